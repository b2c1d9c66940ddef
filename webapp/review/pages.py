"""What each page of a review shows: one record per page or part of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.model import Evidence
from webapp.excerpts import Excerpt
from webapp.review.wording import Written


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a review.

    Attributes:
        answer: in words, one line a member. options: (text, whether it is right).
        notes: what else is said of it: rewritten, one's own, without proof.
        first, last: whether there is nothing shown above or below it to change places with.
        can_vary: whether the program may be asked for other wrong options.
    """

    id: str
    number: int
    kind: str
    stem: tuple[str, ...]
    answer: str
    accepted: tuple[str, ...]
    options: tuple[str, ...]
    state: str
    notes: tuple[str, ...]
    chosen: bool
    excerpt: Excerpt | None
    first: bool
    last: bool
    can_vary: bool = False


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A deck under review: the questions the filter shows, and the article.

    Attributes:
        counts: state → how many questions of the filtered kind; "" for all of them.
        states, kinds: (value, name, chosen).
        here: the filter, for addresses.
        paragraphs: of the article, as (text, marked).
    """

    key: str
    title: str
    revision: int
    lines: tuple[Line, ...]
    asked: int
    states: tuple[tuple[str, str, int, bool], ...]
    kinds: tuple[tuple[str, str, bool], ...]
    here: Mapping[str, str]
    undo: str | None
    redo: str | None
    paragraphs: tuple[tuple[tuple[str, bool], ...], ...]
    imported: bool
    left: int
    problem: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class EditPage:
    """A question's words to rewrite, and what was wrong with those sent."""

    key: str
    title: str
    revision: int
    line: Line
    fields: tuple[str, ...]
    written: Written
    here: Mapping[str, str]
    imported: bool
    saved: bool = False
    """Whether to show the question as it is saved: another page has changed it."""
    problem: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A question of one's own to write: its kinds, and the sentences one of which proves it."""

    key: str
    title: str
    revision: int
    written: Written
    kinds: Mapping[str, str]
    proofs: tuple[Evidence, ...]
    here: Mapping[str, str]
    imported: bool
    problem: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class CopyPage:
    """A built-in deck: it is reviewed as a copy."""

    key: str
    title: str
    total: int
