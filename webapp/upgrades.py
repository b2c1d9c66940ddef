"""The version of a database: told, and raised to this program's by migrations, after a backup.

Versions are whole numbers from 1; Alembic keeps them as revisions "0001", "0002". The setting
"schema" repeats the number, because programs older than the migrations read only that.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, column, inspect, select, table, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

from quizgen.errors import Place, QuizgenError
from webapp.backups import back_up, sqlite_file

log = logging.getLogger(__name__)

NEWEST = 2
"""The version this program works with: the number of the last migration."""

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_SECONDS = 300
"""How long a second process waits while the first makes its backup and upgrades."""

# Tables every database of version 1 has; others of that version came to it later.
_FIRST = {"settings", "deck_versions", "decks", "attempts", "answers"}
_REVISIONS = table("alembic_version", column("version_num"))
_SETTINGS = table("settings", column("name"), column("value"))
# Any number will do for PostgreSQL's lock; this one spells «quiz».
_LOCK = 0x7175697A

# Alembic keeps what it works on in globals.
_alone = threading.Lock()


def bring_up_to_date(engine: Engine, writer: Engine) -> None:
    """Make or upgrade the tables, once however many processes start together.

    Args:
        engine: begins transactions for reading. writer: the same database; begins them with the
            lock for writing where it is SQLite.

    Raises:
        QuizgenError: the database is newer than this program, not this program's, busy, or could
            not be upgraded; then it is as it was.
        SQLAlchemyError: it cannot be read at all.
    """
    shown = engine.url.render_as_string(hide_password=True)
    with engine.connect() as connection:
        if version_of(connection, shown) == NEWEST:
            return
    found = 0
    try:
        with _alone, _locked(writer, shown) as connection:
            found = version_of(connection, shown)
            if found == 0:
                _migrate(connection)
            elif found < NEWEST:
                _upgrade(connection, found)
    except QuizgenError:
        raise
    except Exception as error:
        if found == 0:
            raise
        raise QuizgenError(
            f"не удалось обновить базу данных с версии {found} до {NEWEST}: "
            f"{_first_line(error)}; она осталась прежней",
            Place(shown),
            "проверьте, есть ли на диске место и права, или запустите прежнюю программу",
        ) from error


def version_of(connection: Connection, shown: str = "") -> int:
    """The version of the tables in a database, from 1 to `NEWEST`; 0 where there are none yet.

    Args:
        shown: how errors call the database.

    Raises:
        QuizgenError: the database is newer than this program, or not this program's.
    """
    tables = set(inspect(connection).get_table_names())
    revision = connection.scalar(select(_REVISIONS)) if "alembic_version" in tables else None
    schema = None
    if "settings" in tables:
        schema = connection.scalar(select(_SETTINGS.c.value).where(_SETTINGS.c.name == "schema"))
    # Before there were migrations, the setting came a moment after the tables.
    first = "1" if tables >= _FIRST else "0"
    numbers = [str(value) for value in (revision, schema) if value is not None] or [first]
    if not all(number.isdecimal() for number in numbers):
        raise _foreign(shown)
    version = max(map(int, numbers))
    if version > NEWEST:
        raise QuizgenError(
            f"база данных новее программы: её версия {version}, а программа знает {NEWEST}",
            Place(shown),
            "обновите программу или укажите другую базу: --database",
        )
    if (version == 0) != (not tables & _FIRST) or (version and not tables >= _FIRST):
        raise _foreign(shown)
    return version if revision is not None else min(version, 1)


def _foreign(shown: str) -> QuizgenError:
    return QuizgenError(
        "это база данных другой программы", Place(shown), "укажите другую: --database"
    )


@contextmanager
def _locked(writer: Engine, shown: str) -> Iterator[Connection]:
    """A transaction nobody else can upgrade or, in SQLite, write beside; whole or not at all."""
    with writer.connect() as connection:
        if writer.dialect.name != "sqlite":
            with connection.begin():
                if writer.dialect.name == "postgresql":
                    connection.execute(select(text(f"pg_advisory_xact_lock({_LOCK})")))
                yield connection
            return
        settings = connection.connection.driver_connection
        assert settings is not None
        (wait,) = settings.execute("PRAGMA busy_timeout").fetchone()
        settings.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
        # With keys on, a table made anew would take the rows that point to it with it.
        settings.execute("PRAGMA foreign_keys = OFF")
        try:
            with _begun(connection, shown):
                yield connection
        finally:
            settings.execute("PRAGMA foreign_keys = ON")
            settings.execute(f"PRAGMA busy_timeout = {wait}")


@contextmanager
def _begun(connection: Connection, shown: str) -> Iterator[None]:
    try:
        begun = connection.begin()
    except OperationalError as error:
        if "locked" not in str(error.orig):
            raise
        raise QuizgenError(
            "база данных занята", Place(shown), "закройте другие программы, где она открыта"
        ) from error
    with begun:
        yield


def _upgrade(connection: Connection, found: int) -> None:
    """Raise the version of the tables; what fails here is undone by who began the transaction."""
    file = sqlite_file(connection)
    kept = back_up(file, f"before-{NEWEST}") if file else None
    if not file:
        log.warning(
            "база данных обновляется с версии %d до %d; её резервная копия – дело владельца",
            found, NEWEST,
        )  # fmt: skip
    try:
        _migrate(connection)
    except BaseException:
        if kept:
            # Nothing has changed, so nothing needs it; starts that fail again would fill the disk.
            kept.unlink(missing_ok=True)
        raise
    if kept:
        log.warning(
            "база данных обновляется с версии %d до %d, прежняя сохранена: %s",
            found, NEWEST, kept,
        )  # fmt: skip


def _migrate(connection: Connection) -> None:
    # Seldom needed and slow to load.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    lost = _pointing_nowhere(connection)
    command.upgrade(config, f"{NEWEST:04}")
    schema = _SETTINGS.c.name == "schema"
    if connection.execute(_SETTINGS.update().where(schema).values(value=str(NEWEST))).rowcount == 0:
        connection.execute(_SETTINGS.insert().values(name="schema", value=str(NEWEST)))
    if _pointing_nowhere(connection) > lost:
        raise ValueError("потерялись строки, на которые указывают другие")


def _pointing_nowhere(connection: Connection) -> int:
    """How many rows of an SQLite database point to none; an upgrade may not add to them."""
    if connection.dialect.name != "sqlite":
        return 0
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def _first_line(error: BaseException) -> str:
    message = str(getattr(error, "orig", None) or error)
    return message.strip().split("\n")[0] or type(error).__name__
