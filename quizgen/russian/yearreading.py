"""Readings of years, spans of years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.russian.calendar import TENS
from quizgen.russian.datemention import DateMention, era_of
from quizgen.russian.dateterms import CENTURY_WORDS
from quizgen.russian.ordinals import from_roman
from quizgen.russian.reading import folded


def read_decade(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    groups = match.groupdict()
    if groups.get("t"):
        ten = next(value for value, stem in TENS.items() if stem == groups["t"])
    else:
        ten = int(str(groups["w2"]))
    century = _century_number(groups.get("c"))
    year = ten if ten >= 1000 else (century - 1) * 100 + ten if century else None
    if groups.get("w"):
        start = int(str(groups["w"]))
        if not start < ten <= start + 90:
            return None
        return DateMention(first, last, "DECADE", f"{start}s/{ten}s", start)
    return DateMention(first, last, "DECADE", f"{year or ten}s", year)


def _century_number(text: str | None) -> int | None:
    if not text:
        return None
    if text[0].isdigit():
        return int(text.partition("-")[0])
    return CENTURY_WORDS.get(text) or from_roman(text)


def _th(number: int) -> str:
    sign, size = ("-" if number < 0 else ""), abs(number)
    ending = (
        "th" if size % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(size % 10, "th")
    )
    return f"{sign}{size}{ending}"


def read_century(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    groups = match.groupdict()
    number = _century_number(groups["n"])
    if not number or number > 25:
        return None
    era = era_of(groups.get("era"))
    sign = -1 if era else 1
    if groups.get("n2"):
        second = _century_number(groups["n2"])
        if not second or (second - number) * sign <= 0 or second > 25:
            return None
        value = f"{_th(sign * number)}/{_th(sign * second)}"
        return DateMention(first, last, "CENTURY", value, None, None, None, era)
    # «2 века», «5 веков» last, they are not dates.
    if str(groups["n"]).isdigit():
        form = folded(words)[first + 1]
        many = 2 <= number % 10 <= 4 and number not in (12, 13, 14)
        if number > 21 or (many and form in ("века", "столетия")) or form.endswith(("ов", "ий")):
            return None
        if number == 1 and form in ("век", "столетие"):
            return None
    return DateMention(first, last, "CENTURY", _th(sign * number), None, None, None, era)


def read_years(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    groups = match.groupdict()
    start, second = int(str(groups["y"])), str(groups["y2"])
    era = era_of(groups.get("era"))
    end = int(second)
    if len(second) == 2 and start >= 1000:
        end += start // 100 * 100
    if (start <= end) if era else (start >= end):
        return None
    if abs(end - start) > 500:
        return None
    sign = -1 if era else 1
    return DateMention(
        first, last, "PERIOD", f"{sign * start}/{sign * end}", sign * start, None, None, era
    )


def read_year(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    text = match.group()
    era = "до н. э." if " до " in text else ""
    year = int(str(match["y"])) * (-1 if era else 1)
    if year == 0 or year > 2100:
        return None
    return DateMention(first, last, "YEAR", str(year), year, None, None, era)


def read_early_year(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    """A year before 1000: only where the form of «год» cannot count years («988 года»)."""
    year, form = int(match["y"]), match["w"]
    before = folded(words[first - 1 : first])
    ones = 0 if year % 100 in range(11, 20) else year % 10
    if form == "году":
        safe = bool(before) and before[0] in ("в", "во", "к", "о", "по")
    elif year < 100:
        safe = False
    elif form == "года":
        safe = ones not in (2, 3, 4) and (ones != 1 or before == ["с"])
    elif form == "год":
        safe = ones != 1
    else:
        safe = False
    return DateMention(first, last, "YEAR", str(year), year) if safe else None
