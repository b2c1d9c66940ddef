"""Plausible wrong values of the same roundness: 18 → 24, 1453 → 1354, 2.5 → 3.5, 2/3 → 3/4."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal

from quizgen.russian.reading import plain

_FRACTIONS = ("1/3", "2/3", "1/4", "3/4", "1/2", "1/5", "2/5", "3/5", "4/5")
# In tenths of the leading digit's size.
_SINGLE = {1: (15, 20, 8, 12, 25, 30), 2: (30, 40, 15, 25), 3: (20, 40, 50, 25),
           4: (30, 50, 60, 25), 5: (30, 40, 60, 70, 80), 6: (40, 50, 70, 80, 90),
           7: (50, 60, 80, 90, 40), 8: (60, 70, 90, 50, 120), 9: (70, 80, 60, 120)}  # fmt: skip
_SMALL = {1: (2, 3, 4), 2: (3, 4, 5), 3: (2, 4, 5, 6), 4: (2, 3, 5, 6, 7), 5: (3, 4, 6, 7, 8),
          6: (4, 5, 7, 8, 9), 7: (4, 5, 6, 8, 9, 10), 8: (5, 6, 7, 9, 10, 12),
          9: (5, 6, 7, 8, 11, 12), 10: (6, 7, 8, 9, 12, 14, 15)}  # fmt: skip


def rank(seed: str, items: Iterable[str]) -> list[str]:
    """The items in an order that only the seed and the items decide."""
    return sorted(
        dict.fromkeys(items), key=lambda item: hashlib.sha256(f"{seed}|{item}".encode()).digest()
    )


_HIGH, _BELOW = 80, 22
"""A share so high stands out among much lower ones: how far below it the others may lie."""


def near_values(value: str, kind: str, seed: str) -> list[str]:
    """Wrong values near a normalised one, in an order set by the seed.

    Args:
        kind: of the quantity; keeps percentages below 100 and ages human.
    """
    if kind == "FRACTION":
        return rank(seed, (other for other in _FRACTIONS if other != value))
    if kind == "ORDINAL":
        number = int(value)
        spread = (-3, -2, -1, 1, 2, 3) if number > 3 else (-2, -1, 1, 2, 3)
        return rank(seed, (str(number + d) for d in spread if number + d > 0))
    if value.startswith("-"):
        return ["-" + other for other in near_values(value[1:], kind, seed)]
    if "-" in value:
        return rank(seed, _near_ranges(value, kind))
    exact = Decimal(value)
    top = _top(exact, kind)
    found = [plain(n) for n in _near(exact, seed) if 0 < n < top and n != exact]
    if kind == "PERCENT" and _HIGH <= exact <= 100:
        found = [other for other in found if exact - Decimal(other) <= _BELOW]
    return rank(seed, found)


def _top(number: Decimal, kind: str) -> Decimal:
    if kind == "PERCENT" and number <= 100:
        return Decimal(100)
    if kind == "AGE" and number < 110:
        return Decimal(110)
    return number * 4 + 5


def _near_ranges(value: str, kind: str) -> Iterator[str]:
    low, high = (Decimal(part) for part in value.split("-"))
    width = high - low
    for shift in (-2, -1, 1, 2):
        bottom, ceiling = low + shift * width, high + shift * width
        if bottom > 0 and ceiling < _top(high, kind):
            yield f"{plain(bottom)}-{plain(ceiling)}"


def _near(number: Decimal, seed: str) -> Iterator[Decimal]:
    if number == int(number) and int(number) in _SMALL:
        yield from (Decimal(other) for other in _SMALL[int(number)])
        return
    digits, exponent = _significant(number)
    if exponent == -1 and digits % 10 == 5 and digits < 1000:
        # «2,5» stays a half: 1,5, 3,5, 4,5.
        others = range(digits % 10, max(digits * 2, digits + 20) + 1, 10)
        near = [other for other in others if digits * 35 // 100 <= other != digits]
        near.sort(key=lambda other: abs(other - digits))
        yield from (Decimal(other) / 10 for other in near[:8])
        return
    size = Decimal(10) ** exponent
    if digits < 10:
        # Tenths stay tenths: 0,5 has no 0,25 beside it.
        yield from (
            Decimal(other) / 10 * size
            for other in _SINGLE[digits]
            if exponent >= 1 or other % 10 == 0
        )
        return
    if digits < 100:
        yield from (Decimal(other) * size for other in _two_digits(digits, exponent))
        return
    yield from (Decimal(other) * size for other in _exact(digits, seed))


def _significant(number: Decimal) -> tuple[int, int]:
    """Digits without trailing zeros, and the power of ten: 6200 → (62, 2), 2.5 → (25, -1)."""
    text = plain(number)
    exponent = -len(text.partition(".")[2])
    digits = int(text.replace(".", ""))
    while digits % 10 == 0:
        digits, exponent = digits // 10, exponent + 1
    return digits, exponent


def _two_digits(digits: int, exponent: int) -> Iterator[int]:
    step = 5 if digits % 5 == 0 else 1
    low, high = max(digits * 6 // 10, 2), digits * 16 // 10 + 1
    least = max(2, digits // 10)
    for other in range(low, high + 1):
        round_enough = other % step == 0 and (step == 5 or other % 10)
        if exponent < 0 and other % 10 == 0:
            continue
        if abs(other - digits) >= least and round_enough and (step == 1 or other >= 10):
            yield other


def _exact(digits: int, seed: str) -> Iterator[int]:
    text = str(digits)
    for i in range(1, len(text) - 1):
        if text[i] != text[i + 1] and (text[i] != "0" or i + 2 < len(text)):
            swapped = text[:i] + text[i + 1] + text[i] + text[i + 2 :]
            if swapped[-1] != "0":
                yield int(swapped)
    # A step of 4 to 40 per cent either way; the last digit stays, so the look does.
    for i in range(8):
        noise = hashlib.sha256(f"{seed}|{digits}|{i}".encode()).digest()
        share = 4 + noise[0] % 34
        unit = 10 ** (len(text) - 3) if len(text) > 3 else 1
        step = max(digits * share // 100, 2) // unit * unit + noise[1] % unit
        other = digits + step if noise[2] % 2 else digits - step
        if other % 10 == 0:
            other += 1 + noise[3] % 9
        if len(str(other)) == len(text):
            yield other
