"""What sort of thing a common noun names, by its nearness to words that stand for the sort."""

from __future__ import annotations

from functools import lru_cache

from quizgen.russian.gazetteer import is_deverbal, is_person_noun
from quizgen.russian.morphology import readings
from quizgen.russian.nearness import nearness

_BEASTS = ("животное", "зверь", "птица", "рыба", "насекомое", "хищник", "грызун")
_PEOPLE = ("человек", "житель", "солдат", "войско", "мастер", "народ", "специалист")
_DEVICES = ("прибор", "машина", "устройство", "аппарат")
_THOUGHTS = (
    "деятельность", "чувство", "процесс", "событие", "жизнь", "обсуждение", "отношение",
    "настроение",
)  # fmt: skip
_BODIES = (
    "вещество", "предмет", "животное", "растение", "здание", "прибор", "материал", "машина",
    "металл", "жидкость", "еда",
)  # fmt: skip
_SOLID, _THIN, _FAINT, _KIN, _CLOSE = 0.05, 0.02, 0.055, 0.25, 0.2

_TRADES = ("тель", "ник", "щик", "чик", "ист", "ец", "арь", "ор", "ер", "ёр", "ин", "лог", "граф")
"""Endings of nouns for people."""


def _best(lemma: str, words: tuple[str, ...]) -> float:
    return round(max(nearness(lemma, word) or 0.0 for word in words), 3)


@lru_cache(maxsize=2048)
def weight(lemma: str) -> float:
    """How much more a word is like bodies than like what nobody can touch; 0.0 for strangers."""
    bodies = sum(nearness(lemma, word) or 0.0 for word in _BODIES) / len(_BODIES)
    thoughts = sum(nearness(lemma, word) or 0.0 for word in _THOUGHTS) / len(_THOUGHTS)
    return round(bodies - thoughts, 3)


def figurative(lemma: str, like: str) -> bool:
    """Whether «работа кипит» stands where the example has «вода кипит»."""
    if weight(like) < _SOLID or round(nearness(lemma, like) or 0.0, 3) >= _KIN:
        return weight(like) >= _SOLID and weight(lemma) < -2 * _SOLID
    return weight(lemma) < -_FAINT or (weight(lemma) < -_THIN and _done(lemma))


def _done(lemma: str) -> bool:
    """Whether a noun names what is done: «торговля», «спор»."""
    verb = readings(lemma + "ить")[0]
    return is_deverbal(lemma) or (verb.known and verb.feats.get("VerbForm") == "Inf")


@lru_cache(maxsize=2048)
def is_creature(lemma: str, sure: bool) -> bool:
    """Whether a noun names an animal.

    Args:
        sure: whether its animacy is settled: of «соболь» and «спутник» the dictionary has both.
    """
    if is_person_noun(lemma):
        return False
    beast = _best(lemma, _BEASTS)
    if beast < _best(lemma, _PEOPLE) and not sure:
        return False
    return sure or beast > _best(lemma, _DEVICES)


def is_beast(lemma: str) -> bool:
    """Whether a word, known to the dictionary or not, is near to animals."""
    return _best(lemma, _BEASTS) >= _CLOSE


def may_live(word: str) -> bool:
    """Whether some reading of a common noun is animate."""
    return any(
        r.pos == "NOUN" and r.feats.get("Animacy") == "Anim" and not {"Name", "Surn"} & set(r.feats)
        for r in readings(word)
    )


def wild(lemma: str) -> bool:
    """Whether a living noun is nearer to animals than to people."""
    if is_person_noun(lemma):
        return False
    beast, person = _best(lemma, _BEASTS), _best(lemma, _PEOPLE)
    if not beast and not person:  # «цапля»: the embeddings have no such word
        return not lemma.endswith(_TRADES)
    return beast > person
