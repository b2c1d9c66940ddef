"""The wording of a life's questions: holes of a stem filled, question words, answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.facts.holes import filled
from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.lifekinds import Slot, plain_name, written
from quizgen.facts.lifepatterns import Ask, Pattern
from quizgen.facts.lifesaying import (
    counted,
    number_named,
    post_named,
    seat_asked,
    seat_named,
    short_post,
)
from quizgen.facts.lifeslots import moment
from quizgen.facts.slotwords import tells_little
from quizgen.facts.surface import in_nominative
from quizgen.model import Token
from quizgen.russian.heroes import Hero
from quizgen.russian.kinds import place_type
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.namecases import declined
from quizgen.russian.phrases import decline_plain, text_of
from quizgen.russian.prepositions import after

_CASES = {"дт": "Dat", "рд": "Gen", "тв": "Ins", "вн": "Acc"}
_LONGEST = 14
"""Words a stem may have."""
_LONGEST_SLOT = 7
"""Words of a phrase told in a stem."""
_AS_NAMED = ("о", "ое", "ее", "ый", "ий", "ая", "яя")
"""Ends of a place's name that «в деревне» leaves as they are: «в деревне Мошевое»."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause read by a pattern: the verb as it is to be said, its slots and its time.

    `bound` is what the verb must be said with: «в строй» of «ввёл».
    """

    clause: LifeClause
    pattern: Pattern
    verb: str
    short: str
    slots: Mapping[str, Slot]
    when: tuple[str, str, str, Token] | None
    bound: str = ""


def bare_school(slot: Slot) -> bool:
    """«окончил институт»: of many, unless the article names one."""
    return len(slot.tokens) == 1 and slot.head.lemma in listed("establishments") - listed(
        "plain schools"
    )


def stem_of(told: Told, ask: Ask, hero: Hero) -> str:
    """The question, or "" where something it needs is not told."""
    if "{when}" in ask.stem and _begun_once(told):
        return ""
    if told.bound and not re.search(r"\{(?:verb|short)\}", ask.stem):
        return ""
    return filled(ask.stem, lambda name: _hole(told, ask, hero, name), _LONGEST)


def _begun_once(told: Told) -> bool:
    """«окончил с 1924 года»: what was done once does not last from a year on."""
    if told.when is None or not told.when[2].startswith(("с ", "со ")):
        return False
    said = readings(told.verb.split()[-1])
    return bool(told.short) or any(r.feats.get("Aspect") == "Perf" for r in said if r.pos == "VERB")


def _hole(told: Told, ask: Ask, hero: Hero, name: str) -> str | None:
    if name == "hero":
        return hero.name
    if name.startswith("hero"):
        return declined(hero.name, hero.gender, "Nom", _CASES[name[4:]])
    if name in ("verb", "short"):
        return f"{told.verb if name == 'verb' else told.short} {told.bound}".rstrip()
    if name == "q":
        return _question_word(told)
    if name in ("when", "when?"):
        text = told.when[2] if told.when else moment(told.clause)
        return text or ("" if name.endswith("?") else None)
    if ":" in name:
        word, _, slot_name = name.partition(":")
        if slot_name not in told.slots:
            return None
        if word in ("членом", "сколько"):
            filled = told.slots[slot_name]
            return seat_asked(filled) if word == "членом" else counted(filled)
        if word == "чём":
            return f"{told.slots[slot_name].preposition} чём"
        return _which(word, told.slots[slot_name])
    slot = told.slots.get(name.rstrip("?."))
    if slot is None and name == "place" and told.clause.scene:
        scene = decline_plain(told.clause.scene, "Loc")
        return after("в", scene) if scene else None
    if slot is None:
        return "" if name.endswith("?") else None
    if len(slot.tokens) > _LONGEST_SLOT or bare_school(slot):
        return None
    if name == "cause" and tells_little(slot):
        return None
    return slot.bare if name.endswith(".") else slot.text


def _question_word(told: Told) -> str | None:
    if told.when is None:
        return None
    kind, _, text, _ = told.when
    if kind == "YEAR":
        if text.startswith("с "):
            return "с какого года" if told.clause.verb.feats.get("Aspect") == "Imp" else None
        return "в каком году" if text.startswith("в ") and len(text.split()) == 3 else "когда"
    if kind == "PERIOD":
        if told.clause.verb.feats.get("Aspect") != "Imp":
            return None
        return "в какие годы" if re.match(r"(?:в|с) \d", text) else "когда"
    if text.startswith("с "):
        return None
    return "когда" if kind in ("DATE", "MONTH", "SEASON", "DECADE") else None


def _which(word: str, slot: Slot) -> str | None:
    """«какую премию», «на каком фронте», «чьё влияние», «какими наградами»."""
    word, _, case = word.partition(".")
    number = "Plur" if slot.phrase.joined or slot.head.feats.get("Number") == "Plur" else "Sing"
    case = case or slot.case
    if word == "наградой":
        prize = slot.head.lemma in ("орден", "медаль", "премия", "звание", "грамота", "титул")
        same = not slot.phrase.joined
        if slot.phrase.number is not None and same:
            return counted(slot) if case == "Ins" else None
        if prize and same and slot.head.feats.get("Number") != "Plur":
            return _agreeing("какой", slot.head.lemma, case, "Sing")
        return "чем" if case == "Ins" else "каких наград"
    if word == "какой" and slot.name == "clubs":
        inner = slot.phrase.inner[0]
        several = inner.joined or inner.head.feats.get("Number") == "Plur"
        return _agreeing("какой", inner.head.lemma, "Gen", "Plur" if several else "Sing")
    noun = _agreeing(word, slot.head.lemma, case, number)
    return f"{slot.preposition} {noun}".strip() if noun else None


def _agreeing(word: str, lemma: str, case: str, number: str) -> str | None:
    nouns = [r for r in readings(lemma) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    nouns.sort(key=lambda r: r.feats.get("Animacy") != "Inan")
    asking = next(r for r in readings(word) if r.pos in ("ADJ", "DET", "PRON"))
    if not nouns:
        return None
    noun = inflect(nouns[0], case=case, number=number)
    gender = nouns[0].feats.get("Gender", "Masc") if number == "Sing" else ""
    form = inflect(asking, case=case, number=number, gender=gender, animacy="Inan")
    return f"{form} {noun}" if form and noun else None


def answer_of(told: Told, ask: Ask, slot: Slot) -> tuple[str, set[str], tuple[Token, ...]]:
    """The answer as it is to be said, the types it has, and the words it was read off."""
    if ask.say == "nom":
        name = (plain_name(slot) if ask.slot in ("town", "country") else slot.nominative) or ""
        kind = place_type(name, True) if ask.slot in ("town", "country") else None
        return name, {kind, "PLACE"} if kind else set(), slot.tokens
    if "{наградой:" in ask.stem and slot.phrase.number is not None and not slot.phrase.joined:
        text, tokens = number_named(slot)  # «сколькими орденами Ленина»
        kinds = {"NUMBER"} if text.isdigit() else set()  # «пятью» has no options in its case
        return text, kinds, tokens
    if ask.say in ("short", "post", "brief"):
        kept = short_post(slot, told.clause)
        if ask.say == "post":
            return post_named(slot, told.clause), set(), kept
        if not kept:
            return ("", set(), ()) if ask.say == "short" else (slot.text, set(), slot.tokens)
        return f"{slot.preposition} {written(kept)}".strip(), set(), kept
    if ask.say == "term":
        number, tokens = number_named(slot)
        return f"{slot.preposition} {number} {slot.head.text}", set(), tokens
    if ask.say in ("seat", "number"):
        text, tokens = seat_named(slot) if ask.say == "seat" else number_named(slot)
        return text, {"NUMBER"} if ask.say == "number" else set(), tokens
    if ask.say == "last":
        last = slot.phrase.tokens[1]  # «в деревне Мошевое Костюковичского района»
        if last.feats.get("Case") == slot.case and not last.text.endswith(_AS_NAMED):  # «Немирове»
            name = in_nominative((last,), 0, slot.case) or ""
            known = bool(name) and place_type(name, True) is not None
            return name if known else f"{slot.preposition} {last.text}", set(), (last,)
        return last.text, set(), (last,)
    if ask.say == "quoted":
        quoted = [t for t in slot.tokens if t.feats.get("Quoted")]
        return (quoted[0].text, set(), (quoted[0],)) if len(quoted) == 1 else ("", set(), ())
    if ask.say == "named":
        quoted = [t for t in slot.tokens if t.feats.get("Quoted")]
        if len(quoted) == 1:
            return quoted[0].text, set(), (quoted[0],)
        if plain_name(slot) and len(slot.tokens) > 1:
            return plain_name(slot), set(), slot.tokens[-1:]  # «город Петропавловск»
        return slot.bare, set(), slot.tokens
    if ask.say == "inner":
        inner = slot.phrase.inner
        if len(inner) != 1:
            return "", set(), ()
        tokens = inner[0].tokens
        if slot.name == "land":
            return in_nominative(tokens, len(tokens) - 1, "Gen") or "", {"COUNTRY", "PLACE"}, tokens
        if slot.name == "clubs":
            # «объединений «Мир искусства» и «Четыре искусства»»: the question has the noun.
            alone = len(tokens) > 1 and tokens[0].i == inner[0].head.i
            tokens = tokens[1:] if alone and tokens[1].feats.get("Quoted") else tokens
        return text_of(tokens), set(), tokens
    return slot.text, set(), slot.tokens
