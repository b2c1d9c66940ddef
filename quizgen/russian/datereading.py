"""Readings of date shapes: a match of each shape becomes a mention with a checked value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quizgen.russian.calendar import (
    DAY_ORDINALS,
    MONTH_BY_FORM,
    MONTH_DAYS,
    SEASON_BY_FORM,
    SEASON_CODE,
    WEEKDAY_BY_FORM,
)
from quizgen.russian.cardinals import WORDS, listed
from quizgen.russian.datemention import DateMention, era_of, iso, number_of, year_of
from quizgen.russian.morphology import readings
from quizgen.russian.reading import folded
from quizgen.russian.yearreading import (
    read_century,
    read_decade,
    read_early_year,
    read_year,
    read_years,
)


def _valid(month: int, day: int) -> bool:
    return day <= MONTH_DAYS[month - 1]


_STREETS = frozenset(
    listed(
        """улица улицы улице улицу ул площадь площади проспект проспекта проспекте имени переулок"""
    )
)


def _date(match: re.Match[str], words: Sequence[str], first: int, last: int) -> DateMention | None:
    groups = match.groupdict()
    day_text, month_text = str(groups["d"]), str(groups["m"])
    day = DAY_ORDINALS.get(day_text) or int(day_text.partition("-")[0])
    month = int(month_text) if month_text.isdigit() else MONTH_BY_FORM[month_text] + 1
    if not _valid(month, day):
        return None
    before = folded(words[max(0, first - 2) : first])
    if _STREETS & set(before) or (before and before[-1] == "№"):
        return None
    era = era_of(groups.get("era"))
    if groups.get("rel"):
        value = _relative_year(str(groups["rel"]))
        value = f"{value}:{month:02}-{day:02}" if value != "?" else "?"
        return DateMention(first, last, "RELATIVE", value, None, month, day)
    year = year_of(groups, era)
    return DateMention(first, last, "DATE", iso(year, month, day), year, month, day, era)


def _styles(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    """A date in both styles has the value of the new one, which stands in brackets."""
    groups = match.groupdict()
    name = groups.get("m2") or groups.get("m3") or groups.get("m")
    if not name or (groups.get("m3") and groups.get("m")):
        return None
    day, month, year = int(str(groups["d2"])), MONTH_BY_FORM[name] + 1, number_of(groups.get("y"))
    if not _valid(month, day):
        return None
    return DateMention(first, last, "DATE", iso(year, month, day), year, month, day)


def _dates(match: re.Match[str], words: Sequence[str], first: int, last: int) -> DateMention | None:
    groups = match.groupdict()
    day, day2 = int(str(groups["d"])), int(str(groups["d2"]))
    month2 = MONTH_BY_FORM[str(groups["m2"])] + 1
    month = MONTH_BY_FORM[str(groups["m"])] + 1 if groups.get("m") else month2
    year2 = number_of(groups.get("y2"))
    year = number_of(groups.get("y")) or year2
    if year and year2 and not groups.get("y") and month > month2:
        year -= 1
    if not _valid(month, day) or not _valid(month2, day2):
        return None
    if (month, day) >= (month2, day2) and (year == year2) and month == month2:
        return None
    value = f"{iso(year, month, day)}/{iso(year2, month2, day2)}"
    return DateMention(first, last, "PERIOD", value, year, month, day)


def _months(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    groups = match.groupdict()
    pieces = " ".join(folded(words[first:last])).replace("-", " ").split()
    names = [word for word in pieces if word in MONTH_BY_FORM]
    month, month2 = (MONTH_BY_FORM[name] + 1 for name in names)
    year2 = number_of(groups.get("y2"))
    year = number_of(groups.get("y")) or year2
    value = f"{iso(year, month)}/{iso(year2, month2)}"
    return DateMention(first, last, "PERIOD", value, year, month)


def _month(match: re.Match[str], words: Sequence[str], first: int, last: int) -> DateMention | None:
    groups = match.groupdict()
    month = MONTH_BY_FORM[str(groups["m"])] + 1
    # «Марта», «Август» in capitals are names, unless they open the sentence.
    if words[first][0].isupper() and first:
        return None
    if groups.get("rel"):
        value = _relative_year(str(groups["rel"]))
        value = f"{value}:{month:02}" if value != "?" else "?"
        return DateMention(first, last, "RELATIVE", value, None, month)
    era = era_of(groups.get("era"))
    year = year_of(groups, era)
    return DateMention(first, last, "MONTH", iso(year, month), year, month, None, era)


def _season(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    groups = match.groupdict()
    forms = {"весною": "весной", "зимою": "зимой"}
    word = str(groups["s"])
    season = SEASON_BY_FORM[forms.get(word, word)] + SEASON_CODE
    if words[first][0].isupper() and first:
        return None
    if groups.get("rel"):
        value = _relative_year(str(groups["rel"]))
        value = f"{value}:{season}" if value != "?" else "?"
        return DateMention(first, last, "RELATIVE", value)
    era = era_of(groups.get("era"))
    year = number_of(groups.get("y"))
    if year and era:
        year = -year
    return DateMention(first, last, "SEASON", iso(year, season), year, None, None, era)


def _hour(text: str, daytime: str | None) -> int:
    hour = int(text) if text.isdigit() else WORDS[text][0]
    if daytime in ("вечера", "дня", "пополудни") and hour < 12:
        return hour + 12
    return 0 if daytime == "ночи" and hour == 12 else hour


def _time(match: re.Match[str], words: Sequence[str], first: int, last: int) -> DateMention | None:
    groups = match.groupdict()
    if any(word.startswith("счет") for word in folded(words[max(0, first - 2) : first])):
        return None
    hour = _hour(str(groups["h"]), groups.get("part"))
    minute = number_of(groups.get("mm")) or 0
    # «5 часов ночи», «25 часов вечера» are slips, not times.
    if hour > 23 or minute > 59:
        return None
    return DateMention(first, last, "TIME", f"{hour:02}:{minute:02}")


def _times(match: re.Match[str], words: Sequence[str], first: int, last: int) -> DateMention | None:
    start = f"{int(match['h']):02}:{match['mm']}"
    return DateMention(first, last, "TIME", f"{start}/{int(match['h2']):02}:{match['mm2']}")


def _noon(match: re.Match[str], words: Sequence[str], first: int, last: int) -> DateMention | None:
    noon = match["w"].startswith(("полдень", "полудн"))
    return DateMention(first, last, "TIME", "12:00" if noon else "00:00")


def _weekday(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    if match["wd"] == "среду" and last < len(words):
        # «в среду обитания», «в среду учёных»
        after = readings(folded(words)[last])[0]
        if after.pos in ("NOUN", "ADJ") and after.feats.get("Case") == "Gen":
            return None
    return DateMention(first, last, "WEEKDAY", f"W{WEEKDAY_BY_FORM[match['wd']] + 1}")


_SHIFTS = (
    (("позапрошл",), "-2"), (("прошл", "минувш"), "-1"),
    (("эт", "нынешн", "текущ", "сего"), "+0"), (("будущ",), "+1"),
)  # fmt: skip
_DAYS = {"сегодня": "+0", "вчера": "-1", "позавчера": "-2", "завтра": "+1", "послезавтра": "+2"}


def _shift(word: str) -> str | None:
    return next((shift for stems, shift in _SHIFTS if word.startswith(stems)), None)


def _relative_year(text: str) -> str:
    words = text.split()
    shift = _shift(words[0]) if "же" not in words else None
    return f"year{shift}" if shift else "?"


def _relative(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    text = match.group().split()
    value = "?"
    if text[0] in _DAYS:
        value = f"day{_DAYS[text[0]]}"
        if text[0] == "сегодня" and not _is_day(words, first):
            value = "now"
    elif "же" not in text and len(text) > 1:
        shift, unit = _shift(text[0]), text[-1]
        names = {"году": "year", "года": "year", "месяце": "month", "неделе": "week"}
        if shift and unit in names:
            value = f"{names[unit]}{shift}"
        elif shift and unit in SEASON_BY_FORM:
            value = f"year{shift}:{SEASON_BY_FORM[unit] + SEASON_CODE}"
    return DateMention(first, last, "RELATIVE", value)


def _several(
    match: re.Match[str], words: Sequence[str], first: int, last: int
) -> DateMention | None:
    """«11 и 12 ноября», «2019/20 учебный год»: no single date, but no quantity either."""
    return DateMention(first, last, "RELATIVE", "?")


def _is_day(words: Sequence[str], i: int) -> bool:
    """Whether «сегодня» is the day of the news: something happened, in the perfective past."""
    if i and folded(words[i - 1 : i])[0] in ("и", "на", "даже", "именно"):
        return False
    following = readings(folded(words)[i + 1])[0] if i + 1 < len(words) else None
    if following and (following.pos == "ADJ" or following.feats.get("VerbForm") == "Part"):
        return False  # «сегодня известный», «сегодня самое большое число»
    verbs = [reading for word in words for reading in readings(word.lower())[:1]]
    verbs = [reading for reading in verbs if reading.pos == "VERB"]
    finite = [r for r in verbs if r.feats.get("VerbForm") == "Fin" or r.feats.get("Variant")]
    return bool(finite) and all(
        r.feats.get("Tense") == "Past" and r.feats.get("Aspect") != "Imp" for r in finite
    )


READERS: dict[
    str, Callable[[re.Match[str], Sequence[str], int, int], DateMention | None]
] = {
    "date": _date, "dates": _dates, "styles": _styles, "months": _months, "month": _month,
    "season": _season, "decade": read_decade, "century": read_century, "years": read_years,
    "year": read_year, "early": read_early_year, "time": _time, "times": _times, "noon": _noon,
    "weekday": _weekday, "relative": _relative, "several": _several,
}  # fmt: skip
