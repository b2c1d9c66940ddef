"""A small deck made by hand, and the web application serving it, without the language models."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest
from client import Browser
from flask import Flask
from sqlalchemy import create_engine, text

from quizgen.decks import write_deck
from quizgen.model import GAP, Article, Deck, Evidence, Question
from webapp import create_app, submit
from webapp.services import services
from webapp.storage import sqlite_url

TITLE = "В Кедровске открыт ботанический сад"
TEXT = f"""{TITLE}
Ботанический сад открыт в Кедровске 14 мая 2019 года. Под сад отвели 1 240 гектаров тайги.
Садом руководит профессор Алевтина Рябинина. До этого она собрала гербарий музея.
Семена кедра привезли из Туруханска, а оранжерею построила артель «Ольха». Вход стоит 150 рублей."""


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the computer, a deck comes at once: waiting has tests of its own."""
    monkeypatch.setattr(submit, "READY_SECONDS", 120)


def _question(number: int, kind: str, stem: str, answer: str, proof: str, **more: tuple[str, ...]):
    start = TEXT.index(proof)
    evidence = Evidence(proof, start, start + len(proof))
    return Question(
        id=f"sad-{number}",
        kind=kind,
        stem=stem,
        answer=answer,
        evidence=evidence,
        template="общий/проба",
        asks="when",
        salience=1 - number / 10,
        **more,
    )


@pytest.fixture
def deck() -> Deck:
    """Five questions: three to choose from, one to type, one with a gap."""
    questions = (
        _question(
            1,
            "choice",
            "Кто руководит ботаническим садом в Кедровске?",
            "Алевтина Рябинина",
            "Садом руководит профессор Алевтина Рябинина.",
            distractors=("Мария Осинина", "Игорь Берёзкин", "Павел Кленов"),
        ),
        _question(
            2,
            "typed",
            "Сколько гектаров тайги отвели под сад?",
            "1 240 гектаров",
            "Под сад отвели 1 240 гектаров тайги.",
            accepted=("1 240",),
        ),
        _question(
            3,
            "choice",
            "Откуда привезли семена кедра?",
            "из Туруханска",
            "Семена кедра привезли из Туруханска, а оранжерею построила артель «Ольха».",
            distractors=("из Игарки", "из Норильска"),
        ),
        _question(
            4,
            "cloze",
            f"Оранжерею в саду построила артель {GAP}.",
            "«Ольха»",
            "Семена кедра привезли из Туруханска, а оранжерею построила артель «Ольха».",
        ),
        _question(
            5,
            "choice",
            "Когда в Кедровске открыт ботанический сад?",
            "14 мая 2019 года",
            "Ботанический сад открыт в Кедровске 14 мая 2019 года.",
            distractors=("3 июня 2018 года", "21 апреля 2020 года", "9 мая 2017 года"),
        ),
    )
    article = Article("sad", TITLE, datetime.date(2019, 5, 15), TEXT, (0, len(TITLE)))
    dropped = {"unresolved pronoun": 12, "reason without a name": 3}
    return Deck("sad", TITLE, article, questions, dropped)


@pytest.fixture
def app(deck: Deck, tmp_path: Path) -> Iterator[Flask]:
    """The web application with an empty database and the small deck built in."""
    folder = tmp_path / "decks"
    folder.mkdir()
    write_deck(deck, folder / "sad.json")
    url = sqlite_url(tmp_path / "quiz.sqlite3")
    app = create_app({"DATABASE_URL": url, "DECKS_FOLDER": folder})
    yield app
    services(app).storage.close()


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Someone who opens pages and sends forms."""
    return Browser(app)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own, where its programs are; else what needs it is skipped, loudly."""
    if missing := postgres.what_is_missing():
        pytest.skip(f"PostgreSQL НЕ ПРОВЕРЕН: {missing}")
    with postgres.cluster() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """An empty PostgreSQL database."""
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS quiz WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE quiz"))
    engine.dispose()
    return postgres_server.replace("/postgres?", "/quiz?")
