"""The tree a pack's text is read into: nodes that know their place in the file."""

from __future__ import annotations

from dataclasses import dataclass

Position = tuple[int, int]
"""1-based line and column."""


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar: its text in NFC, runs of white space made one space.

    `offset` is the 1-based column of `value[0]` where the text stands in one line exactly as in
    the file, else None.
    """

    value: str
    place: Position
    offset: int | None = None

    def place_at(self, i: int) -> Position:
        """Where `value[i]` stands; where that cannot be told, the place of the scalar."""
        return self.place if self.offset is None else (self.place[0], self.offset + i)


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence; `flow` when written in brackets."""

    items: tuple[Node, ...]
    place: Position
    flow: bool = False


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping with unique keys, in order; `flow` when written in braces.

    `torn` when some of its lines could not be read, so that what lacks may stand there.
    """

    pairs: tuple[tuple[TextNode, Node], ...]
    place: Position
    flow: bool = False
    torn: bool = False


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """Something whose fault is noted already."""

    place: Position


Node = TextNode | ListNode | MapNode | BrokenNode
