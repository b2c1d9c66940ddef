"""One slip of the pen in a long word, where it makes no other word."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from quizgen.grading.amounts import is_number_word
from quizgen.grading.words import readings
from quizgen.russian.ordinals import ORDINALS

SHORTEST = 6
"""Letters of the shortest word in which a slip is forgiven."""

_VOWELS = frozenset("аеиоуыэюя")
_ENDINGS = _VOWELS | {"й"}
_PREFIXES = (("микро", "макро"), ("экзо", "эндо"), ("анти", "анте"), ("моно", "поли"))
_SALTS = frozenset(("ат", "ит", "ид"))
_DENIALS = frozenset(("не", "ни", "без"))
_LETTERS = re.compile(r"[а-я]+(?:-[а-я]+)*")


def one_slip(
    right: Sequence[str], given: Sequence[str], named: Collection[str], offered: Collection[str]
) -> bool:
    """Whether the folded words differ by one slip in all.

    Args:
        named: folded words of the article, which are never slips.
        offered: those of the wrong options, which may be misspelt themselves.
    """
    if len(right) == len(given):
        wrong = [pair for pair in zip(right, given, strict=True) if pair[0] != pair[1]]
        if len(wrong) == 1:
            return _slipped(*wrong[0], named, offered)
    return _parted(right, given)


def _parted(right: Sequence[str], given: Sequence[str]) -> bool:
    """A hyphen or space left out, put in, or one for the other."""
    if _DENIALS & ({*right} ^ {*given}) or any(any(map(str.isdigit, word)) for word in right):
        return False
    joined = ["".join(words).replace("-", "") for words in (right, given)]
    if joined[0] != joined[1] or len(joined[0]) < SHORTEST:
        return False
    return abs(len("-".join(right)) - len("-".join(given))) <= 1


def _slipped(right: str, given: str, named: Collection[str], offered: Collection[str]) -> bool:
    if not (_LETTERS.fullmatch(right) and _LETTERS.fullmatch(given)) or len(right) < SHORTEST:
        return False
    if is_number_word(right) or is_number_word(given) or right in ORDINALS:
        return False
    if not is_one_edit(right, given) or not _keeps_ends(right, given) or _pair(right, given):
        return False
    if given in named or given in offered:
        return False
    if any(is_one_edit(word, given) for word in offered if word != right):
        return False
    return not any(reading.known for reading in readings(given))


def is_one_edit(right: str, given: str) -> bool:
    """Whether one letter is wrong, missing, extra, or swapped with its neighbour."""
    if abs(len(right) - len(given)) > 1 or right == given:
        return False
    start = 0
    while start < min(len(right), len(given)) and right[start] == given[start]:
        start += 1
    tail, other = right[start:], given[start:]
    if len(tail) == len(other):
        swapped = tail[1:2] + tail[:1] + tail[2:]
        return tail[1:] == other[1:] or swapped == other
    return tail[1:] == other if len(tail) > len(other) else tail == other[1:]


def _keeps_ends(right: str, given: str) -> bool:
    """The first letter may change from vowel to vowel only, and no ending vowel comes or goes."""
    if right[0] != given[0]:
        swapped = right[:2] == given[1::-1]
        same_rest = right[1:] == given[1:] and {right[0], given[0]} <= _VOWELS
        return swapped or same_rest
    longer, shorter = sorted((right, given), key=len, reverse=True)
    return not (longer[:-1] == shorter and longer[-1] in _ENDINGS and longer[-1] != longer[-2])


def _pair(right: str, given: str) -> bool:
    """«микро…» and «макро…», «…ат» and «…ит»: one letter apart, and another thing."""
    for first, second in _PREFIXES:
        if {right[: len(first)], given[: len(second)]} == {first, second}:
            return True
    return right[-2:] != given[-2:] and {right[-2:], given[-2:]} <= _SALTS
