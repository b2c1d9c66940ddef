"""Cloze fields → one question for each number of gaps.

A gap is `{{c1::answer}}` or `{{c1::answer::hint}}`; gaps nest, one number may have several, and a
gap may belong to several numbers, `{{c1,2::answer}}`
(https://docs.ankiweb.net/editing.html#cloze-deletion).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizgen.errors import phrase
from quizgen.imports.markup import on_one_line, plain
from quizgen.model import GAP

HIDDEN = "[…]"
"""Stands for a gap where a stem has several."""
MOST_GAPS = 200
MOST_CONTEXT = 400
"""Characters of a text that is asked whole; of a longer one, the line with the gap."""

_MARK = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3}){0,20})::|\}\}|::")
# Letters of private use stand for the marks while the HTML between them becomes text.
_OPEN, _HINT, _CLOSE = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\ue00f]")
_PIECES = re.compile(f"([{_OPEN}{_HINT}{_CLOSE}])")


@dataclass(slots=True)
class Gap:
    """A gap with what stands in it: texts and gaps, in order."""

    numbers: tuple[int, ...]
    inside: list[str | Gap] = field(default_factory=list)
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one number asks.

    Attributes:
        number: from 1, as written. stem: with one `GAP`, or with `HIDDEN` for each of several.
        answers: what the gaps hide, in order, each once. told: the stem with nothing hidden.
        fault: why it gives no question, in Russian, or "".
    """

    number: int
    stem: str
    answers: tuple[str, ...]
    told: str
    fault: str = ""


def has_gaps(source: str) -> bool:
    """Whether a field holds the beginning of a gap."""
    return bool(re.search(r"\{\{c\d{1,3}(?:,\d{1,3}){0,20}::", source))


def ask(source: str) -> tuple[Asked, ...]:
    """The questions of a cloze field's HTML, by number; those of no use carry a `fault`."""
    parts = _tree(source)
    numbers: dict[int, list[Gap]] = {}
    overlapping: set[int] = set()
    _collect(parts, (), numbers, overlapping)
    found = []
    for number, gaps in sorted(numbers.items())[:MOST_GAPS]:
        lines = _context(_shown(parts, number), HIDDEN)
        told = on_one_line(_context(_shown(parts, number, bare=True), "\ue003"))
        answers = tuple(dict.fromkeys(_text(gap) for gap in gaps))
        fault = ""
        if number in overlapping:
            fault = phrase("перекрывающиеся пропуски")
        elif not all(answers):
            fault = phrase("пустой ответ")
        stem = on_one_line(lines)
        if len(answers) == 1:
            stem = stem.replace(HIDDEN, GAP, 1)
        found.append(Asked(number, stem, answers, told.replace("\ue003", ""), fault))
    return tuple(found)


def without_gaps(source: str) -> str:
    """The HTML with every gap open: what a card that hides nothing shows."""
    return _MARK.sub(lambda match: "" if match.group() != "::" else "::", source)


def _tree(source: str) -> list[str | Gap]:
    """Texts and gaps of the field; a mark without its pair stays text, so does `::` outside."""
    numbers: list[tuple[int, ...]] = []
    out, at = [], 0
    hinted: list[bool] = []
    source = _PRIVATE.sub("", source)
    for match in _MARK.finditer(source):
        out.append(source[at : match.start()])
        at = match.end()
        if match[1]:
            numbers.append(tuple(dict.fromkeys(map(int, match[1].split(",")))))
            hinted.append(False)
            out.append(_OPEN)
        elif match.group() == "::" and hinted and not hinted[-1]:
            hinted[-1] = True
            out.append(_HINT)
        elif match.group() == "}}" and hinted:
            hinted.pop()
            out.append(_CLOSE)
        else:
            out.append(match.group())
    text = plain("".join([*out, source[at:]])).text
    return _parse(text, numbers)


def _parse(text: str, numbers: list[tuple[int, ...]]) -> list[str | Gap]:
    root: list[str | Gap] = []
    stack: list[tuple[list[str | Gap], Gap | None]] = [(root, None)]
    hints: set[int] = set()
    opened = 0
    for piece in _PIECES.split(text):
        into, gap = stack[-1]
        if piece == _OPEN:
            # Deeper than any author goes: the mark is passed over, its closing one too.
            new = Gap(numbers[opened] if opened < len(numbers) else (0,))
            opened += 1
            if len(stack) <= 8:
                into.append(new)
            stack.append((new.inside, new))
        elif piece == _CLOSE and gap is not None:
            stack.pop()
        elif piece == _HINT and gap is not None:
            hints.add(id(gap))
        elif piece and gap is not None and id(gap) in hints:
            gap.hint += piece
        elif piece and piece not in (_OPEN, _HINT, _CLOSE):
            into.append(piece)
    return root


def _collect(
    parts: Sequence[str | Gap],
    around: tuple[int, ...],
    numbers: dict[int, list[Gap]],
    overlapping: set[int],
) -> None:
    for part in parts:
        if isinstance(part, Gap):
            for number in part.numbers:
                if number in around:
                    overlapping.add(number)
                numbers.setdefault(number, []).append(part)
            _collect(part.inside, (*around, *part.numbers), numbers, overlapping)


def _text(gap: Gap) -> str:
    return on_one_line([line.strip() for line in _open(gap.inside).split("\n") if line.strip()])


def _open(parts: Sequence[str | Gap]) -> str:
    return "".join(part if isinstance(part, str) else _open(part.inside) for part in parts)


def _shown(parts: Sequence[str | Gap], number: int, bare: bool = False) -> str:
    """The text with the gaps of a number hidden; `bare`: open, with a mark before each."""
    out = []
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif number in part.numbers:
            hint = f" ({part.hint.strip()})" if part.hint.strip() else ""
            out.append(f"\ue003{_open(part.inside)}" if bare else HIDDEN + hint)
        else:
            out.append(_shown(part.inside, number, bare))
    return "".join(out)


def _context(text: str, mark: str) -> list[str]:
    """The lines that are asked: all of a short text, of a long one those with a gap."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(text) <= MOST_CONTEXT:
        return lines
    with_gap = [line for line in lines if mark in line]
    # «Признаки жизни:» names what its list is about.
    lead = lines[:1] if lines[0].endswith(":") and mark not in lines[0] else []
    return [*lead, *with_gap]
