"""Dated events of the article as headings that stand alone: «В Казахстане открыт филиал МГУ»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.questions.importance import Importance
from quizgen.questions.lifetold import life_events, other_name, told_better
from quizgen.questions.statements import happened, label
from quizgen.questions.telling import content

LONGEST = 13
"""Words a heading may have: several are read side by side."""
_ALIKE = 0.5
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TELLTALE = re.compile(r"\d{4}|\bвек|столети|летие|годовщин|юбиле|втор|треть|последн", re.I)
"""What in a heading would tell when it was, or which of them came sooner."""


@dataclass(frozen=True, slots=True)
class Event:
    """A completed event.

    Attributes:
        date: year, then month and day where the article tells them.
    """

    draft: Draft
    label: str
    date: tuple[int, ...]
    salience: float


def events(kept: Sequence[Draft], article: Article, importance: Importance) -> list[Event]:
    """The article's dated events, each once, in the order of the text.

    Args:
        kept: drafts that passed review.
    """
    found: list[Event] = []
    for draft, heading, value in life_events(kept, article):
        match = _DATE.fullmatch(value)
        if match is None or _TELLTALE.search(heading) or len(heading.split()) > LONGEST:
            continue
        day = tuple(int(piece) for piece in match.groups() if piece)
        if not any(_same(day, heading, event) for event in found):
            found.append(Event(draft, heading, day, importance.salience(draft)))
    for draft in kept:
        date = _date(draft)
        if draft.role.name != "when" or date is None or not happened(draft):
            continue
        if len(draft.fact.parts[draft.role.part].tokens) > 1:
            continue  # «в 1661 году | как острог»: more than a date
        text = label(draft, draft.role.part, LONGEST)
        if text is None or _TELLTALE.search(text) or any(_same(date, text, e) for e in found):
            continue
        if other_name(text, article) or told_better(draft, kept):
            continue
        found.append(Event(draft, text, date, importance.salience(draft)))
    return found


def _date(draft: Draft) -> tuple[int, ...] | None:
    """The date as numbers; None for one without a year, and for seasons and periods."""
    match = _DATE.fullmatch(draft.role.value)
    if match is None or not draft.role.types & {"YEAR", "DATE", "MONTH"}:
        return None
    return tuple(int(piece) for piece in match.groups() if piece)


def _same(date: tuple[int, ...], text: str, other: Event) -> bool:
    """Whether two headings tell one event, or events that are hard to tell apart."""
    own, theirs = set(content(text)), set(content(other.label))
    whole = min(len(own), len(theirs)) if date[0] == other.date[0] else len(own | theirs)
    return len(own & theirs) >= _ALIKE * whole


def apart(one: Event, other: Event) -> bool:
    """Whether it is certain which of the two was first."""
    length = min(len(one.date), len(other.date))
    return one.date[:length] != other.date[:length]
