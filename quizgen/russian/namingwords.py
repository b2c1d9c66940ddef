"""Lists of words that tell definitions and facts without a verb, kept in `data/naming.yaml`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    text = files("quizgen.russian").joinpath("data/naming.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return {
        name: frozenset(fold(word.strip()) for word in row.split(","))
        for name, row in loaded.items()
    }


def fold(lemma: str) -> str:
    """A word as the lists keep it: е for ё."""
    return lemma.replace("ё", "е")


def naming(name: str) -> frozenset[str]:
    """The list of this name, folded. Raises KeyError for a name the file does not have."""
    return _lists()[name]
