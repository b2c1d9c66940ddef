"""Gaps that no reader can fill: a day of no year, a number torn out of a name."""

from __future__ import annotations

import re

_DAY = re.compile(r"^\d{1,2} [а-яё]+$")
_NAME_AFTER = re.compile(r"_____ [А-ЯЁ][а-яё]+")

_COUNT_ASIDE = re.compile(r"\bсразу _____|\b[а-яё]+(?:на|но|ан) [а-яё]+ и _____ [а-яё]")
"""«сразу _____ песнями», «названа улица и _____ переулка»: the number is by the way."""


def torn_gap(stem: str, answer: str) -> bool:
    """«_____ был дан старт …. — 11 июня», «скала называется _____ Брата. — Три»."""
    if _COUNT_ASIDE.search(stem) or '"' in stem + answer or stem.count("«") != stem.count("»"):
        return True
    if _DAY.match(answer) and not re.search(r"(?<!\d)[12]\d{3}(?!\d)", stem):
        return True
    capital = answer[:1].isupper() and " " not in answer and not stem.startswith("_____")
    return capital and bool(_NAME_AFTER.search(stem)) and answer.lower() in _NUMBERS


_NUMBERS = frozenset(
    ("два", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять")
)
