"""Wrong options for «в семье сапожника»: families of other trades."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.questions.drafts import Draft
from quizgen.questions.telling import content
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.nearvalues import rank
from quizgen.russian.wordlists import lists

_WORDS = 3
"""Words of an answer that tells one trade and nothing else."""


_WORKERS = 1918
"""From this year on nobody in most articles is the child of a banker."""
_NOUNS = ("NOUN", "ADJ")


def trades_beside(draft: Draft, year: int | None) -> Iterator[str]:
    """Families of other trades, where the answer is a family of one trade.

    Args:
        year: of the birth.
    """
    answer = draft.answer.split()
    if len(answer) != _WORDS or not answer[-1].islower() or answer[1] != "семье":
        return
    own = {reading.lemma for reading in readings(answer[-1])}
    for trade in rank(draft.id, sorted(_row(own, year))):
        form = _genitive(trade)
        if form and trade not in own and not set(content(trade)) & set(
            content(draft.fact.sentence.text)
        ):  # fmt: skip
            yield f"в семье {form}"


def _row(own: set[str], year: int | None) -> frozenset[str]:
    table = lists("genus.yaml")
    late = year is not None and year >= _WORKERS
    walks = ("walks of life",) if late else ("old walks of life", "landed", "walks of life")
    for name in walks:
        if own & table[name]:
            return table[name]
    return table["trades of workers" if late else "trades"]


def _genitive(trade: str) -> str | None:
    found = [
        r for r in readings(trade)
        if r.feats.get("Case") == "Nom" and r.feats.get("Number") == "Sing" and r.pos in _NOUNS
    ]  # fmt: skip
    return inflect(found[0], case="Gen", number="Sing") if found else None
