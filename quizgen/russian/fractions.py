"""Fractions in words: «две трети избирателей», «четверть населения», «половина жителей»."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.russian.cardinals import WORDS, listed
from quizgen.russian.morphology import readings
from quizgen.russian.ordinals import ORDINALS

_STEMS = ("половин", "трет", "четверт")
_LONE = {"половина": 2, "треть": 3, "четверть": 4}
# «половина дня», «четверть века», «треть года» are measures of something else.
_NOT_OF = frozenset(
    listed(
        "век год день месяц час финал девятый шестой тысячелетие столетие десятилетие сутки неделя"
    )
)


def read_fraction(words: Sequence[str], i: int) -> tuple[int, str, frozenset[str]] | None:
    """A fraction that starts at i: (end, «2/3», cases), or None."""
    word = words[i]
    if word in WORDS and i + 1 < len(words):
        top, cases = WORDS[word]
        bottom = _denominator(words[i + 1])
        if bottom and 0 < top < bottom and _followed(words, i + 2):
            return i + 2, f"{top}/{bottom}", cases
        return None
    if not word.startswith(_STEMS):
        return None
    reading = next((r for r in readings(word) if r.lemma in _LONE and r.pos == "NOUN"), None)
    if not reading or reading.feats.get("Number") != "Sing" or not _followed(words, i + 1):
        return None
    previous = readings(words[i - 1])[0] if i else None
    # «в первой половине», «эта четверть», «вторая треть»: a stretch of time or a part of a list.
    if previous and (previous.pos in ("ADJ", "DET", "NUM") or words[i - 1] in ("в", "во", "с")):
        return None
    cases = frozenset(
        r.feats["Case"] for r in readings(word) if r.lemma in _LONE and "Case" in r.feats
    )
    return i + 1, f"1/{_LONE[reading.lemma]}", cases


def _denominator(word: str) -> int | None:
    if word in ("треть", "трети", "третей", "третям", "третями", "третях"):
        return 3
    if word.startswith("четверт") and any(r.lemma == "четверть" for r in readings(word)):
        return 4
    value, forms = ORDINALS.get(word, (0, frozenset()))
    fits = {("Plur", "Gen"), ("Fem", "Nom"), ("Plur", "Dat"), ("Plur", "Ins")}
    return value if 3 <= value <= 10 and forms & fits else None


def _followed(words: Sequence[str], j: int) -> bool:
    """Whether a genitive stands at j: what the fraction is of."""
    if j >= len(words):
        return False
    found = readings(words[j])[:3]
    if any(r.lemma in _NOT_OF for r in found):
        return False
    return any(r.feats.get("Case") == "Gen" and r.pos in ("NOUN", "ADJ", "DET") for r in found)
