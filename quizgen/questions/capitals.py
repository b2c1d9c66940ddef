"""Capitals an article gives inside its sentences: «Первая мировая война», «Маршал» of a rank.

A word that opened its sentence, or came out of a dictionary, has lost its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.russian.morphology import lemma_of, readings

_PAIR = re.compile(r"(?<=[а-яё,(»] )([А-ЯЁ]?[а-яё]{3,})(?= ([А-ЯЁ]?[а-яё]{4,}))")
_WORDS = re.compile(r"(?<![\w-])([а-яё]{4,})(?= ([А-ЯЁ]?[а-яё]{4,}))")
_SAME = 4
"""Letters by which the word after is known again in another case."""
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))


class Capitals:
    """Which words of an article begin with a capital before which others."""

    def __init__(self, text: str) -> None:
        capital, small = set(), set()
        for found in _PAIR.finditer(text):
            pair = (lemma_of(found[1]), found[2][:_SAME].lower())
            if found[1][0].islower():
                small.add(pair)
            elif not _NAMES & _marks(found[1]):
                capital.add(pair)
        self._pairs = capital - small

    def restored(self, text: str) -> str:
        """The text with those capitals; «первая мировая война» → «Первая мировая война»."""
        if not self._pairs:
            return text

        def written(found: re.Match[str]) -> str:
            if (lemma_of(found[1]), found[2][:_SAME].lower()) not in self._pairs:
                return found[0]
            return found[0][0].upper() + found[0][1:]

        return _WORDS.sub(written, text)


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)
def _marks(word: str) -> frozenset[str]:
    return frozenset(readings(word.lower())[0].feats)
