"""Brackets after a name: «(9 марта 1934 — 27 марта 1968)», «(род. 1956)», «(1818—1883)»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizgen.russian.calendar import MONTHS

_MONTH = "|".join(forms[1] for forms in MONTHS)
_OLD_STYLE = re.compile(r"\s*\[[^\]]*\]|\s*\(\d{1,2}(?:\s+[а-яё]+)?(?:\s+\d{4})?\)")
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) )?(?P<year>\d{{4}})(?: года| год| г\.)?"
    r"(?:, (?P<place>[^,]+)(?:, .*)?)?"
)
_STYLES = re.compile(
    rf"\d{{1,2}}(?: (?:{_MONTH}))? [\[(]\d{{1,2}}(?: (?:{_MONTH}))?[\])](?: (?:{_MONTH}))? \d{{4}}"
)
_BORN = re.compile(r"(?:род\.|родился|родилась|р\.)\s*(?:в\s+)?")
_DASH = re.compile(r"\s+[—–-]\s+|(?<=\d)\s?[—–-]\s?(?=\d)")
_LIVED = range(20, 106)
"""Years between the two that can only be a life, not a reign or a term."""


@dataclass(frozen=True, slots=True)
class Point:
    """A birth or a death: the year, the day as it is said, and the place, where they are told."""

    year: int
    day: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """What a bracket tells of a life; `full` where it has days, so that it is no reign."""

    born: Point | None
    died: Point | None = None
    full: bool = False


def read_life(text: str) -> Life | None:
    """The life told by a bracket right at the beginning of `text`; None where it tells none.

    Days in two calendars are said both: «28 августа (9 сентября) 1828 года».
    """
    inner = _bracket(text)
    if inner is None:
        return None
    inner = " ".join(inner.rsplit(";", 1)[-1].split())
    born = _BORN.match(inner)
    if born:
        point = _point(inner[born.end() :])
        return Life(point) if point else None
    halves = _DASH.split(inner)
    if len(halves) != 2:
        return None
    first, last = _point(halves[0]), _point(halves[1])
    if first is None or last is None or last.year - first.year not in _LIVED:
        return None
    return Life(first, last, bool(first.day and last.day) or "[" in inner)


def _bracket(text: str) -> str | None:
    """What stands between the opening bracket and its own closing one."""
    stripped = text.lstrip()
    if not stripped.startswith("("):
        return None
    depth = 0
    for k, letter in enumerate(stripped):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return stripped[1:k]
    return None


def _of_two_calendars(text: str) -> str:
    """«28 августа [9 сентября] 1828» as it is said: «28 августа (9 сентября) 1828 года»."""
    styles = _STYLES.match(text)
    if styles is None:
        return ""
    said = " ".join(styles[0].replace("[", "(").replace("]", ")").split())
    return f"{said} года"


def _point(text: str) -> Point | None:
    plain = _OLD_STYLE.sub("", text.strip())
    match = _DATE.fullmatch(plain)
    if match is None:
        return None
    day = f"{int(match['day'])} {match['month']} {match['year']} года" if match["day"] else ""
    if plain != text.strip():
        day = _of_two_calendars(text.strip())
    place = match["place"] or ""
    return Point(int(match["year"]), day, place if place[:1].isupper() else "")
