"""Card templates: what each side of a note's card shows, told by the `{{Field}}` marks.

The forms are those of https://docs.ankiweb.net/templates/fields.html: filters before the name
(`{{type:nc:Field}}`, `{{hint:Field}}`), conditionals `{{#F}}…{{/F}}` and `{{^F}}…{{/F}}`, and
special fields that are no field of the note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.imports.records import CardTemplate

SPECIAL = frozenset(
    ("FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "CardId")
)
MOST_MARKS = 2000
MOST_SHOWN = 200_000
"""Characters of HTML one side may come to."""

_MARK = re.compile(r"\{\{([^{}]{1,300})\}\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LEFT_OUT = ("hint", "tts", "tts-voices")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card.

    Attributes:
        html: what it shows, fields filled in; without hints, speech and type boxes.
        fields: the fields shown, in order, each once; not those that stand in `html` by a hint.
        typed: the field a type box compares with, or None.
        whole: whether the answer side repeats the front by `{{FrontSide}}`.
        cloze: the fields shown with gaps.
    """

    html: str
    fields: tuple[str, ...]
    typed: str | None = None
    whole: bool = False
    cloze: tuple[str, ...] = ()


def read_side(side: str, fields: Mapping[str, str]) -> Side:
    """What one side shows of a note, given its field texts (HTML) by name.

    A field the note has not is passed over, as is a conditional left open.
    """
    # Only where both ends are there, else each `<!--` would look through the rest of the text.
    side = _COMMENT.sub("", side) if side.count("<!--") <= side.count("-->") else side
    out: list[str] = []
    shown: dict[str, None] = {}
    gaps: dict[str, None] = {}
    typed: str | None = None
    whole = False
    hidden: list[tuple[str, bool]] = []
    size = at = 0
    for count, match in enumerate(_MARK.finditer(side)):
        visible = not any(hides for _, hides in hidden)
        if visible:
            size += _add(out, side[at : match.start()], MOST_SHOWN - size)
        at = match.end()
        if count >= MOST_MARKS:
            break
        mark = match[1].strip()
        if mark[:1] in ("#", "^"):
            name = mark[1:].strip()
            hidden.append((name, _filled(fields, name) != (mark[0] == "#")))
        elif mark[:1] == "/":
            if hidden and hidden[-1][0] == mark[1:].strip():
                hidden.pop()
        elif visible:
            *filters, name = [part.strip() for part in mark.split(":")]
            if name == "FrontSide":
                whole = True
                # What stands above is the front once more; the answer begins here.
                shown.clear()
            if name not in fields or name in SPECIAL:
                continue
            if "type" in filters:
                typed = typed or name
                if "cloze" not in filters:
                    continue
            if any(left in _LEFT_OUT or left.startswith("tts ") for left in filters):
                continue
            shown[name] = None
            if "cloze" in filters or "cloze-only" in filters:
                gaps[name] = None
            size += _add(out, fields[name], MOST_SHOWN - size)
    if not any(hides for _, hides in hidden):
        _add(out, side[at:], MOST_SHOWN - size)
    return Side("".join(out), tuple(shown), typed, whole, tuple(gaps))


def cloze_fields(template: CardTemplate, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The fields whose gaps a cloze template asks, in order."""
    return read_side(template.front, fields).cloze


def _filled(fields: Mapping[str, str], name: str) -> bool:
    # Conditionals on special fields or gap numbers («c1») mostly mean «always».
    return bool(fields[name].strip()) if name in fields else True


def _add(out: list[str], text: str, room: int) -> int:
    out.append(text[: max(room, 0)])
    return min(len(text), max(room, 0))
