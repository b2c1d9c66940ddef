"""Word forms: the dictionary's parses, chosen by the tagger's reading, and inflection.

The tagger (slovnet) speaks Universal Dependencies, the dictionary (pymorphy3) OpenCorpora; this
module is the only place that knows both. Case names are the Universal ones: Nom Gen Dat Acc Ins
Loc.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pymorphy3

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")

_UNIVERSAL: dict[str, dict[str, str]] = {
    "case": {
        "nomn": "Nom",
        "gent": "Gen",
        "gen1": "Gen",
        "gen2": "Gen",
        "datv": "Dat",
        "accs": "Acc",
        "acc2": "Acc",
        "ablt": "Ins",
        "loct": "Loc",
        "loc1": "Loc",
        "loc2": "Loc",
        "voct": "Nom",
    },
    "number": {"sing": "Sing", "plur": "Plur"},
    "gender": {"masc": "Masc", "femn": "Fem", "neut": "Neut"},
    "animacy": {"anim": "Anim", "inan": "Inan"},
    "tense": {"past": "Past", "pres": "Pres", "futr": "Fut"},
    "person": {"1per": "1", "2per": "2", "3per": "3"},
    "voice": {"actv": "Act", "pssv": "Pass"},
    "aspect": {"perf": "Perf", "impf": "Imp"},
}
_NAMES = {
    "case": "Case",
    "number": "Number",
    "gender": "Gender",
    "animacy": "Animacy",
    "tense": "Tense",
    "person": "Person",
    "voice": "Voice",
    "aspect": "Aspect",
}
_POS = {
    "NOUN": "NOUN",
    "ADJF": "ADJ",
    "ADJS": "ADJ",
    "COMP": "ADV",
    "VERB": "VERB",
    "INFN": "VERB",
    "PRTF": "VERB",
    "PRTS": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM",
    "ADVB": "ADV",
    "NPRO": "PRON",
    "PRED": "ADV",
    "PREP": "ADP",
    "CONJ": "CCONJ",
    "PRCL": "PART",
    "INTJ": "INTJ",
}
_ALIKE = {
    ("NOUN", "PROPN"),
    ("ADJ", "DET"),
    ("VERB", "AUX"),
    ("CCONJ", "SCONJ"),
    ("PRON", "DET"),
    ("ADJ", "NUM"),
    ("ADJ", "PRON"),
    ("ADV", "PART"),
    ("ADV", "SCONJ"),
    ("ADV", "NUM"),
    ("CCONJ", "PART"),
}
_GRAMMEMES = {
    "Nom": "nomn",
    "Gen": "gent",
    "Dat": "datv",
    "Acc": "accs",
    "Ins": "ablt",
    "Loc": "loct",
    "Sing": "sing",
    "Plur": "plur",
    "Masc": "masc",
    "Fem": "femn",
    "Neut": "neut",
    "Past": "past",
    "Pres": "pres",
    "Fut": "futr",
    "Act": "actv",
    "Pass": "pssv",
    "1": "1per",
    "2": "2per",
    "3": "3per",
}


@lru_cache(maxsize=1)
def analyzer() -> pymorphy3.MorphAnalyzer:
    """The one dictionary of the process, loaded at first use."""
    return pymorphy3.MorphAnalyzer(lang="ru")


@dataclass(frozen=True, slots=True)
class Reading:
    """One dictionary parse of a word, in Universal terms; `parse` is the dictionary's own."""

    lemma: str
    pos: str
    feats: Mapping[str, str]
    score: float
    known: bool
    parse: Any


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Every dictionary reading of a word, most frequent first; predicted ones for unknown words.

    «большая» is «большой» rather than «больший», which the dictionary takes for as frequent.
    """
    found = (_reading(parse) for parse in analyzer().parse(word))
    return tuple(sorted(found, key=lambda r: (-r.score, r.lemma == "больший")))


def lemma_of(word: str) -> str:
    """The lemma of a word by its most frequent reading, whatever its capitals."""
    return readings(word.lower())[0].lemma


def _reading(parse: Any) -> Reading:
    tag = parse.tag
    feats = {}
    for attribute, names in _UNIVERSAL.items():
        value = names.get(str(getattr(tag, attribute) or ""))
        if value:
            feats[_NAMES[attribute]] = value
    pos = _POS.get(str(tag.POS or ""), "X")
    if tag.POS in ("ADJS", "PRTS"):
        feats["Variant"] = "Short"
    if tag.POS in ("PRTF", "PRTS"):
        feats["VerbForm"] = "Part"
    elif tag.POS == "GRND":
        feats["VerbForm"] = "Conv"
    elif tag.POS == "INFN":
        feats["VerbForm"] = "Inf"
    elif tag.POS == "VERB":
        feats["VerbForm"] = "Fin"
        if "impr" in tag:
            feats["Mood"] = "Imp"
    if tag.POS == "COMP":
        feats["Degree"] = "Cmp"
    for grammeme in (
        "Geox",
        "Surn",
        "Name",
        "Patr",
        "Orgn",
        "Abbr",
        "Fixd",
        "Anph",
        "Apro",
        "Pltm",
        "Anum",
        "Qual",
    ):
        if grammeme in tag:
            feats[grammeme] = "Yes"
    if "tran" in tag:
        feats["Transitive"] = "Yes"
    if "Apro" in tag:
        pos = "DET"
    return Reading(
        str(parse.normal_form), pos, feats, float(parse.score), bool(parse.is_known), parse
    )


def dictionary_marks(word: str) -> set[str]:
    """What the dictionary, not its guess, says of a word in any reading: «Name», «Surn» …"""
    return {mark for reading in readings(word) if reading.known for mark in reading.feats}


def choose(word: str, pos: str, feats: Mapping[str, str]) -> Reading:
    """The reading that agrees best with the tagger's part of speech and features."""
    return best(readings(word), pos, feats)


