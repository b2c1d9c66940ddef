"""Quizzes given to learners, and what they report: rules, links, limits and the server's clock."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import NoResultFound, StatementError

from quizgen.errors import QuizgenError
from quizgen.model import Deck
from webapp.assigned import Rules
from webapp.assignments import Assignments
from webapp.attempts import Attempts
from webapp.library import Library
from webapp.reports import Reports
from webapp.storage import Storage, sqlite_url

# Not of UTC: times must come back as the same moments all the same.
ZONE = datetime.timezone(datetime.timedelta(hours=5))
NOW = datetime.datetime(2026, 3, 4, 5, 6, 7, 8, tzinfo=ZONE)
HOUR = datetime.timedelta(hours=1)


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
def library(storage: Storage) -> Library:
    return Library(storage)


@pytest.fixture
def assignments(storage: Storage, library: Library) -> Assignments:
    return Assignments(storage, library)


@pytest.fixture
def publish(assignments: Assignments, library: Library, deck: Deck):
    """Publishes the small deck by these rules."""
    key = library.add(deck)
    return lambda **rules: assignments.publish(key, deck, "Сад, 5 «А»", Rules(**rules), NOW)


def test_a_published_quiz_is_found_by_its_link(assignments: Assignments, publish) -> None:
    """Everything set comes back, times as the same moments; links are short and differ."""
    rules = {"question_ids": ("sad-3", "sad-1"), "count": 1, "shuffled": True,
             "feedback": "when_opened", "attempts": 2, "seconds": 90, "opens": NOW,
             "closes": NOW + HOUR, "named": False}  # fmt: skip
    made = publish(**rules)
    found = assignments.find(made.token)
    assert found == made == assignments.get(made.id)
    assert found.rules == Rules(**rules)
    assert found.title == "Сад, 5 «А»"
    tokens = {publish().token for _ in range(20)} | {made.token}
    assert len(tokens) == 21
    assert {len(token) for token in tokens} == {12}
    assert all(token.isalnum() and not set(token) & set("0o1il") for token in tokens)
    assert assignments.find("nothing") is None


def test_learners_get_the_deck_as_it_was_published(
    assignments: Assignments, storage: Storage, library: Library, deck: Deck
) -> None:
    """The teacher's words are in what is published; later changes of the deck are not."""
    key = library.add(deck)
    mine = replace(deck, questions=(replace(deck.questions[0], stem="Кто главный?"),))
    made = assignments.publish(key, mine, "Сад", Rules(named=False), NOW)
    library.add(replace(deck, questions=deck.questions[2:]))
    sitting = assignments.start(made.id, "a", "", NOW)
    attempt = Attempts(storage, library).find(sitting.attempt_token)
    assert [question.stem for question in attempt.questions] == ["Кто главный?"]
    assert library.find(key).deck.questions == deck.questions[2:]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"question_ids": ("sad-9",)}, "вопросов в наборе нет"),
        ({"question_ids": ("sad-1", "sad-1")}, "дважды"),
        ({"count": 0}, "меньше единицы"),
        ({"attempts": 0}, "меньше единицы"),
        ({"seconds": -5}, "меньше единицы"),
        ({"opens": NOW, "closes": NOW}, "закрывается раньше"),
    ],
)
def test_rules_nobody_could_take_a_quiz_by_are_refused(
    assignments: Assignments, publish, rules: dict, message: str
) -> None:
    """Such rules are explained in one line, when publishing and when changing; nothing is kept."""
    with pytest.raises(QuizgenError, match=message) as caught:
        publish(**rules)
    assert caught.value.hint
    assert assignments.listing() == ()
    made = publish()
    with pytest.raises(QuizgenError, match=message):
        assignments.change(made.id, "Другой", Rules(**rules))
    assert assignments.get(made.id) == made


def test_each_attempt_has_the_questions_asked_for(
    assignments: Assignments, storage: Storage, library: Library, publish
) -> None:
    """Chosen questions keep their order unless shuffled; a number of them is drawn anew."""
    attempts = Attempts(storage, library)

    def drawn(**rules) -> list[tuple[str, ...]]:
        made = publish(named=False, **rules)
        sittings = [assignments.start(made.id, "a", "", NOW) for _ in range(12)]
        found = [attempts.find(sitting.attempt_token) for sitting in sittings]
        return [tuple(question.id for question in attempt.questions) for attempt in found]

    every = tuple(f"sad-{number}" for number in range(1, 6))
    assert set(drawn()) == {every}
    assert set(drawn(question_ids=("sad-4", "sad-2"))) == {("sad-4", "sad-2")}
    assert set(drawn(count=9)) == {every}
    some = drawn(count=3)
    assert len(set(some)) > 1
    assert all(len(ids) == 3 and list(ids) == sorted(ids) for ids in some)
    mixed = drawn(shuffled=True)
    assert len(set(mixed)) > 1
    assert {tuple(sorted(ids)) for ids in mixed} == {every}


