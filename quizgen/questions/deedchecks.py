"""Which checks a deed told whole has passed: its thing has a name, its verb all it needs."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.questions.answers import vague_answer
from quizgen.questions.drafts import Draft

_TOLD_WHOLE = frozenset(
    ("own_without_owner", "saying", "object_lost", "receiver_lost", "too_little_said",
     "nameless_past", "gift_to_nobody", "no_subject", "folk", "nothing_named",
     "receiver_of_nothing", "nameless_event", "undated_event")
)  # fmt: skip
"""Checks by the names of their functions, which stand in modules of many subjects."""


def excused(draft: Draft, check: Callable[[Draft], bool]) -> bool:
    """Whether what the check found speaks not against a fact of the rule of deeds."""
    if draft.fact.rule != "deed":
        return False
    if check is vague_answer:
        return "PEOPLE" in draft.role.types  # a people, never «участники»
    return check.__name__ in _TOLD_WHOLE
