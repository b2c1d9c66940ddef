"""What travels through an import: the foreign collection as found, and the deck made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.model import Deck


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """One card a note makes: its name and both sides as HTML with `{{Field}}` marks."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type of the foreign collection.

    Attributes:
        fields: field names, in order. cloze: whether its one template hides gaps.
    """

    id: int
    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[CardTemplate, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note as found: field texts are HTML.

    Attributes:
        place: where it stands in the file, from 1, for messages.
        deck: full name («A::B») of the deck its first card is in, "" where it has none.
        cards: the card templates (or cloze gaps) it has cards of, 0-based, ascending.
        changed: when it last changed, Unix seconds.
    """

    place: int
    guid: str
    type_id: int
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()
    deck: str = ""
    cards: tuple[int, ...] = ()
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything taken from a foreign file, notes in the order they are learnt.

    Attributes:
        media: names of the media files it brings; their contents are not read.
    """

    types: Mapping[int, NoteType]
    notes: tuple[Note, ...]
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A note, or part of one, that gave no question: where, its first words, and why (Russian)."""

    place: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The deck made of a foreign file, and an account of every note.

    Attributes:
        notes: how many notes the file holds; each gave a question or stands in `skipped`.
        remarks: what the person should know beside that (media left out, …), in Russian.
    """

    deck: Deck
    notes: int
    skipped: tuple[Skipped, ...]
    remarks: tuple[str, ...] = ()
