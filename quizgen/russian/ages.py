"""Telling an age from a stretch of years."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.russian import approximators
from quizgen.russian.cardinals import listed
from quizgen.russian.counted import at, is_finite_verb, is_genitive

_TURNED = frozenset(listed("исполнилось исполнится исполняется исполнялось исполнялся стукнуло"))
_AGE = frozenset(listed("возраст возраста возрасте возрасту возрастом"))
_PEOPLE = frozenset(
    listed(
        """дети детей детям детьми детях ребенок ребенка подростки подростков лица лиц лицам
        мужчины мужчин мужчинам женщины женщин женщинам граждане граждан люди
        людей пациенты пациентов взрослые"""
    )
)
_PRONOUNS = frozenset(listed("ему ей им мне нам тебе вам которому которой"))
# «разница в 5 лет», «раз в 10 лет», «срок в 3 года» are no ages.
_STRETCH = tuple(
    listed(
        """разниц срок перерыв пауз разрыв стаж период раз промежут отставан опоздан задержк
        жизн заключен продолжительност гаранти опыт истори"""
    )
)
_PRISON = tuple(listed("лишени колони тюрьм каторг заключени ссылк строг условно"))


def is_age(words: Sequence[str], start: int, end: int) -> bool:
    """Whether years at words[start:end] are somebody's age: «ему 35 лет», «старше 18 лет».

    Args:
        words: folded words. start, end: the numeral and its unit, without an approximator.
    """
    found = approximators.before(words, start)
    if found and approximators.is_age(words, found):
        return True
    back = found.first if found else start
    near, further = at(words, back - 1), at(words, back - 2)
    if near in _TURNED | _AGE | _PEOPLE or at(words, start - 1) in _PEOPLE:
        return True
    if further in _AGE and near.isalpha():  # «возраст участников 20 лет»
        return True
    if near in ("было", "будет", "уже", "всего", "сейчас", "теперь", "тогда"):
        return bool(_PRONOUNS & set(words[max(0, back - 4) : back]))
    if near in _PRONOUNS:  # «ему 35 лет», but «дали ему 5 лет»
        return not is_finite_verb(further)
    if near in ("в", "во"):
        after = at(words, end)
        if further.startswith(_STRETCH) or after.startswith(_PRISON) or is_genitive(after):
            return False
        return not further or further in ",-" or further.isalpha()
    return False
