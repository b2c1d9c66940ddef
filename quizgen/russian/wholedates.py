"""Wrong options of a whole date, «6 декабря 1941 года»: of other months and years.

Days of one week beside each other are told apart by nobody who has read of them.
"""

from __future__ import annotations

import re

from quizgen.russian.calendar import MONTH_DAYS, MONTHS
from quizgen.russian.cardinals import fold
from quizgen.russian.datemention import DateMention

_WHOLE = re.compile(r"^(?P<day>\d{1,2}) (?P<month>[а-яё]+) (?P<year>\d{4})(?P<rest>(?: года)?)$")
_MONTH_STEPS = ((-5, 4), (-4, -6), (-3, 7), (-2, 9), (2, -8), (3, 5), (4, -4), (5, 8))
"""(months, days) to go from the right one within its year."""
_YEAR_STEPS = ((-3, 2, 5), (-2, -3, -7), (-1, 4, 6), (1, -4, 3), (2, 3, -5), (3, -2, 8))
"""(years, months, days) to go."""


def whole_dates(
    mention: DateMention, own: str, latest: int | None = None
) -> tuple[tuple[str, str], ...]:
    """(value, text) of other dates in the form of a date with its year; none for another form.

    Args:
        own: the mention as it stands. latest: the last year that may be offered.
    """
    found = _WHOLE.match(own)
    if found is None or not (mention.year and mention.month and mention.day):
        return ()
    case = next((at for at, form in enumerate(MONTHS[mention.month - 1])
                 if fold(form) == fold(found["month"])), None)  # fmt: skip
    if case is None:
        return ()
    made = []
    for years, months, days in (*((0, m, d) for m, d in _MONTH_STEPS), *_YEAR_STEPS):
        year, month = mention.year + years, mention.month + months
        if not years and not 1 <= month <= 12:
            continue
        month = (month - 1) % 12 + 1
        day = (mention.day + days - 1) % (MONTH_DAYS[month - 1] - (month == 2)) + 1
        if day == mention.day or (latest is not None and year > latest):
            continue
        value = f"{year}-{month:02}-{day:02}"
        made.append((value, f"{day} {MONTHS[month - 1][case]} {year}{found['rest']}"))
    return tuple(made)
