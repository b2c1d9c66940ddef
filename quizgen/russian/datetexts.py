"""What a date can become: an absolute date, or other spellings of the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence

from quizgen.russian.calendar import (
    MONTHS,
    SEASON_CODE,
    SEASONS,
    WEEKDAYS,
)
from quizgen.russian.datemention import DateMention
from quizgen.russian.neardates import near_dates, text_of
from quizgen.russian.ordinals import ordinal, roman

__all__ = ["absolute", "accepted_dates", "near_dates"]
_NEAR_BEFORE, _NEAR_AFTER = 120, 30
"""Days within which a date without a year is taken to belong to the news."""
_OTHER_STYLE = re.compile(r"\s*\([^()]*\)")


def absolute(
    mention: DateMention,
    published: datetime.date | None,
    years: Collection[int] = (),
) -> str | None:
    """An ISO date, month or year for what the text leaves to the day of its publication.

    Only for news: a relative word is resolved, and a day or month without a year gets the year
    when it lies near the day of publication.

    Args:
        published: the day the article came out, None where unknown.
        years: other years the article speaks of near by; any but the published one makes a
            date without a year unsafe.

    Returns:
        «2025-11-11», «2025-11», «2025», or None where it is not safe. A date that already has
        its year comes back as it is.
    """
    if mention.kind in ("DATE", "MONTH") and mention.year:
        return mention.value
    if published is None:
        return None
    if mention.kind == "RELATIVE":
        return _resolved(mention.value, published)
    if mention.kind not in ("DATE", "MONTH") or mention.month is None:
        return None
    if any(year != published.year for year in years):
        return None
    return _nearest(mention.month, mention.day, published)


def _resolved(value: str, published: datetime.date) -> str | None:
    match = re.fullmatch(r"(day|month|year)([+-]\d+)(?::([\d-]+))?", value)
    if not match:
        return None
    unit, shift, rest = match[1], int(match[2]), match[3]
    if unit == "day":
        return (published + datetime.timedelta(days=shift)).isoformat()
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02}"
    year = published.year + shift
    return f"{year}-{rest}" if rest else str(year)


def _nearest(month: int, day: int | None, published: datetime.date) -> str | None:
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            date = datetime.date(year, month, day or 15)
        except ValueError:
            continue
        apart = (published - date).days
        if -_NEAR_AFTER <= apart <= _NEAR_BEFORE:
            return date.isoformat() if day else f"{year}-{month:02}"
    return None


def accepted_dates(
    mention: DateMention, words: Sequence[str], published: datetime.date | None = None
) -> tuple[str, ...]:
    """Other spellings a learner may type for a date, the article's own first.

    Args:
        published: the article's day; adds the year where `absolute` finds it safe.
    """
    found = [text_of(mention, words)]
    era = f" {mention.era}" if mention.era else ""
    if mention.kind == "YEAR" and mention.year:
        year = abs(mention.year)
        found += [f"{year}{era}", f"{year} год{era}", f"в {year} году{era}", f"{year} г.{era}"]
    elif mention.kind in ("DATE", "MONTH") and mention.month:
        value = absolute(mention, published)
        year_text = value.split("-")[0] if value and not mention.era else ""
        found += _calendar_forms(mention, year_text)
        if "(" in found[0]:  # «27 сентября (9 октября) 1874 года» by the old style alone
            found.append(_OTHER_STYLE.sub("", found[0]))
    elif mention.kind == "SEASON":
        found += _season_forms(mention)
    elif mention.kind == "DECADE" and mention.value.endswith("s") and "/" not in mention.value:
        tens = mention.value[:-1]
        found += [f"{tens}-е", f"{tens}-е годы", f"в {tens}-х годах", f"в {tens}-х", f"{tens}-х"]
        found += [f"{tens[2:]}-е", f"{tens[2:]}-е годы"] if len(tens) == 4 else []
    elif mention.kind == "CENTURY":
        found += _century_forms(mention)
    elif mention.kind == "PERIOD" and re.fullmatch(r"\d+/\d+", mention.value):
        start, end = mention.value.split("/")
        found += [f"{start}–{end}", f"{start}-{end}", f"с {start} по {end} год"]
        found += [f"{start}–{end} годы", f"в {start}–{end} годах"]
    elif mention.kind == "TIME":
        found += _time_forms(mention.value)
    elif mention.kind == "WEEKDAY":
        forms = WEEKDAYS[int(mention.value[1]) - 1]
        preposition = "во" if forms[0] == "вторник" else "в"
        found += [forms[0], f"{preposition} {forms[3]}"]
    return tuple(dict.fromkeys(found))


def _calendar_forms(mention: DateMention, year: str) -> list[str]:
    assert mention.month is not None
    forms, month, day = MONTHS[mention.month - 1], mention.month, mention.day
    era = f" {mention.era}" if mention.era else ""
    if mention.era and mention.year:
        year = str(-mention.year)
    if day:
        found = [f"{day} {forms[1]}", f"{day:02}.{month:02}"]
        if year:
            found += [f"{day} {forms[1]} {year} года{era}", f"{day} {forms[1]} {year}{era}"]
            found += [f"{day:02}.{month:02}.{year}"]
        return [*found, f"{ordinal(day, 'Neut')} {forms[1]}"]
    found = [forms[0], f"в {forms[5]}"] if not mention.year else []
    if year:
        found += [f"{forms[0]} {year} года{era}", f"в {forms[5]} {year} года{era}"]
        found += [f"{forms[0]} {year}{era}", f"{month:02}.{year}"]
    return found


def _season_forms(mention: DateMention) -> list[str]:
    forms = SEASONS[int(mention.value.rsplit("-", 1)[1]) - SEASON_CODE]
    year = f" {mention.year} года" if mention.year else ""
    return [f"{forms[4]}{year}", f"{forms[0]}{year}"]


def _century_forms(mention: DateMention) -> list[str]:
    era = f" {mention.era}" if mention.era else ""
    numbers = [int(n) for n in re.findall(r"\d+", mention.value)]
    if len(numbers) > 1:
        both = "–".join(roman(number) for number in numbers)
        return [f"{both} века{era}", f"{both}{era}", f"в {both} веках{era}"]
    number = numbers[0]
    shown = roman(number)
    preposition = "во" if number == 2 else "в"
    return [
        f"{shown} век{era}", f"{preposition} {shown} веке{era}", f"{shown}{era}",
        f"{number} век{era}", f"{number}{era}", f"{number}-й век{era}",
        f"{ordinal(number)} век{era}",
    ]  # fmt: skip


def _time_forms(value: str) -> list[str]:
    if "/" in value:
        start, end = value.split("/")
        return [f"с {start} до {end}", f"{start}–{end}"]
    hour, minute = value.split(":")
    found = [value, f"в {value}", f"{int(hour)}:{minute}", f"{int(hour)}.{minute}"]
    return [*found, f"{int(hour)} часов"] if minute == "00" and int(hour) > 4 else found
