"""The dictionary, asked about words that strangers typed."""

from __future__ import annotations

import re

from quizgen.russian import morphology

_WORD = re.compile(r"[а-яёa-z]+(?:-[а-яёa-z]+)*", re.IGNORECASE)


def readings(word: str) -> tuple[morphology.Reading, ...]:
    """What the word can be; nothing for what is no word (a nameless character stops pymorphy3)."""
    return morphology.readings(word) if _WORD.fullmatch(word) else ()
