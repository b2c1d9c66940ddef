"""Dates no battle can have: those after the war it was fought in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_LATER = {
    "1945": re.compile(r"\b(?:лет(?:о|ом|а)|осен(?:ь|ью|и)|(?:октябр|ноябр|декабр)[ьяе])\b"),
    "1918": re.compile(r"\bдекабр[ьяе]\b"),
}
"""What of the last year of each world war came after it."""


def after_the_war(words: Sequence[str], text: str) -> bool:
    """Whether a date («летом 1945 года») is too late for the fighting a sentence tells of."""
    year = next((year for year in _LATER if year in text), None)
    if year is None or not _LATER[year].search(text.lower()):
        return False
    fighting = lists("proofreading.yaml")["fighting"]
    return any(readings(word.lower())[0].lemma in fighting for word in words if word.isalpha())
