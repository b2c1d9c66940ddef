"""The server's clock, read here alone, and its zone as pages write and read it."""

from __future__ import annotations

import datetime

from quizgen.errors import Phrase, QuizgenError, phrase

_FORM = "%Y-%m-%dT%H:%M"
"""How browsers send <input type="datetime-local"> (HTML, "local date and time strings")."""


def now() -> datetime.datetime:
    """This moment, with its zone."""
    return datetime.datetime.now(datetime.UTC)


def zone() -> str:
    """The server's zone now: «UTC+05:00»."""
    offset = now().astimezone().strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"


def read(text: str, wrong: Phrase) -> datetime.datetime | None:
    """A moment as a form sends it, by the server's clock; None for an empty one.

    Raises QuizgenError saying `wrong` where it is no moment of this century.
    """
    if not text:
        return None
    try:
        # Browsers may add seconds.
        found = datetime.datetime.strptime(text[:16], _FORM)
        if not (2000 <= found.year < 2100 and len(text) <= 23 and text.isascii()):
            raise ValueError(text)
        return found.astimezone()
    except ValueError as error:
        raise QuizgenError(
            wrong, hint=phrase("впишите день и час так: 2026-09-01T08:30")
        ) from error


def written(at: datetime.datetime | None) -> str:
    """A moment as a form shows it, by the server's clock; "" for None."""
    return at.astimezone().strftime(_FORM) if at else ""