@pytest.mark.parametrize(
    ("at", "standing", "message"),
    [(NOW - HOUR, "early", "ещё не открыт"), (NOW, "open", None),
     (NOW + HOUR, "closed", "уже закрыт")],
)  # fmt: skip
def test_a_quiz_opens_and_closes_by_the_servers_clock(
    assignments: Assignments, publish, at, standing: str, message: str | None
) -> None:
    """Outside its time nobody begins, and is told why."""
    made = publish(opens=NOW, closes=NOW + HOUR, named=False)
    assert assignments.find(made.token).standing(at) == standing
    if message is None:
        assert assignments.start(made.id, "a", "", at).started == at
        return
    with pytest.raises(QuizgenError, match=message) as caught:
        assignments.start(made.id, "a", "", at)
    assert caught.value.hint
    assert assignments.sittings(made.id) == ()


def test_a_sitting_ends_when_its_time_is_up_or_the_quiz_closes(
    assignments: Assignments, publish
) -> None:
    """The earlier of both counts, and a teacher who closes later gives everybody longer."""
    made = publish(seconds=60, closes=NOW + HOUR, named=False)
    minute = datetime.timedelta(minutes=1)
    first = assignments.start(made.id, "a", "", NOW)
    assert first.deadline == NOW + minute
    assert not first.is_over(NOW + minute - datetime.timedelta(microseconds=1))
    assert first.is_over(NOW + minute)
    late = assignments.start(made.id, "b", "", NOW + HOUR - minute / 2)
    assert late.deadline == NOW + HOUR
    assignments.change(made.id, "Сад", replace(made.rules, closes=NOW + 2 * HOUR))
    assert assignments.sitting(late.attempt_id).deadline == NOW + HOUR + minute / 2
    unlimited = publish(named=False)
    assert assignments.start(unlimited.id, "a", "", NOW).deadline is None


def test_a_sitting_is_taken_up_by_its_private_link(assignments: Assignments, publish) -> None:
    """The link is each sitting's own; handing in counts the first time and ends it."""
    made = publish()
    first = assignments.start(made.id, "a", "  Аня \n Ким ", NOW)
    second = assignments.start(made.id, "a", "Аня", NOW)
    assert first.name == "Аня Ким"
    assert assignments.resume(first.resume_token) == first == assignments.sitting(first.attempt_id)
    assert first.resume_token != second.resume_token
    assert len(first.resume_token) == 32
    assert assignments.resume("nothing") is None
    assert assignments.sitting(10_000) is None
    assignments.finish(first.attempt_id, NOW + HOUR)
    assignments.finish(first.attempt_id, NOW + 2 * HOUR)
    found = assignments.resume(first.resume_token)
    assert found.finished == NOW + HOUR
    assert found.is_over(NOW)
    assert assignments.sittings(made.id) == (found, second)


def test_a_name_is_asked_or_never_kept(assignments: Assignments, publish) -> None:
    """Where names are asked one must be given; where they are not, none is stored."""
    with pytest.raises(QuizgenError, match="имя не указано"):
        assignments.start(publish().id, "a", " \n", NOW)
    assert assignments.start(publish(named=False).id, "a", "Аня", NOW).name == ""


