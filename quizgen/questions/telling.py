"""What the words of a stem or an answer tell."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ASKING = words("asking")
_CALENDAR = words("calendar")
_WORDLIKE = 3


@lru_cache(maxsize=20_000)
def content(text: str) -> tuple[str, ...]:
    """Lemmas of the words that carry meaning, in order."""
    found = []
    for word in WORD.findall(text.lower()):
        reading = readings(word)[0]
        if reading.pos not in ("ADP", "CCONJ", "SCONJ", "PART", "INTJ"):
            found.append(reading.lemma.replace("ё", "е"))
    return tuple(found)


def said_in(stem: str) -> int:
    """Points for what a stem tells: 3 a name, 2 a number, 1 any other word with a meaning."""
    points, dated, named = 0, False, False
    for piece in re.sub(r"(?<=\d)[ ,](?=\d)", "", stem).split()[1:]:
        word = piece.strip('«»,.?!()"')
        if not word or (len(word) < _WORDLIKE and word.islower()):
            named = False
            continue  # «кв. м» tells nothing
        reading = readings(word)[0]
        if reading.pos in ("ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "ADV"):
            named = False
            continue
        if reading.lemma in ASKING:
            continue
        if word[0].isdigit() or reading.lemma in _CALENDAR:
            dated = True
            continue
        if word[0].isupper():
            points += 0 if named else 3
            named = True
            continue
        named = False
        points += 1
    return points + 2 * dated
