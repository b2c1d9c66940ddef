"""Deck → Anki package (.apkg). The only place that knows genanki.

What a learner has is found again by three things that never depend on wording: the note's GUID,
from the question's id; the note type; and the deck's name. See docs/anki.md.
"""

from __future__ import annotations

import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import genanki

from quizgen.errors import FormatError
from quizgen.formats.anki_changes import UNDATED, WITHDRAWN, first_stamp, notice, stamp
from quizgen.formats.anki_fields import date_in_words, fields_of, spoken, tags_of
from quizgen.formats.anki_text import clean, digest, escape
from quizgen.formats.anki_types import CARD, FIELDS, IDS, NAMES, STYLED, TYPES, look
from quizgen.formats.choices import EVERYTHING, ExportChoice, title
from quizgen.model import Article, Deck, Question

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


def deck_to_apkg(deck: Deck, withdrawn: bool = True) -> bytes:
    """The deck as an Anki package; the same deck gives the same bytes on any day and machine.

    Args:
        deck: the questions, in the order they are to be learnt.
        withdrawn: whether withdrawn questions go in too, last, tagged `WITHDRAWN`, suspended.

    Notes are stamped with `Question.changed`; where that is None, with the article's date,
    midnight UTC (`UNDATED` without a date).

    Raises FormatError when the deck is empty or a question would give no card.
    """
    if not deck.questions:
        raise FormatError("в колоде нет ни одного вопроса", hint="для Anki нужен хотя бы один")
    package_deck = genanki.Deck(number(f"deck:{deck.id}"), title(deck), describe(deck))
    gone = deck.withdrawn if withdrawn else ()
    types = note_types((*deck.questions, *gone))
    add_notes(package_deck, deck.article, deck.questions, types)
    add_notes(package_deck, deck.article, gone, types, position=len(deck.questions), gone=True)
    return package([package_deck], first_stamp(deck.article), first_id(deck.article))


def add_notes(
    target: genanki.Deck,
    article: Article,
    questions: Sequence[Question],
    types: Mapping[str, genanki.Model],
    choice: ExportChoice = EVERYTHING,
    position: int = 0,
    gone: bool = False,
) -> None:
    """Put a note of every question into `target`.

    Args:
        types: as `note_types` gives.
        choice: its own tags and speech are heeded; the questions are taken as they are.
        position: place of the first question in the package, from 0.
        gone: whether the questions were withdrawn.

    Raises FormatError when a question would give no card.
    """
    # A second later than plain: what the learner asked for also reaches the notes he has, and
    # loses to whatever he edited himself.
    later = 1 if choice.speech or choice.note_tags else 0
    for place, question in enumerate(questions, position):
        fields = dict(fields_of(article, question))
        if choice.speech:
            fields["Spare3"] = spoken(question)
        note = _Note(
            model=types[TYPES.get(question.kind, question.kind)],
            fields=list(fields.values()),
            guid=guid(article.id, question),
            tags=[*tags_of(article, question), *choice.note_tags],
            due=place,
        )
        note.changed = stamp(article, question) + later
        if not clean(question.stem).strip() or len(note.cards) != 1:
            # Anki takes in a note without cards and says nothing.
            raise FormatError(f"вопрос {question.id} не даёт карточки", hint="проверьте его stem")
        if gone:
            _withdraw(note, question)
        target.add_note(note)


def first_id(article: Article) -> int:
    """Where the ids of a package's notes start, if this is its first article.

    Spread by article: a learner's notes are sorted by these, and decks of one day would clash.
    """
    return (first_stamp(article) + number(f"ids:{article.id}") % 86400) * 1000


def note_types(questions: Sequence[Question]) -> Mapping[str, genanki.Model]:
    """The note types in use, by name: a kind has its own or shares one."""
    used = {TYPES.get(question.kind, question.kind) for question in questions}
    return {name: _note_type(name) for name in sorted(used)}


def _withdraw(note: _Note, question: Question) -> None:
    """Say it on the card, tag the note, and keep the card from those who never had it."""
    note.fields[FIELDS.index("Spare2")] = notice(question)
    note.tags = [*note.tags, WITHDRAWN]
    note.cards[0].suspend = True


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
