"""Errors a person can act on: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class Phrase(str):
    """A message in Russian that remembers how it was put together, to be said in other languages.

    Attributes:
        template: the Russian sentence with its blanks, `%(name)s`: what a catalogue translates.
        values: what stands in the blanks; empty where there are none.
    """

    template: str
    values: Mapping[str, object]


def phrase(template: str, **values: object) -> Phrase:
    """A message made of a template with `%(name)s` in it (a bare % is doubled) and its values."""
    made = Phrase(template % values if values else template)
    made.template = template
    made.values = values
    return made


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault was seen: a file or other source, and 1-based line and column where known."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class QuizgenError(Exception):
    """Base of every error this package raises on purpose.

    Args:
        message: one sentence in the user's language, without the place.
        place: where the fault is, or None when the input has no name.
        hint: what the user can do, or None.
    """

    def __init__(self, message: str, place: Place | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text} ({self.hint})" if self.hint else text


class ArticleError(QuizgenError):
    """The article cannot be read, or is not one questions can be made from."""


class DeckError(QuizgenError):
    """A deck file does not hold what its format promises."""


class FormatError(QuizgenError):
    """A deck cannot be written in, or read from, the format asked for."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a template file."""

    place: Place
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}"
        return f"{text} ({self.hint})" if self.hint else text


class TemplateError(QuizgenError):
    """A template pack is wrong; carries every fault of the file, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        super().__init__(first.message, first.place, first.hint)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)
