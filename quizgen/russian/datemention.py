"""What a date in a text is, and the small conversions its readers share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, time or period in words[first:last], without the preposition before it.

    «с … по …» and «между … и …» are inside the span, and so is «до н. э.».

    Attributes:
        kind: YEAR DATE MONTH SEASON DECADE CENTURY PERIOD TIME WEEKDAY RELATIVE.
        value: «2001», «2025-11-11», «--11-11» without a year, «1521-11», «1521-22» for summer
            (ISO 8601-2: 21 spring … 24 winter), «1990s», «90s» of an unknown century, «19th»,
            «17th/18th», «1914/1918», «10:30», «W1» for Monday. Years and centuries before our
            era have a minus. RELATIVE: «day-1», «year-1», «year-1:11-11», «month-1», «now» for
            «сегодня» in the sense of these days, «?» where nothing can be told or where the date
            is only a part of the answer («весной и осенью», «11 и 12 ноября»).
        year, month, day: of the date, or of the start of a period.
        era: «до н. э.» or "".
        part: span of «в начале», «первой половине» … right before it, without the preposition.
    """

    first: int
    last: int
    kind: str
    value: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    era: str = ""
    part: tuple[int, int] | None = None


Groups = dict[str, str | None]
"""Named groups of a match."""


def number_of(text: str | None) -> int | None:
    """The integer, None for no text."""
    return int(text) if text else None


def year_of(groups: Groups, era: str) -> int | None:
    """The year matched, negative before our era."""
    found = number_of(groups.get("y") or groups.get("y2"))
    return -found if found and era else found


def era_of(text: str | None) -> str:
    """«до н. э.» where the text says so in any of its ways, else ""."""
    return "до н. э." if text and text.startswith("до") else ""


def iso(of_year: int | None, month: int | None = None, day: int | None = None) -> str:
    """«2025-11-11», «--11-11» without a year."""
    parts = ["-" if of_year is None else f"{of_year}"]
    parts += [f"{part:02}" for part in (month, day) if part is not None]
    return "-".join(parts)
