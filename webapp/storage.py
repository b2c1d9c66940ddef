"""The database: opening it, and reading and writing in whole transactions."""

from __future__ import annotations

import errno
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session

from quizgen.errors import Place, QuizgenError
from webapp.tables import Setting
from webapp.upgrades import bring_up_to_date

BUSY_SECONDS = 10


class Storage:
    """One database.

    Args:
        url: a SQLAlchemy database URL, or None for the SQLite file of this user.

    Raises:
        QuizgenError: the database cannot be opened or upgraded, or is newer than the program.
    """

    def __init__(self, url: str | None = None) -> None:
        url = url or default_url()
        try:
            shown = make_url(url).render_as_string(hide_password=True)
            self.engine = _engine(url)
            self._writer = self.engine.execution_options(writes=True)
            try:
                bring_up_to_date(self.engine, self._writer)
            except BaseException:
                self.engine.dispose()
                raise
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise QuizgenError(
                "адрес базы данных не понят",
                Place(url.partition("://")[0]),
                "пример: sqlite:////home/me/quizgen.sqlite3",
            ) from error
        except SQLAlchemyError as error:
            raise QuizgenError(
                "не удалось открыть базу данных",
                Place(shown),
                "проверьте, что папка существует и в неё можно писать",
            ) from error

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session for writing; committed when the block ends, rolled back when it raises."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def setting(self, name: str, first: str) -> str:
        """The stored setting, or `first`, which is stored when there is none yet."""
        with self.write() as session:
            row = session.get(Setting, name)
            if row is None:
                row = Setting(name=name, value=first)
                session.add(row)
            return row.value

    def secret_key(self) -> str:
        """The key that signs cookies: made once for this database, then kept in it."""
        return self.setting("secret_key", secrets.token_hex(32))

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def default_url() -> str:
    """The SQLite file in this user's data folder, which is made when missing.

    Raises:
        QuizgenError: the folder cannot be made.
    """
    folder = platformdirs.user_data_path("quizgen", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise QuizgenError(
            f"не удалось создать папку данных: {error.strerror}",
            Place(str(folder)),
            "укажите базу данных сами: --database",
        ) from error
    return sqlite_url(folder / "quizgen.sqlite3")


def sqlite_url(path: Path) -> str:
    """The database URL of an SQLite file."""
    return f"sqlite:///{path}"


def is_out_of_space(error: BaseException) -> bool:
    """Whether the disk, or the room given to the database, is full."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    if not isinstance(error, DBAPIError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return bool(code & 0xFF == sqlite3.SQLITE_FULL)
    return getattr(error.orig, "sqlstate", None) == "53100"


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    # Transactions are begun by _begin; the driver's own would begin too late to take the lock.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    _keep_a_log(cursor)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _keep_a_log(cursor: sqlite3.Cursor) -> None:
    """Turn WAL on; while another process does so, SQLite says «locked» without any waiting."""
    latest = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            code = getattr(error, "sqlite_errorcode", 0)
            if code & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > latest:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    # A write that begins as a read fails when another writer came between.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
