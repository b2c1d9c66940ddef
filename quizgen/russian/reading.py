"""Reading one numeral from word texts: digits, words, thousand-words, halves and ranges.

Everything here works on *folded* words: lower case, е for ё, one kind of hyphen. Nothing is
guessed: what does not agree in case («пять тысяча») is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from quizgen.russian.cardinals import (
    CASES,
    COLLECTIVES,
    SCALE_SHORT,
    SCALE_WORDS,
    WORDS,
    fold,
    noun_form_after,
)

ALL_CASES = frozenset(CASES)
_MARKS = str.maketrans("–—‑−‒\u00a0\u202f\u2009\u2007", "-----    ")
_HALF_CASES = {
    "полтора": frozenset({"Nom", "Acc"}),
    "полторы": frozenset({"Nom", "Acc"}),
    "полутора": ALL_CASES - {"Nom", "Acc"},
}
_HALF_SCALE = {"полмиллиона": 500_000, "полумиллиона": 500_000, "полмиллиарда": 500_000_000}
_ONE_NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?"
_DIGITS = re.compile(rf"({_ONE_NUMBER})(?:-({_ONE_NUMBER}))?(?![^ ])")
_CARDINAL_TAIL = re.compile(r"(\d+)-(ти|и|ю|х|м|мя|ми)")
_TAIL_CASES = {
    "ти": frozenset({"Gen", "Dat", "Loc"}),
    "и": frozenset({"Gen", "Dat", "Loc"}),
    "х": frozenset({"Gen", "Acc", "Loc"}),
    "м": frozenset({"Dat"}),
    "мя": frozenset({"Ins"}),
    "ми": frozenset({"Ins"}),
    "ю": frozenset({"Ins"}),
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral read from words[i:last].

    Attributes:
        value: normalised, «10-15» for a range. cases: those its form allows, all six for digits.
        style: digits (with or without a thousand-word), words, half («полтора», «два с
            половиной»), collective, or bare (a lone «тысяча», «миллион»).
        scaled: whether it ends in a thousand-word, so that the noun is genitive plural.
        extra: «с лишним» or «с небольшим» standing after it or inside it, as written.
    """

    last: int
    value: str
    cases: frozenset[str]
    style: str
    scaled: bool = False
    extra: str = ""


def folded(words: Sequence[str]) -> list[str]:
    """Word texts as the readers want them: lower case, е, plain hyphen, plain space."""
    return [_folded(word) for word in words]


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    word = fold(word).translate(_MARKS)
    return "-" if word in ("--", "---") else word


