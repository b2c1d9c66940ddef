"""Telling an age from a stretch of years."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.russian import approximators, counted
from quizgen.russian.cardinals import listed

_AGE_BEFORE = frozenset(
    listed(
        """возраст возраста возрасте возрасту исполнилось исполнится исполняется исполнялось ему ей
    им мне нам исполнялся стукнуло"""
    )
)
_PEOPLE = frozenset(
    listed(
        """дети детей детям детьми детях ребенок ребенка подростки подростков лица лиц лицам мужчины
    мужчин женщины женщин граждане граждан люди людей пациенты пациентов взрослые"""
    )
)
_PRONOUNS = frozenset(listed("ему ей им мне нам тебе вам которому которой"))
_IN = ("в", "во")


def is_age(words: Sequence[str], start: int) -> bool:
    """Whether a number of years at `start` is somebody's age: «ему 35 лет», «старше 18 лет»."""
    back = start
    found = approximators.before(words, start)
    if found:
        back = found.first
        if approximators.is_age(words, found):
            return True
    near = [counted.at(words, back - k) for k in (1, 2)]
    if near[0] in _AGE_BEFORE or (
        near[0] != "," and near[1] in ("возрасте", "возраста", "возраст")
    ):
        return True
    if near[0] in ("было", "будет", "всего", "уже") and _PRONOUNS & set(words[:back]):
        return True
    if counted.at(words, back - 1) in _PEOPLE or counted.at(words, start - 1) in _PEOPLE:
        return True
    return near[0] in _IN and (near[1] in ("", ",", "-") or counted.is_finite_verb(near[1]))
