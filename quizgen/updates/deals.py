"""Keeping the cards that were dealt: the kind asked, the wrong options, true or false.

The generator deals these by the question's id, and an id begins with the number of its sentence.
A sentence put in front shifts the numbers, and every question after it would be dealt anew:
other wrong options, and another kind, which to Anki is another note, reviews lost. So where the
generator's id is another than the one kept, its deal is no correction, and the old one stands
as long as the article still bears it out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from quizgen.model import Article, Question

_WORD = re.compile(r"\w+")
_ALIKE = frozenset(("choice", "typed"))
"""Kinds that ask and answer in the same words."""


def same_deal(
    old: tuple[Article, Question], new: tuple[Article, Question], kinds: Collection[str]
) -> Question:
    """The new question as the old one was dealt, where nothing but the deal differs.

    Args:
        old, new: the question's two versions, each with its article and the id it was made with.
        kinds: those the new deck was to ask; a question of another is not to stay one.
    """
    (before, was), (after, now) = old, new
    if was.id == now.id or was.kind not in kinds or before.date != after.date:
        return now
    if any(word in after.text and word not in before.text for word in was.distractors):
        # What the article now says may be right.
        return now
    if _proofs(was) != _proofs(now):
        if {was.kind, now.kind} == _ALIKE and was.answer == now.answer:
            return replace(now, kind=was.kind, distractors=was.distractors)
        return now
    if was.kind == now.kind != "true_false":
        same = (was.answer, was.items, was.matches) == (now.answer, now.items, now.matches)
        return replace(now, distractors=was.distractors) if same else now
    if not _still_said(was, before.text, after.text):
        return now
    return replace(
        now,
        kind=was.kind,
        stem=was.stem,
        answer=was.answer,
        accepted=was.accepted,
        distractors=was.distractors,
        items=was.items,
        matches=was.matches,
    )


def _proofs(question: Question) -> list[str]:
    return [evidence.text for evidence in (question.evidence, *question.more)]


def _still_said(question: Question, before: str, after: str) -> bool:
    """Whether no word it took from the article, a name perhaps, has been corrected away since."""
    taken = _words(" ".join((question.stem, question.answer, *question.items)))
    return not (taken & _words(before)) - _words(after)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
