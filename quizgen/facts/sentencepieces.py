"""The pieces of a sentence, cut once for the families of rules that look into them."""

from __future__ import annotations

from functools import lru_cache

from quizgen.facts.spans import Clauses
from quizgen.model import Sentence


class _Same:
    """A sentence as a key: equal only to itself, for its words are many to compare."""

    __slots__ = ("sentence",)

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def __hash__(self) -> int:
        return id(self.sentence)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.sentence is self.sentence


def pieces_of(sentence: Sentence) -> Clauses:
    """The sentence cut at its commas, once for all the families that look at its pieces."""
    return _pieces(_Same(sentence))


@lru_cache(maxsize=256)
def _pieces(same: _Same) -> Clauses:
    return Clauses(same.sentence)
