"""«Расположите события в хронологическом порядке.»: dated events of several facts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from quizgen.model import Article, Question
from quizgen.questions.drafts import Draft
from quizgen.questions.events import Event, apart, events
from quizgen.questions.importance import Importance
from quizgen.questions.proofs import proofs, sentences_of

TEMPLATE = "several/ordering"
STEM = "Расположите события в хронологическом порядке."
ARROW = " → "
LEAST, MOST = 3, 5
_LIFE = frozenset(("родиться", "умереть", "скончаться", "погибнуть", "похоронить"))


def ordering(
    kept: Sequence[Draft], article: Article, importance: Importance
) -> tuple[Question, tuple[int, ...]] | None:
    """One question over the article's dated events, with the sentences it stands on; or None.

    Args:
        kept: drafts that passed review.
    """
    found = events(kept, article, importance)
    chosen = chronicle([event for event in found if not _of_a_life(event)])
    if len(chosen) < LEAST:
        return None
    labels = tuple(event.label for event in chosen)
    first, more = proofs([event.draft for event in chosen])
    question = Question(
        # One in a deck: it stays the same question when an event is added to it.
        id=hashlib.sha256(f"{article.id}|{TEMPLATE}".encode()).hexdigest()[:12],
        kind="ordering",
        stem=STEM,
        answer=ARROW.join(labels),
        evidence=first,
        template=TEMPLATE,
        asks="order",
        salience=max(event.salience for event in chosen),
        items=labels,
        more=more,
    )
    return question, sentences_of([event.draft for event in chosen])


def _of_a_life(event: Event) -> bool:
    """Birth and death have their place without any knowledge."""
    predicate = event.draft.fact.predicate
    return predicate is not None and predicate.lemma in _LIFE


def chronicle(found: Sequence[Event]) -> list[Event]:
    """Up to `MOST` of the most telling events that are certainly apart, as they happened."""
    chosen: list[Event] = []
    for event in sorted(found, key=lambda e: (-e.salience, e.draft.id)):
        if len(chosen) < MOST and all(apart(event, other) for other in chosen):
            chosen.append(event)
    return sorted(chosen, key=lambda event: event.date)
