"""The packs teachers keep: their versions, which are switched on, which deck was made with which.

A text is never lost: every save is a version of its own, drafts with faults too, and a pack that
is put away can be brought back. Decks are made with a pack's latest sound version.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quizgen.templates.pack import Pack
from webapp.packs.texts import builtin_names, examine, written_name
from webapp.storage import Storage
from webapp.tables import DeckPackRow, PackRow, PackVersionRow

_LARGEST_ID = 2**31 - 1
"""No database counts further; some break down when they are asked to."""


@dataclass(frozen=True, slots=True)
class Version:
    """One saved text of a pack."""

    number: int
    text: str
    sound: bool
    saved: datetime.datetime


@dataclass(frozen=True, slots=True)
class StoredPack:
    """A pack as it is now.

    Attributes:
        latest: the version saved last. sound: the latest one without faults, or None.
    """

    id: int
    name: str
    enabled: bool
    removed: bool
    latest: Version
    sound: Version | None


@dataclass(frozen=True, slots=True)
class UsedPack:
    """A pack a deck was made with."""

    id: int
    name: str
    number: int


class Shelf:
    """Packs in the database."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        # Versions never change, so packs that were read may be kept.
        self._read = functools.lru_cache(maxsize=64)(self._read_version)

    def listing(self) -> tuple[StoredPack, ...]:
        """Every pack, by name; those put away too."""
        with self._storage.read() as session:
            rows = session.scalars(select(PackRow)).all()
            found = [_stored(session, row) for row in rows]
        return tuple(sorted(found, key=lambda pack: (pack.name.lower(), pack.id)))

    def usable(self) -> tuple[StoredPack, ...]:
        """The packs decks can be made with, by name, switched on or not."""
        return tuple(pack for pack in self.listing() if pack.sound and not pack.removed)

    def find(self, pack_id: int) -> StoredPack | None:
        """The pack of this id, put away or not, or None."""
        if pack_id > _LARGEST_ID:
            return None
        with self._storage.read() as session:
            row = session.get(PackRow, pack_id)
            return _stored(session, row) if row else None

    def versions(self, pack_id: int) -> tuple[Version, ...]:
        """Every version of a pack, the latest first."""
        query = select(PackVersionRow).where(PackVersionRow.pack_id == pack_id)
        with self._storage.read() as session:
            rows = session.scalars(query.order_by(PackVersionRow.number.desc()))
            return tuple(map(_version, rows))

    def taken(self, besides: int | None = None) -> frozenset[str]:
        """The names, in small letters, of all packs in use, built-in ones too, but one."""
        query = select(PackRow).where(PackRow.removed.is_(None))
        with self._storage.read() as session:
            own = {row.name.lower() for row in session.scalars(query) if row.id != besides}
        return builtin_names() | own

    def add(self, text: str, enabled: bool = True) -> int:
        """Keep a new pack, a draft where it has faults; returns its id."""
        sound = examine(text, self.taken()).pack is not None
        with self._storage.write() as session:
            row = PackRow(name=written_name(text), enabled=enabled, removed=None)
            session.add(row)
            session.flush()
            session.add(_new_version(row.id, 1, text, sound))
            return row.id

    def save(self, pack_id: int, text: str) -> int:
        """Keep the text as the pack's next version; returns its number.

        A text that is the latest already makes no version.
        """
        sound = examine(text, self.taken(besides=pack_id)).pack is not None
        with self._storage.write() as session:
            row = session.get_one(PackRow, pack_id)
            latest = _latest(session, pack_id)
            if (latest.text, latest.sound) == (text, sound):
                return latest.number
            row.name = written_name(text)
            session.add(_new_version(pack_id, latest.number + 1, text, sound))
            return latest.number + 1

    def switch(self, pack_id: int, enabled: bool) -> None:
        """Say whether new decks are made with the pack where nobody says otherwise."""
        with self._storage.write() as session:
            session.get_one(PackRow, pack_id).enabled = enabled

    def remove(self, pack_id: int) -> None:
        """Put the pack away: it is in no list of packs to use, and can be brought back."""
        with self._storage.write() as session:
            session.get_one(PackRow, pack_id).removed = datetime.datetime.now(datetime.UTC)

    def restore(self, pack_id: int) -> None:
        """Bring back a pack; switched off where another took its name meanwhile."""
        taken = self.taken(besides=pack_id)
        with self._storage.write() as session:
            row = session.get_one(PackRow, pack_id)
            row.removed = None
            row.enabled = row.enabled and row.name.lower() not in taken

    def chosen(self, ids: Collection[int]) -> tuple[tuple[UsedPack, Pack], ...]:
        """The packs of these ids that can be used, in their latest sound version, by name."""
        found = []
        for stored in self.usable():
            if stored.id in ids and stored.sound:
                pack = self._read(stored.id, stored.sound.number)
                if pack is not None:
                    found.append((UsedPack(stored.id, stored.name, stored.sound.number), pack))
        return tuple(found)

    def remember(self, deck_key: str, used: Iterable[UsedPack]) -> None:
        """Keep which packs, and no others, a deck was made with."""
        with self._storage.write() as session:
            session.execute(delete(DeckPackRow).where(DeckPackRow.deck_key == deck_key))
            for pack in used:
                session.add(DeckPackRow(deck_key=deck_key, pack_id=pack.id, number=pack.number))

    def used_by(self, deck_key: str) -> tuple[UsedPack, ...]:
        """The packs a deck was made with, by name."""
        query = (
            select(DeckPackRow, PackRow)
            .join(PackRow, PackRow.id == DeckPackRow.pack_id)
            .where(DeckPackRow.deck_key == deck_key)
            .order_by(PackRow.name, PackRow.id)
        )
        with self._storage.read() as session:
            return tuple(
                UsedPack(pack.id, pack.name, used.number) for used, pack in session.execute(query)
            )

    def _read_version(self, pack_id: int, number: int) -> Pack | None:
        """The pack of a version; None where a newer program finds faults in it."""
        with self._storage.read() as session:
            text = session.get_one(PackVersionRow, (pack_id, number)).text
        return examine(text).pack


def _latest(session: Session, pack_id: int) -> PackVersionRow:
    query = select(PackVersionRow).where(PackVersionRow.pack_id == pack_id)
    return session.scalars(query.order_by(PackVersionRow.number.desc()).limit(1)).one()


def _stored(session: Session, row: PackRow) -> StoredPack:
    latest = _version(_latest(session, row.id))
    sound: Version | None = latest
    if not latest.sound:
        query = select(PackVersionRow).where(PackVersionRow.pack_id == row.id, PackVersionRow.sound)
        found = session.scalar(query.order_by(PackVersionRow.number.desc()).limit(1))
        sound = _version(found) if found else None
    return StoredPack(row.id, row.name, row.enabled, row.removed is not None, latest, sound)


def _version(row: PackVersionRow) -> Version:
    return Version(row.number, row.text, row.sound, row.saved)


def _new_version(pack_id: int, number: int, text: str, sound: bool) -> PackVersionRow:
    now = datetime.datetime.now(datetime.UTC)
    return PackVersionRow(pack_id=pack_id, number=number, text=text, sound=sound, saved=now)
