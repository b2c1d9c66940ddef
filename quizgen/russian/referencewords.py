"""Lists of words that references are decided by, kept as data in `data/references.yaml`."""

from __future__ import annotations

from quizgen.russian.wordlists import lists


def reference_words(name: str) -> frozenset[str]:
    """The list of this name, dictionary forms. Raises KeyError for an unknown name."""
    return lists("references.yaml")[name]
