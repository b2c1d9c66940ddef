"""Takes a database back to what a program from before the migrations made."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from webapp.storage import Storage
from webapp.tables import Base

FIRST = {
    "settings", "deck_versions", "decks", "attempts", "answers",
    "opened", "packs", "pack_versions", "deck_packs",
}  # fmt: skip


def take_back(storage: Storage, *without: str) -> None:
    """Make it a database of version 1 as it was made before tables `without` were thought of."""
    with storage.write() as session:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name not in FIRST or table.name in without:
                _drop(session, table.name)
        _drop(session, "alembic_version")
        session.execute(text("UPDATE settings SET value = '1' WHERE name = 'schema'"))


def _drop(session: Session, name: str) -> None:
    session.execute(text(f"DROP TABLE IF EXISTS {name}"))
