"""Ordinal numerals: words («двадцать первого»), Roman numerals («XXI»), digits («21-го»)."""

from __future__ import annotations

import re

from quizgen.russian.cardinals import CASES, spell

_STEMS = {
    1: "первый", 2: "второй", 3: "третий", 4: "четвёртый", 5: "пятый", 6: "шестой", 7: "седьмой",
    8: "восьмой", 9: "девятый", 10: "десятый", 11: "одиннадцатый", 12: "двенадцатый",
    13: "тринадцатый", 14: "четырнадцатый", 15: "пятнадцатый", 16: "шестнадцатый",
    17: "семнадцатый", 18: "восемнадцатый", 19: "девятнадцатый", 20: "двадцатый", 30: "тридцатый",
    40: "сороковой", 50: "пятидесятый", 60: "шестидесятый", 70: "семидесятый",
    80: "восьмидесятый", 90: "девяностый", 100: "сотый", 200: "двухсотый", 300: "трёхсотый",
    400: "четырёхсотый", 500: "пятисотый", 600: "шестисотый", 700: "семисотый",
    800: "восьмисотый", 900: "девятисотый", 1000: "тысячный", 2000: "двухтысячный",
}  # fmt: skip
_ENDINGS = {
    "Masc": ("", "ого", "ому", "", "ым", "ом"),
    "Fem": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "Neut": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "Plur": ("ые", "ых", "ым", "ые", "ыми", "ых"),
}
_THIRD = {
    "Masc": ("ий", "ьего", "ьему", "ий", "ьим", "ьем"),
    "Fem": ("ья", "ьей", "ьей", "ью", "ьей", "ьей"),
    "Neut": ("ье", "ьего", "ьему", "ье", "ьим", "ьем"),
    "Plur": ("ьи", "ьих", "ьим", "ьи", "ьими", "ьих"),
}
Form = tuple[str, str]
"""(Masc Fem Neut or Plur, case)."""


def _forms(value: int) -> dict[Form, str]:
    base = _STEMS[value]
    table = _THIRD if value == 3 else _ENDINGS
    stem = base[:-2]
    forms = {
        (kind, case): stem + ending
        for kind, endings in table.items()
        for case, ending in zip(CASES, endings, strict=True)
    }
    forms["Masc", "Nom"] = forms["Masc", "Acc"] = base
    return forms


def _index() -> dict[str, tuple[int, frozenset[Form]]]:
    found: dict[str, tuple[int, set[Form]]] = {}
    for value in _STEMS:
        for form, word in _forms(value).items():
            found.setdefault(word.replace("ё", "е"), (value, set()))[1].add(form)
    return {word: (value, frozenset(forms)) for word, (value, forms) in found.items()}


ORDINALS: dict[str, tuple[int, frozenset[Form]]] = _index()
"""Folded word → value and the (gender or Plur, case) pairs it can be."""


def ordinal(value: int, kind: str = "Masc", case: str = "Nom") -> str:
    """An ordinal in words: (21, "Masc", "Gen") → «двадцать первого».

    Args:
        kind: Masc, Fem, Neut or Plur.

    Raises:
        ValueError: the value is not within 1…2999.
    """
    if not 1 <= value <= 2999:
        raise ValueError(f"no ordinal in words for {value}")
    if value in _STEMS:
        return _forms(value)[kind, case]
    last = value % 10 or value % 100 or value % 1000
    if value % 100 in range(11, 20):
        last = value % 100
    head = value - last
    return f"{spell(head)} {_forms(last)[kind, case]}"


_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LOOKALIKES = str.maketrans("ХСМІ", "XCMI")
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def roman(value: int) -> str:
    """A Roman numeral: 21 → «XXI»."""
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text


def from_roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral, Cyrillic look-alikes allowed, else None."""
    text = text.translate(_LOOKALIKES)
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    value = 0
    for size, letters in _ROMAN:
        while text.startswith(letters):
            value += size
            text = text[len(letters) :]
    return value


# Endings glued to digits that make an ordinal; what stays out («2-х», «13-ю») is a cardinal.
_SUFFIXES: dict[str, frozenset[Form]] = {
    "й": frozenset({("Masc", "Nom"), ("Masc", "Acc"), ("Fem", "Gen"), ("Fem", "Dat"),
                    ("Fem", "Ins"), ("Fem", "Loc")}),
    "ый": frozenset({("Masc", "Nom"), ("Masc", "Acc")}),
    "ий": frozenset({("Masc", "Nom"), ("Masc", "Acc")}),
    "ой": frozenset({("Masc", "Nom"), ("Masc", "Acc"), ("Fem", "Gen"), ("Fem", "Dat"),
                     ("Fem", "Ins"), ("Fem", "Loc")}),
    "я": frozenset({("Fem", "Nom")}),
    "ая": frozenset({("Fem", "Nom")}),
    "е": frozenset({("Neut", "Nom"), ("Neut", "Acc")}),
    "ое": frozenset({("Neut", "Nom"), ("Neut", "Acc")}),
    "го": frozenset({("Masc", "Gen"), ("Neut", "Gen")}),
    "ого": frozenset({("Masc", "Gen"), ("Neut", "Gen")}),
    "му": frozenset({("Masc", "Dat"), ("Neut", "Dat")}),
    "ому": frozenset({("Masc", "Dat"), ("Neut", "Dat")}),
    "м": frozenset({("Masc", "Ins"), ("Neut", "Ins"), ("Masc", "Loc"), ("Neut", "Loc")}),
    "ом": frozenset({("Masc", "Loc"), ("Neut", "Loc")}),
    "ым": frozenset({("Masc", "Ins"), ("Neut", "Ins")}),
    "ую": frozenset({("Fem", "Acc")}),
}  # fmt: skip
_DIGITS = re.compile(r"(\d{1,4})-([а-я]{1,3})")


def from_digits(word: str) -> tuple[int, str, frozenset[Form]] | None:
    """«21-го» → (21, "го", forms it can be); None when it is no singular ordinal."""
    match = _DIGITS.fullmatch(word.lower())
    if not match or match[2] not in _SUFFIXES or int(match[1]) == 0:
        return None
    return int(match[1]), match[2], _SUFFIXES[match[2]]
