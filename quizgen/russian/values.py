"""The number or date behind a token: how to say it, what else counts as right, what is near it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

import razdel

from quizgen.model import Sentence, Token
from quizgen.russian import datetexts, numerals
from quizgen.russian.dates import DateMention, find_dates
from quizgen.russian.numbers import Quantity, find_quantities


@lru_cache(maxsize=64)
def _read(
    text: str,
) -> tuple[list[str], list[tuple[int, int]], tuple[Quantity, ...], tuple[DateMention, ...]]:
    pieces = list(razdel.tokenize(text))
    words = [piece.text for piece in pieces]
    dates = find_dates(words)
    taken = {i for date in dates for i in range(date.first, date.last)}
    spans = [(piece.start, piece.stop) for piece in pieces]
    return words, spans, find_quantities(words, taken), dates


def _overlaps(
    sentence: Sentence, token: Token, first: tuple[int, int], last: tuple[int, int]
) -> bool:
    return sentence.start + first[0] < token.stop and token.start < sentence.start + last[1]


def quantity_at(sentence: Sentence, token: Token) -> tuple[Quantity, list[str]] | None:
    """The quantity the token is part of, with the sentence's words."""
    words, spans, quantities, _ = _read(sentence.text)
    for quantity in quantities:
        if quantity.kind != "ORDINAL" and _overlaps(
            sentence, token, spans[quantity.first], spans[quantity.last - 1]
        ):
            return quantity, words
    return None


def date_at(sentence: Sentence, token: Token) -> tuple[DateMention, list[str]] | None:
    """The date the token is part of, with the sentence's words."""
    words, spans, _, dates = _read(sentence.text)
    for date in dates:
        if _overlaps(sentence, token, spans[date.first], spans[date.last - 1]):
            return date, words
    return None


def said_number(sentence: Sentence, token: Token) -> str | None:
    """The number in the nominative, with what makes it whole: «более шести тысяч», «2,5 часа»."""
    found = quantity_at(sentence, token)
    return numerals.restate(*found) if found else None


def accepted(
    sentence: Sentence, token: Token, noun: str | None, published: datetime.date | None
) -> tuple[str, ...]:
    """Other texts that are the same number or date; an approximator is never left out."""
    number = quantity_at(sentence, token)
    if number:
        return numerals.accepted_forms(*number, noun, without_approximator=False)
    date = date_at(sentence, token)
    return datetexts.accepted_dates(*date, published) if date else ()


def near(sentence: Sentence, token: Token, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """Plausible wrong values in the same manner, best first."""
    number = quantity_at(sentence, token)
    if number:
        return _near_number(*number, seed, avoid)
    date = date_at(sentence, token)
    return datetexts.near_dates(*date, seed, avoid) if date else ()


_BOUNDS = {"более": -1, "больше": -1, "свыше": -1, "менее": 1, "меньше": 1}
"""Which side of the number stays true: «более шести» makes «более пяти» true too."""


def _near_number(
    quantity: Quantity, words: list[str], seed: str, avoid: Collection[str]
) -> tuple[str, ...]:
    """Near numbers on both sides: after «более» the lower ones are said with «около».

    Else the right option would always be the least of the four.
    """
    plain = numerals.near_numbers(quantity, words, seed, avoid)
    side = _BOUNDS.get(quantity.approx.lower(), 0)
    if not side or quantity.apart or len(plain) < 2:
        return plain
    about = numerals.near_numbers(replace(quantity, approx="около"), words, seed, avoid)
    own = float(quantity.value) if quantity.value.replace(".", "").isdigit() else None
    other = [text for text in about if own is not None and (_value(text) - own) * side > 0]
    mixed = [text for pair in zip(other, plain, strict=False) for text in pair]
    if int.from_bytes(seed.encode()[-1:], "big") % 2:
        mixed = [plain[0], *mixed]
    return tuple(dict.fromkeys([*mixed, *plain]))


def _value(text: str) -> float:
    """The number a text says, read beside a noun; not a number where it says none."""
    found = find_quantities([piece.text for piece in razdel.tokenize(f"{text} человек")])
    value = found[0].value if found else ""
    return float(value) if value.replace(".", "").isdigit() else float("nan")


def near_text(text: str, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """Plausible wrong dates for one that is said by itself: «9 марта 1934 года», «1902»."""
    date, words = _said_date(text)
    return datetexts.near_dates(date, words, seed, avoid) if date else ()


def accepted_text(text: str) -> tuple[str, ...]:
    """Other texts that are the same date as one said by itself."""
    date, words = _said_date(text)
    return datetexts.accepted_dates(date, words) if date else ()


def _said_date(text: str) -> tuple[DateMention | None, list[str]]:
    said = f"{text} год" if text.isdigit() else text
    words, _, _, dates = _read(said)
    return (dates[0] if dates else None), words
