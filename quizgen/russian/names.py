"""Names the recogniser proposes, kept only where they hold."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.russian.chunks import Name
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.layout import Line
from quizgen.russian.morphology import readings


def clean_names(line: Line, names: Sequence[Name]) -> list[Name]:
    """Names without the marks at their ends; a person of one unknown word must look like one."""
    kept = []
    for name in names:
        first, last = name.first, name.last
        texts = [word.text for word in line.words]
        while first < last and not texts[first][0].isalnum():
            first += 1
        while last > first and not (texts[last - 1][0].isalnum() or texts[last - 1] in ".»)"):
            last -= 1
        if first == last or not any(text[0].isupper() for text in texts[first:last]):
            continue
        kind = name.type
        own = texts[first:last]
        if kind == "PERSON" and len(own) == 1:
            lemma = readings(own[0])[0].lemma
            if place_kind(lemma):
                kind = "PLACE"
            elif own[0].isupper() and len(own[0]) > 1:
                kind = "ORG"
        kept.append(Name(first, last, kind))
    return kept
