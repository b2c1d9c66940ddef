"""Presidents of a year, for wrong options beside one: no head of state of another time."""

from __future__ import annotations

import re
from collections.abc import Collection

from quizgen.russian.nametables import read_tables, split_items
from quizgen.russian.nearvalues import rank

_HELD = re.compile(r"(.+) (\d{4})-(\d*)")


def presidents_of(year: int, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """Presidents in office all through the year, in an order the seed sets."""
    found = []
    for item in split_items(read_tables("heads.yaml")["presidents"]):
        match = _HELD.fullmatch(item)
        if match is None:
            raise ValueError(f"unreadable term of office «{item}»")
        if int(match[2]) <= year <= int(match[3] or year):
            found.append(match[1])
    return tuple(name for name in rank(seed, found) if name not in avoid)
