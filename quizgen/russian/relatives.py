"""Who of a sentence goes on as «он» in its hero's stead: a relative, a teacher, another by name."""

from __future__ import annotations

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
