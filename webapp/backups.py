"""A copy of an SQLite database beside it, made while it may be in use."""

from __future__ import annotations

import itertools
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import Connection


def sqlite_file(connection: Connection) -> Path | None:
    """The file of an SQLite database; None in memory and for other databases."""
    if connection.dialect.name != "sqlite":
        return None
    for _, name, file in connection.exec_driver_sql("PRAGMA database_list"):
        if name == "main" and file:
            return Path(file)
    return None


def back_up(file: Path, suffix: str) -> Path:
    """Copy the database as it is committed to `<file>.<suffix>`, whole and checked.

    A copy made before is kept: the new one then has "-2", "-3" after its name.

    Returns:
        The copy; it may be opened or put in the database's place as it is.

    Raises:
        OSError, sqlite3.Error: there is no room or no right to write; nothing is left behind.
    """
    part = file.with_name(f".{file.name}.{suffix}.{os.getpid()}.part")
    # It holds the same secrets as the database: for nobody's eyes before it has the same mode.
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        _copy(file, part)
        os.chmod(part, file.stat().st_mode & 0o777)
        target = _free_name(file, suffix)
        os.replace(part, target)
        _sync(file.parent)
    finally:
        part.unlink(missing_ok=True)
    return target


def _copy(file: Path, part: Path) -> None:
    with (
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        # One file, without a journal beside it, is what one copies and puts back.
        copy.execute("PRAGMA journal_mode = DELETE")
        (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(f"copy: {verdict}")
    _sync(part)


def _free_name(file: Path, suffix: str) -> Path:
    names = (f"{file.name}.{suffix}{'' if n == 1 else f'-{n}'}" for n in itertools.count(1))
    return next(path for path in map(file.with_name, names) if not path.exists())


def _sync(path: Path) -> None:
    """What is renamed but not on the disk yet may be gone after a loss of power."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
