"""The wording of questions about a place: verbs that agree with its name, holes, answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizgen.facts.holes import filled
from quizgen.facts.lifekinds import Slot
from quizgen.facts.thingclauses import ThingClause
from quizgen.facts.thingpatterns import ThingAsk, ThingPattern
from quizgen.facts.truthlists import genitive_plural
from quizgen.model import Token
from quizgen.russian.kinds import place_type
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.things import Thing
from quizgen.russian.verbs import short_passive

_WAS = {"Masc": "был", "Fem": "была", "Neut": "было", "Plur": "были"}
_CASES = {"рд": "Gen", "вн": "Acc"}
_LONGEST = 14
_LONGEST_SLOT = 6


@dataclass(frozen=True, slots=True)
class ThingTold:
    """A clause read by a pattern: how its verb is said of the thing, its slots and its time."""

    told: ThingClause
    pattern: ThingPattern
    was: str
    acted: str
    slots: Mapping[str, Slot]
    when: tuple[str, str, str, Token] | None
    bound: str = ""


def past_of(infinitive: str, gender: str) -> str:
    """The past of a verb in a gender, Plur for the plural; "" where there is none."""
    number = (
        {"plur"}
        if gender == "Plur"
        else {"sing", {"Fem": "femn", "Neut": "neut"}.get(gender, "masc")}
    )
    for reading in readings(infinitive):
        if reading.feats.get("VerbForm") == "Inf":
            result = reading.parse.inflect({"VERB", "past"} | number)
            return str(result.word) if result else ""
    return ""


def present_of(infinitive: str, gender: str) -> str:
    """The present of a verb, third person; "" where there is none."""
    for reading in readings(infinitive):
        if reading.feats.get("VerbForm") == "Inf":
            number = "plur" if gender == "Plur" else "sing"
            result = reading.parse.inflect({"VERB", "pres", "3per", number})
            return str(result.word) if result else ""
    return ""


def done_to(infinitive: str, gender: str) -> str:
    """«была основана»; "" where the verb has no such participle."""
    plural = gender == "Plur"
    own = short_passive(infinitive, "Masc" if plural else gender, "Plur" if plural else "Sing")
    return f"{_WAS[gender]} {own}" if own else ""


def without_time(slot: Slot) -> Slot:
    """«племенами около 1000 года»: the people without when it was."""
    at = next(
        (k for k, t in enumerate(slot.tokens) if t.text.lower().split()[0] in ("около", "до")), 0
    )
    return replace(slot, tokens=slot.tokens[:at]) if slot.name == "by" and at else slot


def stem_of(told: ThingTold, ask: ThingAsk) -> str:
    """The question, or "" where something it needs is not told."""
    if told.bound and not re.search(r"\{(?:was|acted|does)\}", ask.stem):
        return ""
    stem = filled(ask.stem, lambda name: _hole(told, name), _LONGEST)
    return "" if _twice(told.told.thing, stem) else stem


def _twice(thing: Thing, stem: str) -> bool:
    """«Когда город Мышкин получил статус города?»: its kind is told once more."""
    kind = thing.name.split()[0]
    if not kind.islower() or thing.part:
        return False
    others = stem.lower().replace(thing.name.lower(), "", 1).split()
    return any(readings(word)[0].lemma == kind for word in others)


def _hole(told: ThingTold, name: str) -> str | None:
    thing = told.told.thing
    if name == "thing":
        return thing.name
    if name in _CASES:
        return thing.said(_CASES[name])
    if name == "does":
        return f"{told.told.clause.verb.text.lower()} {told.bound}".rstrip()
    if name in ("was", "acted"):
        said = told.was if name == "was" else told.acted
        return f"{said} {told.bound}".rstrip() if said else None
    if name == "q":
        return question_word(told)
    if name in ("when", "when?"):
        return told.when[2] if told.when else ("" if name.endswith("?") else None)
    if ":" in name:
        word, _, slot_name = name.partition(":")
        asked = told.slots.get(slot_name)
        return _which(word, asked) if asked else None
    slot = told.slots.get(name.rstrip("?"))
    if slot is None:
        return "" if name.endswith("?") else None
    return slot.text if len(slot.tokens) <= _LONGEST_SLOT else None


def question_word(told: ThingTold) -> str | None:
    """«в каком году», «в каком веке», «когда»; None for a time that is not asked."""
    if told.when is None:
        return None
    kind, _, text, _ = told.when
    if kind == "YEAR":
        return "в каком году" if re.fullmatch(r"в \d{3,4} году", text) else "когда"
    if kind == "CENTURY":
        return "в каком веке" if re.fullmatch(r"во? [IVXLС]+ веке", text) else "когда"
    lasting = told.told.clause.verb.feats.get("Aspect") == "Imp" and not told.told.clause.passive
    if kind == "PERIOD" and re.match(r"с \d{4} по", text):
        return "в какие годы"
    if kind == "PERIOD":
        return "в какие годы" if lasting else "когда"
    return "когда" if kind in ("DATE", "MONTH", "SEASON", "DECADE") else None


def _which(word: str, slot: Slot) -> str | None:
    inner = slot.phrase.inner[0] if slot.phrase.inner else slot.phrase
    if word in ("кого", "ком"):
        living = inner.head.feats.get("Animacy") == "Anim" or inner.head.pos == "PROPN"
        head = slot.head if word == "ком" or slot.name == "from" else inner.head
        if slot.name == "from":
            return f"{slot.preposition} кого"
        del head
        return word if living else {"кого": "чего"}.get(word)
    if word == "сколько":
        number = slot.phrase.number
        several = genitive_plural(slot.phrase) if number is not None else None
        how = {"на": "на сколько", "из": "из скольких"}.get(slot.preposition, "сколько")
        return f"{how} {several}" if several else None
    if word == "кем":
        noun = agreeing("какой", inner.head.lemma, "Gen")
        return f"{slot.head.text.lower()} {noun}" if noun else None
    if word == "каком":
        if slot.name == "bank" or slot.head.lemma == "вода":
            noun = agreeing("какой", inner.head.lemma, "Gen") if inner.head.text.islower() else None
            river = noun or _river(inner.head)
            return f"{slot.preposition} {slot.head.text} {river}".strip() if river else None
        noun = agreeing("какой", slot.head.lemma, slot.case)
        return f"{slot.preposition} {noun}".strip() if noun else None
    if word == "чей":
        form = inflect(next(r for r in readings("чей")), case=slot.case, number="Sing",
                       gender=slot.head.feats.get("Gender", "Masc"))  # fmt: skip
        return f"{form} {slot.head.text}" if form else None
    if slot.head.lemma == "условие":
        noun = agreeing("какой", inner.head.lemma, "Gen")
        return f"{slot.head.text} {noun}" if noun and slot.phrase.inner else None
    if slot.head.lemma == "мир":
        return "какому мирному договору"  # «по какому миру» nobody says
    if slot.name == "body":
        noun = inner.head.lemma if inner.head.text.islower() else "государство"
        return agreeing("какой", noun, "Gen")
    return agreeing(word, slot.head.lemma, slot.case)


def _river(name: Token) -> str | None:
    return "какой реки" if place_type(name.lemma.capitalize(), True) == "RIVER" else None


def agreeing(word: str, lemma: str, case: str) -> str | None:
    """«какой реки»: an asking word that agrees with a noun, both in a case."""
    nouns = [r for r in readings(lemma) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    nouns.sort(key=lambda r: r.feats.get("Animacy") != "Inan")
    asking = next((r for r in readings(word) if r.pos in ("ADJ", "DET", "PRON")), None)
    if not nouns or asking is None:
        return None
    noun = inflect(nouns[0], case=case, number="Sing")
    gender = nouns[0].feats.get("Gender", "Masc")
    form = inflect(asking, case=case, number="Sing", gender=gender, animacy="Inan")
    return f"{form} {noun}" if form and noun else None
