"""Imported decks in the database: which they are, what came of the import, their newer exports."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from quizgen.imports import renew
from quizgen.imports.account import left_out
from quizgen.imports.records import Imported
from quizgen.model import Deck
from quizgen.updates import compare
from webapp.library import Library, StoredDeck
from webapp.storage import Storage
from webapp.tables import ImportRow

MOST_SHOWN = 50
"""Notes told by their first words for each reason."""


class Imports:
    """Decks made elsewhere, beside the library that keeps them."""

    def __init__(self, storage: Storage, library: Library) -> None:
        self._storage = storage
        self._library = library

    def keep(self, imported: Imported, file: str, now: datetime.datetime) -> str:
        """Keep the deck and what is to be said of it; returns its key.

        A newer export of a deck kept before becomes its next version: `_is_newer` tells.

        Args:
            file: the name it came under, to be shown.
            now: when, with a time zone.
        """
        done = False
        while not done:
            olds = self._all()
            newer = [old for old in olds if _is_newer(old.deck, imported.deck)]
            best = max(newer, key=lambda old: _shared(old.deck, imported.deck), default=None)
            if best:
                key, deck = best.key, renew(best.deck, imported.deck, now)
            else:
                deck = _told_apart(imported.deck, olds)
                key = _key(deck)
            there = best or self._library.find(key)
            report = _report(imported, best.deck if best else None, deck)
            with self._storage.write() as session:
                done = self._library.put(session, key, deck, there)
                if done:
                    session.merge(ImportRow(deck_key=key, file=file, imported=now, report=report))
        return key

    def report(self, key: str) -> ImportRow | None:
        """What came of the last import of this deck; None where it was not imported."""
        with self._storage.read() as session:
            return session.get(ImportRow, key)

    def _all(self) -> Sequence[StoredDeck]:
        with self._storage.read() as session:
            keys = session.scalars(select(ImportRow.deck_key).order_by(ImportRow.deck_key)).all()
        return [found for key in keys if (found := self._library.find(key))]


def _shared(old: Deck, new: Deck) -> int:
    ids = {question.id for question in (*old.questions, *old.withdrawn)}
    return sum(question.id in ids for question in new.questions)


def _is_newer(old: Deck, new: Deck) -> bool:
    """Whether `new` is the same deck exported again: of one name, or mostly of the same notes.

    A part of a collection kept whole is a deck of its own, or the rest would be withdrawn.
    """
    shared = _shared(old, new)
    most = max(len(old.questions), len(new.questions))
    named_alike = (old.id, old.title) == (new.id, new.title)
    return shared > 0 and (named_alike or shared * 2 > most)


def _told_apart(deck: Deck, olds: Sequence[StoredDeck]) -> Deck:
    """The deck with an article id no other has: notes in Anki are known by it."""
    taken = {old.deck.article.id for old in olds}
    free, turn = deck.article.id, 1
    while free in taken:
        turn += 1
        free = f"{deck.article.id}-{turn}"
    return replace(deck, article=replace(deck.article, id=free))


def _key(deck: Deck) -> str:
    slug = re.sub(r"[^\w-]+", "-", deck.id)[:80].strip("-") or "deck"
    ids = "\n".join([deck.article.id, *sorted(question.id for question in deck.questions)])
    return f"{slug}-{hashlib.sha256(ids.encode()).hexdigest()[:10]}"


def _report(imported: Imported, old: Deck | None, new: Deck) -> dict[str, Any]:
    changes = compare(old, new) if old else None
    return {
        "notes": imported.notes,
        "skipped": len(imported.skipped),
        "reasons": [
            {
                "reason": group.reason,
                "count": len(group.notes),
                "notes": [[item.place, item.words] for item in group.notes[:MOST_SHOWN]],
            }
            for group in left_out(imported)
        ],
        "remarks": list(imported.remarks),
        "changes": changes
        and {
            "added": changes.added,
            "changed": changes.changed,
            "unchanged": changes.unchanged,
            "withdrawn": changes.withdrawn,
        },
    }
