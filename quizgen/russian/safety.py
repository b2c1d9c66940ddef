"""Contexts in which a number is a name, a score or a piece of something else, not a quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from quizgen.russian.approximators import Approximator
from quizgen.russian.cardinals import COLLECTIVES, WORDS, listed
from quizgen.russian.counted import at, is_nominal
from quizgen.russian.morphology import readings
from quizgen.russian.reading import Numeral
from quizgen.russian.units import Unit

_LABELS = frozenset(
    listed(
        """глава статья пункт параграф часть том раздел школа дом квартира корпус рейс номер версия
    серия выпуск эпизод сезон канал страница рисунок таблица категория ряд вагон строка блок
    энергоблок маршрут автобус трамвай троллейбус шоссе трасса палата участок модель уровень
    этап раунд псалом стих сура опус телефон борт лицей гимназия детсад подъезд этаж комната
    аудитория кабинет офис порт причал путь платформа шахта скважина лот билет вариант
    задача упражнение пример формула теорема определение приложение схема протокол приказ
    поколение индекс код аккаунт формат операция"""
    )
)
_LABEL_SHORT = frozenset(listed("п пп ст стр рис табл гл разд ч т д кв корп оп вып каб пом с см"))
_GLUE = frozenset(listed("№ # / ⁄ × x х * = ^ ± ½ ⅓ ¼ ¾ _ §"))
_QUOTES = frozenset("«“„\"'")
_CLOSING = frozenset("»”\"'")


def names_something(words: Sequence[str], texts: Sequence[str], first: int, last: int) -> bool:
    """Whether the number at [first, last) is a name, a score, a code or a bit of a formula."""
    previous, following = at(words, first - 1), at(words, last)
    if previous in _GLUE or following in _GLUE:
        return True
    if previous == "[" or (previous == ":" and at(words, first - 2)[-1:].isdigit()):
        return True
    if following == ":" and at(words, last + 1)[:1].isdigit():
        return True
    if following in ("+", "-", "·") and (
        at(words, last + 1)[:1].isdigit() or following == "+" or at(words, last + 1) == "летний"
    ):
        return True
    if following in ("или", "либо") and is_numeral(at(words, last + 1)):
        return True  # «не более двух или трёх»
    if previous in ("+", "·") or (previous in ("-", "−") and at(words, first - 2)[-1:].isdigit()):
        return True
    if previous == "." and at(words, first - 2) in _LABEL_SHORT:
        return True
    if (
        previous in ("счет", "счетом")
        and words[first][0].isdigit()
        and at(words, first - 2) != "за"
    ):
        return True
    if previous in _LABEL_SHORT - {"с", "ч", "т", "д", "см"} and words[first][0].isdigit():
        return True
    if words[first][0].isdigit() and any(
        r.lemma in _LABELS and r.pos == "NOUN" and r.feats.get("Number") != "Plur"
        for r in readings(previous)[:2]
    ):
        return True
    return previous in _QUOTES and _short_title(words, texts, first)


def _short_title(words: Sequence[str], texts: Sequence[str], first: int) -> bool:
    """«Три сестры», «24 часа»: a number that opens a short quotation is part of a title."""
    for j in range(first + 1, min(first + 6, len(words))):
        if words[j] in _CLOSING:
            return texts[first][0].isupper() or texts[first][0].isdigit()
    return False


def is_numeral(word: str) -> bool:
    """Whether a folded word is a number in digits or words."""
    return word[:1].isdigit() or word in WORDS or word in COLLECTIVES


def coordinated(words: Sequence[str], first: int) -> bool:
    """Whether a bare number stands before it: «5, 10 и 15 лет», «два или три дня»."""
    link = at(words, first - 1)
    if link not in ("и", "или", "либо", ",", "до", "по", "-", "а", "из"):
        return False
    if link == "до" and at(words, first - 3) in ("с", "со"):
        return False  # «сократилось с 120 до 80 человек»: the new value is whole
    earlier = at(words, first - 2)
    if earlier == "," and link in ("а", "или"):
        earlier = at(words, first - 3)
    return bool(re.fullmatch(r"[\d.,-]+", earlier)) or (
        link not in (",", "из") and (earlier in WORDS or earlier in COLLECTIVES)
    )


def stands_alone(
    words: Sequence[str], numeral: Numeral, before: Approximator | None, end: int
) -> bool:
    """«более 60», «5 млн», «двое»: whole without a noun, when none follows in a wrong form."""
    following = at(words, end)
    free = not following or following in ",.;:!?)»—-" or not is_nominal(following)
    if numeral.style == "collective":
        return free
    if numeral.scaled and numeral.style != "bare":
        return free
    grouped = words[end - 1][:3].isdigit() and (
        words[end - 2][:1].isdigit() or " " in words[end - 1]
    )
    if grouped and numeral.style == "digits" and Decimal(numeral.value.split("-")[0]) >= 10_000:
        return free and not following[:1].isdigit()
    if not before or before.apart:
        return False
    # «число больше 1» compares, «не больше 10» counts.
    return free and words[before.first] not in ("больше", "меньше")


def bare_is_safe(
    words: Sequence[str], cases: frozenset[str], before: Approximator | None, first: int
) -> bool:
    """A lone «тысяча», «миллиона»: a number only when it cannot mean «thousands of»."""
    if before and not before.apart:
        return True
    previous = at(words, first - 1)
    return bool(cases & {"Nom", "Acc"}) and previous not in ("на", "не", "ни", "каждый", "еще")


def one_is_safe(words: Sequence[str], first: int, unit: Unit) -> bool:
    """Whether «один» or «1» counts its unit: not «в один день», «ни один час»."""
    previous = at(words, first - 1)
    if unit.lemma in ("день", "раз", "час", "минута", "век"):
        return words[first][0].isdigit() and previous not in ("в", "во")
    return previous not in ("ни", "еще", "в", "один", "не")
