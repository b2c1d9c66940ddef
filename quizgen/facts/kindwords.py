"""Words of one kind: a number with its unit, adjectives, colours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.surface import is_finite
from quizgen.model import Token
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import join

_MOST = 9
_COLOURS = re.compile(
    r"(?:.+-)?(?:бел|чёрн|черн|красн|жёлт|желт|зелён|зелен|син|голуб|сер|бур|коричнев|рыж|"
    r"фиолетов|розов|оранжев|"
    r"золотист|серебрист|тёмн|темн|светл|пурпурн|багров|кремов|рыжеват|беловат|желтоват|"
    r"сероват|зеленоват|буроват)"
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ой|ей|ую|юю)"
)


def amount(kind: str, own: Sequence[Token]) -> str:
    """A number with its unit as one writes it; "" where the words are none."""
    if len(own) > _MOST or any(is_finite(t) or t.pos in ("PRON", "DET") for t in own):
        return ""
    text = join([t.text for t in own]).replace(" / ", "/")
    text = re.sub(r"(?<![\d\s])(^| )([+−–-]) (?=\d)", r"\1\2", text)
    small = [t for t in own[1:] if t.text.islower() and t.text not in ("до", "с")]
    if any(t.pos in ("ADP", "CCONJ") for t in small) or any(t.text == "," for t in own):
        return ""
    last = own[-1]
    unit = last.pos in ("NOUN", "X", "PROPN", "SYM") or last.text in ("%", "°") or " " in last.text
    if kind not in ("number", "times") and not (unit and not last.text[-1:].isdigit()):
        return ""
    if kind == "bound" and own[0].text.lower() in ("до", "от", "около", "более"):
        return ""
    if kind == "years" and not re.search(r"\b(?:лет|года?|месяц\w*|дней|суток|недел\w+)$", text):
        return ""
    return text


def are_adjectives(own: Sequence[Token]) -> bool:
    """Whether the words are adjectives and participles, joined or not."""
    said = [t for t in own if t.text not in (",", "и")]
    return len(own) <= 5 and all(
        any(r.pos == "ADJ" or r.feats.get("VerbForm") == "Part" for r in readings(t.text))
        for t in said
    )


def are_colours(own: Sequence[Token]) -> bool:
    """Whether the words are names of colours."""
    said = [t for t in own if t.text not in (",", "и")]
    return len(own) <= 4 and all(_COLOURS.fullmatch(t.text.lower()) for t in said)


def colour_genitive(tokens: Sequence[Token]) -> str | None:
    """«рыжие» → «рыжего», for «какого цвета»."""
    said = []
    for token in tokens:
        if token.text in (",", "и"):
            said.append(token.text)
            continue
        own = next((r for r in readings(token.text) if r.pos == "ADJ"), None)
        form = inflect(own, case="Gen", number="Sing", gender="Masc") if own else None
        if form is None:
            return None
        said.append(form)
    return " ".join(said).replace(" ,", ",").lower()
