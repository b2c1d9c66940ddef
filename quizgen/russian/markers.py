"""Phrases that open a circumstance of the clause: «из-за», «в результате», «с помощью»."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def markers() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Every marker as (role, its words in lower case, case of what follows), longest first."""
    text = files("quizgen.russian").joinpath("data/markers.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(text)
    found = [
        (role, tuple(words.split()), case)
        for role, section in loaded.items()
        for words, case in section.items()
    ]
    return tuple(sorted(found, key=lambda row: -len(row[1])))