def best(options: Sequence[Reading], pos: str, feats: Mapping[str, str]) -> Reading:
    """The first of the readings that fit the tagger's best; there must be one."""
    return max(options, key=lambda reading: fit(reading, pos, feats))


def fit(reading: Reading, pos: str, feats: Mapping[str, str]) -> float:
    """How well a dictionary reading agrees with the tagger; higher is better."""
    if reading.pos == pos:
        total = 3.0
    elif (reading.pos, pos) in _ALIKE or (pos, reading.pos) in _ALIKE:
        total = 2.4
    elif {reading.pos, pos} == {"VERB", "ADJ"}:
        total = 1.8
    else:
        total = 0.0
    for name, weight in (("Case", 1.0), ("Number", 0.7), ("Gender", 0.4), ("VerbForm", 1.0),
                         ("Variant", 0.6), ("Tense", 0.4), ("Animacy", 0.3), ("Person", 0.3),
                         ("Voice", 0.3), ("Aspect", 0.1)):  # fmt: skip
        here, there = reading.feats.get(name), feats.get(name)
        if here and there:
            total += weight if here == there else -weight
    return total + reading.score


def possible_cases(word: str, pos: str) -> frozenset[str]:
    """Every case the word's form can stand in, as this part of speech; all where it has none."""
    found = {
        reading.feats["Case"]
        for reading in readings(word)
        if "Case" in reading.feats
        and (reading.pos == pos or (reading.pos, pos) in _ALIKE or (pos, reading.pos) in _ALIKE
             or {reading.pos, pos} == {"VERB", "ADJ"})
    }  # fmt: skip
    return frozenset(found) or frozenset(CASES)


def inflect(reading: Reading, **wanted: str) -> str | None:
    """The word of this reading in another form, lower case, or None where it has no such form.

    Args:
        wanted: Universal features: case, number, gender, tense, person, animacy.
    """
    grammemes = {_GRAMMEMES[value] for value in wanted.values() if value in _GRAMMEMES}
    animacy = wanted.get("animacy")
    if animacy:
        grammemes.add("anim" if animacy == "Anim" else "inan")
    if "plur" in grammemes:
        grammemes -= {"masc", "femn", "neut"}
    if "accs" not in grammemes or reading.pos == "NOUN":
        grammemes -= {"anim", "inan"}
    elif reading.pos in ("ADJ", "VERB", "DET", "NUM") and "accs" in grammemes:
        if "femn" in grammemes or "neut" in grammemes:
            grammemes -= {"anim", "inan"}
    return _inflected(reading.parse, frozenset(grammemes))


@lru_cache(maxsize=50_000)
def _inflected(parse: Any, grammemes: frozenset[str]) -> str | None:
    result = parse.inflect(grammemes)
    if result is not None and "Supr" in parse.tag:
        result = _of_its_stem(parse, grammemes) or result
    if result is None and "loct" in grammemes:
        result = parse.inflect((grammemes - {"loct"}) | {"loc2"})
    return str(result.word) if result else None


def _of_its_stem(parse: Any, grammemes: frozenset[str]) -> Any:
    """«высшая» of «высшую»: the dictionary has «высочайшая» among the forms of the same word."""
    wanted = (parse.tag.grammemes & {"femn", "masc", "neut", "sing", "plur"}) | {"Supr"}
    for clash in ({"sing", "plur"}, {"femn", "masc", "neut"}):
        if grammemes & clash:
            wanted -= clash
    if "plur" in grammemes:
        wanted -= {"femn", "masc", "neut", "sing"}
    wanted |= grammemes
    stem = parse.word[:4]
    same = (f for f in parse.lexeme if f.word.startswith(stem) and wanted <= f.tag.grammemes)
    return next(same, None)


def like(original: str, word: str) -> str:
    """`word` with the capitals of `original`, and its ё kept only where the original writes ё."""
    if original.isupper() and len(original) > 1:
        word = word.upper()
    elif original[:1].isupper():
        word = "-".join(
            part[:1].upper() + part[1:] if piece[:1].isupper() else part
            for part, piece in _zip_parts(word, original)
        )
    return word


def _zip_parts(word: str, original: str) -> list[tuple[str, str]]:
    parts, pieces = word.split("-"), original.split("-")
    if len(parts) != len(pieces):
        return [(word, original)]
    return list(zip(parts, pieces, strict=True))
