"""Calendar words in every case: months, weekdays, seasons, centuries, decades."""

from __future__ import annotations

from quizgen.russian.cardinals import CASES
from quizgen.russian.ordinals import ordinal

_MONTH_STEMS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр",
    "ноябр", "декабр",
)  # fmt: skip
_SOFT = ("ь", "я", "ю", "ь", "ём", "е")
_SOFT_UNSTRESSED = ("ь", "я", "ю", "ь", "ем", "е")
_HARD = ("", "а", "у", "", "ом", "е")
_MAY = ("й", "я", "ю", "й", "ем", "е")


def _month_forms(number: int) -> tuple[str, ...]:
    stem = _MONTH_STEMS[number - 1]
    if number in (3, 8):
        endings = _HARD
    elif number == 5:
        endings = _MAY
    elif number in (4, 6, 7):
        endings = _SOFT_UNSTRESSED
    else:
        endings = _SOFT
    return tuple(stem + ending for ending in endings)


MONTHS: tuple[tuple[str, ...], ...] = tuple(_month_forms(number) for number in range(1, 13))
"""Case forms (Nom Gen Dat Acc Ins Loc) of the twelve months."""
MONTHS_OF = tuple(forms[1] for forms in MONTHS)
"""«января», «февраля», …"""
MONTHS_IN = tuple(forms[5] for forms in MONTHS)
"""«январе», «феврале», …"""
MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

WEEKDAYS: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.split())
    for row in (
        "понедельник понедельника понедельнику понедельник понедельником понедельнике",
        "вторник вторника вторнику вторник вторником вторнике",
        "среда среды среде среду средой среде",
        "четверг четверга четвергу четверг четвергом четверге",
        "пятница пятницы пятнице пятницу пятницей пятнице",
        "суббота субботы субботе субботу субботой субботе",
        "воскресенье воскресенья воскресенью воскресенье воскресеньем воскресенье",
    )
)
SEASONS: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.split())
    for row in (
        "весна весны весне весну весной весне",
        "лето лета лету лето летом лете",
        "осень осени осени осень осенью осени",
        "зима зимы зиме зиму зимой зиме",
    )
)
"""In the order of their ISO 8601-2 codes, 21 spring … 24 winter."""
SEASON_CODE = 21
TENS = {
    20: "двадцат", 30: "тридцат", 40: "сороков", 50: "пятидесят", 60: "шестидесят",
    70: "семидесят", 80: "восьмидесят", 90: "девяност",
}  # fmt: skip
"""Stems of «двадцатые», «тридцатые» … годы."""


def by_form(table: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Folded form → position in the table."""
    return {form.replace("ё", "е"): i for i, forms in enumerate(table) for form in forms}


MONTH_BY_FORM = by_form(MONTHS)
WEEKDAY_BY_FORM = by_form(WEEKDAYS)
SEASON_BY_FORM = by_form(SEASONS)
DAY_ORDINALS: dict[str, int] = {
    ordinal(day, "Neut", case).replace("ё", "е"): day for day in range(1, 32) for case in CASES
}
"""«одиннадцатое», «одиннадцатого» … → day."""
