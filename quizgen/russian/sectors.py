"""Companies that do one thing in one land, for wrong options beside one of them."""

from __future__ import annotations

from functools import lru_cache

from quizgen.russian.nametables import key_of, read_tables, split_items
from quizgen.russian.nearvalues import rank


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, ...]]:
    rows = [tuple(split_items(text)) for text in read_tables("sectors.yaml").values()]
    return {key_of(name): row for row in reversed(rows) for name in row}


def sector_mates(name: str, seed: str) -> tuple[str, ...]:
    """Other companies of the sector in an order fixed by the seed, in «…» where the name is."""
    own = key_of(name)
    others = [other for other in rank(seed, _rows().get(own, ())) if key_of(other) != own]
    return tuple(f"«{other}»" if name[:1] == "«" else other for other in others)
