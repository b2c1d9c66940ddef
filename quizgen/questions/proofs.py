"""The evidence of a question that stands on several facts."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.model import Evidence
from quizgen.questions.drafts import Draft


def proofs(drafts: Sequence[Draft]) -> tuple[Evidence, tuple[Evidence, ...]]:
    """The evidence of the first draft, and that of the others, each sentence once."""
    first, *more = dict.fromkeys(draft.fact.evidence for draft in drafts)
    return first, tuple(more)


def sentences_of(drafts: Sequence[Draft]) -> tuple[int, ...]:
    """The positions of the sentences the drafts stand on."""
    return tuple(dict.fromkeys(draft.fact.sentence.i for draft in drafts))
