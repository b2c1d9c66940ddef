"""Deck → Anki package (.apkg). The only place that knows genanki.

What a learner has is found again by three things that never depend on wording: the note's GUID,
from the question's id; the note type; and the deck's name. See docs/anki.md.
"""

from __future__ import annotations

import datetime
import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import genanki

from quizgen.errors import FormatError
from quizgen.formats.anki_fields import date_in_words, fields_of, spoken, tags_of
from quizgen.formats.anki_text import clean, digest, escape
from quizgen.formats.anki_types import CARD, FIELDS, IDS, NAMES, STYLED, TYPES, look
from quizgen.formats.choices import EVERYTHING, ExportChoice, title
from quizgen.model import Deck, Question

UNDATED = 1577836800
"""Stamp of notes from an article without a date: 2020-01-01, Unix seconds."""

_SQLITE_WRITER = slice(96, 100)


class _Note(genanki.Note):  # type: ignore[misc]  # genanki carries no types
    """A note stamped with the time its content last changed, not with that of the build.

    Anki lets a newer stamp win: stamped by the clock, every unchanged note would overwrite what
    the learner has edited; stamped alike for ever, no correction would arrive.
    """

    changed = UNDATED

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        super().write_to_db(cursor, self.changed, deck_id, id_gen)


class _NoteType(genanki.Model):  # type: ignore[misc]
    """A note type stamped with `STYLED`, not with the moment of the build."""

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        record: dict[str, Any] = super().to_json(STYLED, deck_id)
        return record


def deck_to_apkg(deck: Deck, modified: Mapping[str, int] | None = None) -> bytes:
    """The deck as an Anki package; the same deck gives the same bytes on any day and machine.

    Args:
        deck: the questions, in the order they are to be learnt.
        modified: when a question last changed, Unix seconds by question id. Those not named count
            as unchanged since the article's date, midnight UTC (`UNDATED` without a date).

    Raises FormatError when the deck is empty or a question would give no card.
    """
    if not deck.questions:
        raise FormatError("в колоде нет ни одного вопроса", hint="для Anki нужен хотя бы один")
    package_deck = genanki.Deck(number(f"deck:{deck.id}"), title(deck), describe(deck))
    add_notes(package_deck, deck, note_types([deck]), modified)
    return package([package_deck], stamp(deck), first_id(deck))


def add_notes(
    target: genanki.Deck,
    deck: Deck,
    types: Mapping[str, genanki.Model],
    modified: Mapping[str, int] | None = None,
    choice: ExportChoice = EVERYTHING,
    position: int = 0,
) -> None:
    """Put a note of every question into `target`.

    Args:
        types: as `note_types` gives. modified: as for `deck_to_apkg`.
        choice: its own tags and speech are heeded; the questions are taken as they are.
        position: place of the first question in the package, from 0.

    Raises FormatError when a question would give no card.
    """
    base = stamp(deck)
    # A second later than plain: what the learner asked for also reaches the notes he has, and
    # loses to whatever he edited himself.
    later = 1 if choice.speech or choice.note_tags else 0
    for place, question in enumerate(deck.questions, position):
        fields = dict(fields_of(deck.article, question))
        if choice.speech:
            fields["Spare3"] = spoken(question)
        note = _Note(
            model=types[TYPES.get(question.kind, question.kind)],
            fields=list(fields.values()),
            guid=guid(deck.article.id, question),
            tags=[*tags_of(deck.article, question), *choice.note_tags],
            due=place,
        )
        note.changed = (modified or {}).get(question.id, base) + later
        if not clean(question.stem).strip() or len(note.cards) != 1:
            # Anki takes in a note without cards and says nothing.
            raise FormatError(f"вопрос {question.id} не даёт карточки", hint="проверьте его stem")
        target.add_note(note)


def first_id(deck: Deck) -> int:
    """Where the ids of a package's notes start, if this is its first deck.

    Spread by article: a learner's notes are sorted by these, and decks of one day would clash.
    """
    return (stamp(deck) + number(f"ids:{deck.article.id}") % 86400) * 1000


def note_types(decks: Sequence[Deck]) -> Mapping[str, genanki.Model]:
    """The note types in use, by name: a kind has its own or shares one."""
    every = (question.kind for deck in decks for question in deck.questions)
    used = {TYPES.get(kind, kind) for kind in every}
    return {name: _note_type(name) for name in sorted(used)}


def guid(article_id: str, question: Question) -> str:
    """The note's identity in every learner's collection.

    The kind is part of it: Anki refuses to move a note to another note type, so a question that
    changed its kind arrives as a new note.
    """
    return str(genanki.guid_for("quizgen", article_id, question.id, question.kind))


def _note_type(kind: str) -> genanki.Model:
    front, back = look(f"{kind}.front.html"), look(f"{kind}.back.html")
    return _NoteType(
        IDS[kind],
        NAMES[kind],
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": CARD, "qfmt": front, "afmt": back}],
        css=look("anki.css"),
        model_type=genanki.Model.CLOZE if kind == "cloze" else genanki.Model.FRONT_BACK,
    )


def describe(deck: Deck) -> str:
    """What Anki shows above a deck: the article and its date."""
    date = f", {date_in_words(deck.article.date)}" if deck.article.date else ""
    return f"Вопросы по статье «{escape(deck.article.title)}»{date}."


def stamp(deck: Deck) -> int:
    """When an unchanged question of the deck counts as changed, Unix seconds."""
    if deck.article.date is None:
        return UNDATED
    midnight = datetime.datetime.combine(deck.article.date, datetime.time(), datetime.UTC)
    # Anki's ids are positive: an article of 1913 counts as one of 1970.
    return max(int(midnight.timestamp()), 86400)


def number(text: str) -> int:
    """A stable positive number of 13 digits, the size Anki's own ids have."""
    return 1_000_000_000_000 + int.from_bytes(digest(text)[:8], "big") % 500_000_000_000


def package(decks: Sequence[genanki.Deck], stamp: int, first_id: int) -> bytes:
    """The zip, made in memory: genanki's own writer leaves a database in the temporary folder."""
    connection = sqlite3.connect(":memory:")
    try:
        genanki.Package(decks).write_to_db(connection.cursor(), stamp, itertools.count(first_id))
        connection.commit()
        database = bytearray(connection.serialize())
    finally:
        connection.close()
    # SQLite signs its file with its own version, which differs from machine to machine.
    database[_SQLITE_WRITER] = (3_040_000).to_bytes(4, "big")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in (("collection.anki2", bytes(database)), ("media", b"{}")):
            entry = zipfile.ZipInfo(name)  # dated 1980, whatever the day
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it says whether Windows made it
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return stream.getvalue()
