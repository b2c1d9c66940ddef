"""When a state or a town existed and under what name, for wrong options of the same age."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.russian.nametables import key_of, read_tables, split_items

_SPAN = re.compile(r"(.+?) (-?\d+)-(\d*)")
_SINCE = re.compile(r"(.+?) (-?\d+)")


_EVER = (-9999, 9999)


@lru_cache(maxsize=1)
def _spans() -> dict[str, list[tuple[int, int]]]:
    """Name → when it was there; Poland and Russia were so more than once."""
    found: dict[str, list[tuple[int, int]]] = {}
    for item in (item for text in read_tables("eras.yaml").values() for item in split_items(text)):
        match = _SPAN.fullmatch(item)
        if match is None:
            raise ValueError(f"unreadable span «{item}»")
        found.setdefault(key_of(match[1]), []).append((int(match[2]), int(match[3] or 9999)))
    return found


def existed(name: str, year: int | None) -> bool:
    """Whether a state or town of this name was there in the year; true for what is not listed."""
    spans = _spans().get(key_of(name), [_EVER])
    return year is None or any(since <= year <= until for since, until in spans)


def younger(name: str, than: str, year: int | None) -> bool:
    """Whether a state came up after the year and after the other: «СССР» of the XI century."""
    spans = _spans().get(key_of(name))
    if year is None or spans is None:
        return False
    begin = min(since for since, _ in spans)
    other = min(since for since, _ in _spans().get(key_of(than), [_EVER]))
    return begin > year and begin > other


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[tuple[str, int], ...]]:
    """Any name of a town → its names in turn, each with the year from which on it bore it."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for today, text in read_tables("townnames.yaml").items():
        names = []
        for item in (*split_items(text), today):
            match = _SINCE.fullmatch(item)
            if match is None:
                raise ValueError(f"unreadable name «{item}»")
            names.append((match[1], int(match[2])))
        for name, _ in names:
            found[key_of(name.lstrip("~"))] = tuple(names)
    return found


def name_then(town: str, year: int | None) -> str:
    """What the town was called in the year: «Сталинград» in 1943; as it is where nobody knows.

    With a «~» before it where few know that name.
    """
    names = _names().get(key_of(town), ())
    if year is None:
        return town
    borne = [name for name, since in names if since <= year]
    return borne[-1] if borne else town
