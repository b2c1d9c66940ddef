"""The number or date behind a token: how to say it, what else counts as right, what is near it."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Collection, Sequence
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


def near(
    sentence: Sentence,
    token: Token,
    seed: str,
    avoid: Collection[str],
    fits: Callable[[DateMention], bool] = lambda mention: True,
    latest: int | None = None,
) -> tuple[str, ...]:
    """Plausible wrong values in the same manner, best first, some lower and some higher.

    Args:
        fits: which dates may be offered. latest: the last year that may be.
    """
    number = quantity_at(sentence, token)
    if number:
        return _near_number(*number, seed, avoid)
    date = date_at(sentence, token)
    if date is None:
        return ()
    spread = _near_date(*date, seed, avoid, fits, latest)
    # A year told only by the day of publication is told of every option.
    year = token.feats.get("Year")
    return tuple(f"{text} {year} года" for text in spread) if year else spread


def _near_date(
    date: DateMention,
    words: list[str],
    seed: str,
    avoid: Collection[str],
    fits: Callable[[DateMention], bool],
    latest: int | None,
) -> tuple[str, ...]:
    found = [
        (moment(other) if other else float("nan"), text)
        for text in datetexts.near_dates(date, words, seed, avoid, latest)
        if (other := date_said(text)) is None or fits(other)
    ]
    own = date.year or 0
    if date.kind == "YEAR" and own > 1000 and own % 10 == 0:
        even = [pair for pair in found if not int(re.findall(r"\d+", pair[1])[-1]) % 5]
        found = even if len(even) >= _OFFERED else found
    return spread_around(moment(date), found, seed)


def date_said(text: str) -> DateMention | None:
    """The date a text says; bare figures are a year."""
    return _said_date(text)[0]


def moment(date: DateMention) -> float:
    """Where the date stands among others of its kind."""
    return (date.year or 0) * 400 + (date.month or 0) * 32 + (date.day or 0)


_OFFERED = 3
"""Wrong options a question has at most."""
_BOUNDS = {"более": -1, "больше": -1, "свыше": -1, "менее": 1, "меньше": 1}
"""Which side of the number stays true: «более шести» makes «более пяти» true too."""


def _near_number(
    quantity: Quantity, words: list[str], seed: str, avoid: Collection[str]
) -> tuple[str, ...]:
    """Near numbers on both sides: after «более» the lower ones are said with «около»."""
    plain = numerals.near_numbers(quantity, words, seed, avoid)
    own = float(quantity.value) if quantity.value.replace(".", "").isdigit() else None
    side = _BOUNDS.get(quantity.approx.lower(), 0)
    valued = [(_value(text), text) for text in plain]
    if side and own is not None:
        valued = [pair for pair in valued if (pair[0] - own) * side < 0]
        if not quantity.apart:
            about = numerals.near_numbers(replace(quantity, approx="около"), words, seed, avoid)
            other = [(_value(text), text) for text in about]
            valued += [pair for pair in other if (pair[0] - own) * side > 0]
    if own is None or any(value != value for value, _ in valued):
        return tuple(text for _, text in valued) if side else plain
    spread = spread_around(own, valued, seed)
    return _said_alike(spread, quantity.approx.lower()) if side else spread


def _said_alike(spread: tuple[str, ...], approx: str) -> tuple[str, ...]:
    """The texts so that one of the first three is said as the right one is: «более …»."""
    alike = next((k for k, text in enumerate(spread) if text.lower().startswith(approx)), 0)
    if alike < _OFFERED:
        return spread
    rest = tuple(text for k, text in enumerate(spread) if k != alike)
    return (*rest[: _OFFERED - 1], spread[alike], *rest[_OFFERED - 1 :])


def spread_around(own: float, valued: Sequence[tuple[float, str]], seed: str) -> tuple[str, ...]:
    """The texts so that among the first four, the right one included, every place is as likely.

    Else the right number would be the middle one, or the least, more often than chance has it.
    """
    lower = [text for value, text in valued if value < own]
    higher = [text for value, text in valued if not value < own]
    below = hashlib.sha256(f"{seed}|below".encode()).digest()[0] % 4
    below = max(min(below, len(lower)), 3 - len(higher))
    return (*lower[:below], *higher[: 3 - below], *lower[below:], *higher[3 - below :])


@lru_cache(maxsize=4096)
def _value(text: str) -> float:
    """The number a text says, read beside a noun; not a number where it says none."""
    found = find_quantities([piece.text for piece in razdel.tokenize(f"{text} человек")])
    value = found[0].value if found else ""
    return float(value) if value.replace(".", "").isdigit() else float("nan")


def near_text(
    text: str,
    seed: str,
    avoid: Collection[str],
    fits: Callable[[DateMention], bool] = lambda mention: True,
    latest: int | None = None,
) -> tuple[str, ...]:
    """Plausible wrong dates for one that is said by itself: «9 марта 1934 года», «1902».

    Args:
        fits: which dates may be offered. latest: the last year that may be.
    """
    date, words = _said_date(text)
    return _near_date(date, words, seed, avoid, fits, latest) if date else ()


def accepted_text(text: str) -> tuple[str, ...]:
    """Other texts that are the same date as one said by itself."""
    date, words = _said_date(text)
    return datetexts.accepted_dates(date, words) if date else ()


def _said_date(text: str) -> tuple[DateMention | None, list[str]]:
    said = f"{text} год" if text.isdigit() else text
    words, _, _, dates = _read(said)
    return (dates[0] if dates else None), words
