"""Writing fractions («две трети»), ordinals («XXI», «21-й», «второго») and «полгода» anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.russian.cardinals import CASES, listed, spell
from quizgen.russian.ordinalnumbers import read_words
from quizgen.russian.ordinals import from_digits, ordinal, roman
from quizgen.russian.quantity import Quantity
from quizgen.russian.reading import folded

_LONE = {
    "1/2": listed("половина половины половине половину половиной половине"),
    "1/3": listed("треть трети трети треть третью трети"),
    "1/4": listed("четверть четверти четверти четверть четвертью четверти"),
}
_PARTS = {
    3: listed("трети третей третям трети третями третях"),
    4: listed("четверти четвертей четвертям четверти четвертями четвертях"),
}
_HALVES = {
    "полгода": ("год", "полтора года", "три месяца", "два года"),
    "полчаса": ("час", "полтора часа", "два часа", "три часа"),
    "получаса": ("часа", "полутора часов", "двух часов", "трёх часов"),
    "полугода": ("года", "полутора лет", "трёх месяцев", "двух лет"),
}
_HALF_FORMS = {
    "полгода": ("полгода", "6 месяцев", "шесть месяцев", "0,5 года"),
    "полчаса": ("полчаса", "30 минут", "тридцать минут", "0,5 часа"),
    "получаса": ("получаса", "30 минут", "тридцати минут", "0,5 часа"),
    "полугода": ("полугода", "6 месяцев", "шести месяцев", "0,5 года"),
}


def half_unit(quantity: Quantity, words: Sequence[str]) -> str:
    """«полгода» and the like in one word, folded; "" for any other quantity."""
    if quantity.kind != "DURATION" or quantity.value != "0.5" or quantity.unit:
        return ""
    return folded(words[slice(*quantity.number)])[0]


def near_halves(word: str) -> tuple[str, ...]:
    """Other stretches of time in the same form."""
    return _HALVES.get(word, ())


def half_forms(word: str) -> tuple[str, ...]:
    """Other ways to say the same half."""
    return _HALF_FORMS.get(word, (word,))


def write_fraction(value: str, case: str) -> str:
    """«2/3» in words: (2/3, Gen) → «двух третей»."""
    if value in _LONE:
        return _LONE[value][CASES.index(case)]
    top, bottom = (int(part) for part in value.split("/"))
    head = spell(top, case, "Fem")
    if top == 1:
        return f"{head} {ordinal(bottom, 'Fem', case)}"
    i = CASES.index(case)
    if bottom in _PARTS:
        return f"{head} {_PARTS[bottom][i]}"
    return f"{head} {ordinal(bottom, 'Plur', 'Gen' if case in ('Nom', 'Acc') else case)}"


def write_ordinal(quantity: Quantity, words: Sequence[str], value: int) -> str | None:
    """Another ordinal in the same form and case as the article's."""
    texts = words[slice(*quantity.number)]
    low = folded(texts)
    if re.fullmatch(r"[IVXLІХ]+", texts[0]):
        return roman(value)
    digits = from_digits(low[0])
    if digits:
        third = value % 10 == 3 and value % 100 != 13
        # «2-ой» would be «3-ий»: rare spellings are not imitated.
        return None if third and digits[1] in ("ой", "ый", "ая") else f"{value}-{digits[1]}"
    found = read_words(low, 0)
    if not found:
        return None
    forms = [form for form in sorted(found[2]) if quantity.case in (None, form[1])]
    if not forms:
        return None
    said = ordinal(value, *forms[0])
    return said if any("ё" in word.lower() for word in words) else said.replace("ё", "е")


def ordinal_forms(quantity: Quantity, words: Sequence[str]) -> tuple[str, ...]:
    """Other spellings of an ordinal: as written, digits, Roman, words."""
    value = int(quantity.value)
    found = [" ".join(words[slice(*quantity.number)]), f"{value}-й", str(value)]
    if value < 4000:
        found.append(roman(value))
    found.append(ordinal(value))
    return tuple(dict.fromkeys(found))
