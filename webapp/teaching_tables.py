"""The tables of version 2: decks under review, quizzes given to learners, reports of faults."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from webapp.tables import AttemptRow, Base, DeckEntry, DeckVersion


class Moment(TypeDecorator[datetime.datetime]):
    """A moment with its zone, in and out; SQLite would drop the zone and keep the local hour."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value and value.astimezone(datetime.UTC)

    def process_result_value(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        if value is None:
            return None
        # What has no zone was written above, in UTC.
        whole = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
        return whole.astimezone(datetime.UTC)


class ReviewRow(Base):
    """A deck a teacher is looking through; nothing of it is lost when the page is closed.

    Attributes:
        digest: the version of the deck that the edits below lie over.
        revision: raised by every change, so that a page opened before it cannot undo it unseen.
    """

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    deck_key: Mapped[str] = mapped_column(ForeignKey(DeckEntry.key), unique=True)
    digest: Mapped[str] = mapped_column(ForeignKey(DeckVersion.digest))
    revision: Mapped[int]
    created: Mapped[datetime.datetime] = mapped_column(Moment)
    changed: Mapped[datetime.datetime] = mapped_column(Moment)


class ReviewedRow(Base):
    """What a teacher thinks of one question; no row, and it is proposed in the deck's own place.

    Attributes:
        state: "proposed", "accepted" or "rejected".
        place: where the question stands in the teacher's order; lower is earlier.
        edits: of "stem", "answer", "accepted", "distractors", those the teacher rewrote.
        own: the whole question in the form of a deck file, where the teacher wrote it; else None.
    """

    __tablename__ = "reviewed_questions"
    __table_args__ = (
        CheckConstraint("state IN ('proposed', 'accepted', 'rejected')", name="reviewed_state"),
    )

    review_id: Mapped[int] = mapped_column(ForeignKey(ReviewRow.id), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    state: Mapped[str] = mapped_column(String(10))
    place: Mapped[int]
    edits: Mapped[dict[str, Any]] = mapped_column(JSON)
    own: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ReviewStepRow(Base):
    """One action of a review, that it may be undone and done again.

    Attributes:
        number: from 1, in the order of the actions; those undone go when something else is done.
        action: what was done, in the words of the page.
        before, after: question id → its row's state, place, edits and own; None: there was no row.
    """

    __tablename__ = "review_steps"

    review_id: Mapped[int] = mapped_column(ForeignKey(ReviewRow.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone: Mapped[bool]
    made: Mapped[datetime.datetime] = mapped_column(Moment)


class AssignmentRow(Base):
    """A quiz published for learners under a link of its own, with the rules it is taken by.

    Attributes:
        token: the end of the link; short, but not to be guessed.
        digest: the version of the deck learners get, whatever becomes of the deck later.
        question_ids: the questions chosen, in their order. count: how many of them each attempt
            has, drawn anew; None for all. shuffled: whether each attempt has an order of its own.
        feedback: when right answers are shown: "at_once", "at_end" or "when_opened".
        attempts: how many a learner may make; None for any number.
        seconds: how long an attempt may last; None for no limit.
        opens, closes: from when until when it may be begun and answered; None for no limit.
        named: whether learners are asked for a name.
        answers_opened: when the teacher opened the answers, for feedback "when_opened".
        revoked: since when the link leads nowhere. archived: since when it is out of the list.
        copied_from: the assignment it is a duplicate of.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint(
            "feedback IN ('at_once', 'at_end', 'when_opened')", name="assignment_feedback"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(43), unique=True)
    deck_key: Mapped[str] = mapped_column(ForeignKey(DeckEntry.key), index=True)
    digest: Mapped[str] = mapped_column(ForeignKey(DeckVersion.digest))
    title: Mapped[str] = mapped_column(Text)
    question_ids: Mapped[list[str]] = mapped_column(JSON)
    count: Mapped[int | None]
    shuffled: Mapped[bool]
    feedback: Mapped[str] = mapped_column(String(12))
    attempts: Mapped[int | None]
    seconds: Mapped[int | None]
    opens: Mapped[datetime.datetime | None] = mapped_column(Moment)
    closes: Mapped[datetime.datetime | None] = mapped_column(Moment)
    named: Mapped[bool]
    answers_opened: Mapped[datetime.datetime | None] = mapped_column(Moment)
    created: Mapped[datetime.datetime] = mapped_column(Moment)
    revoked: Mapped[datetime.datetime | None] = mapped_column(Moment)
    archived: Mapped[datetime.datetime | None] = mapped_column(Moment)
    copied_from: Mapped[int | None] = mapped_column(ForeignKey("assignments.id"))


class SittingRow(Base):
    """An attempt made at an assignment: whose it is, until when, and how it is taken up again.

    A table of its own beside `attempts`, because most attempts are made at no assignment.

    Attributes:
        learner: a random name the browser keeps, by which a learner's attempts are counted.
        name: what the learner called himself; empty where no name is asked.
        resume_token: the end of the private link that goes on with it on another device.
        deadline: when its own time is up by this server's clock; None for no limit. It also ends
            when the assignment closes.
        finished: when the learner handed it in.
    """

    __tablename__ = "sittings"
    __table_args__ = (Index("sittings_of_a_learner", "assignment_id", "learner"),)

    attempt_id: Mapped[int] = mapped_column(ForeignKey(AttemptRow.id), primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey(AssignmentRow.id))
    learner: Mapped[str] = mapped_column(String(43))
    name: Mapped[str] = mapped_column(Text)
    resume_token: Mapped[str] = mapped_column(String(43), unique=True)
    deadline: Mapped[datetime.datetime | None] = mapped_column(Moment)
    finished: Mapped[datetime.datetime | None] = mapped_column(Moment)


class ReportRow(Base):
    """«С вопросом что-то не так»: a learner's word on a question, one an attempt and question.

    Attributes:
        words: what the learner wrote; may be empty. read: when a teacher had read it.
    """

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("attempt_id", "question_id", name="one_report"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey(AttemptRow.id))
    question_id: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    sent: Mapped[datetime.datetime] = mapped_column(Moment)
    read: Mapped[datetime.datetime | None] = mapped_column(Moment)
