"""Dates as they are said: «в 1923 г.» and a bare «в 1923» are «в 1923 году»."""

from __future__ import annotations

import re

from quizgen.russian.calendar import MONTHS

_SHORT = re.compile(r"\s*(?:гг?|год)\.?\s*$")
_NEW_STYLE = re.compile(r" (?:по новому стилю|нового стиля|н\. ?ст\.)(?=\))")
_SPAN = re.compile(r"\d{4}\s*[-–—]\s*\d{2,4}$")
_ENDS_IN_YEAR = re.compile(r"(?<!\d)[12]\d{3}$")
_PART = re.compile(r"\b(?:начал|середин|конц)\w+ \d{4}$")
_FIGURES = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.([12]\d{3})(?!\d)")
_HOOKED = re.compile(r"(?<!\d)([12]\d{3})-(?:ого|го|ом|ому|му|м|й)(?= год| г\.|$)")
_GENITIVE = frozenset(("с", "со", "до", "после", "от", "около", "ранее", "позднее"))


def spelt_out(text: str) -> str:
    """The date with its month as a word and its year without an ending: «9 апреля 1972 года»."""
    text = _FIGURES.sub(lambda m: f"{int(m[1])} {MONTHS[int(m[2]) - 1][1]} {m[3]}", text)
    return _HOOKED.sub(r"\1", text)


def said_date(text: str, kind: str | None) -> str:
    """The date of this kind (YEAR, DATE, MONTH …) with its «году» written out."""
    text = _NEW_STYLE.sub("", text)
    if kind == "DATE":
        text = spelt_out(text)
    if kind not in ("YEAR", "DATE", "MONTH", "PERIOD"):
        return text
    bare = _SHORT.sub("", text)
    if bare == text and not _ENDS_IN_YEAR.search(text) and not _SPAN.search(text):
        return text
    lead = bare.split()[0].lower()
    if _SPAN.search(bare):
        return f"{bare} {'годов' if lead in _GENITIVE else 'годах'}" if " " in bare else text
    if not _ENDS_IN_YEAR.search(bare):
        return text
    if " по " in bare or lead == "по":
        return f"{bare} год"
    if kind != "YEAR" or lead in _GENITIVE or _PART.search(bare):
        return f"{bare} года"
    if lead in ("в", "во", "к"):
        return f"{bare} году"
    return text
