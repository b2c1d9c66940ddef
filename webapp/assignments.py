"""Assignments in the database: published, found by their link, begun, handed in."""

from __future__ import annotations

import datetime
import random
import secrets
from dataclasses import asdict
from typing import cast

from sqlalchemy import ColumnElement, func, select

from quizgen.errors import QuizgenError, phrase
from quizgen.model import Deck
from webapp.assigned import Assignment, Feedback, Rules, Sitting
from webapp.attempts import new_attempt
from webapp.library import Library, put_version
from webapp.storage import Storage
from webapp.tables import AttemptRow
from webapp.teaching_tables import AssignmentRow, SittingRow

# Letters and digits nobody takes for another, for a link read off a board: 12 are 59 bits.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 12

_REFUSALS = {
    "revoked": (phrase("этот тест больше не доступен"), phrase("спросите того, кто дал ссылку")),
    "early": (phrase("этот тест ещё не открыт"), phrase("зайдите позже")),
    "closed": (phrase("этот тест уже закрыт"), phrase("спросите того, кто дал ссылку")),
}


class Assignments:
    """Assignments and the attempts at them. Every method is one whole transaction.

    `now` is a moment with its zone. An id nobody has raises sqlalchemy.exc.NoResultFound.
    """

    def __init__(self, storage: Storage, library: Library) -> None:
        self._storage = storage
        self._library = library

    def publish(
        self, key: str, deck: Deck, title: str, rules: Rules, now: datetime.datetime
    ) -> Assignment:
        """Give a deck to learners under a new link.

        Args:
            key: of the deck it is made of. deck: what learners get, the teacher's edits in it.

        Raises:
            QuizgenError: nobody could take a quiz by these rules.
        """
        columns = _columns(rules, deck)
        with self._storage.write() as session:
            row = AssignmentRow(
                token=_token(),
                deck_key=key,
                digest=put_version(session, deck),
                title=title,
                created=now,
                **columns,
            )
            session.add(row)
            session.flush()
            return _assignment(row)

    def find(self, token: str) -> Assignment | None:
        """The assignment of this link, revoked ones too, or None."""
        with self._storage.read() as session:
            row = session.scalar(select(AssignmentRow).where(AssignmentRow.token == token))
            return _assignment(row) if row else None

    def get(self, assignment_id: int) -> Assignment:
        """The assignment of this id."""
        with self._storage.read() as session:
            return _assignment(session.get_one(AssignmentRow, assignment_id))

    def listing(self, *, archived: bool = False) -> tuple[Assignment, ...]:
        """Those in the archive or those out of it, the newest first."""
        put_away = AssignmentRow.archived.is_not(None)
        query = select(AssignmentRow).where(put_away if archived else ~put_away)
        newest = query.order_by(AssignmentRow.created.desc(), AssignmentRow.id.desc())
        with self._storage.read() as session:
            return tuple(_assignment(row) for row in session.scalars(newest))

    def change(self, assignment_id: int, title: str, rules: Rules) -> Assignment:
        """Give it another title and rules; attempts already begun keep their questions and time.

        Raises QuizgenError when nobody could take a quiz by these rules.
        """
        deck = self._library.version(self.get(assignment_id).digest)
        return self._set(assignment_id, title=title, **_columns(rules, deck))

    def revoke(self, assignment_id: int, since: datetime.datetime | None) -> Assignment:
        """Let the link lead nowhere from this moment on; None: let it lead there again."""
        return self._set(assignment_id, revoked=since)

    def archive(self, assignment_id: int, since: datetime.datetime | None) -> Assignment:
        """Take it out of the list; None: bring it back."""
        return self._set(assignment_id, archived=since)

    def open_answers(self, assignment_id: int, since: datetime.datetime | None) -> Assignment:
        """Let learners see the right answers; None: hide them again."""
        return self._set(assignment_id, answers_opened=since)

    def duplicate(self, assignment_id: int, now: datetime.datetime) -> Assignment:
        """The same quiz by the same rules, under a new link and with no attempts."""
        with self._storage.write() as session:
            old = session.get_one(AssignmentRow, assignment_id)
            row = AssignmentRow(
                token=_token(),
                deck_key=old.deck_key,
                digest=old.digest,
                title=old.title,
                created=now,
                copied_from=old.id,
                **asdict(_assignment(old).rules),
            )
            session.add(row)
            session.flush()
            return _assignment(row)

    def start(self, assignment_id: int, learner: str, name: str, now: datetime.datetime) -> Sitting:
        """Begin an attempt.

        Args:
            learner: a random name the browser keeps, by which attempts are counted.
            name: what the learner calls himself; not kept where no name is asked.

        Raises:
            QuizgenError: it is not open now, a name is missing, or the attempts are used up.
        """
        with self._storage.write() as session:
            # Held, where the database holds rows: two starts at once are counted one by one.
            row = session.get_one(AssignmentRow, assignment_id, with_for_update=True)
            found = _assignment(row)
            rules = found.rules
            if refusal := _REFUSALS.get(found.standing(now)):
                raise QuizgenError(refusal[0], hint=refusal[1])
            name = " ".join(name.split()) if rules.named else ""
            if rules.named and not name:
                raise QuizgenError(
                    phrase("имя не указано"), hint=phrase("впишите имя, чтобы начать")
                )
            made = select(func.count()).where(
                SittingRow.assignment_id == assignment_id, SittingRow.learner == learner
            )
            if rules.attempts is not None and session.scalars(made).one() >= rules.attempts:
                raise QuizgenError(
                    phrase("все попытки уже сделаны"), hint=phrase("результаты остались у вас")
                )
            attempt = new_attempt(found.deck_key, found.digest, _drawn(rules), None, now)
            session.add(attempt)
            session.flush()
            limit = rules.seconds and datetime.timedelta(seconds=rules.seconds)
            sitting = SittingRow(
                attempt_id=attempt.id,
                assignment_id=assignment_id,
                learner=learner,
                name=name,
                resume_token=secrets.token_hex(16),
                deadline=now + limit if limit else None,
            )
            session.add(sitting)
            session.flush()
            return _sitting(sitting, attempt, row)

    def sitting(self, attempt_id: int) -> Sitting | None:
        """The sitting this attempt is, or None where it was made at no assignment."""
        return self._one(SittingRow.attempt_id == attempt_id)

    def resume(self, resume_token: str) -> Sitting | None:
        """The sitting of a private link, or None."""
        return self._one(SittingRow.resume_token == resume_token)

    def sittings(self, assignment_id: int, learner: str | None = None) -> tuple[Sitting, ...]:
        """All sittings of an assignment, or one learner's, in the order they were begun."""
        query = _SITTINGS.where(SittingRow.assignment_id == assignment_id)
        if learner is not None:
            query = query.where(SittingRow.learner == learner)
        with self._storage.read() as session:
            rows = session.execute(query.order_by(SittingRow.attempt_id))
            return tuple(_sitting(*row) for row in rows)

    def finish(self, attempt_id: int, now: datetime.datetime) -> None:
        """Hand a sitting in; the first time counts."""
        with self._storage.write() as session:
            row = session.get_one(SittingRow, attempt_id, with_for_update=True)
            row.finished = row.finished or now

    def _one(self, condition: ColumnElement[bool]) -> Sitting | None:
        with self._storage.read() as session:
            row = session.execute(_SITTINGS.where(condition)).one_or_none()
            return _sitting(*row) if row else None

    def _set(self, assignment_id: int, **columns: object) -> Assignment:
        with self._storage.write() as session:
            row = session.get_one(AssignmentRow, assignment_id)
            for name, value in columns.items():
                setattr(row, name, value)
            return _assignment(row)


