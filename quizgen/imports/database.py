"""A foreign SQLite file opened for nothing but reading the tables an import knows.

Measures of https://sqlite.org/security.html (untrusted database files): read-only and immutable,
untrusted schema, cells checked, an authorizer, low limits, a deadline, quick_check. Python before
3.12 cannot switch on the defensive mode; read-only and the authorizer leave it nothing to defend.
"""

from __future__ import annotations

import sqlite3
import struct
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import pathname2url

from quizgen.errors import FormatError, phrase
from quizgen.imports.limits import Limits
from quizgen.imports.refusals import broken, hostile, too_large, too_long

Cell = int | float | bytes | None
"""A value as read: texts and blobs both as bytes."""

TABLES = ("col", "notes", "cards", "notetypes", "fields", "templates", "decks")
_NEEDED = ("col", "notes", "cards")

_HEADER_SIZE = 100
_MAGIC = b"SQLite format 3\x00"
_SETTINGS = ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0",
             "ignore_check_constraints=ON", "cache_size=-8192", "temp_store=MEMORY")  # fmt: skip
_STEPS = 10_000
_PRAGMAS = ("quick_check", "table_xinfo")
_SCHEMA = ("sqlite_master", "sqlite_schema")
_LOW = {
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


class Database:
    """An opened collection: which of `TABLES` it has, and their rows."""

    def __init__(self, connection: sqlite3.Connection, limits: Limits) -> None:
        self._connection = connection
        self.limits = limits
        self.tables = _tables(connection, limits)
        for table in self.tables:
            found = connection.execute(f"PRAGMA quick_check('{table}')").fetchmany(2)
            if found != [(b"ok",)]:
                raise broken()

    def rows(self, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
        """Rows of one of `TABLES` in the order they are stored, by id; no index is trusted."""
        if table not in self.tables or not set(columns) <= self.tables[table]:
            raise broken()
        names = ", ".join(f'"{column}"' for column in columns)
        with closing(self._connection.execute(f"SELECT {names} FROM {table} NOT INDEXED")) as found:
            yield from found


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Database]:
    """The database at `path`. FormatError if it is damaged, hostile, or takes too long to read."""
    _check_header(path)
    deadline = time.monotonic() + limits.query_seconds
    late = False

    def overdue() -> bool:
        nonlocal late
        late = late or time.monotonic() > deadline
        return late

    try:
        uri = f"file:{pathname2url(str(path.absolute()))}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.set_progress_handler(overdue, _STEPS)
            _restrain(connection, limits)
            yield Database(connection, limits)
    except sqlite3.Error as error:
        if late:
            raise too_long() from error
        if isinstance(error, sqlite3.DataError):
            raise too_large() from error
        raise broken() from error
    except (OverflowError, UnicodeError) as error:
        raise broken() from error


def text(value: Cell) -> str:
    """A cell that should hold text: broken UTF-8 is replaced, a number spelt, NULL is ""."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def integer(value: Cell) -> int:
    """A cell that should hold an integer; anything else is 0."""
    return value if isinstance(value, int) else 0


def _check_header(path: Path) -> None:
    """A file cut short is known by its header: page size at 16, pages at 28 if 24 equals 92."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEADER_SIZE)
    if len(head) < _HEADER_SIZE or not head.startswith(_MAGIC):
        raise broken()
    (page,) = struct.unpack_from(">H", head, 16)
    (pages,) = struct.unpack_from(">I", head, 28)
    bytes_a_page = 65536 if page == 1 else page
    if head[24:28] == head[92:96] and pages * bytes_a_page > size:
        raise broken()


def _restrain(connection: sqlite3.Connection, limits: Limits) -> None:
    connection.text_factory = bytes
    for limit, value in _LOW.items():
        connection.setlimit(limit, value)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.value)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    for name, on in (("DEFENSIVE", True), ("ENABLE_TRIGGER", False), ("ENABLE_VIEW", False)):
        option = getattr(sqlite3, f"SQLITE_DBCONFIG_{name}", None)
        if option is not None:
            connection.setconfig(option, on)  # type: ignore[attr-defined,unused-ignore]
    # Anki's own collation stands in the schema; no order of ours goes by it.
    connection.create_collation("unicase", lambda a, b: (a > b) - (a < b))
    connection.set_authorizer(_allow)


def _allow(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_SELECT:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and first in (*TABLES, *_SCHEMA):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS and second in TABLES:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _tables(connection: sqlite3.Connection, limits: Limits) -> dict[str, frozenset[str]]:
    """Columns of each known table; FormatError where something else stands under its name."""
    found: dict[str, frozenset[str]] = {}
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master")
    schema = rows.fetchmany(limits.schema + 1)
    if len(schema) > limits.schema:
        raise too_large()
    for kind, name, sql in schema:
        table = text(name).casefold()
        # An index may bear a name of its own only; views and triggers elsewhere are never run.
        if table not in TABLES:
            continue
        if kind != b"table" or "virtual" in text(sql)[:40].casefold():
            raise hostile(
                phrase(
                    "Пакет устроен не так, как их делает Anki: на месте таблицы стоит не таблица."
                )
            )
        if table in found:
            raise broken()
        # Columns: cid, name, type, notnull, dflt_value, pk, hidden; computed ones are hidden 2, 3.
        columns = connection.execute(f"PRAGMA table_xinfo('{table}')").fetchall()
        if any(column[6] for column in columns):
            raise hostile(
                phrase(
                    "Пакет устроен не так, как их делает Anki: в таблице есть вычисляемый столбец."
                )
            )
        found[table] = frozenset(text(column[1]) for column in columns)
    if any(name not in found for name in _NEEDED):
        raise FormatError(
            phrase("В пакете нет коллекции Anki."),
            hint=phrase("экспортируйте колоду в Anki заново"),
        )
    return found
