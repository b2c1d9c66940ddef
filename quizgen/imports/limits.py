"""How much of a foreign package is read: what is over a limit is refused, never cut short."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one package; sizes are bytes, text is characters, times are seconds.

    The defaults let in the largest shared decks (40,000 notes, a gigabyte of media) with room to
    spare. Media are never unpacked, so they count only as part of the file and as entries.

    Attributes:
        file: the package as it lies on the disk. entries: files inside it.
        collection: the database unpacked. media_list: the list of media names unpacked.
        ratio: unpacked to packed, looked at only from `ratio_from` bytes on, since small
            databases are mostly empty pages.
        window: memory a zstd frame may ask for.
        value: the longest value of a database cell, and so of a JSON inside one.
        text: all texts of notes and note types together.
        parts: fields and templates of all note types together.
    """

    file: int = 2048 * MIB
    entries: int = 60_000
    collection: int = 256 * MIB
    media_list: int = 16 * MIB
    ratio: int = 150
    ratio_from: int = 8 * MIB
    window: int = 64 * MIB
    value: int = 8 * MIB
    notes: int = 100_000
    cards: int = 500_000
    types: int = 2_000
    parts: int = 20_000
    decks: int = 20_000
    text: int = 32 * MIB
    schema: int = 500
    query_seconds: float = 20.0


LIMITS = Limits()
