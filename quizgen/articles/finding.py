"""The headline and the date of publication, found among the first paragraphs."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_DAY = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<dotted>\d{1,2}[./]\d{1,2}[./]\d{4})"
    rf"|(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})(?: ?года| ?г\.?)?)"
)
_CLOCK = r"(?:[T,]? ?(?:в )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[A-ZА-Я]{3}|Z| ?[+-]\d{2}:?\d{2})?)?"
_WEEKDAY = r"(?:(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),? )?"
_LABEL = r"(?:(?:date|дата(?: публикации)?|опубликовано) ?:? ?)?"
_DATE_LINE = re.compile(rf"{_LABEL}{_WEEKDAY}{_DAY}{_CLOCK}\.?", re.IGNORECASE)
# «date 2025-11-13 Headline»: how exported articles begin.
_DATED_HEADLINE = re.compile(rf"(?:date|дата) ?:? ?{_DAY} (?P<rest>\S.*)", re.IGNORECASE)
_LEADING_DAY = re.compile(r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)")

_NEAR_TOP = 4
_LONGEST = 200
_TITLE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Top:
    """What the first paragraphs say: the date, and the paragraphs left without its line."""

    date: datetime.date | None
    paragraphs: tuple[str, ...]


def take_date(paragraphs: list[str]) -> Top:
    """The date of publication and the paragraphs without it.

    A date alone on a line counts only near the top and only if it is the one such line:
    several make a chronicle, where dates are the matter itself.
    """
    if paragraphs and (match := _DATED_HEADLINE.fullmatch(paragraphs[0])) and (day := _day(match)):
        return Top(day, (match["rest"], *paragraphs[1:]))
    dated = [i for i, line in enumerate(paragraphs) if _DATE_LINE.fullmatch(line)]
    if len(dated) == 1 and dated[0] < _NEAR_TOP:
        match = _DATE_LINE.fullmatch(paragraphs[dated[0]])
        if match and (day := _day(match)):
            kept = [line for i, line in enumerate(paragraphs) if i != dated[0]]
            return Top(day, tuple(kept))
    return Top(None, tuple(paragraphs))


def parse_date(text: str) -> datetime.date | None:
    """The date of «2025-11-13», «13.11.2025» or «13 ноября 2025 года», or None."""
    match = _DATE_LINE.fullmatch(text.strip())
    return _day(match) if match else None


def date_of_name(stem: str) -> datetime.date | None:
    """The date a file name begins with, or None."""
    match = _LEADING_DAY.match(stem)
    return _day(match) if match else None


def _day(match: re.Match[str]) -> datetime.date | None:
    """The day matched, or None when the calendar has no such day."""
    found = match.groupdict()
    try:
        if found["iso"]:
            return datetime.date.fromisoformat(found["iso"])
        if found["dotted"]:
            day, month, year = (int(part) for part in re.split("[./]", found["dotted"]))
            return datetime.date(year, month, day)
        month = _MONTHS.index(found["month"].lower()) + 1
        return datetime.date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def is_headline(line: str) -> bool:
    """Whether a first line reads as a headline: short, and not ended as a sentence is."""
    return (
        len(line) <= _LONGEST
        and not re.search(r"[.,:;][»”\"')]*$|\.\.\.$", line)
        and not re.match(r"[—–\-а-яё]", line)
        and bool(re.search(r"\w", line))
    )


def first_words(text: str) -> str:
    """A title for an article without one: the first words of its first sentence."""
    sentence = re.split(r"(?<=[^\W\d_]{3}[.!?…])\s", text.lstrip("—–- "), maxsplit=1)[0]
    words = sentence.split()
    if len(words) <= _TITLE_WORDS:
        return sentence.rstrip(".")
    return " ".join(words[:_TITLE_WORDS]).rstrip(",;:—– ") + "…"
