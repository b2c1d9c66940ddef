"""Lists of words the rules look up, kept as data in `data/*.yaml`, parted by commas."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def lists(file: str) -> dict[str, frozenset[str]]:
    """Every list of a file of `data/`, by name."""
    text = files("quizgen.russian").joinpath(f"data/{file}").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return {
        name: frozenset(word.strip() for word in row.split(",")) for name, row in loaded.items()
    }


def words(name: str) -> frozenset[str]:
    """The list of this name. Raises KeyError for a name `data/words.yaml` does not have."""
    return lists("words.yaml")[name]
