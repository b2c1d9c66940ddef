"""Words of the pages: kinds of question, dates, numbers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from babel.dates import format_date
from babel.numbers import format_decimal

from quizgen.wording import dropped_reasons as russian_reasons
from quizgen.wording import plural as russian_plural
from webapp.languages import OWN, Words, gettext, language, ngettext

__all__ = [
    "KIND_NAMES", "counted", "dropped_reasons", "long_date", "moment", "plural", "questions",
]  # fmt: skip

KIND_NAMES = Words({
    "choice": "с выбором ответа",
    "typed": "с кратким ответом",
    "cloze": "с пропуском в предложении",
    "true_false": "с ответом «да» или «нет»",
    "multiple": "с несколькими ответами",
    "matching": "на соответствие",
    "ordering": "на порядок событий",
    "open": "с ответом своими словами",
})  # fmt: skip

_LOCALES = {"ru": "ru", "kk": "kk", "en": "en_GB"}
_DATES = {"ru": "d\u00a0MMMM y\u00a0'года'", "kk": "y 'жылғы' d\u00a0MMMM", "en": "d\u00a0MMMM y"}
"""How a date is read aloud (CLDR patterns)."""


def plural(number: int, one: str, few: str, many: str) -> str:
    """The form of a noun that goes with a number: 1 вопрос, 2 вопроса, 5 вопросов."""
    if language() == OWN:
        return russian_plural(number, one, few, many)
    return ngettext(one, many, number)


def _in_groups(value: int) -> str:
    return format_decimal(value, locale=_LOCALES[language()])


def counted(number: int, one: str, few: str, many: str) -> str:
    """A number with its noun on one line, thousands apart: «100 000 знаков»."""
    return f"{_in_groups(number)}\u00a0{plural(number, one, few, many)}"


def questions(number: int) -> str:
    """«1 вопрос», «2 вопроса», «5 вопросов»."""
    return counted(number, "вопрос", "вопроса", "вопросов")


def long_date(date: datetime.date) -> str:
    """«13 ноября 2025 года»."""
    return format_date(date, _DATES[language()], locale=_LOCALES[language()])


def moment(at: datetime.datetime) -> str:
    """«13 ноября 2025 года, 09:05», by this server's clock."""
    # SQLite gives back times without their zone; they are of UTC.
    whole = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    local = whole.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M}"


def dropped_reasons(dropped: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Why questions were dropped, with counts, the most frequent first, unnamed ones last."""
    return tuple((gettext(name), count) for name, count in russian_reasons(dropped))
