"""One spelling for texts that differ only in how they are typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STRESS = "\u0301\u0300"
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
)
_QUOTES = "«»„“”‟‹›‚‘’‛\"'`"
_DROPPED = dict.fromkeys(map(ord, _STRESS + _INVISIBLE + _QUOTES))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d| \d)")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_RANGE = re.compile(r"(?<=\d) ?- ?(?=\d)")
_TIGHT_COMMA = re.compile(r",(?=[^\d ])|(?<!\d),(?=\d)")
_ROMAN = re.compile(r"\b[ivxlcdmхсмі]+\b")
_ROMAN_LOOKALIKES = str.maketrans("хсмі", "xcmi")

_LATIN = "aceopxykABCEHKMOPTXYëË"
_RUSSIAN = "асеорхукАВСЕНКМОРТХУёЁ"
_LOOKALIKES = str.maketrans(_LATIN, _RUSSIAN)
_WORD = re.compile(r"[^\W\d_]+")
_REVERSED = re.compile("[\u202d\u202e]")


def spelling(text: str) -> str:
    """The text in one spelling, Roman numerals with Russian letters as Roman ones."""
    return _ROMAN.sub(lambda found: found[0].translate(_ROMAN_LOOKALIKES), folded(text))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text without stress marks, quotes, case, ё, and kinds of dashes and spaces."""
    # Decomposed, a stress mark is a character of its own; й and ё are put together again after.
    text = unicodedata.normalize("NFD", text).translate(_DROPPED)
    text = unicodedata.normalize("NFC", text).casefold().replace("ё", "е").translate(_DASHES)
    text = " ".join(text.split()).rstrip(" .,;:!?…")
    text = _GROUPED.sub(lambda found: found[0].replace(" ", ""), text)
    text = _DECIMAL_POINT.sub(",", text)
    text = _RANGE.sub("-", text)
    text = _TIGHT_COMMA.sub(", ", text.replace(" ,", ","))
    return text.replace(" %", "%").replace("№ ", "№")


def same_answer(right: str, given: str) -> bool:
    """Whether `given` is `right` up to case, ё/е, spaces, stress marks, quotes, dashes,
    final punctuation and the grouping of digits. An empty answer is never right."""
    spelled = spelling(given)
    return bool(spelled) and spelled == spelling(right)


def readings_of(text: str) -> tuple[str, ...]:
    """The text, and the text with Latin look-alikes of Russian letters as those letters.

    A word changes where it mixes both alphabets or has look-alikes only; «BMW» stays.
    """
    whole = unicodedata.normalize("NFC", text)
    russian = _WORD.sub(lambda found: _russian(found[0]), whole)
    return (text,) if russian == whole else (text, russian)


def is_reversed(text: str) -> bool:
    """Whether the text has marks that show its letters in another order than they are typed."""
    return bool(_REVERSED.search(text))


def _russian(word: str) -> str:
    plain = word.translate(_LOOKALIKES)
    mixed = any("а" <= letter <= "я" or letter == "ё" for letter in word.casefold())
    return plain if mixed or all(letter in _LATIN for letter in word) else word
