"""Which states and rivers are likely answers beside another: neighbours, rivals, one basin."""

from __future__ import annotations

from functools import lru_cache

from quizgen.russian import gazetteer
from quizgen.russian.eras import existed
from quizgen.russian.nametables import read_tables, split_items
from quizgen.russian.nearvalues import rank

_NEAREST = 4
"""Neighbours among which the seed chooses."""

_OLD = 1917
"""Until this year a state may have had other neighbours."""


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return {
        table: {name: split_items(text) for name, text in rows.items()}
        for table, rows in read_tables("neighbours.yaml").items()
    }


def lands_beside(name: str, seed: str, year: int | None, told: str = "") -> tuple[str, ...] | None:
    """States of the year that may stand beside this one, in an order fixed by the seed.

    Args:
        told: the question; of national teams only those everybody knows are offered.

    Returns:
        None where the table does not know the state.
    """
    if "борная" in told.split(" ", 1)[0]:
        return tuple(other for other in rank(seed, _tables()["сборные"]["футбол"]) if other != name)
    earlier = year is not None and year < _OLD
    for own, others in _tables()["страны"].items():
        if gazetteer.same_place(own, name):
            others = _tables()["страны"].get(f"{own} раньше", others) if earlier else others
            timely = existed(own, year)
            there = [other for other in others if not timely or existed(other, year)]
            return (*rank(seed, there[:_NEAREST]), *there[_NEAREST:])
    return None


def rivers_beside(name: str, seed: str) -> tuple[str, ...] | None:
    """Rivers of the same part of the land; None where the table does not know the river."""
    rows = [row for row in _tables()["реки"].values() if name in row]
    if not rows:
        return None
    return tuple(other for other in rank(seed, rows[0]) if other != name)
