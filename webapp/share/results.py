"""What learners did at an assignment, counted by the database."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import Integer, cast, func, select

from webapp.assigned import Assignment
from webapp.languages import gettext
from webapp.services import services
from webapp.share import clock
from webapp.tables import AnswerRow, AttemptRow
from webapp.teaching_tables import SittingRow


@dataclass(frozen=True, slots=True)
class Line:
    """One sitting: who, how many right and answered of how many, when, and how it stands.

    Attributes:
        attempt_token: of the attempt. stand: "going", "done" or "late", its time being up.
        turn: which attempt of this learner it is, from 1.
    """

    attempt_token: str
    name: str
    turn: int
    right: int
    answered: int
    total: int
    started: datetime.datetime
    finished: datetime.datetime | None
    stand: str


def _nameless(place: int) -> str:
    return gettext("Ученик %(number)s", number=place + 1)


def lines(assignment: Assignment) -> tuple[Line, ...]:
    """The sittings of an assignment, the newest first.

    A learner who was asked no name is «Ученик 1», «Ученик 2», in the order they came.
    """
    counted = (
        select(
            AnswerRow.attempt_id,
            func.count().label("answered"),
            func.sum(cast(AnswerRow.right, Integer)).label("right"),
        )
        .join(SittingRow, SittingRow.attempt_id == AnswerRow.attempt_id)
        .where(SittingRow.assignment_id == assignment.id)
        .group_by(AnswerRow.attempt_id)
    )
    asked = (
        select(AttemptRow.id, AttemptRow.question_ids)
        .join(SittingRow, SittingRow.attempt_id == AttemptRow.id)
        .where(SittingRow.assignment_id == assignment.id)
    )
    with services().storage.read() as session:
        done = {row.attempt_id: (row.answered, row.right) for row in session.execute(counted)}
        totals = {row.id: len(row.question_ids) for row in session.execute(asked)}
    now = clock.now()
    turns: dict[str, int] = {}
    found = []
    for sitting in services().assignments.sittings(assignment.id):
        turns[sitting.learner] = turns.get(sitting.learner, 0) + 1
        answered, right = done.get(sitting.attempt_id, (0, 0))
        # One begun in between has no count yet.
        total = totals.get(sitting.attempt_id, 0)
        finished = sitting.finished or (sitting.deadline if sitting.is_over(now) else None)
        whole = bool(total) and answered >= total
        over = whole or finished is not None or assignment.revoked is not None
        found.append(
            Line(
                attempt_token=sitting.attempt_token,
                name=sitting.name or _nameless(list(turns).index(sitting.learner)),
                turn=turns[sitting.learner],
                right=right,
                answered=answered,
                total=total,
                started=sitting.started,
                finished=finished,
                stand="done" if whole else "late" if over else "going",
            )
        )
    return tuple(reversed(found))
