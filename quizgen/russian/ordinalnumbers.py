"""Ordinals in a sentence: «XXI Форум», «21-й съезд», «второго филиала», where they do count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.russian.cardinals import CASES, SCALE_WORDS, WORDS, listed
from quizgen.russian.counted import prepositional_cases
from quizgen.russian.morphology import readings
from quizgen.russian.ordinals import ORDINALS, Form, from_digits, from_roman

_ROMAN = re.compile(r"[IVXLІХ]{1,7}")
_EVENTS = frozenset(
    listed(
        """съезд форум конгресс саммит чемпионат олимпиада игра фестиваль конференция интернационал
    созыв место тур этап пленум сессия спартакиада симпозиум конкурс кинофестиваль матч
    турнир слет выставка универсиада партсъезд ассамблея собор заседание"""
    )
)
_SET_PHRASES = frozenset(
    listed(
        """раз взгляд очередь время половина помощь план рука дело сторона лицо десяток сотня мир
    пора необходимость четверть треть скрипка молодость дыхание блюдо леди чтение свежесть класс
    сорт линия роль секретарь заместитель вице степень величина звонок встречный попытка шаг
    слово инстанция элемент пункт строка ряд глоток день тип век год столетие тысячелетие
    десятилетие число"""
    )
)


def read_words(words: Sequence[str], i: int) -> tuple[int, int, frozenset[Form]] | None:
    """An ordinal in words at i, «двадцать первого», «две тысячи первом»: (end, value, forms)."""
    total, group, ceiling, j = 0, 0, 1000, i
    while j < len(words):
        word = words[j]
        if word in ORDINALS:
            value, forms = ORDINALS[word]
            if value >= 1000:
                return (j + 1, value, forms) if j == i else None
            size = 100 if value >= 100 else 10 if value >= 20 else 1
            return (j + 1, total + group + value, forms) if size < ceiling else None
        if word in WORDS and {"Nom", "Acc"} & WORDS[word][1]:
            value = WORDS[word][0]
            size = 100 if value >= 100 else 10 if value >= 20 else 1
            if size >= ceiling or value == 0:
                return None
            group, ceiling = group + value, 1 if 10 <= value < 20 else size
        elif word in SCALE_WORDS and SCALE_WORDS[word][0] == 1000 and not total:
            total, group, ceiling = (group or 1) * 1000, 0, 1000
        else:
            return None
        j += 1
    return None


def read_ordinal(
    words: Sequence[str], texts: Sequence[str], i: int
) -> tuple[int, int, str | None] | None:
    """An ordinal that counts something: (end, value, case where the form tells), or None."""
    if _ROMAN.fullmatch(texts[i]):
        value = from_roman(texts[i])
        return (i + 1, value, None) if value and _roman_is_safe(words, texts, i) else None
    digits = from_digits(words[i])
    if digits:
        value, _, forms = digits
        if i + 1 < len(words) and _set_phrase(words[i + 1]):
            return None
        case = _agreed_case(words, i, i + 1, forms)
        return (i + 1, value, case) if case and value < 1000 else None
    found = read_words(words, i)
    if not found:
        return None
    end, value, forms = found
    if texts[i][0].isupper() and i > 0:
        return None  # «Первая мировая», «Второй канал»
    if end < len(words) and (words[end].startswith("миров") or _set_phrase(words[end])):
        return None
    if i and words[i - 1] in ("во-первых", "самый", "самого", "самой", "самом"):
        return None
    case = _agreed_case(words, i, end, forms)
    return (end, value, case) if case else None


def _set_phrase(word: str) -> bool:
    return any(r.lemma.replace("ё", "е") in _SET_PHRASES for r in readings(word)[:3])


def _agreed_case(words: Sequence[str], first: int, j: int, forms: frozenset[Form]) -> str | None:
    """The case shared by the ordinal and the singular noun after it, adjectives between."""
    governed = prepositional_cases(words[first - 1]) if first else None
    for step in range(4):
        if j + step >= len(words) or not words[j + step][0].isalpha():
            return None
        found = readings(words[j + step]) if len(words[j + step]) > 1 else ()
        cases = [
            case
            for case in CASES
            for r in found
            if r.pos == "NOUN"
            and r.feats.get("Number") == "Sing"
            and r.feats.get("Case") == case
            and (r.feats.get("Gender"), case) in forms
            and (governed is None or case in governed)
        ]
        if cases:
            return cases[0]
        if not any(r.pos in ("ADJ", "DET") and "Case" in r.feats for r in found):
            return None
    return None


def _roman_is_safe(words: Sequence[str], texts: Sequence[str], i: int) -> bool:
    """Whether a Roman numeral counts the noun after it, and is no part of a ruler's name."""
    if i + 1 >= len(words) or not re.fullmatch(r"[а-я-]+", words[i + 1]):
        return False
    after = readings(words[i + 1])
    if _set_phrase(words[i + 1]):
        return False
    if not any(r.pos in ("NOUN", "ADJ") and "Case" in r.feats for r in after[:1]):
        return False
    if len(texts[i]) == 1 and not any(r.lemma in _EVENTS for r in after[:2]):
        return False
    if i == 0:
        return True
    before = readings(words[i - 1])[0]
    if not words[i - 1][0].isalpha():
        return True
    if texts[i - 1][0].isupper() and before.pos != "ADP":
        named = {"Name", "Surn", "Patr", "Geox"} & before.feats.keys()
        return i == 1 and not named and before.known
    return before.lemma not in ("глава", "том", "часть", "раздел", "тип", "класс", "группа")
