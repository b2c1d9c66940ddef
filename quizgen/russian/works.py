"""Well-known works by genre, land and age, for wrong options beside one of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from quizgen.russian.nametables import key_of, read_tables, split_items
from quizgen.russian.nearvalues import rank

_ITEM = re.compile(r"([^()]+?)(?:\s*\(([^()]+)\))?")
_STEM = 4
"""Letters by which a maker's last name is known in any case."""


@lru_cache(maxsize=1)
def _works() -> dict[str, tuple[dict[str, str], ...]]:
    """By genre the groups, each a table of titles with their makers, "" for none."""
    found = {}
    for genre, groups in read_tables("works.yaml").items():
        rows = []
        for text in groups.values():
            matches = [_ITEM.fullmatch(item) for item in split_items(text)]
            rows.append({match[1]: match[2] or "" for match in matches if match})
        found[genre] = tuple(rows)
    return found


def has_works(genre: str) -> bool:
    """Whether works of this genre are listed: роман, опера, картина…"""
    return genre in _works()


def near_works(
    name: str, genre: str, seed: str, told: str = "", avoid: Collection[str] = ()
) -> tuple[str, ...]:
    """Other works of the genre, land and age, in «…» where the name is; none for an unknown work.

    Args:
        name: in any quotation marks. genre: a class noun: роман, опера, картина…
        told: what the question says: none of its makers' other works is offered.
        avoid: titles that must not be offered.
    """
    own = key_of(name)
    barred = {own, *map(key_of, avoid)}
    for row in _works().get(genre, ()):
        maker = next((maker for title, maker in row.items() if key_of(title) == own), None)
        if maker is None:
            continue
        others = [
            title
            for title in rank(seed, row)
            if key_of(title) not in barred
            and (not row[title] or (row[title] != maker and row[title][:-1][:_STEM] not in told))
        ]
        return tuple(f"«{title}»" if name[:1] in '«"' else title for title in others)
    return ()
