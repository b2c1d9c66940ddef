"""Who of a sentence goes on as «он» in its hero's stead: a relative, a teacher, another by name."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.russian.aliases import Person
from quizgen.russian.antecedents import Thing
from quizgen.russian.wordlists import lists


def goes_on(thing: Thing, hero: Person, near: bool) -> bool:
    """Whether «он» after it may be this one, who is not the hero but one of the same gender.

    Args:
        near: whether it is of the same paragraph; into the next one only relatives go on.
    """
    if thing.number != "Sing" or thing.gender not in ("", hero.gender):
        return False
    told = lists("lives.yaml")
    others = told["kin"] | told["others of somebody"] if near else told["kin"]
    return thing.head.lemma in others or (near and thing.person is not None)


def one_goes_on(doing: Sequence[Thing], hero: Person, near: bool) -> bool:
    """Whether those a sentence has as its subjects leave one who goes on as «он».

    A relative does whatever else he is called: «Отец, Иван Лукин, слесарь, служил на флоте».
    """
    relative = any(goes_on(thing, hero, near=False) for thing in doing)
    return relative or all(goes_on(thing, hero, near) for thing in doing)
