"""The rules of an assignment, kept over an attempt made at it: is it over, may answers be seen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from webapp.assigned import Assignment, Sitting
from webapp.attempts import Attempt
from webapp.services import services
from webapp.share import clock


@dataclass(frozen=True, slots=True)
class Kept:
    """How an attempt at an assignment stands.

    Attributes:
        over: no more answers are taken. due: right answers and the score may be seen; nothing
            that tells them leaves the server before. late: it ended with questions unanswered.
        left: what remains of the time; None where there is no limit or it is over.
    """

    assignment: Assignment
    sitting: Sitting
    over: bool
    due: bool
    late: bool
    left: datetime.timedelta | None

    @property
    def seconds_left(self) -> int | None:
        """Whole seconds that remain."""
        return int(self.left.total_seconds()) if self.left is not None else None


def kept(attempt: Attempt) -> Kept | None:
    """How the attempt stands now; None where it was made at no assignment."""
    sitting = services().assignments.sitting(attempt.id)
    if sitting is None:
        return None
    assignment = services().assignments.get(sitting.assignment_id)
    now = clock.now()
    ended = attempt.next_open is None or sitting.is_over(now)
    over = ended or assignment.revoked is not None
    return Kept(
        assignment=assignment,
        sitting=sitting,
        over=over,
        due=is_due(assignment, ended),
        late=over and attempt.next_open is not None,
        left=sitting.deadline - now if sitting.deadline and not over else None,
    )


def is_due(assignment: Assignment, ended: bool) -> bool:
    """Whether answers given may be shown as right or wrong."""
    if assignment.rules.feedback == "when_opened":
        return ended and assignment.answers_opened is not None
    return assignment.rules.feedback == "at_once" or ended


def hand_in(attempt: Attempt) -> None:
    """Note that nothing is left to answer, if so it is."""
    found = services().attempts.find(attempt.token)
    if found is not None and found.next_open is None:
        services().assignments.finish(found.id, clock.now())
