"""Pieces of text on the pages of a PDF → lines → headings and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from quizgen.articles.blocks import Block, raised
from quizgen.articles.hyphens import Hyphens

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-"}
)
_STOP = re.compile(r"[.!?…:;][»”\"')\]]*$")
# What browsers and printers put at the edges of a sheet.
_FURNITURE = re.compile(
    r"[\W_]*\d{0,4}[\W_]*"
    r"|(?:стр(?:аница|\.)?|с\.|page) ?\d+(?: ?(?:из|of|/) ?\d+)?"
    r"|\d+ ?(?:из|of|/) ?\d+"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?(?: .*)?"
    r"|(?:https?://|file://|about:|www\.)\S+(?: +\d+ ?/ ?\d+)?",
    re.IGNORECASE,
)
_EDGE = 3
"""Lines from the top and the bottom of a page that may be its furniture."""
_SMALL, _LARGE = 0.84, 1.12
_MOST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its left end, height on the page and size of letters, in points."""

    text: str
    x: float
    y: float
    size: float

    def with_text(self, text: str) -> Line:
        return replace(self, text=text)


class Pieces:
    """Gathers what pypdf shows of one page, in the order of the page's own stream."""

    def __init__(self) -> None:
        self._lines: list[list[Line]] = [[]]

    def take(self, text: str, cm: Sequence[float], tm: Sequence[float], _: Any, size: Any) -> None:
        """A visitor for pypdf: matrices of the page and of the text, nominal size of letters."""
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3] + tm[2] * cm[1]) or abs(tm[1] * cm[2] + tm[0] * cm[0]) or 1.0
        for i, part in enumerate(text.translate(_LIGATURES).split("\n")):
            if i:
                self._lines.append([])
            if part:
                height = float(size) * scale if isinstance(size, int | float) else 0.0
                self._lines[-1].append(Line(part, x, y, height))

    def lines(self) -> list[Line]:
        """The lines with words in them; small raised figures are powers or marks of notes."""
        found = []
        for pieces in self._lines:
            if not any(piece.text.strip() for piece in pieces):
                continue
            sizes: Counter[float] = Counter()
            for piece in pieces:
                sizes[round(piece.size, 1)] += len(piece.text.strip())
            size = max(sizes, key=lambda value: (sizes[value], value))
            text = ""
            for piece in pieces:
                small = text and piece.size < _SMALL * size and piece.text.strip()
                text += raised(text.rstrip(), piece.text) if small else piece.text
            first = next(piece for piece in pieces if piece.text.strip())
            if words := " ".join(text.split()):
                found.append(Line(words, first.x, first.y, size))
        return found


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Headings and paragraphs of all pages, without running heads, page numbers, small print."""
    kept = _without_furniture(pages)
    sizes: Counter[float] = Counter()
    for lines in kept:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    if not sizes:
        return []
    body = max(sizes, key=lambda value: (sizes[value], value))
    lines = [line for page in kept for line in page if line.size >= _SMALL * body]
    hyphens = Hyphens("\n".join(line.text for line in lines))
    leading = _leading(lines)
    margins = _margins(lines)
    told = _are_told(lines, leading)
    longest = max((len(line.text) for line in lines if line.size < _LARGE * body), default=0)
    blocks: list[Block] = []
    text, last = "", None
    for line in lines:
        if last and not _parts(last, line, leading, margins, longest, hyphens, told):
            text = hyphens.join(text, line.text)
        else:
            if last:
                blocks.append(_block(text, last, body))
            text = line.text
        last = line
    if last:
        blocks.append(_block(text, last, body))
    return blocks


def _block(text: str, line: Line, body: float) -> Block:
    large = line.size >= _LARGE * body and len(text) <= _MOST_HEADING
    return Block(text.replace("\u00ad", ""), (1 if line.size >= 1.4 * body else 2) if large else 0)


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    edges = [_edge(lines) for lines in pages]
    often = Counter(key for edge in edges for key in {_shape(line) for line in edge})
    most = max(2, len(pages) // 2)
    found = []
    for lines, edge in zip(pages, edges, strict=True):
        gone = {
            id(line)
            for line in edge
            if _FURNITURE.fullmatch(line.text) or (len(pages) > 1 and often[_shape(line)] >= most)
        }
        found.append([line for line in lines if id(line) not in gone])
    return found


def _edge(lines: Sequence[Line]) -> list[Line]:
    """The lines that stand highest and lowest, wherever the stream has them."""
    ordered = sorted(lines, key=lambda line: line.y)
    return ordered if len(ordered) <= 2 * _EDGE else ordered[:_EDGE] + ordered[-_EDGE:]


def _shape(line: Line) -> str:
    # The number of the page differs, all else is the same.
    return re.sub(r"\d+", "#", line.text)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of a line from the one before, in sizes of the letters."""
    steps = Counter(
        round((one.y - other.y) / one.size, 1)
        for one, other in pairwise(lines)
        if one.size and 0.8 <= (one.y - other.y) / one.size <= 3
    )
    return min(steps, key=lambda step: (-steps[step], step)) if steps else 1.2


def _margins(lines: Iterable[Line]) -> tuple[float, ...]:
    """Left edges lines start at, one a column."""
    edges = Counter(round(line.x) for line in lines)
    total = sum(edges.values())
    often = sorted(edge for edge, count in edges.items() if count >= 0.2 * total)
    # A red line starts often too, a little to the right of a margin.
    return tuple(
        edge
        for i, edge in enumerate(often)
        if not any(edge - left < 60 and edges[left] >= edges[edge] for left in often[:i])
    )


def _are_told(lines: Sequence[Line], leading: float) -> bool:
    """Whether spaces between paragraphs tell them, so that a short line means nothing."""
    gaps = [
        one
        for one, other in pairwise(lines)
        if one.size == other.size and leading + 0.25 < (one.y - other.y) / (one.size or 1) < 4
    ]
    return len(gaps) >= 3


def _parts(
    one: Line,
    other: Line,
    leading: float,
    margins: tuple[float, ...],
    longest: int,
    hyphens: Hyphens,
    told: bool,
) -> bool:
    """Whether a new paragraph begins with `other`; `told`: within a page spaces tell it."""
    if not 0.93 <= other.size / (one.size or 1) <= 1.07:
        return True
    if hyphens.is_broken(one.text) and re.match("[а-яё]", other.text):
        return False
    step = (one.y - other.y) / (one.size or 1)
    margin = max((edge for edge in margins if edge <= other.x + 1), default=other.x)
    indented = 0.5 * one.size < other.x - margin < 6 * one.size
    ended = bool(_STOP.search(one.text))
    if 0 < step <= 3 * leading:
        if step > leading + 0.25:
            return True
        if indented and not 0.5 * one.size < one.x - margin:
            return ended or not re.match("[а-яё]", other.text)
        if indented and len(one.text) < 0.75 * longest and not re.match("[а-яё]", other.text):
            # One line between two red ones is a subheading.
            return True
    elif not ended:
        # The next column or page goes on with the sentence.
        return False
    elif indented:
        return True
    if re.match(r"[•●▪■◦‣∙·–—] ", other.text) and ended:
        return True
    return ended and len(one.text) < 0.75 * longest and not (told and step > 0)
