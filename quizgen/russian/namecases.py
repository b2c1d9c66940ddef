"""The case a name stands in: its own form, what rules it, and the verb it does tell it."""

from __future__ import annotations

import re

from quizgen.model import Sentence, Token
from quizgen.russian.morphology import readings
from quizgen.russian.wordforms import decline_name

CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщйь]$")
"""Endings with which a man's surname declines and a woman's does not."""
_RULING = {
    "у": "Gen", "от": "Gen", "до": "Gen", "без": "Gen", "для": "Gen", "из": "Gen", "против": "Gen",
    "кроме": "Gen", "к": "Dat", "ко": "Dat", "благодаря": "Dat", "вопреки": "Dat", "над": "Ins",
    "при": "Loc", "о": "Loc", "об": "Loc",
}  # fmt: skip


def ruled(sentence: Sentence, token: Token) -> str | None:
    """The case a preposition of one case, or the noun right before, asks of the name."""
    case = next((t for t in sentence.tokens if t.head == token.i and t.rel == "case"), None)
    if case is not None:
        return _RULING.get(case.text.lower())
    return "Gen" if _owns(sentence, token, ("nmod",)) else None


def _owns(sentence: Sentence, token: Token, relations: tuple[str, ...]) -> bool:
    """Whether the name hangs on the thing right before it: «монография Сатпаева»."""
    noun = sentence.tokens[token.i - 1] if token.i else None
    if noun is None or token.rel not in relations or token.head != noun.i:
        return False
    return noun.pos == "NOUN" and noun.feats.get("Animacy") != "Anim"


def case_told(sentence: Sentence, token: Token, gender: str) -> str:
    """The case the name stands in; the tagger guesses it of names it does not know."""
    if does(sentence, token, gender):
        return "Nom"
    if _owns(sentence, token, ("appos", "flat:name", "flat")):
        # The tagger calls «Сатпаева» in «монография Сатпаева» a woman in the nominative.
        last = token.text.split()[-1]
        if gender == "Masc" and declined(last, gender, "Gen", "Nom") not in (None, last):
            return "Gen"
    return ruled(sentence, token) or token.feats.get("Case", "Nom")


def does(sentence: Sentence, token: Token, gender: str) -> bool:
    """Whether the name is the subject of a verb in the singular that agrees with its bearer."""
    if not token.rel.startswith("nsubj") or token.head < 0:
        return False
    verb = sentence.tokens[token.head].feats
    finite = verb.get("VerbForm") == "Fin" or verb.get("Variant") == "Short"
    return (
        finite
        and verb.get("Number", "Sing") == "Sing"
        and verb.get("Gender", gender) == gender
        and _may_be_nominative(token)
    )


def _may_be_nominative(token: Token) -> bool:
    """Whether the last word of a name can stand in the nominative, as far as its form tells."""
    word = token.text.split()[-1]
    known = [r for r in readings(word) if r.known and "Case" in r.feats]
    return not known or any(r.feats["Case"] == "Nom" for r in known)


def declined(name: str, gender: str | None, current: str, case: str) -> str | None:
    """A name in another case; a surname that ends as none that declines stays: «Доннелли»."""
    feats = {"Case": current} | ({"Gender": gender} if gender else {})
    found = decline_name(name, feats, case)
    lead, _, last = name.rpartition(" ")
    fixed = last[-1] in "иуоюеэ" or (gender == "Fem" and bool(CONSONANT.search(last)))
    if found is None and lead and fixed and last[1:].islower():
        first = decline_name(lead, feats, case)
        return f"{first} {last}" if first else None
    return found


def agreeing(name: str, case: str) -> bool:
    """Whether no word of a name that the dictionary knows stands in another case."""
    for word in name.split():
        known = [r for r in readings(word) if r.known and {"Name", "Surn", "Patr"} & set(r.feats)]
        if known and not any(r.feats.get("Case", case) == case for r in known):
            return False
    return True
