"""Clauses a line of a place asks whole: the templates that copy the rest of them keep silent."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.questions.drafts import Draft

_LINES = "thinglines"
_COPIES = "general"
_OWN = frozenset(("complement", "object", "with"))
"""What a line asks by its table only: another phrase of the clause is still worth asking."""


def told_verbs(kept: Sequence[Draft]) -> frozenset[tuple[int, int]]:
    """Sentence and place of every verb of which a line of a place is asked."""
    return frozenset(
        (draft.fact.sentence.i, role.head.start)
        for draft in kept
        if draft.template.pack == _LINES
        for role in draft.fact.roles
        if role.name == "thing"
    )


def told_in_a_line(draft: Draft, verbs: frozenset[tuple[int, int]]) -> bool:
    """Whether a template that copies its clause asks of a verb a line has asked of."""
    predicate = draft.fact.predicate
    if draft.template.pack != _COPIES or predicate is None or draft.fact.rule == "deed":
        return False
    if draft.role.name in _OWN:
        return False
    return any((draft.fact.sentence.i, token.start) in verbs for token in predicate.tokens)
