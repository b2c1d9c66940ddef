"""A phrase of a sentence, read off the words."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.nounforms import Feats
from quizgen.model import Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the sentence.

    Attributes:
        kind: "noun", "time", "quantity" or "which" («который» and other pronouns).
        head: its word. forms: the readings of the head that everything in it agrees with.
        tokens: its words in text order, without the preposition.
        preposition: lower case, several words joined by a space, or "".
        first: position of its first word, the preposition included.
        inner: phrases inside it: genitives, names, numbers. joined: those joined to it by «и».
        modifiers: the words before the head that agree with it. number: what counts the head.
    """

    kind: str
    head: Token
    forms: tuple[Feats, ...]
    tokens: tuple[Token, ...]
    preposition: str = ""
    first: int = -1
    inner: tuple[Phrase, ...] = ()
    joined: tuple[Phrase, ...] = ()
    modifiers: tuple[Token, ...] = ()
    number: Token | None = None

    @property
    def last(self) -> int:
        """Position of its last word."""
        return self.tokens[-1].i

    @property
    def cases(self) -> frozenset[str]:
        """The cases it can stand in."""
        return frozenset(form[0] for form in self.forms)

    @property
    def plural(self) -> bool:
        """Whether it means several: joined, counted, or a plural noun."""
        return (
            bool(self.joined)
            or self.number is not None
            or all(form[1] == "Plur" for form in self.forms)
        )

    def every(self) -> tuple[Phrase, ...]:
        """The phrase and all phrases inside it."""
        below = (*self.inner, *self.joined)
        return (self, *(p for inside in below for p in inside.every()))
