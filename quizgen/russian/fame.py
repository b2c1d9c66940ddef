"""Which towns are as known as another: capitals beside capitals."""

from __future__ import annotations

from collections.abc import Collection

from quizgen.russian import gazetteer
from quizgen.russian.nearvalues import rank

_NEXT = 5
"""Towns after the first of a land that everybody names beside it."""
_NEAR = 3
"""Lands near by whose first towns are as likely an answer."""


def towns_beside(name: str, seed: str, avoid: Collection[str], abroad: bool) -> tuple[str, ...]:
    """What stands beside the first town of a land: its next towns, then first towns near by.

    Args:
        seed: orders those equally near. avoid: names that may not be offered.
        abroad: whether towns of other lands may be offered. Empty where the name is no first town.
    """
    own = gazetteer.towns_like(name)
    if own is None:
        return ()
    at_home, others = own
    home = [n for n in at_home[:_NEXT] if n not in avoid]
    near = [n for n in others if n not in avoid][:_NEAR] if abroad else []
    first, second = rank(seed, home), rank(seed, near)
    return (*first[:2], *second[:1], *first[2:], *second[1:])
