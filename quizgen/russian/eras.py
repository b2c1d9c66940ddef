"""When a state or a town existed, so that none is offered beside an event of another age."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.russian.nametables import key_of, read_tables, split_items

_SPAN = re.compile(r"(.+?) (-?\d+)-(\d*)")


@lru_cache(maxsize=1)
def _spans() -> dict[str, tuple[int, int]]:
    found = {}
    for item in (item for text in read_tables("eras.yaml").values() for item in split_items(text)):
        match = _SPAN.fullmatch(item)
        if match is None:
            raise ValueError(f"unreadable span «{item}»")
        found[key_of(match[1])] = (int(match[2]), int(match[3] or 9999))
    return found


def existed(name: str, year: int | None) -> bool:
    """Whether a state or town of this name was there in the year; true for what is not listed."""
    since, until = _spans().get(key_of(name), (-9999, 9999))
    return year is None or since <= year <= until
