"""The SQLite database of an Anki collection → `Collection`; the database is taken for hostile.

Schemas as exported by Anki 26.09: 11 keeps note types and decks as JSON in `col`; from 15 on they
have tables of their own with protobuf in them (see stock.py). `notes.flds` parts fields by U+001F.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from quizgen.imports.database import Cell, Database, integer, opened, text
from quizgen.imports.limits import Limits
from quizgen.imports.records import Collection, Note, NoteType
from quizgen.imports.refusals import too_large
from quizgen.imports.stock import Stock, stock

_FIELD = "\x1f"
_MOST_ORD = 100_000
_NEW = 0
_LARGEST = 1 << 53
# Cards that were learnt and lost their position come before those still waiting.
_LEARNT = -1


class _Cards:
    """What the cards of one note tell: the deck of the first, which there are, their position."""

    __slots__ = ("deck", "first", "ords", "position")

    def __init__(self) -> None:
        self.first, self.deck, self.position = _MOST_ORD, 0, _LARGEST
        self.ords: set[int] = set()

    def add(self, ord_: int, deck: int, position: int) -> None:
        if not 0 <= ord_ < _MOST_ORD:
            return
        self.ords.add(ord_)
        self.position = min(self.position, position)
        if ord_ < self.first:
            self.first, self.deck = ord_, deck


def read_database(path: Path, limits: Limits) -> Collection:
    """Every note of the database, in the order of decks and then of learning; media are left out.

    Raises FormatError over a limit, or if the database is damaged or not a collection.
    """
    with opened(path, limits) as database:
        found = stock(database, limits)
        cards = _cards(database, limits)
        notes = list(_notes(database, found, cards, limits))
    notes.sort(key=lambda row: row[0])
    return Collection(found.types, tuple(_placed(note, i) for i, (_, note) in enumerate(notes, 1)))


_Key = tuple[tuple[str, ...], str, int, int]


def _placed(note: Note, place: int) -> Note:
    return Note(
        place, note.guid, note.type_id, note.fields, note.tags, note.deck, note.cards, note.changed
    )


def _cards(database: Database, limits: Limits) -> dict[int, _Cards]:
    columns = ("nid", "did", "ord", "type", "due", "odue", "odid", "data")
    found: dict[int, _Cards] = {}
    for count, row in enumerate(database.rows("cards", columns), 1):
        if count > limits.cards:
            raise too_large()
        nid, did, ord_, type_, due, odue, odid = map(integer, row[:7])
        # While a card visits a filtered deck, its home and its place there stand in odid and odue.
        home, place = (odid, odue) if odid else (did, due)
        position = place if type_ == _NEW else _kept_position(row[7])
        found.setdefault(nid, _Cards()).add(ord_, home, position)
    return found


def _kept_position(data: Cell) -> int:
    """Where a learnt card stood when new: `pos` of the JSON that also holds its FSRS state."""
    try:
        position = json.loads(text(data) or "{}").get("pos", _LEARNT)
    except (ValueError, AttributeError, RecursionError):
        return _LEARNT
    return position if type(position) is int and 0 <= position < _LARGEST else _LEARNT


def _notes(
    database: Database, found: Stock, cards: Mapping[int, _Cards], limits: Limits
) -> Iterator[tuple[_Key, Note]]:
    total = 0
    columns = ("id", "guid", "mid", "mod", "tags", "flds")
    for count, row in enumerate(database.rows("notes", columns), 1):
        guid, tags, flds = text(row[1]), text(row[4]), text(row[5])
        total += len(guid) + len(tags) + len(flds)
        if count > limits.notes or total > limits.text:
            raise too_large()
        identity, type_id, changed = integer(row[0]), integer(row[2]), integer(row[3])
        mine = cards.get(identity) or _Cards()
        deck = found.decks.get(mine.deck, "") if mine.ords else ""
        note = Note(
            0,
            guid,
            type_id,
            _fitted(flds, found.types.get(type_id)),
            tuple(tags.split()),
            deck,
            tuple(sorted(mine.ords)),
            changed if 0 <= changed < _LARGEST else 0,
        )
        order = tuple(part.casefold() for part in deck.split("::"))
        yield (order, deck, mine.position, identity), note


def _fitted(flds: str, note_type: NoteType | None) -> tuple[str, ...]:
    """As many fields as the type has, as Anki mends it: empty ones, or the last takes the rest."""
    if note_type is None:
        return tuple(flds.split(_FIELD, _MOST_ORD))
    most = len(note_type.fields)
    found = flds.split(_FIELD, most)
    if len(found) > most:
        found[most - 1 :] = ["; ".join(found[most - 1 :]).replace(_FIELD, "; ")]
    return (*found, *[""] * (most - len(found)))
