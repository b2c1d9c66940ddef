"""Reviews of decks in the database: opened, changed, undone and done again.

The deck itself is never changed. A question rewritten keeps its id, so that what is made of the
review later is an update for those who have learnt the question.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizgen.errors import QuizgenError, phrase
from quizgen.model import Deck
from webapp.library import StoredDeck
from webapp.reviewed import Review, Reviewed, from_record
from webapp.storage import Storage
from webapp.teaching_tables import ReviewedRow, ReviewRow, ReviewStepRow

Then = Callable[[Session, Review], None]
"""What else belongs to an action, done in its transaction: where it raises, nothing is kept."""


class Reviews:
    """Reviews, one a deck. Every method is one whole transaction; `now` has its zone."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def lies_over(self, key: str) -> str | None:
        """The digest of the version the review of this deck lies over; None without a review."""
        with self._storage.read() as session:
            return session.scalar(select(ReviewRow.digest).where(ReviewRow.deck_key == key))

    def open(self, stored: StoredDeck, now: datetime.datetime, then: Then | None = None) -> Review:
        """The review of a deck, begun where there is none yet.

        Where the deck was made anew since, the review goes on over the new version: what was said
        of a question that is still there holds, and new questions are proposed at the end.
        """
        try:
            return self._open(stored, now, then)
        except IntegrityError:
            # On databases that let two write at once, another page may have begun it.
            return self._open(stored, now, then)

    def change(
        self,
        stored: StoredDeck,
        revision: int,
        action: str,
        entries: Iterable[Reviewed],
        now: datetime.datetime,
        then: Then | None = None,
    ) -> Review:
        """Put these entries in place of those of the same questions, as one action.

        Args:
            revision: that of the review the change was meant for.
            action: what is done, in words a page can show: «вопрос отклонён».

        Raises:
            QuizgenError: the review was changed in between, by another page.
        """
        with self._storage.write() as session:
            row = _current(session, stored.key, revision)
            steps = _steps(session, row.id)
            for step in steps:
                if step.undone:
                    session.delete(step)
            # What is deleted gives its number free only once the database knows.
            session.flush()
            before = _records(session, row.id)
            after = {entry.question_id: entry.record() for entry in entries}
            step = ReviewStepRow(
                review_id=row.id,
                number=1 + max((step.number for step in steps if not step.undone), default=0),
                action=action,
                before={name: before.get(name) for name in after},
                after=after,
                undone=False,
                made=now,
            )
            session.add(step)
            return _apply(session, row, after, stored.deck, now, then)

    def undo(
        self,
        stored: StoredDeck,
        revision: int,
        now: datetime.datetime,
        then: Then | None = None,
    ) -> Review:
        """Undo the last action that stands; nothing when there is none.

        Raises QuizgenError when the review was changed in between, by another page.
        """
        return self._step(stored, revision, now, then, back=True)

    def redo(
        self,
        stored: StoredDeck,
        revision: int,
        now: datetime.datetime,
        then: Then | None = None,
    ) -> Review:
        """Do the action undone last again; nothing when there is none.

        Raises QuizgenError when the review was changed in between, by another page.
        """
        return self._step(stored, revision, now, then, back=False)

    def _open(self, stored: StoredDeck, now: datetime.datetime, then: Then | None) -> Review:
        key, digest = stored.key, stored.digest
        with self._storage.write() as session:
            row = _row(session, key)
            if row is not None and row.digest == digest:
                return _review(session, row, stored.deck)
            if row is None:
                row = ReviewRow(deck_key=key, digest=digest, revision=0, created=now, changed=now)
                session.add(row)
                session.flush()
            row.digest, row.revision, row.changed = digest, row.revision + 1, now
            known = _records(session, row.id)
            end = 1 + max((record["place"] for record in known.values()), default=-1)
            new = [question.id for question in stored.deck.questions if question.id not in known]
            for place, question_id in enumerate(new, start=end):
                _put(session, row.id, Reviewed(question_id, place=place))
            session.flush()
            return _after(session, row, stored.deck, then)

    def _step(
        self,
        stored: StoredDeck,
        revision: int,
        now: datetime.datetime,
        then: Then | None,
        *,
        back: bool,
    ) -> Review:
        with self._storage.write() as session:
            row = _current(session, stored.key, revision)
            done, undone = _around(_steps(session, row.id))
            step = done if back else undone
            if step is None:
                return _review(session, row, stored.deck)
            step.undone = back
            records = step.before if back else step.after
            return _apply(session, row, records, stored.deck, now, then)


def _row(session: Session, key: str) -> ReviewRow | None:
    # Held where the database holds rows, so that two changes come one after the other.
    return session.scalar(select(ReviewRow).where(ReviewRow.deck_key == key).with_for_update())


def _current(session: Session, key: str, revision: int) -> ReviewRow:
    row = _row(session, key)
    if row is None or row.revision != revision:
        raise QuizgenError(
            phrase("этот набор тем временем изменён на другой странице"),
            hint=phrase("обновите страницу: на ней будет всё сохранённое"),
        )
    return row


def _apply(
    session: Session,
    row: ReviewRow,
    records: Mapping[str, Mapping[str, Any] | None],
    deck: Deck,
    now: datetime.datetime,
    then: Then | None,
) -> Review:
    for question_id, record in records.items():
        if record is not None:
            _put(session, row.id, from_record(question_id, record))
        elif found := session.get(ReviewedRow, (row.id, question_id)):
            session.delete(found)
    row.revision, row.changed = row.revision + 1, now
    session.flush()
    return _after(session, row, deck, then)


def _after(session: Session, row: ReviewRow, deck: Deck, then: Then | None) -> Review:
    review = _review(session, row, deck)
    if then:
        then(session, review)
    return review


def _put(session: Session, review_id: int, entry: Reviewed) -> None:
    session.merge(ReviewedRow(review_id=review_id, question_id=entry.question_id, **entry.record()))


def _records(session: Session, review_id: int) -> dict[str, dict[str, Any]]:
    rows = session.scalars(
        select(ReviewedRow)
        .where(ReviewedRow.review_id == review_id)
        .order_by(ReviewedRow.place, ReviewedRow.question_id)
    )
    return {
        row.question_id: {
            "state": row.state, "place": row.place, "edits": row.edits, "own": row.own,
        }
        for row in rows
    }  # fmt: skip


def _steps(session: Session, review_id: int) -> Sequence[ReviewStepRow]:
    return session.scalars(
        select(ReviewStepRow)
        .where(ReviewStepRow.review_id == review_id)
        .order_by(ReviewStepRow.number)
    ).all()


def _around(steps: Sequence[ReviewStepRow]) -> tuple[ReviewStepRow | None, ReviewStepRow | None]:
    """The last step that stands and the first that is undone."""
    done = [step for step in steps if not step.undone]
    undone = [step for step in steps if step.undone]
    return (done[-1] if done else None), (undone[0] if undone else None)


def _review(session: Session, row: ReviewRow, deck: Deck) -> Review:
    asked = {question.id for question in deck.questions}
    entries = [from_record(*item) for item in _records(session, row.id).items()]
    done, undone = _around(_steps(session, row.id))
    return Review(
        deck_key=row.deck_key,
        digest=row.digest,
        revision=row.revision,
        # What was said of a question the deck has no more is kept for when it comes back.
        entries=tuple(entry for entry in entries if entry.own or entry.question_id in asked),
        undo=done.action if done else None,
        redo=undone.action if undone else None,
    )
