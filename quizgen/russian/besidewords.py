"""Lists of words that tell facts beside a clause, kept in `data/beside.yaml`."""

from __future__ import annotations

from functools import lru_cache

from quizgen.russian.wordlists import lists


@lru_cache(maxsize=64)
def beside(name: str) -> frozenset[str]:
    """The list of this name. Raises KeyError for a name the file does not have."""
    return lists("beside.yaml")[name]
