"""The verbs of general truths and how each is asked, from `data/truths.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quizgen.russian.wordlists import lists


@dataclass(frozen=True, slots=True)
class Asking:
    """How a phrase beside a verb is asked.

    Attributes:
        words: «из чего», «где». prepositions: those it may stand with, "" for none.
        cases: those its noun may stand in.
    """

    words: str
    prepositions: frozenset[str]
    cases: frozenset[str]


@cache
def askings() -> dict[str, tuple[Asking, ...]]:
    """Verb, dictionary form → the ways its phrases are asked, in the order of the table."""
    found: dict[str, tuple[Asking, ...]] = {}
    for key, verbs in lists("truths.yaml").items():
        asked, prepositions, cases = (piece.strip() for piece in key.split("|"))
        asking = Asking(
            asked,
            frozenset("" if p == "-" else p for p in prepositions.split(",")),
            frozenset(cases.split()),
        )
        for verb in sorted(verbs):
            found[verb] = (*found.get(verb, ()), asking)
    return found


def truth_words(name: str) -> frozenset[str]:
    """A list of `data/truthwords.yaml`. Raises KeyError for a name it does not have."""
    return lists("truthwords.yaml")[name]
