"""The day of news that say it themselves: «Об этом в среду, 3 октября 2018 года, сообщает …»."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from quizgen.model import Sentence
from quizgen.russian.calendar import MONTHS_OF

_LEAD = 4
"""Sentences that tell the news."""
_WEEKDAY = re.compile(
    r"\bв(?:о)? (?:понедельник|вторник|сред[ау]|четверг|пятницу|субботу|воскресенье)\b[\w ]*,? "
    r"(\d{1,2}) ([а-я]+) (\d{4})"
)
_DAY = re.compile(r"(?<!\d)(\d{1,2}) ([а-я]+) (\d{4})(?!\d)")


def day_told(sentences: Sequence[Sentence]) -> datetime.date | None:
    """The day an undated item names with its weekday in its lead: news tell weekdays of now."""
    for sentence in sentences:
        if sentence.i > _LEAD:
            break
        if found := _WEEKDAY.search(sentence.text):
            return _date(found)
    return None


def names_its_day(sentences: Sequence[Sentence], published: datetime.date | None) -> bool:
    """Whether the lead of dated news has that very day, so that its month is sure."""
    return published is not None and any(
        _date(found) == published
        for sentence in sentences
        if sentence.i <= _LEAD
        for found in _DAY.finditer(sentence.text)
    )


def _date(found: re.Match[str]) -> datetime.date | None:
    if found[2] not in MONTHS_OF:
        return None
    try:
        return datetime.date(int(found[3]), MONTHS_OF.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
