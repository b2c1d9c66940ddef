"""The database: where it is, how it is kept safe, and how built-in decks get into it."""

from __future__ import annotations

import datetime
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest
from flask import Flask
from sqlalchemy import text

from quizgen.decks import write_deck
from quizgen.errors import QuizgenError
from quizgen.model import Deck
from webapp import create_app
from webapp.services import services
from webapp.storage import Storage, is_out_of_space, sqlite_url
from webapp.tables import Setting


@pytest.fixture
def storage(tmp_path: Path):
    """An empty database."""
    storage = Storage(sqlite_url(tmp_path / "quiz.sqlite3"))
    yield storage
    storage.close()


def test_the_database_is_in_the_users_data_folder(tmp_path: Path, monkeypatch) -> None:
    """Without settings the database goes into this user's data folder, made for the user alone."""
    folder = tmp_path / "data" / "quizgen"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *args, **options: folder)
    storage = Storage()
    storage.close()
    assert (folder / "quizgen.sqlite3").is_file()
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 10_000), ("foreign_keys", 1)],
)
def test_sqlite_is_set_for_safety(storage: Storage, pragma: str, value: str | int) -> None:
    """Every connection keeps the settings that lose no acknowledged answer."""
    with storage.read() as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_write_takes_the_lock_at_once(storage: Storage, tmp_path: Path) -> None:
    """A writing block locks out other writers from its first line, a reading one does not."""
    other = sqlite3.connect(tmp_path / "quiz.sqlite3", timeout=0, isolation_level=None)
    try:
        with storage.read() as session:
            session.execute(text("SELECT 1"))
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        with storage.write() as session:
            session.execute(text("SELECT 1"))
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    finally:
        other.close()


def test_a_block_that_fails_writes_nothing(storage: Storage) -> None:
    """A write is whole or not at all."""

    def fail() -> None:
        with storage.write() as session:
            session.add(Setting(name="x", value="y"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with storage.read() as session:
        assert session.get(Setting, "x") is None


def test_many_writers_wait_for_each_other(storage: Storage) -> None:
    """Writers at the same moment all succeed, and a setting is given once."""
    with ThreadPoolExecutor(8) as pool:
        values = set(pool.map(lambda i: storage.setting("first", str(i)), range(40)))
    assert len(values) == 1


def test_the_secret_key_is_made_once_and_kept(tmp_path: Path) -> None:
    """Cookies stay good over a restart; another database has another key."""
    keys = []
    for name in ("a", "a", "b"):
        config = {"DATABASE_URL": sqlite_url(tmp_path / name), "DECKS_FOLDER": tmp_path}
        app = create_app(config)
        keys.append(app.config["SECRET_KEY"])
        services(app).storage.close()
    assert keys[0] == keys[1] != keys[2]
    assert len(keys[0]) == 64


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("это не адрес", "адрес базы данных не понят"),
        ("nosuch://host/db", "адрес базы данных не понят"),
        ("sqlite:////nowhere/at/all/quiz.sqlite3", "не удалось открыть базу данных"),
        ("sqlite:///{tmp}", "не удалось открыть базу данных"),
        ("sqlite:///{tmp}/text.txt", "не удалось открыть базу данных"),
    ],
)
def test_a_bad_address_is_one_clear_error(tmp_path: Path, url: str, message: str) -> None:
    """A database that cannot be opened is explained with its place and what to do."""
    (tmp_path / "text.txt").write_text("это не база данных, а просто текст " * 50)
    with pytest.raises(QuizgenError, match=message) as caught:
        create_app({"DATABASE_URL": url.format(tmp=tmp_path)})
    assert caught.value.place
    assert caught.value.hint


def test_the_password_of_a_database_is_not_shown() -> None:
    """An error about the database never repeats its password."""
    with pytest.raises(QuizgenError) as caught:
        Storage("nosuch://teacher:sesame@host/db")
    assert "sesame" not in str(caught.value)


def test_a_database_newer_than_the_program_is_refused(tmp_path: Path) -> None:
    """A database whose tables this program cannot know is left alone."""
    url = sqlite_url(tmp_path / "quiz.sqlite3")
    storage = Storage(url)
    with storage.write() as session:
        session.get_one(Setting, "schema").value = "99"
    storage.close()
    with pytest.raises(QuizgenError, match="новее программы"):
        Storage(url)


@pytest.mark.parametrize(
    ("error", "full"),
    [(OSError(28, ""), True), (OSError(13, ""), False), (ValueError(), False)],
)
def test_a_full_disk_is_told_from_other_errors(error: Exception, full: bool) -> None:
    """Only a lack of room counts as one."""
    assert is_out_of_space(error) is full


def test_decks_are_registered_again_at_each_start(app: Flask, deck: Deck) -> None:
    """A changed file is the deck from then on; one taken away works but is listed no more."""
    library, folder = services(app).library, app.config["DECKS_FOLDER"]
    write_deck(replace(deck, title="Новый сад"), folder / "sad.json")
    library.register_folder(folder)
    assert [(item.key, item.title) for item in library.listing()] == [("sad", "Новый сад")]
    (folder / "sad.json").unlink()
    library.register_folder(folder)
    assert library.listing() == ()
    assert library.find("sad").deck.title == "Новый сад"


def test_built_in_decks_are_listed_by_date_and_title(app: Flask, deck: Deck) -> None:
    """The latest article first, undated ones by title; when a file came does not matter."""
    library, folder = services(app).library, app.config["DECKS_FOLDER"]
    days = {"a": "2022-07-09", "b": None, "c": "2025-11-13", "d": None}
    titles = {"a": "Финал", "b": "Озеро", "c": "Договор", "d": "Биография"}
    (folder / "sad.json").unlink()
    for name in "dabc":
        day = datetime.date.fromisoformat(days[name]) if days[name] else None
        article = replace(deck.article, date=day)
        write_deck(
            replace(deck, id=name, title=titles[name], article=article), folder / f"{name}.json"
        )
        library.register_folder(folder)
    assert [item.key for item in library.listing()] == ["c", "a", "d", "b"]


@pytest.mark.parametrize("content", ["не JSON", '{"format": "quizgen-deck/1"}', ""])
def test_a_bad_deck_file_is_left_out_and_named(app: Flask, caplog, content: str) -> None:
    """One bad file in the folder is named in the log; the others are served."""
    folder = app.config["DECKS_FOLDER"]
    (folder / "bad.json").write_text(content)
    services(app).library.register_folder(folder)
    assert [item.key for item in services(app).library.listing()] == ["sad"]
    assert "bad.json" in caplog.text


@pytest.mark.parametrize("bad", ["", "../sad", "a/b", "я" * 181])
def test_a_deck_whose_id_is_no_address_is_left_out(
    app: Flask, deck: Deck, caplog, bad: str
) -> None:
    """The id of a built-in deck becomes its address, so it must be fit for one."""
    folder = app.config["DECKS_FOLDER"]
    write_deck(replace(deck, id=bad), folder / "bad.json")
    services(app).library.register_folder(folder)
    assert [item.key for item in services(app).library.listing()] == ["sad"]
    assert "bad.json" in caplog.text


def test_a_missing_folder_is_one_clear_error(tmp_path: Path) -> None:
    """A folder of decks that is not there stops the start with its name."""
    with pytest.raises(QuizgenError, match="нет такой папки") as caught:
        create_app(
            {"DATABASE_URL": sqlite_url(tmp_path / "q"), "DECKS_FOLDER": tmp_path / "nowhere"}
        )
    assert caught.value.place
