"""What each page about Anki shows: one record per page or part of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.anki.forms import ExportForm, ImportForm, SeveralForm


@dataclass(frozen=True, slots=True)
class Preview:
    """One card of those chosen, both sides; `front`, `back` and the links are addresses.

    Attributes:
        previous, next: of the cards beside it; None at the ends.
    """

    number: int
    total: int
    front: str
    back: str
    previous: str | None
    next: str | None
    lights: tuple[tuple[str, str, bool], ...]
    looks: tuple[tuple[str, str, bool], ...]
    night: bool
    phone: bool


@dataclass(frozen=True, slots=True)
class ExportPage:
    """What may be chosen of a deck, what was, in words, and a card of it.

    Attributes:
        kinds, tags: (value, name, how many questions).
        words: what the package will hold; empty where `problem` says why there is none.
        shown: which card is on the page, for the form to keep.
    """

    key: str
    title: str
    total: int
    form: ExportForm
    kinds: tuple[tuple[str, str, int], ...]
    tags: tuple[tuple[str, str, int], ...]
    more_tags: int
    withdrawn: int
    words: tuple[str, ...]
    problem: str | None
    preview: Preview | None
    shown: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SeveralPage:
    """The decks to put into one package: (key, title, how many questions).

    Attributes:
        withdrawn: questions withdrawn of those chosen.
        words: what the package will hold. names: its decks, where there are several.
    """

    form: SeveralForm
    decks: tuple[tuple[str, str, int], ...]
    withdrawn: int
    words: tuple[str, ...]
    names: tuple[str, ...]
    problem: str | None


@dataclass(frozen=True, slots=True)
class ImportPage:
    """The form for a file, and what was wrong with the one sent."""

    form: ImportForm
    endings: str
    megabytes: int
    problem: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why notes were left out, how many, and the first of them as (place, first words)."""

    reason: str
    count: int
    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What came of an import."""

    key: str
    title: str
    file: str
    notes: int
    total: int
    kinds: tuple[tuple[str, int], ...]
    changes: tuple[tuple[str, int], ...]
    skipped: int
    reasons: tuple[Reason, ...]
    remarks: tuple[str, ...]
