"""Units and things counted, whichever way they are written: «кв. км» is «квадратных километра»."""

from __future__ import annotations

import re

from quizgen.grading.words import readings
from quizgen.russian.units import KINDS

_SHORT = {
    "с": "секунда", "сек": "секунда", "мин": "минута", "ч": "час", "сут": "сутки",
    "нед": "неделя", "мес": "месяц", "лет": "год", "г": "грамм", "гр": "грамм",
    "руб": "рубль", "₽": "рубль", "р": "рубль", "коп": "копейка", "долл": "доллар",
    "$": "доллар", "€": "евро", "£": "фунт", "₸": "тенге", "тг": "тенге",
    "мм": "миллиметр", "см": "сантиметр", "дм": "дециметр", "м": "метр", "км": "километр",
    "мг": "миллиграмм", "кг": "килограмм", "ц": "центнер", "т": "тонна", "га": "гектар",
    "л": "литр", "мл": "миллилитр", "в": "вольт", "кв": "киловольт", "а": "ампер", "вт": "ватт",
    "квт": "киловатт", "мвт": "мегаватт", "гц": "герц", "кгц": "килогерц", "мгц": "мегагерц",
    "ом": "ом", "н": "ньютон", "дж": "джоуль", "па": "паскаль", "%": "процент", "°": "градус",
    "проц": "процент", "чел": "человек", "шт": "штука", "экз": "экземпляр", "кб": "килобайт",
    "мб": "мегабайт", "гб": "гигабайт", "тб": "терабайт", "дб": "децибел",
}  # fmt: skip
_RAISED = {"2": 2, "²": 2, "3": 3, "³": 3}
_POWERED = re.compile(r"(мм|см|дм|м|км)([23²³])")
POWERS = {"квадратный": "^2", "кубический": "^3"}
"""What marks the square or the cube of a unit of length, as `unit_of` writes it."""
_SHORT_SQUARE = {"кв": 2, "куб": 3}
_LENGTHS = ("мм", "см", "дм", "м", "км")
MEASURES = frozenset((*_SHORT.values(), *KINDS))
"""Dictionary forms of units, which an answer may leave out."""
_SAID_ANYWAY = {
    ("доллар", "сша"): ("доллар",),
    ("фунт", "стерлинг"): ("фунт",),
    ("градус", "цельсий"): ("градус",),
    ("градус", "по", "цельсий"): ("градус",),
    ("градус", "c"): ("градус",),
    ("градус", "секунда"): ("градус",),
    ("градус", "тепло"): ("градус",),
}
"""What is said with a unit and changes nothing; «с» after a degree is read as seconds."""


def unit_of(words: list[str]) -> tuple[str, ...]:
    """The unit or the thing counted as dictionary forms, folded; () for no words."""
    found: list[str] = []
    at = 0
    while at < len(words):
        word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
        powered = _POWERED.fullmatch(word)
        if powered:
            found.append(f"{_SHORT[powered[1]]}^{_RAISED[powered[2]]}")
        elif word in _SHORT_SQUARE and following in _LENGTHS:
            found.append(f"{_SHORT[following]}^{_SHORT_SQUARE[word]}")
            at += 1
        elif word in _LENGTHS and following in _RAISED:
            found.append(f"{_SHORT[word]}^{_RAISED[following]}")
            at += 1
        elif lemma(word) in POWERS and following:
            found.append(lemma(following) + POWERS[lemma(word)])
            at += 1
        else:
            found.append(_SHORT.get(word) or lemma(word))
        at += 1
    return _SAID_ANYWAY.get(tuple(found), tuple(found))


def lemma(word: str) -> str:
    """The likeliest dictionary form, е for ё; «лет» is of «год», «человек» of itself."""
    found = readings(word)
    return found[0].lemma.replace("ё", "е") if found else word
