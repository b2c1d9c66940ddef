"""Verb forms: participles made finite, finite verbs made participles, predicates made to agree."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.model import Token
from quizgen.russian.morphology import Reading, best, inflect, readings


def verb_reading(token: Token) -> Reading | None:
    """The dictionary's verbal reading of a token that agrees best with its features."""
    options = [r for r in readings(token.text) if r.pos == "VERB"]
    return best(options, "VERB", token.feats) if options else None


def finite(token: Token, gender: str, number: str) -> str | None:
    """A full participle as the predicate of its own noun: «проходящего» → «проходит».

    Active ones become finite verbs, past passive ones short participles («открытый» → «открыт»),
    present passive ones reflexive verbs («проводимый» → «проводится»). None where the dictionary
    has no such form.
    """
    reading = verb_reading(token)
    if reading is None or reading.feats.get("VerbForm") != "Part":
        return None
    tense, voice = reading.feats.get("Tense"), reading.feats.get("Voice")
    if voice == "Act" and tense == "Pres":
        return _form(reading, {"VERB", "pres", "3per", "sing" if number == "Sing" else "plur"})
    if voice == "Act":
        return _form(reading, {"VERB", "past"} | _concord(gender, number))
    if tense == "Past":
        return _form(reading, {"PRTS"} | _concord(gender, number))
    reflexive = reading.lemma + ("сь" if reading.lemma.endswith("и") else "ся")
    options = [r for r in readings(reflexive) if r.known and r.feats.get("VerbForm") == "Inf"]
    if not options:
        return None
    return _form(options[0], {"VERB", "pres", "3per", "sing" if number == "Sing" else "plur"})


def _concord(gender: str, number: str) -> set[str]:
    if number == "Plur":
        return {"plur"}
    return {"sing", {"Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(gender, "masc")}


def _form(reading: Reading, grammemes: set[str]) -> str | None:
    result = reading.parse.inflect(grammemes)
    return str(result.word) if result else None


def participle(token: Token, case: str, gender: str, number: str, animacy: str) -> str | None:
    """A finite verb or short participle as a full participle: «работают» → «работающих».

    None for verbs without one, and for the future.
    """
    reading = verb_reading(token)
    if reading is None or reading.feats.get("Tense") == "Fut":
        return None
    if reading.feats.get("Variant") == "Short":
        wanted = {"PRTF", "pssv", "past"}
    elif reading.feats.get("VerbForm") == "Fin":
        wanted = {"PRTF", "actv", "past" if reading.feats.get("Tense") == "Past" else "pres"}
    else:
        return None
    base = reading.parse.inflect(wanted)
    if base is None:
        return None
    options = [r for r in readings(base.word) if r.feats.get("VerbForm") == "Part"]
    if not options:
        return None
    return inflect(options[0], case=case, gender=gender, number=number, animacy=animacy)


def short_passive(infinitive: str, gender: str, number: str) -> str | None:
    """The short passive participle of a perfective verb: «открыть», Masc → «открыт»."""
    for reading in readings(infinitive):
        if reading.feats.get("VerbForm") == "Inf":
            return _form(reading, {"PRTS", "past"} | _concord(gender, number))
    return None


def agree(tokens: Sequence[Token], forms: Sequence[str], gender: str, number: str) -> list[str]:
    """The predicate's words made to agree with another subject: «заявила» → «заявил»."""
    changed = []
    for token, word in zip(tokens, forms, strict=True):
        changed.append(_agree(token, word, gender, number))
    return changed


def _agree(token: Token, word: str, gender: str, number: str) -> str:
    if token.pos in ("PART", "ADV", "ADP"):
        return word
    options = [
        r
        for r in readings(word)
        if (
            r.feats.get("VerbForm") in ("Fin", "Part")
            and (r.feats.get("VerbForm") == "Fin" or r.feats.get("Variant") == "Short")
        )
        or (r.pos == "ADJ" and r.feats.get("Variant") == "Short")
    ]
    if not options:
        return word
    reading = best(options, token.pos, token.feats)
    if reading.feats.get("Tense") in ("Pres", "Fut") and reading.feats.get("VerbForm") == "Fin":
        wanted = {"3per", "sing" if number == "Sing" else "plur"}
    else:
        wanted = _concord(gender, number)
    result = reading.parse.inflect(wanted)
    return str(result.word) if result else word
