"""Checks that are too coarse for a draft whose own rule has seen to what they look for."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.questions import complements, deedchecks, encychecks
from quizgen.questions.drafts import Draft

EXCUSES: tuple[Callable[[Draft, Callable[[Draft], bool]], bool], ...] = (
    complements.excused,
    deedchecks.excused,
    encychecks.excused,
)


def excused(draft: Draft, check: Callable[[Draft], bool]) -> bool:
    """Whether what the check found speaks not against this draft."""
    return any(excuse(draft, check) for excuse in EXCUSES)