_SITTINGS = (
    select(SittingRow, AttemptRow, AssignmentRow)
    .join(AttemptRow, AttemptRow.id == SittingRow.attempt_id)
    .join(AssignmentRow, AssignmentRow.id == SittingRow.assignment_id)
)


def _token() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def _columns(rules: Rules, deck: Deck) -> dict[str, object]:
    there = tuple(question.id for question in deck.questions)
    rules.check(there)
    return {**asdict(rules), "question_ids": list(rules.question_ids or there)}


def _drawn(rules: Rules) -> list[str]:
    ids = rules.question_ids
    drawn = random.SystemRandom().sample(ids, min(rules.count or len(ids), len(ids)))
    return drawn if rules.shuffled else [each for each in ids if each in set(drawn)]


def _assignment(row: AssignmentRow) -> Assignment:
    rules = Rules(
        question_ids=tuple(row.question_ids),
        count=row.count,
        shuffled=row.shuffled,
        feedback=cast(Feedback, row.feedback),
        attempts=row.attempts,
        seconds=row.seconds,
        opens=row.opens,
        closes=row.closes,
        named=row.named,
    )
    return Assignment(
        id=row.id,
        token=row.token,
        deck_key=row.deck_key,
        digest=row.digest,
        title=row.title,
        rules=rules,
        created=row.created,
        answers_opened=row.answers_opened,
        revoked=row.revoked,
        archived=row.archived,
        copied_from=row.copied_from,
    )


def _sitting(row: SittingRow, attempt: AttemptRow, assignment: AssignmentRow) -> Sitting:
    started = attempt.started
    ends = [moment for moment in (row.deadline, assignment.closes) if moment]
    return Sitting(
        attempt_id=row.attempt_id,
        attempt_token=attempt.token,
        assignment_id=row.assignment_id,
        learner=row.learner,
        name=row.name,
        resume_token=row.resume_token,
        # SQLite gives back the old tables' times without their zone; they are of UTC.
        started=started if started.tzinfo else started.replace(tzinfo=datetime.UTC),
        deadline=min(ends, default=None),
        finished=row.finished,
    )
