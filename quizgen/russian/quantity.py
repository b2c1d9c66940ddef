"""What a quantity in a text is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in words[first:last] with its approximator and its unit, never the counted noun.

    Attributes:
        kind: NUMBER PERCENT MONEY DURATION AGE MEASURE TIMES («в 2 раза», «22 раза») FRACTION
            («две трети») ORDINAL («XXI», «21-й», «второго»).
        value: normalised decimal («1453», «2.5», «-10»), a range «10-15», a fraction «2/3».
            For a compound («2 часа 15 минут») the sum in its first unit.
        approx: the approximator as it stands, or "". Usually inside the span, at its start or
            end; where a preposition parts it from the number («почти в 30 странах») it stays
            outside, and `apart` is its span.
        number: span of the numeral with its thousand-word. unit: span of the unit or None.
        case: Nom Gen Dat Acc Ins Loc of the numeral where words tell it, None for digits.
        compound: whether it joins two units; such a quantity is never restated.
    """

    first: int
    last: int
    kind: str
    value: str
    approx: str
    number: tuple[int, int]
    unit: tuple[int, int] | None
    case: str | None
    apart: tuple[int, int] | None = None
    compound: bool = False
