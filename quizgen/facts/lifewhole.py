"""Whether what a life is asked of is the whole answer: not one honour of a list of them."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.lifeclauses import listed
from quizgen.facts.lifekinds import Slot
from quizgen.facts.lifepatterns import Ask
from quizgen.facts.lifewording import Told
from quizgen.model import Sentence

_HONOURS = frozenset(("award", "honour"))
_OTHERS = frozenset(("др", "др.", "другой", "прочий", "пр.", "многий"))
_RANKS = frozenset(("звание", "чин", "степень", "титул", "знак"))
"""Of these one has another at another time: a later one does not make the first a part."""
_FAR = 6
"""Words after a list among which «и др.» ends it."""


def part_of_several(one: Told, ask: Ask, sentences: Sequence[Sentence]) -> bool:
    """Whether the honour asked for is one of several of its noun, or of how many is untold."""
    slot = one.slots.get(ask.slot)
    if ask.slot not in _HONOURS or slot is None:
        return False
    if _several(slot) or _and_others(one, slot):
        return True
    return ask.once and _told_elsewhere(one, slot, sentences)


def _several(slot: Slot) -> bool:
    """«орденами …» without their number: of what list, nobody knows."""
    parts = (slot.phrase, *slot.phrase.joined)
    return any(
        p.head.feats.get("Number") == "Plur" and p.number is None and len(parts) == 1 for p in parts
    )


def _and_others(one: Told, slot: Slot) -> bool:
    after = one.clause.sentence.tokens[slot.tokens[-1].i + 1 :][:_FAR]
    inside = {t.lemma.lower() for t in (*slot.tokens, *after)}
    return bool(inside & _OTHERS)


def _told_elsewhere(one: Told, slot: Slot, sentences: Sequence[Sentence]) -> bool:
    """Whether another sentence tells of one more: «чем» asks of all, «каким орденом» of orders."""
    single = not slot.phrase.joined and slot.head.feats.get("Number") != "Plur"
    if single and slot.head.lemma in _RANKS:
        return False
    nouns = {slot.head.lemma} if single else listed("awards") - _RANKS
    return any(
        t.lemma in nouns
        for sentence in sentences
        if not sentence.headline and sentence.i != one.clause.sentence.i
        for t in sentence.tokens
    )
