"""Answers to questions about a place, each said the way its line of the table asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quizgen.facts.lifekinds import Slot, plain_name, written
from quizgen.facts.thingkinds import called_in
from quizgen.facts.thingpatterns import ThingAsk
from quizgen.facts.thingwording import ThingTold
from quizgen.model import Token
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import text_of
from quizgen.russian.things import called_alike

Answer = tuple[str, set[str], tuple[Token, ...]]
_NONE: Answer = ("", set(), ())


def answer_of(told: ThingTold, ask: ThingAsk, slot: Slot) -> Answer:
    """The answer as it is to be said, the types it has, and the words it was read off."""
    return _SAYINGS[ask.say](told, slot)


def _as_is(told: ThingTold, slot: Slot) -> Answer:
    return slot.text, set(), slot.tokens


def _bare(told: ThingTold, slot: Slot) -> Answer:
    return slot.bare, set(), slot.tokens


def _town(told: ThingTold, slot: Slot) -> Answer:
    name = plain_name(slot)
    return name, {"CITY", "PLACE"} if name else set(), slot.tokens


def _nominative(told: ThingTold, slot: Slot) -> Answer:
    """«Приозерск» of «в Приозерск»; «Кировский», whose accusative is its nominative."""
    same = any(r.feats.get("Case") == "Nom" for r in readings(slot.bare))
    still = slot.bare if slot.case == "Acc" and len(slot.tokens) == 1 and same else ""
    return slot.nominative or still, set(), slot.tokens


def _name(told: ThingTold, slot: Slot) -> Answer:
    """«Кексгольм» of «именовалась Кексгольм» and of «именовалась Кексгольмом»."""
    still = slot.head.feats.get("Quoted") or slot.case == "Nom"
    return (slot.bare if still else slot.nominative or ""), set(), slot.tokens


def _counted(told: ThingTold, slot: Slot) -> Answer:
    number = slot.phrase.number
    said = f"{slot.preposition} {number.text}".strip() if number else slot.text
    return said, {"NUMBER"} if number and not slot.preposition else set(), slot.tokens


def _person(told: ThingTold, slot: Slot) -> Answer:
    """The name of whoever it was, without his rank; armies and peoples as they stand."""
    sentence = told.told.clause.sentence
    inside = {t.i for t in slot.tokens}
    found = [m for m in sentence.mentions if m.type == "PERSON" and m.first in inside]
    if len(found) != 1 or slot.phrase.joined:
        return _as_is(told, slot)
    if slot.head.feats.get("Animacy") != "Anim" and slot.head.i != found[0].first:
        return _as_is(told, slot)
    own = sentence.tokens[found[0].first : found[0].last]
    return written(own), {"PERSON"}, own


def _called(told: ThingTold, slot: Slot) -> Answer:
    return called_in(slot), set(), slot.tokens


def _inner(told: ThingTold, slot: Slot) -> Answer:
    """«Ла-Манш» of «на берегу пролива Ла-Манш», «Маловишерского» of «центром … уезда»."""
    if len(slot.phrase.inner) != 1:
        return _NONE
    inner = slot.phrase.inner[0]
    tokens = inner.tokens
    if called_alike(inner.head.lemma) and tokens[0].i == inner.head.i:
        large = tuple(t for t in tokens[1:] if t.text[:1].isupper())
        tokens = large if len(large) == len(tokens) - 1 > 0 else tokens
    tokens = _name_alone(tokens, inner.head)
    return text_of(tokens), set(), tokens


def _owner(told: ThingTold, slot: Slot) -> Answer:
    """«Российской империи» of «под протекторат Российской империи»."""
    if len(slot.phrase.inner) != 1:
        return _NONE
    tokens = slot.phrase.inner[0].tokens
    return text_of(tokens), set(), tokens


def _named(told: ThingTold, slot: Slot) -> Answer:
    large = tuple(t for t in slot.tokens if t.i > slot.head.i and t.text[:1].isupper())
    return (text_of(large), set(), large) if large else _bare(told, slot)


def _made(told: ThingTold, slot: Slot) -> Answer:
    own = _tokens_on(told, slot, ("из", "с"))
    return text_of(own), set(), own


def _purpose(told: ThingTold, slot: Slot) -> Answer:
    own = _tokens_on(told, slot, ("для",))
    return text_of(own), set(), own


def _distance(told: ThingTold, slot: Slot) -> Answer:
    return slot.bare, {"MEASURE"}, slot.tokens


def _height(told: ThingTold, slot: Slot) -> Answer:
    inner = slot.phrase.inner
    if len(inner) != 1 or not inner[0].tokens[0].text[:1].isdigit():
        return _NONE
    return text_of(inner[0].tokens), {"MEASURE"}, inner[0].tokens


def _linked(told: ThingTold, slot: Slot) -> Answer:
    own = _tokens_on(told, slot, ("с", "со"))
    whole = own != slot.tokens or bool(slot.phrase.joined)
    return (text_of(own), set(), own) if whole else _NONE


def _washed(told: ThingTold, slot: Slot) -> Answer:
    """«Балтийского» of «водами Балтийского моря», «Азовским» of «Азовским морем»."""
    inner = slot.phrase.inner
    sea = inner[0] if slot.head.lemma == "вода" and len(inner) == 1 else slot.phrase
    own = _name_alone(sea.tokens, sea.head)
    return text_of(own), set(), own


def _name_alone(tokens: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """«Балтийского» of «Балтийского моря», whose noun the question has."""
    plain = len(tokens) == 2 and tokens[1].i == head.i and tokens[0].text[:1].isupper()
    return tokens[:1] if plain and called_alike(head.lemma) else tokens


def _tokens_on(told: ThingTold, slot: Slot, prepositions: Sequence[str]) -> tuple[Token, ...]:
    """The words of a slot with a phrase right behind it: «тюрьмой для преступников»."""
    clause = told.told.clause
    for phrase in clause.phrases:
        if phrase.preposition in prepositions and phrase.first == slot.tokens[-1].i + 1:
            return (*slot.tokens, *clause.sentence.tokens[phrase.first : phrase.last + 1])
    return slot.tokens


_SAYINGS: Mapping[str, Callable[[ThingTold, Slot], Answer]] = {
    "asis": _as_is, "bare": _bare, "town": _town, "nom": _nominative, "name": _name,
    "counted": _counted, "person": _person, "called": _called, "inner": _inner, "named": _named,
    "made": _made, "purpose": _purpose, "height": _height, "linked": _linked, "washed": _washed,
    "honour": _as_is, "owner": _owner, "distance": _distance,
}  # fmt: skip
"""How an answer can be said, by its name in the table."""
