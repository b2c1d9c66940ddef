"""Years, dates, centuries and periods as values: «11.11.2025» is «11 ноября 2025 года»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.grading.spelling import folded
from quizgen.russian.calendar import MONTH_BY_FORM, MONTH_DAYS
from quizgen.russian.cardinals import listed
from quizgen.russian.ordinalnumbers import read_words
from quizgen.russian.ordinals import from_digits, from_roman

_SHORT_MONTHS = {
    "янв": 0, "фев": 1, "февр": 1, "мар": 2, "апр": 3, "июн": 5, "июл": 6, "авг": 7, "сен": 8,
    "сент": 8, "окт": 9, "ноя": 10, "нояб": 10, "дек": 11,
}  # fmt: skip
_YEAR_WORDS = frozenset(listed("г год года году годом годе гг годы годах годов годам"))
_CENTURY_WORDS = frozenset(
    listed("в век века веке веку веком вв столетие столетия столетии столетью столетием")
)
_BEFORE = re.compile(r" (?:до н ?э|до нашей эры|до р ?х|до рождества христова)$")
_OURS = re.compile(r" (?:н ?э|нашей эры|от рождества христова)$")
_FIGURES = (
    re.compile(r"(?P<day>\d{1,2})[,./-](?P<month>\d{1,2})[,./-](?P<year>\d{4}|\d\d)"),
    re.compile(r"(?P<year>\d{4})[./-](?P<month>\d\d)[./-](?P<day>\d\d)"),
    re.compile(r"(?P<month>\d{1,2})[,.](?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})[,.](?P<month>\d\d)"),
)
_SPANS = (
    re.compile(r"(?:с|со|от) (.+?) (?:по|до) (.+)"),
    re.compile(r"(?:в )?(\S+)-(\S+(?: \S+)?)"),
    re.compile(r"(?:в )?(.+?) - (.+)"),
)
_LEADING = re.compile(r"^во? ")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of time as far as it is told; what is not told is 0.

    Attributes:
        century: 1-based. short: whether the year was given by its last two figures.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    century: int = 0
    before: bool = False
    short: bool = False


def read_moments(text: str, kind: str = "") -> tuple[Moment, ...] | None:
    """The moment that the whole text is, two for a period, or None.

    Args:
        kind: what a bare number is: «year», «century», or "" for neither.
    """
    plain = _prepared(text)
    if not plain or len(plain) > 100:
        return None
    for shape in _SPANS:
        found = shape.fullmatch(plain)
        if found:
            last = _one(found[2], "year")
            first = _one(found[1], "year")
            if first and last and 0 < first.year < last.year and not (first.month or last.month):
                return first, last
    one = _one(plain, kind)
    return (one,) if one else None


def same_moments(right: tuple[Moment, ...], given: tuple[Moment, ...]) -> bool:
    """Whether they are equal; a year of our time may be given by its last two figures."""
    if len(right) == len(given) == 1 and given[0].short:
        year, short = right[0].year, given[0].year
        if not (1930 <= year < 2100 and year % 100 == short):
            return False
        return (right[0].month, right[0].day) == (given[0].month, given[0].day)
    return right == given


def _prepared(text: str) -> str:
    plain = folded(re.sub(r"(?<=\d)\.(?=\d)", "/", text))
    plain = re.sub(r"(?<=[^\W\d])\.(?=[^\W\d])", " ", plain)
    plain = re.sub(r"(?<=[^\W\d])\.(?= |$)", "", plain)
    plain = re.sub(r"(?<=\d)(?=(?:г|гг|год|года)(?: |$))", " ", plain)
    return plain.replace("/", ".")


def _one(text: str, kind: str) -> Moment | None:
    text = _LEADING.sub("", text)
    before = bool(_BEFORE.search(text))
    text = (_BEFORE if before else _OURS).sub("", text)
    dated = re.sub(r"(?<=\d) (?:г|года)$", "", text)
    for shape in _FIGURES:
        found = shape.fullmatch(dated)
        if found:
            return _dated(found, before)
    words = text.split()
    return _century(words, kind, before) or _spoken(words, kind, before)


def _dated(found: re.Match[str], before: bool) -> Moment | None:
    parts = {name: int(value) for name, value in found.groupdict().items()}
    month, day = parts["month"], parts.get("day", 0)
    if not 1 <= month <= 12 or day > MONTH_DAYS[month - 1] or ("day" in parts and not day):
        return None
    short = len(found.groupdict().get("year", "")) == 2
    return Moment(parts.get("year", 0), month, day, 0, before, short)


def _century(words: list[str], kind: str, before: bool) -> Moment | None:
    named = len(words) > 1 and words[-1] in _CENTURY_WORDS
    if not named and kind != "century":
        return None
    said = words[:-1] if named else words
    value = _ordinal(said)
    if value is None and len(said) == 1:
        value = from_roman(said[0].upper()) or _figures(said[0])
    return Moment(century=value, before=before) if value and value <= 40 else None


def _spoken(words: list[str], kind: str, before: bool) -> Moment | None:
    """«11 ноября 2025 года», «ноябрь 2025», «2025 год»."""
    at = next((i for i, word in enumerate(words) if _month(word) is not None), None)
    if at is None:
        year = _year(words, need_word=kind != "year" and not before)
        return Moment(year, before=before) if year else None
    month, head, tail = _month(words[at]) or 0, words[:at], words[at + 1 :]
    day = _ordinal(head) or (_figures(head[0]) if len(head) == 1 else None) if head else 0
    year = _year(tail, need_word=False) if tail else 0
    if day is None or year is None or day > MONTH_DAYS[month]:
        return None
    return Moment(year, month + 1, day, before=before)


def _year(words: list[str], need_word: bool) -> int | None:
    named = len(words) > 1 and words[-1] in _YEAR_WORDS
    if need_word and not named:
        return None
    said = words[:-1] if named else words
    value = _figures(said[0]) if len(said) == 1 else None
    return value or _ordinal(said)


def _ordinal(words: list[str]) -> int | None:
    """«одиннадцатого», «тысяча семьсот двадцать первого», «2001-м»."""
    if len(words) == 1:
        glued = from_digits(words[0])
        if glued:
            return glued[0]
    found = read_words(words, 0) if words else None
    return found[1] if found and found[0] == len(words) else None


def _figures(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 4 else None


def _month(word: str) -> int | None:
    return MONTH_BY_FORM.get(word, _SHORT_MONTHS.get(word))
