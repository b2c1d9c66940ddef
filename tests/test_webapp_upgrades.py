"""Versions of the database: old ones are upgraded whole or not at all, newer ones are refused."""

from __future__ import annotations

import importlib
import logging
import pkgutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

import webapp
from quizgen.decks import deck_to_json
from quizgen.errors import QuizgenError
from quizgen.model import Deck
from webapp import backups, create_app, upgrades
from webapp.services import services
from webapp.storage import Storage, sqlite_url
from webapp.tables import Base

ROOT = Path(__file__).parent.parent
FIRST = (ROOT / "tests/cases/database-1.sql").read_text(encoding="utf-8")
LATER = ("opened", "packs", "pack_versions", "deck_packs")
"""Tables that version 1 got after it was first out."""

ANSWERS = [("sad-1", "Алевтина Рябинина", 1), ("sad-2", "сто", 0), ("sad-4", "Ольха\n\0'\"", 1)]


def fill(run, deck: Deck) -> None:
    """Put a deck, an attempt with answers, a retry, a pack and a key into a database of version 1.

    Args:
        run: (SQL, parameters by name) → runs it.
    """
    digest, at = "d" * 64, "2026-01-02 03:04:05.000006"
    run("INSERT INTO settings VALUES ('secret_key', 'a1b2')", {})
    run(
        "INSERT INTO deck_versions VALUES (:digest, :title, '2019-05-15', 5, :json)",
        {"digest": digest, "title": deck.title, "json": deck_to_json(deck)},
    )
    run(
        "INSERT INTO decks VALUES ('sad-x', :digest, :no, :yes, :at)",
        {"digest": digest, "no": False, "yes": True, "at": at},
    )
    ids = '["sad-1", "sad-2", "sad-4", "sad-5"]'
    for number, token, retry in ((1, "tok-1", None), (2, "tok-2", 1)):
        run(
            "INSERT INTO attempts VALUES (:id, :token, 'sad-x', :digest, :seed, :ids, :retry, :at)",
            {"id": number, "token": token, "digest": digest, "seed": b"\0\xff" * 16, "ids": ids,
             "retry": retry, "at": at},
        )  # fmt: skip
    for question, given, right in ANSWERS:
        run(
            "INSERT INTO answers VALUES (1, :question, :given, :right, :at)",
            {"question": question, "given": given.replace("\0", ""), "right": bool(right),
             "at": at},
        )  # fmt: skip


def old_database(path: Path, deck: Deck, without: tuple[str, ...] = ()) -> dict[str, list]:
    """Make a filled database of version 1 and return its rows."""
    with closing(sqlite3.connect(path)) as made:
        made.executescript(FIRST)
        made.execute("PRAGMA journal_mode = WAL")
        for name in without:
            made.execute(f"DROP TABLE {name}")
        fill(made.execute, deck)
        made.commit()
    return rows(path)


