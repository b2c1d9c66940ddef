"""Lists of words that references are decided by, kept as data in `data/references.yaml`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    text = files("quizgen.russian").joinpath("data/references.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return {
        name: frozenset(word.strip() for word in row.split(",")) for name, row in loaded.items()
    }


def reference_words(name: str) -> frozenset[str]:
    """The list of this name, dictionary forms. Raises KeyError for an unknown name."""
    return _lists()[name]
