"""Answers last: what was acknowledged is in the database, whoever else writes and whatever dies."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.decks import write_deck
from quizgen.model import Deck
from webapp.attempts import Attempts
from webapp.library import Library
from webapp.services import services
from webapp.storage import Storage, sqlite_url
from webapp.tables import AnswerRow

ROOT = Path(__file__).parent.parent
COUNT = 200
# Begins a quiz, says its token, waits, then answers and says each number the server took.
ANSWER = """
import sys
from webapp import create_app
url, folder, who = sys.argv[1:]
client = create_app(
    {"DATABASE_URL": url, "DECKS_FOLDER": folder, "WTF_CSRF_ENABLED": False}
).test_client()
where = client.post("/decks/sad/start", data={"count": "0"}).location.rstrip("/")
print(where.rsplit("/", 1)[1], flush=True)
sys.stdin.readline()
for number in range(1, 201):
    answer = client.post(f"{where}/{number}", data={"text": f"{who} {number}"})
    assert answer.status_code == 303, (answer.status, answer.text)
    print(number, flush=True)
"""


@pytest.fixture
def place(tmp_path: Path, deck: Deck) -> tuple[str, Path]:
    """The address of a database and a folder with a deck of 200 questions to type."""
    typed = deck.questions[1]
    many = tuple(replace(typed, id=f"sad-{number}") for number in range(COUNT))
    folder = tmp_path / "decks"
    folder.mkdir()
    write_deck(replace(deck, questions=many), folder / "sad.json")
    return sqlite_url(tmp_path / "quiz.sqlite3"), folder


def begin(place: tuple[str, Path], who: str) -> tuple[subprocess.Popen, str]:
    """A process about to answer, and the token of its attempt."""
    url, folder = place
    process = subprocess.Popen(
        [sys.executable, "-c", ANSWER, url, str(folder), who],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What it complains of shows beside a failed test; a pipe nobody reads could stop it.
        stderr=None,
    )
    return process, process.stdout.readline().strip()


def go(process: subprocess.Popen) -> None:
    process.stdin.write("\n")
    process.stdin.flush()


def stored(url: str, token: str) -> list[str]:
    """The answers of an attempt, in the order of its questions, as a program started anew has them.

    A gap among them ends the list.
    """
    storage = Storage(url)
    attempt = Attempts(storage, Library(storage)).find(token)
    storage.close()
    given = [attempt.answers.get(question.id) for question in attempt.questions]
    until = given.index(None) if None in given else len(given)
    assert not any(given[until:])
    return [answer.given for answer in given[:until]]


def test_two_processes_that_write_at_once_lose_nothing(place: tuple[str, Path]) -> None:
    """Two servers on one database take 200 answers each, and every one of them is there."""
    both = [begin(place, who) for who in ("раз", "два")]
    for process, _ in both:
        go(process)
    told = [process.communicate(timeout=120)[0].split() for process, _ in both]
    numbers = range(1, COUNT + 1)
    assert [process.returncode for process, _ in both] == [0, 0]
    assert told == [[str(number) for number in numbers]] * 2
    for who, (_, token) in zip(("раз", "два"), both, strict=True):
        assert stored(place[0], token) == [f"{who} {number}" for number in numbers]


@pytest.mark.parametrize("last", [1, 17, 60])
def test_an_answer_acknowledged_outlives_a_kill(place: tuple[str, Path], last: int) -> None:
    """A server killed the moment it took an answer has it when it is started again."""
    process, token = begin(place, "раз")
    go(process)
    try:
        while process.stdout.readline().strip() != str(last):
            assert process.poll() is None
    finally:
        process.kill()
        told = process.stdout.read().split()
        process.communicate(timeout=60)
    acknowledged = max([last, *map(int, told)])
    found = stored(place[0], token)
    # One more may have been taken and not acknowledged any more.
    assert acknowledged <= len(found) <= acknowledged + 1
    assert found == [f"раз {number}" for number in range(1, len(found) + 1)]
    assert process.returncode == -9


def test_an_answer_is_committed_before_it_is_acknowledged(app, browser) -> None:
    """When the redirect comes back, another connection already sees the answer."""
    where = browser.start()
    attempt = services(app).attempts.find(where.rsplit("/", 1)[1])
    other = Storage(app.config["DATABASE_URL"])
    browser.send(f"{where}/2", follow=False, text="1240")
    with other.read() as session:
        assert session.get(AnswerRow, (attempt.id, "sad-2")).given == "1240"
    other.close()
