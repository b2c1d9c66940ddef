"""The review of a deck and the deck that learners get of it, always changed together.

The review lies over the version the program made. What learners and exports get is a version made
of both: rejected questions withdrawn, words rewritten, questions of one's own, the teacher's order.
It becomes the deck of the key in the very transaction that changes the review, so that neither is
ever ahead of the other; a deck that is not what the review says was made anew, and the review then
goes on over that.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from quizgen.decks import deck_from_json, deck_to_json
from quizgen.errors import QuizgenError, phrase
from quizgen.model import Deck, Question
from quizgen.updates import stamped
from webapp.library import StoredDeck
from webapp.reviewed import Review, Reviewed, State
from webapp.reviews import Then
from webapp.services import services

KEPT: tuple[State, ...] = ("proposed", "accepted")
"""The states of questions that learners get: nothing is lost by a review begun and left."""

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Desk:
    """A review with the version it lies over, and the deck learners have now."""

    base: StoredDeck
    review: Review
    current: StoredDeck

    def questions(self) -> dict[str, Question]:
        """Every question of the review as the teacher has it, in his order."""
        states: tuple[State, ...] = ("proposed", "accepted", "rejected")
        return {each.id: each for each in self.review.questions(self.base.deck, states)}


def open_desk(key: str) -> Desk | None:
    """The review of this deck as it stands, begun where there is none; None without a deck."""
    for _ in range(_TRIES):
        current = services().library.find(key)
        if current is None:
            return None
        try:
            return _open(current)
        except _OvertakenError:
            continue
    raise _OvertakenError


def change(desk: Desk, revision: int, action: str, entries: Iterable[Reviewed]) -> None:
    """Put these entries in place of those of the same questions, and the deck after them.

    Raises QuizgenError when the review was changed in between, by another page.
    """
    now = _now()
    then = _then(desk.current, desk.base.deck, now)
    services().reviews.change(desk.base, revision, action, entries, now, then)


def step(desk: Desk, revision: int, *, back: bool) -> None:
    """Undo the last action, or do again what was undone. Raises as `change` does."""
    now = _now()
    reviews, then = services().reviews, _then(desk.current, desk.base.deck, now)
    (reviews.undo if back else reviews.redo)(desk.base, revision, now, then)


def renew(key: str) -> None:
    """Where this deck is under review and was made anew, the review is laid over it at once."""
    if services().reviews.lies_over(key):
        open_desk(key)


class _OvertakenError(QuizgenError):
    """The deck was changed while this page was about to change it."""

    def __init__(self) -> None:
        super().__init__(
            phrase("этот набор тем временем изменён на другой странице"),
            hint=phrase("обновите страницу: на ней будет всё сохранённое"),
        )


def _open(current: StoredDeck) -> Desk:
    reviews, now = services().reviews, _now()
    digest = reviews.lies_over(current.key)
    if digest is not None:
        base = StoredDeck(current.key, digest, services().library.version(digest))
        review = reviews.open(base, now)
        if _bare(_asked(base.deck, review)) == _bare(current.deck.questions):
            return Desk(base, review, current)
    review = reviews.open(current, now, _then(current, current.deck, now))
    return Desk(current, review, services().library.find(current.key) or current)


def _then(current: StoredDeck, base: Deck, now: datetime.datetime) -> Then:
    def then(session: Session, review: Review) -> None:
        _put(session, current, base, review, now)

    return then


def _put(
    session: Session, current: StoredDeck, base: Deck, review: Review, now: datetime.datetime
) -> None:
    """Make the deck that the review says the one of its key."""
    asked = _asked(base, review)
    if _bare(asked) == _bare(current.deck.questions):
        deck = current.deck
    else:
        deck = stamped(current.deck, replace(base, questions=asked, withdrawn=()), now)
        # What cannot be read again must never be stored.
        deck_from_json(deck_to_json(deck))
    if not services().library.put(session, current.key, deck, current):
        raise _OvertakenError


def _asked(base: Deck, review: Review) -> tuple[Question, ...]:
    # A question of one's own whose proof has left the article is nobody's to answer.
    return tuple(each for each in review.questions(base, KEPT) if each.evidence.stop)


def _bare(questions: Iterable[Question]) -> list[Question]:
    """The questions without the times they were given when the deck was made."""
    return [replace(question, changed=None) for question in questions]


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
