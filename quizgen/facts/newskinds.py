"""More kinds of phrases a clause of news can be asked for: plans, jubilees, homelands."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.facts.lifekinds import Slot, named
from quizgen.facts.newsactors import told_of


def _plan(slot: Slot) -> bool:
    """«за создание армии», «о назначении посла»: a deed, told with what it is done to."""
    lemma = slot.head.lemma.lower()
    deed = lemma.endswith(("ние", "тие", "ция", "ка", "ство")) or lemma in told_of("acts voted")
    return deed and len(slot.tokens) > 1 and lemma not in told_of("empty")


def _poison(slot: Slot) -> bool:
    return slot.head.lemma in told_of("poisons")


def _land(slot: Slot) -> bool:
    return slot.head.lemma == "родина" and len(slot.tokens) == 1


def _jubilee(slot: Slot) -> bool:
    """«100-летний юбилей», «своё 80-летие»: of a number of years."""
    return bool(
        re.search(r"\d", slot.bare)
        and re.search(r"юбилей|летие|годовщин|день рождения", slot.bare.lower())
    )


def _counted(slot: Slot) -> bool:
    """«140 тысяч открыток»: a number of things that are no money and no share."""
    lemma = slot.head.lemma.lower()
    number = slot.phrase.number
    if number is None or lemma in told_of("money") | told_of("uncounted"):
        return False
    return slot.head.feats.get("Animacy") != "Anim" and not named(slot.tokens)


MORE: dict[str, Callable[[Slot], bool]] = {
    "plan": _plan,
    "poison": _poison,
    "homeland": _land,
    "jubilee": _jubilee,
    "numbered": _counted,
}
"""Kind of a row of `data/newslines.yaml` → whether a phrase is of it."""
