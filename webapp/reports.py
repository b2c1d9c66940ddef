"""«С вопросом что-то не так»: what learners report, in the database, and what teachers read."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from webapp.storage import Storage
from webapp.tables import AnswerRow, AttemptRow
from webapp.teaching_tables import ReportRow, SittingRow


@dataclass(frozen=True, slots=True)
class Report:
    """A learner's word on a question, with the attempt it was said in.

    Attributes:
        attempt_token: of the attempt. deck_key, digest: the deck, and its version in that attempt.
        words: may be empty. given: the learner's answer to the question; None before there is one.
        name: what the learner called himself; "" where no name was asked.
        assignment_id: None where the quiz was taken for oneself.
        sent, read: moments in UTC; None while no teacher has read it.
    """

    id: int
    attempt_token: str
    deck_key: str
    digest: str
    question_id: str
    words: str
    given: str | None
    name: str
    assignment_id: int | None
    sent: datetime.datetime
    read: datetime.datetime | None


class Reports:
    """Reports in the database. Every method is one whole transaction."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def send(self, attempt_id: int, question_id: str, words: str, now: datetime.datetime) -> None:
        """Keep a report. A second one on the same question of the attempt takes its place, unread.

        The same words again change nothing: a button may be pressed twice.
        """
        try:
            self._send(attempt_id, question_id, words, now)
        except IntegrityError:
            # On databases that let two write at once, another request may have been first.
            self._send(attempt_id, question_id, words, now)

    def listing(
        self, *, deck_key: str | None = None, unread_only: bool = False
    ) -> tuple[Report, ...]:
        """Reports on one deck or on all, the newest first."""
        query = (
            select(ReportRow, AttemptRow, AnswerRow.given, SittingRow)
            .join(AttemptRow, AttemptRow.id == ReportRow.attempt_id)
            .outerjoin(
                AnswerRow,
                (AnswerRow.attempt_id == ReportRow.attempt_id)
                & (AnswerRow.question_id == ReportRow.question_id),
            )
            .outerjoin(SittingRow, SittingRow.attempt_id == ReportRow.attempt_id)
            .order_by(ReportRow.sent.desc(), ReportRow.id.desc())
        )
        if deck_key is not None:
            query = query.where(AttemptRow.deck_key == deck_key)
        if unread_only:
            query = query.where(ReportRow.read.is_(None))
        with self._storage.read() as session:
            return tuple(_report(*row) for row in session.execute(query))

    def unread(self) -> int:
        """How many no teacher has read."""
        with self._storage.read() as session:
            return session.scalars(select(func.count()).where(ReportRow.read.is_(None))).one()

    def mark_read(self, ids: Collection[int], now: datetime.datetime | None) -> None:
        """Note that a teacher has read these; None: that they are to be read again."""
        with self._storage.write() as session:
            session.execute(update(ReportRow).where(ReportRow.id.in_(ids)).values(read=now))

    def _send(self, attempt_id: int, question_id: str, words: str, now: datetime.datetime) -> None:
        with self._storage.write() as session:
            row = session.scalar(
                select(ReportRow).where(
                    ReportRow.attempt_id == attempt_id, ReportRow.question_id == question_id
                )
            )
            if row is None:
                row = ReportRow(attempt_id=attempt_id, question_id=question_id)
                session.add(row)
            elif row.words == words:
                return
            row.words, row.sent, row.read = words, now, None


def _report(
    row: ReportRow, attempt: AttemptRow, given: str | None, sitting: SittingRow | None
) -> Report:
    return Report(
        id=row.id,
        attempt_token=attempt.token,
        deck_key=attempt.deck_key,
        digest=attempt.digest,
        question_id=row.question_id,
        words=row.words,
        given=given,
        name=sitting.name if sitting else "",
        assignment_id=sitting.assignment_id if sitting else None,
        sent=row.sent,
        read=row.read,
    )