def test_attempts_are_counted_for_each_learner(assignments: Assignments, publish) -> None:
    """A learner has as many attempts as allowed, also when pressing twice at once."""
    made = [publish(attempts=2, named=False) for _ in range(10)]

    def start(turn: int) -> str:
        together.wait()
        try:
            assignments.start(made[turn // 4].id, "a", "", NOW)
        except QuizgenError as error:
            return error.message
        return "begun"

    together = threading.Barrier(4, timeout=60)
    with ThreadPoolExecutor(4) as pool:
        told = sorted(pool.map(start, range(40)))
    assert told == ["begun"] * 20 + ["все попытки уже сделаны"] * 20
    assert {len(assignments.sittings(each.id, "a")) for each in made} == {2}
    assert assignments.start(made[0].id, "b", "", NOW).learner == "b"
    assert len(assignments.sittings(made[0].id)) == 3


def test_revoking_archiving_and_opening_answers_can_be_taken_back(
    assignments: Assignments, publish
) -> None:
    """Each is noted with its time, does what it says, and goes back without a trace."""
    made = publish(named=False)
    assert assignments.revoke(made.id, NOW).standing(NOW) == "revoked"
    with pytest.raises(QuizgenError, match="больше не доступен"):
        assignments.start(made.id, "a", "", NOW)
    assert assignments.revoke(made.id, None) == made
    assert assignments.archive(made.id, NOW).archived == NOW
    assert assignments.listing() == ()
    assert [found.id for found in assignments.listing(archived=True)] == [made.id]
    assert assignments.archive(made.id, None) == made
    assert assignments.open_answers(made.id, NOW).answers_opened == NOW
    assert assignments.open_answers(made.id, None) == made


def test_a_duplicate_is_the_same_quiz_with_no_past(assignments: Assignments, publish) -> None:
    """It has the rules and the deck of the first, its own link, and no attempts."""
    made = publish(count=3, seconds=60, closes=NOW + HOUR, named=False)
    assignments.start(made.id, "a", "", NOW)
    assignments.revoke(made.id, NOW)
    assignments.open_answers(made.id, NOW)
    copy = assignments.duplicate(made.id, NOW + HOUR)
    assert copy == replace(
        made, id=copy.id, token=copy.token, created=NOW + HOUR, copied_from=made.id
    )
    assert copy.token != made.token
    assert assignments.sittings(copy.id) == ()
    assert [found.id for found in assignments.listing()] == [copy.id, made.id]
    with pytest.raises(NoResultFound):
        assignments.duplicate(10_000, NOW)


def test_a_time_without_its_zone_is_no_moment(publish) -> None:
    """Nobody could tell when it is, so it is never stored."""
    with pytest.raises(StatementError, match="without a zone"):
        publish(opens=datetime.datetime(2026, 1, 1))


def test_a_report_comes_with_its_attempt(
    assignments: Assignments, storage: Storage, library: Library, publish, deck: Deck
) -> None:
    """A teacher sees who said what of which question and what had been answered, newest first."""
    reports, attempts = Reports(storage), Attempts(storage, library)
    sitting = assignments.start(publish().id, "a", "Аня", NOW)
    attempt = attempts.find(sitting.attempt_token)
    attempts.record(attempt, attempt.questions[1], "сто")
    alone = attempts.find(attempts.start(library.find(attempt.deck_key)))
    reports.send(attempt.id, "sad-2", "Это <b>не</b> так", NOW)
    reports.send(alone.id, "sad-3", "", NOW + HOUR)
    late, early = reports.listing()
    assert (early.name, early.given, early.words) == ("Аня", "сто", "Это <b>не</b> так")
    assert (early.attempt_token, early.question_id) == (attempt.token, "sad-2")
    assert (early.assignment_id, early.digest) == (sitting.assignment_id, attempt.digest)
    assert (early.sent, early.read) == (NOW, None)
    assert (late.name, late.given, late.assignment_id) == ("", None, None)
    assert reports.listing(deck_key=attempt.deck_key) == (late, early)
    assert reports.listing(deck_key="another") == ()


def test_reports_are_read_once_and_changed_words_anew(
    storage: Storage, library: Library, deck: Deck
) -> None:
    """Pressing twice leaves one report; other words replace the first and are to be read again."""
    reports, attempts = Reports(storage), Attempts(storage, library)
    attempt = attempts.find(attempts.start(library.find(library.add(deck))))
    together = threading.Barrier(4, timeout=60)

    def send(turn: int) -> None:
        together.wait()
        reports.send(attempt.id, f"sad-{turn // 4}", "опечатка", NOW)

    with ThreadPoolExecutor(4) as pool:
        [*pool.map(send, range(40))]
    report = next(each for each in reports.listing() if each.question_id == "sad-1")
    assert reports.unread() == len(reports.listing()) == 10
    reports.mark_read([each.id for each in reports.listing()], NOW)
    reports.mark_read([report.id], NOW)
    assert reports.listing(unread_only=True) == ()
    reports.send(attempt.id, "sad-1", "опечатка", NOW + HOUR)
    assert reports.unread() == 0
    reports.send(attempt.id, "sad-1", "опечатка в слове", NOW + HOUR)
    (again,) = reports.listing(unread_only=True)
    assert (again.id, again.words, again.read) == (report.id, "опечатка в слове", None)
    reports.mark_read([], NOW)
    reports.mark_read([report.id], NOW)
    reports.mark_read([report.id], None)
    assert reports.unread() == 1
