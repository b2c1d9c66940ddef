"""Words that only tie a sentence to its neighbours: dropped where it opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quizgen.russian.gazetteer import intro, particle
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words

_LONGEST = 5
_TIES = words("ties")


_PREPOSITIONS = frozenset(("после", "накануне"))


def opening_length(words: Sequence[str]) -> int:
    """How many words at the start say nothing of the clause itself («Напомним,», «Также»)."""
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        text = " ".join(words[:length]).lower()
        comma = words[length] == ","
        if text in _PREPOSITIONS and readings(words[length])[0].pos not in ("ADP", "VERB"):
            continue
        if text in _TIES or text.replace("е", "ё") in _TIES:
            return length + comma
        if comma and intro(text) == "neutral":
            return length + 1
    return 0


def is_doubtful(words: Sequence[str]) -> bool:
    """Whether a word marks the clause as hearsay or guess: «вероятно», «якобы», «по слухам»."""
    return _doubtful(tuple(word.lower() for word in words))


@lru_cache(maxsize=64)
def _doubtful(low: tuple[str, ...]) -> bool:
    return any(
        intro(text := " ".join(low[i : i + length])) == "doubtful"
        # «может быть построен» is no guess, «может быть, построен» is.
        and (text != "может быть" or low[i + 2 : i + 3] == (",",))
        for i in range(len(low))
        for length in (1, 2)
    )


def is_loose(text: str) -> bool:
    """Whether an adverb inside a clause falls without loss: «также», «успешно», «позже»."""
    low = text.lower()
    return particle(low) == "safe" or low in _TIES
