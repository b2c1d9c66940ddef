"""Definitions that fit more than one thing: nobody finds its name by them."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.kindowners import sexed
from quizgen.facts.surface import written
from quizgen.model import Token

_LOOSELY = frozenset(("иногда", "часто", "обычно", "реже", "порой", "нередко"))


def is_wide(name: Sequence[Token], definition: Sequence[Token]) -> bool:
    """Whether a kind with its difference tells no single thing.

    «крупная птица весом от 7 до 10 кг»: a measure is no difference; «крик, более высокий у самок»:
    of an animal that is not told; «замок и ключ»: two things have no one name; «связанный как с …»
    without «так и» is broken.
    """
    if any(t.text.lower() in ("и", "или") for t in name) or sexed(written(definition)):
        return True
    said = [t.text.lower() for t in definition]
    at = said.index("как") if "как" in said else -1
    after = definition[at + 1] if 0 <= at < len(said) - 1 else None
    if after is not None and after.pos == "ADP" and "так" not in said:
        return True
    return bool(_LOOSELY & set(said)) and any(t.text[:1].isdigit() for t in definition)
