"""Lists of words that tell definitions and facts without a verb, kept in `data/naming.yaml`."""

from __future__ import annotations

from functools import lru_cache

from quizgen.russian.wordlists import lists


def fold(lemma: str) -> str:
    """A word as the lists keep it: е for ё."""
    return lemma.replace("ё", "е")


@lru_cache(maxsize=64)
def naming(name: str) -> frozenset[str]:
    """The list of this name, folded. Raises KeyError for a name the file does not have."""
    return frozenset(map(fold, lists("naming.yaml")[name]))
