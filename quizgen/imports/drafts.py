"""What a note gives before it is a question: stem and answer as text, the kind not yet chosen."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.imports.records import Note, Skipped


@dataclass(frozen=True, slots=True)
class Draft:
    """One question in the making.

    Attributes:
        note: the note it comes from. ordinal: the card, or gap number less one; from 0.
        id: the question's id where the note brings it (our own packages), else None.
        kind: one of `quizgen.model.KINDS`, or None: then typed, choice or open, by the answer.
        pool: whose answers may be wrong options: note type and field; "" for none.
        template: what the question is called in the deck, as «anki/basic».
        proofs: the stretches of the article it stands on: the first proves it, then further ones.
        listed: whether the answer is a list of several lines.
    """

    note: Note
    ordinal: int
    stem: str
    answer: str
    template: str
    proofs: tuple[str, ...]
    kind: str | None = None
    id: str | None = None
    pool: str = ""
    accepted: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one note: its questions in the making, and what of it is left out."""

    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def left_out(note: Note, words: str, reason: str) -> Skipped:
    """The account of a note, or a card of it, that gives no question; `words` are cut short."""
    words = " ".join(words.split())
    if len(words) > 60:
        words = words[:59].rstrip() + "…"
    return Skipped(note.place, words, reason)
