"""A teacher's review of a deck: kept, undone, done again, never lost between two pages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.errors import QuizgenError
from quizgen.model import Deck, Evidence
from webapp.library import Library, StoredDeck
from webapp.reviewed import Edits, own_id
from webapp.reviews import Reviews
from webapp.storage import Storage, sqlite_url

NOW = datetime.datetime(2026, 3, 4, 5, 6, tzinfo=datetime.UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        storage = Storage(sqlite_url(tmp_path / "q"))
    else:
        storage = Storage(request.getfixturevalue("postgres_url"))
    yield storage
    storage.close()


@pytest.fixture
def stored(storage: Storage, deck: Deck) -> StoredDeck:
    """The small deck in the database."""
    library = Library(storage)
    return library.find(library.add(deck))


@pytest.fixture
def reviews(storage: Storage) -> Reviews:
    return Reviews(storage)


def ids(review) -> list[str]:
    return [entry.question_id for entry in review.entries]


def test_a_review_begins_with_everything_proposed(reviews: Reviews, stored: StoredDeck) -> None:
    """Opened first, a review has the deck's questions in its order, and accepts none yet."""
    review = reviews.open(stored, NOW)
    assert ids(review) == [question.id for question in stored.deck.questions]
    assert {entry.state for entry in review.entries} == {"proposed"}
    assert review.questions(stored.deck) == ()
    assert review.questions(stored.deck, ("proposed",)) == stored.deck.questions
    assert (review.undo, review.redo) == (None, None)
    assert reviews.open(stored, NOW) == review


def test_what_is_done_is_there_when_opened_again(reviews: Reviews, stored: StoredDeck) -> None:
    """States, words rewritten, an own question and the order all come back as they were left."""
    review = reviews.open(stored, NOW)
    first, second, third = review.entries[:3]
    own = replace(stored.deck.questions[1], id=own_id(), stem="Чьё это?", tags=("своё",))
    edits = Edits("Кто главный?", accepted=("Рябинина", "А. Рябинина"), distractors=())
    changed = [
        replace(first, state="accepted", place=5, edits=edits),
        replace(second, state="rejected"),
        replace(third, state="accepted", place=-1),
        replace(first, question_id=own.id, state="accepted", place=2, own=own),
    ]
    left = reviews.change(stored, review.revision, "много сразу", changed, NOW)
    found = reviews.open(stored, NOW)
    assert found == left
    asked = found.questions(stored.deck)
    assert [question.id for question in asked] == ["sad-3", own.id, "sad-1"]
    assert asked[1] == own
    old = stored.deck.questions[0]
    assert asked[2] == replace(
        old, stem="Кто главный?", accepted=("Рябинина", "А. Рябинина"), distractors=()
    )
    assert found.entry("sad-2").state == "rejected"
    assert found.undo == "много сразу"


def test_every_action_is_undone_and_done_again_in_order(
    reviews: Reviews, stored: StoredDeck
) -> None:
    """Undoing goes back one action at a time to the beginning, and all can be done again."""
    review = reviews.open(stored, NOW)
    states = [review]
    own = replace(stored.deck.questions[0], id="own-1")
    for action, entry in (
        ("принят", replace(review.entries[0], state="accepted")),
        ("изменён", replace(review.entries[0], state="accepted", edits=Edits(answer="Да"))),
        ("свой", replace(review.entries[0], question_id="own-1", own=own, place=9)),
    ):
        review = reviews.change(stored, review.revision, action, [entry], NOW)
        states.append(review)
    assert [state.undo for state in states] == [None, "принят", "изменён", "свой"]
    for state in states[-2::-1]:
        review = reviews.undo(stored, review.revision, NOW)
        assert (review.entries, review.undo) == (state.entries, state.undo)
    assert reviews.undo(stored, review.revision, NOW) == review
    for state in states[1:]:
        assert review.redo == state.undo
        review = reviews.redo(stored, review.revision, NOW)
        assert review.entries == state.entries
    assert reviews.redo(stored, review.revision, NOW) == review


def test_something_new_takes_the_place_of_what_was_undone(
    reviews: Reviews, stored: StoredDeck
) -> None:
    """After undoing and doing something else there is nothing left to do again."""
    review = reviews.open(stored, NOW)
    accepted = replace(review.entries[0], state="accepted")
    rejected = replace(review.entries[0], state="rejected")
    review = reviews.change(stored, review.revision, "принят", [accepted], NOW)
    review = reviews.undo(stored, review.revision, NOW)
    review = reviews.change(stored, review.revision, "отклонён", [rejected], NOW)
    assert (review.undo, review.redo) == ("отклонён", None)
    assert reviews.undo(stored, review.revision, NOW).entry("sad-1").state == "proposed"


def test_a_page_left_behind_changes_nothing(reviews: Reviews, stored: StoredDeck) -> None:
    """What was meant for an earlier state is refused in one line, and nothing of it is kept."""
    review = reviews.open(stored, NOW)
    accepted = replace(review.entries[0], state="accepted")
    now = reviews.change(stored, review.revision, "принят", [accepted], NOW)
    for late in (
        lambda: reviews.change(stored, review.revision, "ещё", [review.entries[0]], NOW),
        lambda: reviews.undo(stored, review.revision, NOW),
        lambda: reviews.redo(stored, review.revision, NOW),
    ):
        with pytest.raises(QuizgenError, match="на другой странице") as caught:
            late()
        assert caught.value.hint
    assert reviews.open(stored, NOW) == now


def test_a_deck_made_anew_keeps_what_was_said(
    reviews: Reviews, storage: Storage, stored: StoredDeck
) -> None:
    """Questions still there keep state and words, new ones come last, gone ones may come back."""
    review = reviews.open(stored, NOW)
    said = [replace(review.entries[0], state="accepted", edits=Edits("Кто?")),
            replace(review.entries[4], state="rejected")]  # fmt: skip
    before = reviews.change(stored, review.revision, "два", said, NOW)
    new = replace(stored.deck.questions[1], id="sad-6")
    library = Library(storage)
    anew = replace(stored.deck, questions=(new, *stored.deck.questions[:4]))
    again = library.find(library.add(anew))
    assert again.key == stored.key
    review = reviews.open(again, NOW)
    assert ids(review) == ["sad-1", "sad-2", "sad-3", "sad-4", "sad-6"]
    assert review.questions(again.deck)[0].stem == "Кто?"
    with pytest.raises(QuizgenError):
        reviews.change(again, before.revision, "поздно", said, NOW)
    library.add(stored.deck)
    assert reviews.open(stored, NOW).entry("sad-5").state == "rejected"


def test_proof_of_an_own_question_follows_the_article(reviews: Reviews, stored: StoredDeck) -> None:
    """Where the article moved, the proof is found again; where it is gone, it has no place."""
    review = reviews.open(stored, NOW)
    old = stored.deck.questions[0]
    own = replace(old, id="own-1")
    entry = replace(review.entries[0], question_id="own-1", state="accepted", own=own)
    review = reviews.change(stored, review.revision, "свой", [entry], NOW)
    for text, place in (
        ("Вот. " + stored.deck.article.text, old.evidence.start + 5),
        ("Ничего.", None),
    ):
        moved = replace(stored.deck, article=replace(stored.deck.article, text=text))
        found = review.questions(moved)[0].evidence
        stop = 0 if place is None else place + len(found.text)
        assert found == Evidence(old.evidence.text, place or 0, stop)
