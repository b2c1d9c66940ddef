"""Dates as they are said: «в 1923 г.» and a bare «в 1923» are «в 1923 году»."""

from __future__ import annotations

import re

_SHORT = re.compile(r"\s*(?:гг?|год)\.?\s*$")
_NEW_STYLE = re.compile(r" (?:по новому стилю|нового стиля|н\. ?ст\.)(?=\))")
_SPAN = re.compile(r"\d{4}\s*[-–—]\s*\d{2,4}$")
_ENDS_IN_YEAR = re.compile(r"(?<!\d)[12]\d{3}$")
_PART = re.compile(r"\b(?:начал|середин|конц)\w+ \d{4}$")
_GENITIVE = frozenset(("с", "со", "до", "после", "от", "около", "ранее", "позднее"))


def said_date(text: str, kind: str | None) -> str:
    """The date of this kind (YEAR, DATE, MONTH …) with its «году» written out."""
    text = _NEW_STYLE.sub("", text)
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
