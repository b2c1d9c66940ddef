"""The tables: decks and their versions, attempts and answers, template packs, settings."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The tables of one database."""


class Setting(Base):
    """A value the application gave itself once, such as its secret key."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class DeckVersion(Base):
    """A deck as it was at one time. Never changed: an attempt keeps the version it began with."""

    __tablename__ = "deck_versions"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    article_date: Mapped[datetime.date | None]
    question_count: Mapped[int]
    json: Mapped[str] = mapped_column(Text)


class DeckEntry(Base):
    """A deck by the name in its address, and the version it has now."""

    __tablename__ = "decks"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    digest: Mapped[str] = mapped_column(ForeignKey(DeckVersion.digest))
    built_in: Mapped[bool]
    listed: Mapped[bool]
    added: Mapped[datetime.datetime] = mapped_column(DateTime(timezone=True))


class AttemptRow(Base):
    """One taking of a quiz: which questions, of which version, in which order."""

    __tablename__ = "attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(43), unique=True)
    deck_key: Mapped[str] = mapped_column(ForeignKey(DeckEntry.key))
    digest: Mapped[str] = mapped_column(ForeignKey(DeckVersion.digest))
    seed: Mapped[bytes] = mapped_column(LargeBinary(32))
    question_ids: Mapped[list[str]] = mapped_column(JSON)
    retry_of: Mapped[int | None] = mapped_column(ForeignKey("attempts.id"))
    started: Mapped[datetime.datetime] = mapped_column(DateTime(timezone=True))


class AnswerRow(Base):
    """The answer to one question of an attempt. The key allows one: the first binds."""

    __tablename__ = "answers"

    attempt_id: Mapped[int] = mapped_column(ForeignKey(AttemptRow.id), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    given: Mapped[str] = mapped_column(Text)
    right: Mapped[bool]
    answered: Mapped[datetime.datetime] = mapped_column(DateTime(timezone=True))


class OpenedRow(Base):
    """An open question whose answer was shown, with what the learner wrote before.

    A table of its own, because it came later: databases without it get it when they are opened.
    """

    __tablename__ = "opened"

    attempt_id: Mapped[int] = mapped_column(ForeignKey(AttemptRow.id), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    given: Mapped[str] = mapped_column(Text)
    opened: Mapped[datetime.datetime] = mapped_column(DateTime(timezone=True))


class ImportRow(Base):
    """That a deck was imported: from which file, when last, and what is to be said of it."""

    __tablename__ = "imports"

    deck_key: Mapped[str] = mapped_column(ForeignKey(DeckEntry.key), primary_key=True)
    file: Mapped[str] = mapped_column(Text)
    imported: Mapped[datetime.datetime] = mapped_column(DateTime(timezone=True))
    report: Mapped[dict[str, Any]] = mapped_column(JSON)


class PackRow(Base):
    """A pack of question templates: its name, and whether new decks are made with it."""

    __tablename__ = "packs"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    enabled: Mapped[bool]
    removed: Mapped[datetime.datetime | None] = mapped_column(DateTime(timezone=True))
    """When it was put away; it can be brought back."""


class PackVersionRow(Base):
    """The text of a pack as it was saved. Never changed; the highest number is the latest.

    Attributes:
        sound: whether the text is a pack; drafts with faults are kept too.
    """

    __tablename__ = "pack_versions"

    pack_id: Mapped[int] = mapped_column(ForeignKey(PackRow.id), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    sound: Mapped[bool]
    saved: Mapped[datetime.datetime] = mapped_column(DateTime(timezone=True))


class DeckPackRow(Base):
    """A pack a deck was last made with, and in which version."""

    __tablename__ = "deck_packs"

    deck_key: Mapped[str] = mapped_column(ForeignKey(DeckEntry.key), primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey(PackRow.id), primary_key=True)
    number: Mapped[int]
