"""Options beside which the right one does not stand out: by its make, its marks, its length."""

from __future__ import annotations

import re
from collections.abc import Sequence

_APPROXIMATE = frozenset(
    ("более", "больше", "свыше", "менее", "меньше", "около", "почти", "до", "примерно")
)
_LIKE = 1.7
"""How many times longer than every wrong option the right one may be, or shorter than each."""
_SHORT = 8
"""Letters by which lengths always may differ."""
_MARKS = (
    re.compile(r"\d"), re.compile(r"[A-Za-z]"), re.compile(r"[«\"]"), re.compile(r","),
    re.compile(r"\("), re.compile(r"\bимени\b"), re.compile(r"^[а-яё]"), re.compile(r"\."),
)  # fmt: skip


def even(answer: str, options: Sequence[str]) -> bool:
    """Whether nothing but knowledge tells the answer from the options beside it."""
    if not options:
        return True
    return not (
        _marked(answer, options)
        or _of_other_make(answer, options)
        or _of_other_length(answer, options)
    )


def _marked(answer: str, options: Sequence[str]) -> bool:
    """The answer alone has figures, quotation marks, «более», or alone lacks them."""
    for mark in _MARKS:
        has = mark.search(answer) is not None
        if all((mark.search(option) is not None) != has for option in options):
            return True
    return all(_about(option) != _about(answer) for option in options)


def _about(text: str) -> str:
    first = text.split()[0].lower()
    return first if first in _APPROXIMATE else ""


def _of_other_make(answer: str, options: Sequence[str]) -> bool:
    """«Российская Федерация» among «Республика …»: all the others share a word that it lacks."""
    if len(options) < 2 or any(character.isdigit() for character in answer):
        return False
    shared = set.intersection(*(set(option.lower().split()) for option in options))
    return bool(shared - set(answer.lower().split()))


def _of_other_length(answer: str, options: Sequence[str]) -> bool:
    lengths = [len(option) for option in options]
    own = len(answer)
    longest, shortest = max(lengths), min(lengths)
    if own > longest:
        return own > longest * _LIKE and own > longest + _SHORT
    return own * _LIKE < shortest and own + _SHORT < shortest
