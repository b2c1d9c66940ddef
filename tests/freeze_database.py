"""Writes an empty database of today's version as SQL text, for the tests of later versions.

Run it once when a version of the tables is released, and never again for that version:
`python tests/freeze_database.py tests/cases/database-1.sql`.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from webapp.storage import Storage, sqlite_url


def main() -> None:
    """Write the tables and settings of a new database to the file named."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "quiz.sqlite3")
        Storage(sqlite_url(path)).close()
        with closing(sqlite3.connect(path)) as made:
            text = "\n".join(made.iterdump()) + "\n"
    Path(sys.argv[1]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
