"""Days told in two calendars: «27 сентября (9 октября) 1874 года»."""

from __future__ import annotations

import re

_STYLES = re.compile(
    r"(?P<old>\d{1,2})(?: (?P<month>[а-я]+))? \((?P<new>\d{1,2})(?: (?P<other>[а-я]+))?\)"
    r"(?: (?P<last>[а-я]+))? (?P<year>\d{4}(?: года)?)"
)


def each_style(text: str) -> tuple[str, ...]:
    """The day by the old calendar and by the new one, each by itself; none where it has one."""
    found = _STYLES.fullmatch(text)
    if found is None:
        return ()
    old_month = found["month"] or found["other"] or found["last"]
    new_month = found["other"] or found["last"] or found["month"]
    year = found["year"]
    return f"{found['old']} {old_month} {year}", f"{found['new']} {new_month} {year}"
