"""The decks the application knows: built-in ones and those made from pasted articles."""

from __future__ import annotations

import datetime
import functools
import hashlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from quizgen.decks import deck_from_json, deck_to_json, read_deck
from quizgen.errors import DeckError, Place, QuizgenError
from quizgen.model import Deck
from webapp.storage import Storage
from webapp.tables import DeckEntry, DeckVersion

log = logging.getLogger(__name__)

_KEY = re.compile(r"[\w.-]{1,180}")


def key_of(name: str, text: str) -> str:
    """The key of a deck of this id made from an article of this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    slug = re.sub(r"[^\w-]+", "-", name)[:80].strip("-") or "deck"
    return f"{slug}-{digest[:10]}"


@dataclass(frozen=True, slots=True)
class StoredDeck:
    """A deck, the name in its address, and the digest of the version it has now."""

    key: str
    digest: str
    deck: Deck


@dataclass(frozen=True, slots=True)
class DeckSummary:
    """What a list of decks says about one of them."""

    key: str
    title: str
    date: datetime.date | None
    questions: int
    built_in: bool


class Library:
    """Decks in the database, by key and by version."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        # Versions never change, so parsed decks may be kept.
        self.version = functools.lru_cache(maxsize=32)(self._read_version)

    def register_folder(self, folder: Path) -> None:
        """Make the `*.json` decks of a folder the built-in ones; others are listed no more.

        A file that is not a deck is left out and logged: one bad file must not stop the school.

        Raises:
            QuizgenError: the folder cannot be read.
        """
        if not folder.is_dir():
            raise QuizgenError(
                "нет такой папки с наборами вопросов", Place(str(folder)), "проверьте путь"
            )
        decks: dict[str, Deck] = {}
        for path in sorted(folder.glob("*.json")):
            try:
                deck = read_deck(path)
                if not _KEY.fullmatch(deck.id):
                    raise DeckError("поле id: годятся буквы, цифры и дефис", Place(str(path)))
            except DeckError as error:
                log.warning("набор пропущен: %s", error)
                continue
            decks[deck.id] = deck
        with self._storage.write() as session:
            for entry in session.scalars(select(DeckEntry).where(DeckEntry.built_in)):
                entry.listed = entry.key in decks
            for key, deck in decks.items():
                _put(session, key, deck, built_in=True)

    def put(self, session: Session, key: str, deck: Deck, old: StoredDeck | None) -> bool:
        """Make `deck` the one of this key, as part of the caller's transaction.

        Args:
            old: what `deck` was made from, found before the transaction began: working out what
                changed takes long and must not keep others from writing.

        Returns whether it was done: not where another deck than `old` has the key by now.
        """
        entry = session.get(DeckEntry, key)
        if (entry and entry.digest) != (old and old.digest):
            return False
        _put(session, key, deck, built_in=False)
        return True

    def add(self, deck: Deck, renew: Callable[[Deck, Deck], Deck] | None = None) -> str:
        """Keep a deck made from a pasted article and return its key.

        The same article gives the same key, so sending it twice makes one deck; another article
        of the same name gets its own.

        Args:
            renew: what becomes of the deck there was and the new one where there was one.
        """
        key = key_of(deck.id, deck.article.text)
        done = False
        while not done:
            old = self.find(key)
            new = renew(old.deck, deck) if old and renew else deck
            with self._storage.write() as session:
                done = self.put(session, key, new, old)
        return key

    def listing(self) -> tuple[DeckSummary, ...]:
        """The listed decks.

        Built-in ones come first, the latest article before older and undated ones; those made
        of pasted articles follow, the newest first.
        """
        query = (
            select(DeckEntry, DeckVersion)
            .join(DeckVersion)
            .where(DeckEntry.listed)
            .order_by(
                DeckEntry.built_in.desc(),
                # When a built-in deck first came to this machine says nothing about it.
                case((DeckEntry.built_in, None), else_=DeckEntry.added).desc(),
                case((DeckEntry.built_in, DeckVersion.article_date)).desc().nulls_last(),
                DeckVersion.title,
                DeckEntry.key,
            )
        )
        with self._storage.read() as session:
            return tuple(
                DeckSummary(
                    key=entry.key,
                    title=version.title,
                    date=version.article_date,
                    questions=version.question_count,
                    built_in=entry.built_in,
                )
                for entry, version in session.execute(query)
            )

    def find(self, key: str) -> StoredDeck | None:
        """The deck of this key as it is now, or None."""
        with self._storage.read() as session:
            entry = session.get(DeckEntry, key)
        if entry is None:
            return None
        return StoredDeck(entry.key, entry.digest, self.version(entry.digest))

    def is_built_in(self, key: str) -> bool:
        """Whether the deck of this key came with the program: such a deck is nobody's to change."""
        with self._storage.read() as session:
            entry = session.get(DeckEntry, key)
        return entry is not None and entry.built_in

    def _read_version(self, digest: str) -> Deck:
        with self._storage.read() as session:
            version = session.get_one(DeckVersion, digest)
        return deck_from_json(version.json, digest)


def put_version(session: Session, deck: Deck) -> str:
    """Keep a deck as it is now, where it is not kept yet; returns its digest."""
    text = deck_to_json(deck)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if session.get(DeckVersion, digest) is None:
        version = DeckVersion(
            digest=digest,
            title=deck.title,
            article_date=deck.article.date,
            question_count=len(deck.questions),
            json=text,
        )
        session.add(version)
        session.flush()
    return digest


def _put(session: Session, key: str, deck: Deck, *, built_in: bool) -> None:
    digest = put_version(session, deck)
    entry = session.get(DeckEntry, key)
    if entry is None:
        now = datetime.datetime.now(datetime.UTC)
        entry = DeckEntry(key=key, digest=digest, built_in=built_in, listed=True, added=now)
        session.add(entry)
    entry.digest = digest
    entry.listed = True
