"""A long article is read in the background: its page tells how far it is, and loses no text."""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from client import Browser
from flask import Flask
from test_webapp_submit import TEXT, kept, problem

import quizgen
from quizgen.model import Article, Deck
from webapp import create_app, jobs, submit
from webapp.services import services


class Reader:
    """A generator that goes on when it is told to, and may break down."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.may_end, self.begun = threading.Event(), threading.Event()
        self.error: Exception | None = None
        self.times = 0

    def generate(self, article: Article, progress: Callable[[str, float], None], **_) -> Deck:
        self.times += 1
        progress("facts", 0.42)
        self.begun.set()
        assert self.may_end.wait(10)
        if self.error:
            raise self.error
        return replace(self.deck, id=article.id, title=article.title)


@pytest.fixture
def reader(app: Flask, deck: Deck, monkeypatch) -> Iterator[Reader]:
    found = Reader(deck)
    monkeypatch.setitem(vars(quizgen), "generate", found.generate)
    monkeypatch.setattr(submit, "READY_SECONDS", 0.05)
    yield found
    found.may_end.set()
    over(app)


def over(app: Flask) -> None:
    """Wait until nothing is being read."""
    for job in list(services(app).jobs._known.values()):
        assert job.over.wait(10)


def begin(browser: Browser, **fields) -> str:
    """Send an article; returns the address of its progress."""
    answer = browser.send("/new/", follow=False, **{"text": TEXT, **fields})
    assert answer.status_code == 303
    assert re.fullmatch(r"/new/[\w-]{22}/", answer.location)
    return answer.location


def test_a_long_article_shows_how_far_it_is(app: Flask, browser: Browser, reader: Reader) -> None:
    """The stage and the share are told, with a script and without; then comes the deck."""
    address = begin(browser)
    assert reader.begun.wait(10)
    answer = browser.get(address)
    assert "Находим, о чём сказано" in answer.text
    assert 'value="42"' in answer.text
    assert '<noscript><meta http-equiv="refresh"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    told = browser.get(f"{address}state").json
    assert told == {"stage": "Находим, о чём сказано", "percent": 42, "over": False}
    reader.may_end.set()
    over(app)
    assert browser.get(f"{address}state").json["over"] is True
    for _ in range(2):
        assert browser.get(address).request.path.startswith("/decks/")
    assert reader.times == 1


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [(ZeroDivisionError("тайна"), 500, "споткнулась"), (OSError(28, "x"), 507, "нет места")],
)
def test_what_fails_gives_the_form_back(
    app: Flask, browser: Browser, reader: Reader, error: Exception, code: int, message: str
) -> None:
    """The words are those of a short article, and its text is in the form, however often asked."""
    reader.error = error
    address = begin(browser)
    reader.may_end.set()
    over(app)
    for _ in range(2):
        page = browser.get(address)
        assert page.status_code == code
        assert message in problem(page.text)
        assert kept(page.text).strip() == TEXT
        assert "тайна" not in page.text


def test_a_file_comes_back_as_text(app: Flask, browser: Browser, reader: Reader) -> None:
    """What was read of a file need not be sent again."""
    reader.error = ZeroDivisionError()
    address = begin(browser, text="", file=(io.BytesIO(TEXT.encode()), "сад.txt"))
    reader.may_end.set()
    over(app)
    assert kept(browser.get(address).text).strip() == TEXT


def test_articles_queue_up_to_a_bound(
    app: Flask, browser: Browser, reader: Reader, monkeypatch
) -> None:
    """One is read at a time, some wait and are told so, the next comes back with its text."""
    monkeypatch.setattr(jobs, "MOST_WAITING", 1)
    begin(browser)
    assert reader.begun.wait(10)
    waiting = begin(browser)
    assert "Ждём, пока дочитаются другие" in browser.get(waiting).text
    page = browser.send("/new/", text=TEXT)
    assert page.status_code == 400
    assert "Сервер занят другими статьями" in problem(page.text)
    assert kept(page.text).strip() == TEXT
    reader.may_end.set()
    over(app)
    assert reader.times == 2
    assert browser.get(waiting).request.path.startswith("/decks/")


@pytest.fixture
def other(app: Flask) -> Iterator[Browser]:
    """Someone at another process on the same database: after a restart, or beside the first."""
    folder, url = app.config["DECKS_FOLDER"], app.config["DATABASE_URL"]
    second = create_app({"DATABASE_URL": url, "DECKS_FOLDER": folder})
    yield Browser(second)
    services(second).storage.close()


def test_a_restart_loses_no_text(
    browser: Browser, reader: Reader, other: Browser, monkeypatch
) -> None:
    """The page says that the work was cut, and the text is in its form."""
    address = begin(browser)
    assert "Находим" in other.get(address).text or "Ждём" in other.get(address).text
    monkeypatch.setattr(jobs, "SILENT_SECONDS", -1)
    page = other.get(address)
    assert page.status_code == 400
    assert "Программу остановили" in problem(page.text)
    assert kept(page.text).strip() == TEXT


def test_another_process_knows_the_end(
    app: Flask, browser: Browser, reader: Reader, other: Browser
) -> None:
    """Whoever is asked leads to the deck."""
    address = begin(browser)
    reader.may_end.set()
    over(app)
    assert other.get(address).request.path.startswith("/decks/")


def test_after_an_hour_it_is_forgotten(
    app: Flask, browser: Browser, reader: Reader, monkeypatch
) -> None:
    """Nothing is left of a job in the program or, once another begins, in the database."""
    address = begin(browser)
    reader.may_end.set()
    over(app)
    hour = time.time() + jobs.KEPT_SECONDS + 1
    monkeypatch.setattr(jobs.time, "time", lambda: hour)
    assert browser.get(address).status_code == 404
    reader.may_end.clear()
    begin(browser)
    reader.may_end.set()
    over(app)
    with services(app).storage.read() as session:
        rows = [row.name for row in session.query(jobs.Setting) if ":" in row.name]
    assert len(rows) == 2
    assert not [name for name in rows if address.split("/")[2] in name]


def test_an_address_cannot_be_guessed(browser: Browser) -> None:
    """Of a job there is not, nothing is told."""
    assert browser.get("/new/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404
    assert browser.get("/new/AAAAAAAAAAAAAAAAAAAAAA/state").status_code == 404


def test_a_short_article_needs_no_progress(browser: Browser, deck: Deck, monkeypatch) -> None:
    """What is ready at once leads straight to the deck and leaves nothing behind."""
    monkeypatch.setitem(vars(quizgen), "generate", lambda article, **_: deck)
    answer = browser.send("/new/", follow=False, text=TEXT)
    assert answer.location.startswith("/decks/")