def rows(path: Path) -> dict[str, list]:
    """Every row of every table of a database."""
    with closing(sqlite3.connect(path)) as opened:
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_schema"
                 " WHERE type = 'table' ORDER BY name")]  # fmt: skip
        return {name: sorted(opened.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


def kept(before: dict[str, list], after: dict[str, list]) -> None:
    """Check that nothing but the number of the version is other than it was."""
    for name, found in before.items():
        if name == "settings":
            found = [("schema", str(upgrades.NEWEST)) if row[0] == "schema" else row
                     for row in found]  # fmt: skip
        assert after[name] == found, name


def differences(engine) -> list:
    """What the tables of a database lack of the models, and the other way round."""
    # A model in any module counts, also one that nothing else imports yet.
    for module in pkgutil.walk_packages(webapp.__path__, "webapp."):
        if not module.name.startswith("webapp.migrations"):
            importlib.import_module(module.name)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)


def test_the_newest_version_is_the_last_migration() -> None:
    """The migrations are one row, numbered from 1, and the program knows the last."""
    config = Config()
    config.set_main_option("script_location", str(upgrades.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    numbers = [script.revision for script in scripts.walk_revisions()][::-1]
    assert numbers == [f"{number:04}" for number in range(1, upgrades.NEWEST + 1)]


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    """A new SQLite database has exactly the tables of the models."""
    storage = Storage(sqlite_url(tmp_path / "q"))
    assert differences(storage.engine) == []
    storage.close()
    assert [path.name for path in tmp_path.glob("*before*")] == []


@pytest.mark.parametrize("without", [(), LATER[:1], LATER], ids=["whole", "no opened", "earliest"])
def test_an_old_database_is_upgraded_without_loss(
    tmp_path: Path, deck: Deck, caplog, without: tuple[str, ...]
) -> None:
    """A database from before the migrations keeps every row, and gets every table it lacks."""
    path = tmp_path / "quiz.sqlite3"
    before = old_database(path, deck, without)
    app = create_app({"DATABASE_URL": sqlite_url(path), "DECKS_FOLDER": tmp_path})
    assert app.config["SECRET_KEY"] == "a1b2"
    attempt = services(app).attempts.find("tok-1")
    assert {q: a.given for q, a in attempt.answers.items()}["sad-4"] == "Ольха\n'\""
    assert attempt.question(attempt.next_open).id == "sad-5"
    assert differences(services(app).storage.engine) == []
    services(app).storage.close()
    kept(before, rows(path))
    copy = tmp_path / "quiz.sqlite3.before-2"
    assert rows(copy) == before
    assert copy.stat().st_mode == path.stat().st_mode
    assert str(copy) in caplog.text
    assert sorted(found.name for found in tmp_path.iterdir()) == [path.name, copy.name]


def test_a_database_that_is_up_to_date_is_only_opened(tmp_path: Path, deck: Deck, caplog) -> None:
    """The second start makes no backup, and does not even load the migrations."""
    path = tmp_path / "quiz.sqlite3"
    old_database(path, deck)
    Storage(sqlite_url(path)).close()
    before = rows(path)
    caplog.clear()
    code = (
        "import sys; from webapp.storage import Storage; Storage(sys.argv[1]).close();"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, sqlite_url(path)], check=True, cwd=ROOT)
    assert rows(path) == before
    assert len([*tmp_path.glob("*.before-*")]) == 1


def test_a_backup_made_before_is_never_written_over(tmp_path: Path, deck: Deck) -> None:
    """Going back to the copy and upgrading again keeps both copies; the copy opens as it is."""
    path, copy = tmp_path / "q", tmp_path / "q.before-2"
    before = old_database(path, deck)
    Storage(sqlite_url(path)).close()
    first = copy.read_bytes()
    path.write_bytes(first)
    Storage(sqlite_url(path)).close()
    assert copy.read_bytes() == first
    assert rows(tmp_path / "q.before-2-2") == before
    kept(before, rows(path))


def test_what_another_connection_wrote_last_is_in_the_backup(tmp_path: Path, deck: Deck) -> None:
    """Rows still in the journal of write-ahead, with their writer connected, are copied too."""
    path = tmp_path / "q"
    old_database(path, deck)
    with closing(sqlite3.connect(path)) as other:
        other.execute("INSERT INTO settings VALUES ('late', 'yes')")
        other.commit()
        assert Path(f"{path}-wal").stat().st_size
        Storage(sqlite_url(path)).close()
    assert ("late", "yes") in rows(tmp_path / "q.before-2")["settings"]
    assert ("late", "yes") in rows(path)["settings"]


@pytest.fixture
def failing(monkeypatch, tmp_path: Path):
    """Migrations of which the last one makes its tables and then fails."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for file in upgrades.MIGRATIONS.rglob("*.py"):
        (folder / file.relative_to(upgrades.MIGRATIONS)).write_bytes(file.read_bytes())
    last = folder / "versions" / "0002_teaching.py"
    broken = last.read_text(encoding="utf-8").replace(
        "\n\ndef _to(", '\n    op.execute("DELETE FROM answers")\n    1 / 0\n\n\ndef _to('
    )
    last.write_text(broken, encoding="utf-8")
    monkeypatch.setattr(upgrades, "MIGRATIONS", folder)


def check_failure(caught: pytest.ExceptionInfo[QuizgenError]) -> None:
    message = str(caught.value)
    assert "не удалось обновить базу данных с версии 1 до 2" in message
    assert "она осталась прежней" in message
    assert caught.value.hint
    assert "\n" not in message


@pytest.mark.usefixtures("failing")
def test_a_failed_upgrade_leaves_the_database_as_it_was(tmp_path: Path, deck: Deck, caplog) -> None:
    """A migration that fails halfway is undone; one line says so, and no copies pile up."""
    caplog.set_level(logging.WARNING)
    path = tmp_path / "q"
    before = old_database(path, deck)
    for _ in range(2):
        with pytest.raises(QuizgenError) as caught:
            Storage(sqlite_url(path))
        check_failure(caught)
    assert rows(path) == before
    assert [*tmp_path.glob("*before*")] == []
    assert caplog.text == ""


def test_no_upgrade_without_a_backup(tmp_path: Path, deck: Deck, monkeypatch) -> None:
    """Where the copy cannot be made, the database stays as it is and nothing is left beside it."""
    path = tmp_path / "q"
    before = old_database(path, deck)

    def fail(source: Path, part: Path) -> None:
        part.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_copy", fail)
    with pytest.raises(QuizgenError) as caught:
        Storage(sqlite_url(path))
    check_failure(caught)
    assert rows(path) == before
    assert [found.name for found in tmp_path.iterdir()] == ["q"]


def test_rows_that_others_point_to_are_not_lost(tmp_path: Path, deck: Deck, monkeypatch) -> None:
    """A migration that takes away what others point to is undone."""
    path = tmp_path / "q"
    before = old_database(path, deck)
    migrate = upgrades._pointing_nowhere
    counts = []

    def lose(connection) -> int:
        if counts:
            connection.exec_driver_sql("DELETE FROM decks")
        counts.append(migrate(connection))
        return counts[-1]

    monkeypatch.setattr(upgrades, "_pointing_nowhere", lose)
    with pytest.raises(QuizgenError, match="потерялись строки") as caught:
        Storage(sqlite_url(path))
    check_failure(caught)
    assert counts[0] == 0 < counts[1]
    assert rows(path) == before


NEWER = "UPDATE alembic_version SET version_num = '0003'"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (NEWER, "база данных новее программы: её версия 3, а программа знает 2"),
        ("UPDATE settings SET value = '7' WHERE name = 'schema'", "её версия 7"),
        ("UPDATE alembic_version SET version_num = 'a8f3'", "база данных другой программы"),
        ("DROP TABLE deck_versions", "база данных другой программы"),
    ],
)
def test_what_the_program_cannot_know_is_refused(tmp_path: Path, change: str, message: str) -> None:
    """A newer database, or another program's, is left alone and refused in one line."""
    path = tmp_path / "q"
    Storage(sqlite_url(path)).close()
    with closing(sqlite3.connect(path)) as opened:
        opened.execute(change)
        opened.commit()
    before = rows(path)
    with pytest.raises(QuizgenError, match=message) as caught:
        Storage(sqlite_url(path))
    assert caught.value.place
    assert caught.value.hint
    assert rows(path) == before


def test_a_busy_database_is_one_clear_error(tmp_path: Path, deck: Deck, monkeypatch) -> None:
    """Where another program does not let go of an old database, it is left alone."""
    monkeypatch.setattr(upgrades, "WAIT_SECONDS", 0)
    path = tmp_path / "q"
    before = old_database(path, deck)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(QuizgenError, match="база данных занята"):
            Storage(sqlite_url(path))
        other.execute("ROLLBACK")
    assert rows(path) == before


def test_settings_of_the_connection_are_as_before_after_an_upgrade(
    tmp_path: Path, deck: Deck
) -> None:
    """The upgrade's own settings do not stay with the connection it was made on."""
    old_database(tmp_path / "q", deck)
    storage = Storage(sqlite_url(tmp_path / "q"))
    with storage.read() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA busy_timeout")) == 10_000
    storage.close()


OPEN = """
import sys
from webapp.storage import Storage
print("ready", flush=True)
sys.stdin.readline()
Storage(sys.argv[1]).close()
"""


def open_at_once(url: str, count: int = 4) -> str:
    """Open a database in several processes at the same moment; returns what they logged."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, url],
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(count)
    ]
    for process in started:
        assert process.stdout.readline() == "ready\n"
    for process in started:
        process.stdin.write("\n")
        process.stdin.flush()
    ends = [process.communicate(timeout=60) for process in started]
    assert [process.returncode for process in started] == [0] * count, ends
    return "".join(told for _, told in ends)


def test_processes_that_start_at_once_upgrade_once(tmp_path: Path, deck: Deck) -> None:
    """Of several processes one makes the backup and upgrades, the others wait and go on."""
    path = tmp_path / "q"
    before = old_database(path, deck)
    told = open_at_once(sqlite_url(path))
    assert told.count("обновляется") == 1
    assert [found.name for found in tmp_path.glob("*before*")] == ["q.before-2"]
    kept(before, rows(path))


def test_processes_that_start_at_once_make_a_new_database_once(tmp_path: Path) -> None:
    """A database that is not there yet is made by one of them."""
    assert open_at_once(sqlite_url(tmp_path / "q")) == ""
    assert rows(tmp_path / "q")["settings"] == [("schema", str(upgrades.NEWEST))]


def old_postgres(url: str, deck: Deck) -> None:
    """Make a filled database of version 1 as the program made it before the migrations."""
    engine = create_engine(url)
    with engine.begin() as connection:
        # The models of version 1 have not changed since: version 2 only added tables.
        names = [line.split()[2] for line in FIRST.splitlines() if line.startswith("CREATE")]
        Base.metadata.create_all(connection, [Base.metadata.tables[name] for name in names])
        connection.execute(text("INSERT INTO settings VALUES ('schema', '1')"))
        fill(lambda sql, values: connection.execute(text(sql), values), deck)
    engine.dispose()


def answers(url: str) -> tuple[str | None, list]:
    """The version a database says it has, and its answers."""
    engine = create_engine(url)
    with engine.connect() as connection:
        schema = connection.scalar(text("SELECT value FROM settings WHERE name = 'schema'"))
        found = connection.execute(text("SELECT question_id, given FROM answers ORDER BY 1")).all()
    engine.dispose()
    return schema, found


def test_models_and_migrations_agree_on_postgresql(postgres_url: str, deck: Deck, caplog) -> None:
    """A new and an upgraded PostgreSQL database have exactly the tables of the models."""
    storage = Storage(postgres_url)
    assert differences(storage.engine) == []
    assert caplog.text == ""
    storage.close()


def test_an_old_postgresql_is_upgraded_once_and_whole(postgres_url: str, deck: Deck) -> None:
    """Rows stay, several processes upgrade once, and one line says whose the backup is."""
    old_postgres(postgres_url, deck)
    _, before = answers(postgres_url)
    told = open_at_once(postgres_url)
    assert told.count("резервная копия") == 1
    assert answers(postgres_url) == (str(upgrades.NEWEST), before)
    storage = Storage(postgres_url)
    assert differences(storage.engine) == []
    storage.close()


@pytest.mark.usefixtures("failing")
def test_a_failed_upgrade_leaves_postgresql_as_it_was(postgres_url: str, deck: Deck) -> None:
    """There too a migration that fails halfway is undone."""
    old_postgres(postgres_url, deck)
    before = answers(postgres_url)
    with pytest.raises(QuizgenError) as caught:
        Storage(postgres_url)
    check_failure(caught)
    assert answers(postgres_url) == before


def test_a_newer_postgresql_is_refused(postgres_url: str) -> None:
    """There too a newer database is left alone."""
    storage = Storage(postgres_url)
    with storage.write() as session:
        session.execute(text(NEWER))
    storage.close()
    with pytest.raises(QuizgenError, match="новее программы"):
        Storage(postgres_url)


def test_processes_make_a_new_postgresql_once(postgres_url: str) -> None:
    """There too several processes make the tables once."""
    open_at_once(postgres_url)
    assert answers(postgres_url) == (str(upgrades.NEWEST), [])
