"""What tells a thing of a chronicle from others of its kind: a name, a people, a year."""

from __future__ import annotations

import re

from quizgen.facts.histpatterns import listed
from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import Slot, named
from quizgen.facts.phrase import Phrase
from quizgen.model import Token

SORTING = re.compile(r"(?:ск|цк)(?:ий|ой)$")


def lemma_of(token: Token) -> str:
    return token.lemma.lower()


def persons(clause: LifeClause, phrase: Phrase) -> list[int]:
    """Positions of the people named in a phrase."""
    inside = {t.i for t in phrase.tokens}
    return [m.first for m in clause.sentence.mentions if m.type == "PERSON" and m.first in inside]


def told_apart(slot: Slot) -> bool:
    """Whether a name, a sorting adjective or what it belongs to tells the thing from others."""
    own = [t for t in slot.tokens if not t.feats.get("Opening")]
    if named(own) or any(t.feats.get("Resolved") and re.search("[А-ЯЁ]", t.text) for t in own):
        return True
    if lemma_of(slot.head) in listed("capital events") and any(
        t.lemma in listed("capital adjectives") | listed("telling adjectives") for t in slot.tokens
    ):
        return True
    if lemma_of(slot.head) in listed("laws") and {t.text.lower() for t in own} & {"о", "об", "обо"}:
        return True
    if any(sorting(t) for t in slot.tokens if t.i != slot.head.i):
        return True
    first = slot.tokens[0]
    wars = lemma_of(slot.head) in ("война", "революция")
    known = wars and bool(first.feats.get("Opening"))
    known = known and slot.head.feats.get("Number") != "Plur"
    if (
        known
        and first in slot.phrase.modifiers
        and lemma_of(first) not in listed("telling nothing")
    ):
        return True
    return any(re.search(r"\d{3,4} г", t.text) for t in slot.tokens)


def sorting(token: Token) -> bool:
    """«шведский», «бородинский», not «крестьянский»."""
    return bool(SORTING.search(lemma_of(token))) and lemma_of(token) not in listed(
        "telling nothing"
    )


def whole(slot: Slot) -> bool:
    """Nobody's «его», «этот»; nothing counted."""
    vague = {
        "его",
        "её",
        "их",
        "этот",
        "тот",
        "такой",
        "свой",
        "один",
        "другой",
        "каждый",
        "многий",
    }
    return slot.phrase.number is None and not {lemma_of(t) for t in slot.tokens} & vague


def is_people(phrase: Phrase) -> bool:
    return bool({lemma_of(phrase.head), phrase.head.text.lower()} & listed("peoples"))
