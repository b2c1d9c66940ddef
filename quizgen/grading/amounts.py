"""Numbers as values: «42 млн», «$42 000 000» and «сорок два миллиона долларов» are one amount."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from quizgen.grading.spelling import folded
from quizgen.grading.units import MEASURES, unit_of
from quizgen.russian.cardinals import SCALE_SHORT, SCALE_WORDS, WORDS
from quizgen.russian.reading import Numeral, read_numeral

_ABOUT = {
    "более": ">", "больше": ">", "свыше": ">", ">": ">", "менее": "<", "меньше": "<", "<": "<",
    "около": "~", "примерно": "~", "приблизительно": "~", "порядка": "~", "ок": "~", "~": "~",
    "≈": "~", "почти": "почти", "ровно": "",
}  # fmt: skip
_SIGNS = {"-": -1, "минус": -1, "+": 1, "плюс": 1}
_PARTS = {"десятая": 10, "десятых": 10, "десятые": 10, "сотая": 100, "сотых": 100, "сотые": 100}
_ONE_YEAR = ("год", "году", "годе", "годом")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3}){2,}(?![\d.,])")
_PIECE = re.compile(
    r"\d+(?:,\d+)?(?:-(?:ти|и|ю|х|м|мя|ми)(?!\w))?"
    r"|(?:мм|см|дм|м|км)[23²³](?!\w)|[^\W\d_]+(?:-[^\W\d_]+)*|\S"
)
_SCORE = re.compile(r"(?:(?:со )?счет(?:ом)? )?(\d+) ?[:-] ?(\d+)")
_SCORE_LEAD = re.compile(r"(?:со )?счет(?:ом)? ")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what is counted.

    Attributes:
        low, high: equal where it is one number. about: «>», «<», «~», with «не » before a denied
            one, or "". unit: dictionary forms of the unit or the thing counted.
    """

    low: Decimal
    high: Decimal
    about: str
    unit: tuple[str, ...]


def read_amount(text: str) -> Amount | None:
    """The amount that the whole text is, or None."""
    words = _PIECE.findall(_prepared(text))
    at, about = _approximator(words)
    if words[at : at + 1] and words[at] in "$€£₽₸":
        words = [*words[:at], *words[at + 1 :], words[at]]
    sign = 0
    if words[at : at + 1] and words[at] in _SIGNS:
        sign, at = _SIGNS[words[at]], at + 1
    span = _spread(words, at) or _number(words, at)
    if span is None:
        return None
    low, high, at = span
    if words[at - 1] in ("лишним", "небольшим"):
        about += "с лишним"
    rest = words[at:]
    if rest[-1:] == ["мороза"]:
        sign, rest = -1, rest[:-1]
    if sign < 0:
        low, high = -low, -high
    if rest[:1] and rest[0] in _ONE_YEAR and (low % 10 != 1 or low % 100 == 11):
        return None  # «36 год» is the thirty-sixth
    if any(re.search(r"[\d:/<>|]", word[:1]) for word in rest) or len(rest) > 5:
        return None
    return Amount(low, high, about, unit_of(rest))


def same_amount(right: Amount, given: Amount, counted: frozenset[str]) -> bool:
    """Whether they are equal; the unit may be left out, or the thing asked about added.

    Args:
        counted: dictionary forms of what the question counts.
    """
    if (right.low, right.high, right.about) != (given.low, given.high, given.about):
        return False
    if given.unit == right.unit:
        return True
    if not given.unit:
        # «одна Ангара» is no amount: nobody asked how many.
        return right.unit[0].partition("^")[0] in {*counted, *MEASURES}
    return not right.unit and len(given.unit) == 1 and given.unit[0] in {*counted, "штука"}


def read_score(text: str) -> tuple[int, int] | None:
    """The score that the whole text is, «2:1», «2-1» or «два один», or None."""
    plain = folded(text)
    found = _SCORE.fullmatch(plain)
    if found:
        return int(found[1][:9]), int(found[2][:9])
    words = _SCORE_LEAD.sub("", plain).split()
    if len(words) == 2 and all(word in WORDS for word in words):
        return WORDS[words[0]][0], WORDS[words[1]][0]
    return None


def is_number_word(word: str) -> bool:
    """Whether a folded word is a numeral or a thousand-word."""
    return word in WORDS or word in SCALE_WORDS or word in SCALE_SHORT


def _prepared(text: str) -> str:
    text = re.sub(r"(?<=\d) ?(?:\.\.\.?|…) ?(?=\d)", "-", text)
    text = _GROUPS.sub(lambda found: re.sub("[.,]", "", found[0]), text)
    text = folded(text)
    return re.sub(r"(?<=[а-яa-z])\.(?= |$)", "", text)


def _approximator(words: list[str]) -> tuple[int, str]:
    denied = words[:1] == ["не"]
    at = int(denied)
    if words[at : at + 1] and words[at] in _ABOUT:
        about = _ABOUT[words[at]]
        at += 1 + (words[at + 1 : at + 2] == ["чем"])
        return at, f"не {about}" if denied else about
    return 0, ""


def _spread(words: list[str], at: int) -> tuple[Decimal, Decimal, int] | None:
    """«25-35 миллионов», «от 25 до 35 миллионов»."""
    opened = words[at : at + 1] == ["от"]
    low = _numeral(words, at + opened)
    if low is None or words[low.last : low.last + 1] != ["до" if opened else "-"]:
        return None
    high = _numeral(words, low.last + 1)
    if high is None or "-" in low.value or "-" in high.value:
        return None
    bottom, top = Decimal(low.value), Decimal(high.value)
    if high.scaled and not low.scaled:
        plain = _numeral(words[: high.last - 1], low.last + 1)
        bottom *= top / Decimal(plain.value) if plain and Decimal(plain.value) else 1
    return (bottom, top, high.last) if bottom < top else None


def _number(words: list[str], at: int) -> tuple[Decimal, Decimal, int] | None:
    found = _numeral(words, at)
    if found is None and words[at : at + 1] and words[at] in ("ноль", "нуль"):
        found = Numeral(at + 1, "0", frozenset(), "words")
    if found is None:
        return None
    if "-" in found.value:
        low, high = map(Decimal, found.value.split("-"))
        return low, high, found.last
    value, last = Decimal(found.value), found.last
    if words[last : last + 1] and words[last] in ("целых", "целая"):
        part = _numeral(words, last + 1)
        size = _PARTS.get(words[part.last], 0) if part and part.last < len(words) else 0
        if part is None or not size or "-" in part.value:
            return None
        value, last = value + Decimal(part.value) / size, part.last + 1
    return value, value, last


def _numeral(words: list[str], at: int) -> Numeral | None:
    if at >= len(words) or len(words[at]) > 20:
        return None
    try:
        return read_numeral(words, words, at)
    except (ValueError, ArithmeticError):
        return None