def plain(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def scale_of(value: Decimal) -> int:
    """The largest thousand-word that divides a value, 1 for none: 6 200 000 → 1 000."""
    scale = 1
    while value and value % (scale * 1000) == 0 and scale < 10**12:
        scale *= 1000
    return scale


def _decimal(text: str) -> Decimal | None:
    """The value of digits, None for what may be a foreign thousands mark («1,234»)."""
    text = text.replace(" ", "").replace(",", ".")
    whole, _, part = text.partition(".")
    if len(whole) > 1 and whole[0] == "0":
        return None
    if len(part) == 3 and whole != "0":
        return None
    return Decimal(text)


def _digits(words: Sequence[str], i: int) -> Numeral | None:
    """«1 453», «2,5», «10-15», «70 000-80 000», «13-ю»."""
    tail = _CARDINAL_TAIL.fullmatch(words[i])
    if tail:
        number, ending = int(tail[1]), tail[2]
        small = number in (2, 3, 4)
        # «5-х» and «5-м» are ordinals, «90-х» a decade: not cardinals.
        if small != (ending in ("х", "м", "мя", "ми")) or number == 0:
            return None
        return Numeral(i + 1, str(number), _TAIL_CASES[ending], "digits")
    j = i
    while j < len(words) and re.fullmatch(r"[\d.,\- ]+", words[j]) and words[j][0].isdigit():
        j += 1
    while j > i:
        match = _DIGITS.fullmatch(" ".join(words[i:j]))
        if match:
            break
        j -= 1
    else:
        return None
    low = _decimal(match[1])
    high = _decimal(match[2]) if match[2] else low
    if low is None or high is None:
        return None
    if not match[2]:
        spaced = _spaced_range(words, j, low)
        return spaced or Numeral(j, plain(low), ALL_CASES, "digits")
    # A falling pair is a score or a code; a rising one with a wide gap is no «from … to».
    if low >= high:
        return None
    return Numeral(j, f"{plain(low)}-{plain(high)}", ALL_CASES, "digits")


def _spaced_range(words: Sequence[str], j: int, low: Decimal) -> Numeral | None:
    """«10 – 15» with spaces around the dash, the lower number read up to j."""
    if j + 1 >= len(words) or words[j] != "-" or not words[j + 1][:1].isdigit():
        return None
    high = _digits(words, j + 1)
    if not high or "-" in high.value or Decimal(high.value) <= low:
        return None
    return replace(high, value=f"{plain(low)}-{high.value}")


def _words_group(words: Sequence[str], i: int) -> tuple[int, int, frozenset[str]] | None:
    """A group below 1000 in words: (value, end, cases)."""
    value, cases, ceiling = 0, ALL_CASES, 1000
    j = i
    while j < len(words) and words[j] in WORDS:
        number, allowed = WORDS[words[j]]
        size = 100 if number >= 100 else 10 if number >= 20 else 1
        if number == 0 or size >= ceiling or not cases & allowed:
            break
        cases &= allowed
        value += number
        # After «десять»…«девятнадцать» nothing smaller may follow.
        ceiling = 1 if 10 <= number < 20 else size
        j += 1
    return (value, j, cases) if j > i else None


def _scale(words: Sequence[str], j: int) -> tuple[int, int, frozenset[tuple[str, str]]] | None:
    """A thousand-word at j: (size, end, its (number, case) readings; none for a short form)."""
    if j >= len(words):
        return None
    if words[j] in SCALE_WORDS:
        size, readings = SCALE_WORDS[words[j]]
        return size, j + 1, readings
    if words[j] in SCALE_SHORT:
        dot = j + 1 < len(words) - 1 and words[j + 1] == "."
        return SCALE_SHORT[words[j]], j + 1 + dot, frozenset()
    return None


def _scaled(numeral: Numeral, words: Sequence[str]) -> Numeral | None:
    """The numeral with the thousand-word after it; None when the two do not agree."""
    scale = _scale(words, numeral.last)
    if not scale:
        return numeral
    size, end, readings = scale
    cases = numeral.cases
    if readings:
        governing = numeral.value
        if numeral.style == "half" and governing != "1.5":
            governing = governing.partition(".")[0]
        cases = frozenset(c for c in cases if _half_form(numeral, governing, c) in readings)
    if not cases:
        return None
    ends = [plain(Decimal(part) * size) for part in numeral.value.split("-")]
    return replace(numeral, last=end, value="-".join(ends), cases=cases, scaled=True)


def _half_form(numeral: Numeral, governing: str, case: str) -> tuple[str, str]:
    """What «полтора» asks of its noun: «полтора часа», but «полутора часов»."""
    if numeral.style == "half" and governing == "1.5" and case not in ("Nom", "Acc"):
        return ("Plur", case)
    return noun_form_after(governing, case)


def _extra(numeral: Numeral, words: Sequence[str], texts: Sequence[str]) -> Numeral:
    """Takes «с половиной», «с лишним», «с небольшим» in."""
    j = numeral.last
    if j + 1 >= len(words) or words[j] != "с" or "-" in numeral.value:
        return numeral
    if words[j + 1] == "половиной" and "." not in numeral.value and not numeral.scaled:
        value = plain(Decimal(numeral.value) + Decimal("0.5"))
        return replace(numeral, last=j + 2, value=value, style="half")
    if words[j + 1] in ("лишним", "небольшим"):
        return replace(numeral, last=j + 2, extra=f"{texts[j]} {texts[j + 1]}")
    return numeral


def _next_group(numeral: Numeral, words: Sequence[str]) -> Numeral | None:
    """The smaller part after a thousand-word: «двумя тысячами | тремястами», «1 млн | 200 тыс.»."""
    j = numeral.last
    if j >= len(words):
        return None
    ceiling = Decimal(numeral.value)
    step = scale_of(ceiling)
    if numeral.style == "words":
        group = _words_group(words, j)
        if not group:
            return None
        value, end, cases = group
        part: Numeral | None = Numeral(end, str(value), cases, "words")
    else:
        part = _digits(words, j) if words[j].isdigit() and int(words[j]) < 1000 else None
    part = _scaled(part, words) if part else None
    if not part or "-" in part.value or not numeral.cases & part.cases:
        return None
    if Decimal(part.value) >= step or (numeral.style == "digits" and not part.scaled):
        return None
    total = plain(ceiling + Decimal(part.value))
    return replace(part, value=total, cases=numeral.cases & part.cases, style=numeral.style)


def _word_range(words: Sequence[str], i: int) -> Numeral | None:
    """«два-три», «пяти-шести»: one word with a hyphen."""
    left, _, right = words[i].partition("-")
    if left not in WORDS or right not in WORDS:
        return None
    (low, first), (high, second) = WORDS[left], WORDS[right]
    cases = first & second
    if not 0 < low < high or not cases:
        return None
    return Numeral(i + 1, f"{low}-{high}", cases, "words")


def read_numeral(words: Sequence[str], texts: Sequence[str], i: int) -> Numeral | None:
    """The longest numeral that starts at i, or None.

    Args:
        words: folded words of one sentence. texts: the same words as written.
    """
    word = words[i]
    if word in _HALF_SCALE:
        return Numeral(i + 1, str(_HALF_SCALE[word]), ALL_CASES, "bare", scaled=True)
    if word in COLLECTIVES:
        if i + 2 < len(words) and words[i + 2] == "половиной":
            return None  # «двое с половиной суток»
        value, cases = COLLECTIVES[word]
        return Numeral(i + 1, str(value), cases, "collective")
    start: Numeral | None
    if word in _HALF_CASES:
        start = Numeral(i + 1, "1.5", _HALF_CASES[word], "half")
    elif word[0].isdigit():
        start = _digits(words, i)
    elif "-" in word:
        start = _word_range(words, i)
    elif group := _words_group(words, i):
        start = Numeral(group[1], str(group[0]), group[2], "words")
    elif word in SCALE_WORDS:
        size, readings = SCALE_WORDS[word]
        cases = frozenset(case for number, case in readings if number == "Sing")
        if not cases:
            return None
        start = Numeral(i + 1, str(size), cases, "words", scaled=True)
        longer = _next_group(start, words)
        return longer or replace(start, style="bare")
    else:
        return None
    if not start:
        return None
    numeral = _scaled(_extra(start, words, texts), words)
    while numeral and numeral.scaled and "-" not in numeral.value and numeral.style != "half":
        longer = _next_group(numeral, words)
        if not longer:
            break
        numeral = longer
    return _extra(numeral, words, texts) if numeral and not numeral.extra else numeral
