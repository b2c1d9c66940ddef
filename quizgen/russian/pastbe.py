"""«В 1938 году Анна Орлова арестована» → «была арестована»: what is over is told as over."""

from __future__ import annotations

import re

from quizgen.russian.morphology import readings

_YEAR = re.compile(
    r"(?<![\w-])(?:в|во) (?:[а-яё]+ )?[12]\d{3} год(?:у|ах)|\d [а-яё]+ [12]\d{3} года"
)
_WORD = re.compile(r"(?<![\w-])[а-яё]+(?![\w-])")
_BE = re.compile(
    r"(?<![\w-])(?:был[аои]?|буд(?:ет|ут)|стал[аои]?|оказал[а-я]+|остал[а-я]+)(?![\w-])"
)
_QUOTED = re.compile(r"«[^»]*»")
_ENDINGS = {"Masc": "", "Fem": "а", "Neut": "о"}
_LASTING = frozenset(
    ("расположить", "посвятить", "предназначить", "связать", "основать", "населить", "устроить")
)
"""Verbs whose participle tells what still holds as well as what was done."""


def told_as_over(text: str) -> str:
    """The statement with «был» before the short participle its own past date goes with."""
    bare = _QUOTED.sub(lambda q: "·" * len(q[0]), text)
    at = 0
    for segment in bare.split(","):
        if _YEAR.search(segment) and not _BE.search(segment):
            for found in _WORD.finditer(segment):
                said = _be(found[0])
                if said:
                    start = at + found.start()
                    return f"{text[:start]}{said} {text[start:]}"
        at += len(segment) + 1
    return text


def _be(word: str) -> str:
    """«был», «была» of a short passive participle of the past; "" of another word."""
    own = readings(word)[0]
    if own.feats.get("VerbForm") != "Part" or own.feats.get("Variant") != "Short":
        return ""
    if own.feats.get("Tense", "Past") != "Past" or own.lemma in _LASTING:
        return ""
    plural = own.feats.get("Number") == "Plur"
    return f"был{'и' if plural else _ENDINGS.get(own.feats.get('Gender', ''), '')}"
