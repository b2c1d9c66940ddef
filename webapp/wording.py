"""Russian words of the pages: kinds of question, dates, numbers."""

from __future__ import annotations

import datetime

from quizgen.wording import dropped_reasons, plural

__all__ = [
    "KIND_NAMES", "counted", "dropped_reasons", "long_date", "moment", "plural", "questions",
]  # fmt: skip

KIND_NAMES = {
    "choice": "с выбором ответа",
    "typed": "с кратким ответом",
    "cloze": "с пропуском в предложении",
    "true_false": "с ответом «да» или «нет»",
    "multiple": "с несколькими ответами",
    "matching": "на соответствие",
    "ordering": "на порядок событий",
    "open": "с ответом своими словами",
}

_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def counted(number: int, one: str, few: str, many: str) -> str:
    """A number with its noun on one line, thousands apart: «100 000 знаков»."""
    return f"{number:_}\u00a0{plural(number, one, few, many)}".replace("_", "\u00a0")


def questions(number: int) -> str:
    """«1 вопрос», «2 вопроса», «5 вопросов»."""
    return counted(number, "вопрос", "вопроса", "вопросов")


def long_date(date: datetime.date) -> str:
    """«13 ноября 2025 года»."""
    return f"{date.day}\u00a0{_MONTHS[date.month - 1]} {date.year}\u00a0года"


def moment(at: datetime.datetime) -> str:
    """«13 ноября 2025 года, 09:05», by this server's clock."""
    # SQLite gives back times without their zone; they are of UTC.
    whole = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    local = whole.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M}"
