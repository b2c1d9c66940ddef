"""The vocabulary of date shapes: what each {NAME} in a shape stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.russian.calendar import (
    DAY_ORDINALS,
    MONTH_BY_FORM,
    MONTHS,
    SEASON_BY_FORM,
    TENS,
    WEEKDAYS,
)
from quizgen.russian.cardinals import CASES, WORDS, listed
from quizgen.russian.ordinals import ordinal


def _any(forms: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(forms), key=lambda form: (-len(form), form))) + ")"


def _case(table: tuple[tuple[str, ...], ...], case: str) -> str:
    return _any(forms[CASES.index(case)].replace("ё", "е") for forms in table)


CENTURY_WORDS = {
    ordinal(value, gender, case).replace("ё", "е"): value
    for value in range(1, 22)
    for gender in ("Masc", "Neut")
    for case in CASES
}
"""«девятнадцатого» → 19, in the forms «век» and «столетие» take."""
AGO_UNITS = listed(
    """секунду секунды секунд минуту минуты минут час часа часов день дня дней сутки суток неделю
    недели недель месяц месяца месяцев год года лет десятилетие десятилетия десятилетий век века
    веков столетие столетия столетий тысячелетие тысячелетия тысячелетий"""
)
_CENTURY = _any(
    listed(
        """век века веку веком веке веки веков векам веками веках столетие столетия столетию
        столетием столетии столетий столетиям столетиями столетиях"""
    )
)
_CENTURY_SHORT = r"(?:вв(?: \.)?|в \.)"
_G = r"г(?: \.)?"
_ROMAN = r"[IVXL]{1,7}"
_DIGITAL = r"\d{1,2}(?:-(?:й|го|м|му|е|х|ом|ый|ого))?"
_NO_WEDNESDAY = tuple(forms for forms in WEEKDAYS if forms[0] != "среда")
_BC = r"до (?:н \. э(?: \.)?|нашей эры|рождества христова|р \. х(?: \.)?)"
_AD = r"(?:н \. э(?: \.)?|нашей эры)"
_SHIFTED = listed("этого того прошлого минувшего позапрошлого нынешнего текущего сего")
TERMS: dict[str, str] = {
    "YEAR": r"(?:1\d{3}|20\d{2})",
    "G": _G,
    "OF_YEAR": rf"(?: (?:года|{_G}))",
    "YEAR_WORD": rf"(?:году|года|годом|год|{_G})",
    "YEARS": rf"(?:год(?:ами|ом|ах|ам|ов|ы|а|у)?|гг(?: \.)?|г \. г(?: \.)?|{_G})",
    "ERA": rf"(?: (?P<era>{_BC}|{_AD}))?",
    "BC": _BC,
    "AD": _AD,
    "MONTH": _any(MONTH_BY_FORM),
    "MONTH_GEN": _case(MONTHS, "Gen"),
    "MONTH_DAT": _case(MONTHS, "Dat"),
    "MONTH_ACC": _case(MONTHS, "Acc"),
    "MONTH_LOC": _case(MONTHS, "Loc"),
    "DAY": r"(?:[12]\d|3[01]|0?[1-9])",
    "DAY_WORD": _any(DAY_ORDINALS),
    "SEASON": _any(SEASON_BY_FORM),
    "THIS_YEAR": rf"(?:{'|'.join(_SHIFTED)}|следующего|будущего)(?: же)? года",
    "THIS_LOC": _any(
        listed("этом том прошлом минувшем позапрошлом нынешнем текущем следующем будущем")
    )
    + "(?: же)?",
    "THIS_FEM": r"(?:этой|прошлой|минувшей|нынешней|текущей|следующей|той же)",
    "TENS": _any(TENS.values()),
    "ENDING": r"-(?:е|х|м|ми|ые|ых)",
    "DECADE": r"(?:1\d|20)\d0",
    "NUMBER": rf"(?:{_ROMAN}|{_DIGITAL}|{_any(CENTURY_WORDS)})",
    "ROMAN": _ROMAN,
    "CENTURY": _CENTURY,
    "CENTURY_SHORT": _CENTURY_SHORT,
    "ANY_CENTURY": rf"(?:{_CENTURY}|{_CENTURY_SHORT})",
    "OLD_CENTURY": r"(?:прошлого|позапрошлого|нынешнего) (?:века|столетия)",
    "HOUR": r"(?:[01]?\d|2[0-3])",
    "HOUR_WORD": _any(word for word, (value, _) in WORDS.items() if 1 <= value <= 12),
    "MINUTES": r"(?: (?P<mm>[0-5]?\d) минут[аы]?)?",
    "DAYTIME": r"(?P<part>утра|дня|вечера|ночи|пополудни)",
    "ZONE": r"(?: (?:по (?:московскому|местному|киевскому|гринвичу|астанинскому|"
    r"среднеевропейскому)(?: времени)?|по мск|мск|utc|gmt|msk))",
    "WEEKDAY": _any(form for forms in WEEKDAYS for form in forms),
    "WEEKDAY_ACC": _case(WEEKDAYS, "Acc"),
    "WEEKDAY_DAT": _case(_NO_WEDNESDAY, "Dat"),
    "WEEKDAY_GEN": _case(_NO_WEDNESDAY, "Gen"),
    "SMALL_ORDINAL": r"(?:перв|втор|трет|четверт|пят|шест|седьм|последн)",
    "AGO": _any((*AGO_UNITS, "полгода")),
}
_SLOT = re.compile(r"\{([A-Z_]+)(?: ([а-я ]+))?\}")


def shape(pattern: str) -> re.Pattern[str]:
    """A shape with its {NAMES} filled in, matching whole words only.

    {AFTER в с} stands for one of these words and a space right before the match.
    """

    def fill(match: re.Match[str]) -> str:
        if match[1] == "AFTER":
            return "(?:" + "|".join(rf"(?<=(?<!\S){word} )" for word in match[2].split()) + ")"
        return TERMS[match[1]]

    return re.compile(rf"(?<!\S)(?:{_SLOT.sub(fill, pattern)})(?!\S)")
