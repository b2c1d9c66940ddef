"""What the page of a hand-out shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.handout.composing import Variant
from webapp.handout.settings import Settings


@dataclass(frozen=True, slots=True)
class HandoutPage:
    """A hand-out: its settings, and what is printed.

    Attributes:
        kinds: (kind, name, how many, ticked). total: questions there are to choose from.
        unseen: how many of the deck's questions the review has not been through; None where they
            cannot be told apart or left out.
        mixed: the address parameters of the same hand-out with other orders.
        paragraphs: of the article, where it is printed.
    """

    key: str
    settings: Settings
    kinds: tuple[tuple[str, str, int, bool], ...]
    total: int
    unseen: int | None
    variants: tuple[Variant, ...]
    counts: tuple[int, ...]
    mixed: Mapping[str, object]
    paragraphs: tuple[str, ...]
    imported: bool
    problem: str | None = None
    advice: str | None = None
