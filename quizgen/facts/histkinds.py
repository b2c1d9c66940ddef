"""What kind of thing a phrase of a chronicle is: an event, a state, a people, a law, an art."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.facts.histpatterns import listed
from quizgen.facts.histtold import SORTING, is_people, lemma_of, persons, sorting, told_apart, whole
from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import Slot, is_kind, named, plain_name
from quizgen.model import Token
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.kinds import place_type
from quizgen.russian.morphology import dictionary_marks, readings

_AGE = re.compile(r"^(?:до )?(?:(?:начала|конца|середины) )?[IVX]+ века?\b|\d{3,4} год")


def _event(clause: LifeClause, slot: Slot) -> bool:
    alone = lemma_of(slot.head) in listed("known events") and len(slot.tokens) == 1
    return alone or (lemma_of(slot.head) in listed("events") and told_apart(slot) and whole(slot))


def _land(clause: LifeClause, slot: Slot) -> bool:
    """A place or a state with a name: «Олденбург», «крепость Корела», «Понтийское царство»."""
    phrase, head = slot.phrase, slot.head
    if persons(clause, phrase) or phrase.joined or not whole(slot):
        return False
    if lemma_of(head) in listed("states") | listed("settled"):
        return told_apart(slot)
    if head.feats.get("Animacy") == "Anim" and head.feats.get("Number") == "Plur":
        return False
    if not head.text[:1].isupper() or head.feats.get("Quoted") or head.feats.get("Abbr"):
        return False
    covered = any(
        m.type == "PLACE" and m.first <= head.i < m.last for m in clause.sentence.mentions
    )
    name = plain_name(slot)
    return covered or (bool(name) and (place_kind(name) is not None or _like_a_land(head)))


def _like_a_land(head: Token) -> bool:
    """«Мекленбург»: a name of nobody, which the dictionary has as no common noun."""
    own = [r for r in readings(head.text) if r.pos == "NOUN"]
    marks = dictionary_marks(head.text)
    if marks & {"Surn", "Name", "Patr"} or head.feats.get("Animacy") == "Anim":
        return False
    strange = not own or not own[0].known or bool(marks & {"Geox"})
    return strange and (bool(marks & {"Geox"}) or not head.feats.get("Opening"))


def _state(clause: LifeClause, slot: Slot) -> bool:
    own = lemma_of(slot.head) in listed("states") and not slot.phrase.joined
    return own and told_apart(slot) and whole(slot)


def _people(clause: LifeClause, slot: Slot) -> bool:
    members = (slot.phrase, *slot.phrase.joined)
    host = lemma_of(slot.head) in listed("hosts") and not slot.phrase.joined
    if host and any(SORTING.search(lemma_of(m)) for m in slot.phrase.modifiers):
        return not slot.phrase.inner and whole(slot)
    known = all(is_people(p) for p in members)
    plural = all(p.head.feats.get("Number") != "Sing" for p in members)
    return known and plural and not slot.phrase.inner and whole(slot)


def _person(clause: LifeClause, slot: Slot) -> bool:
    own = persons(clause, slot.phrase)
    if len(own) != 1 or slot.phrase.joined:
        return False
    text = clause.sentence.tokens[own[0]].text
    return bool(re.search(r"[ .]", text)) and slot.bare[:1].isupper()


def _law(clause: LifeClause, slot: Slot) -> bool:
    lemma = lemma_of(slot.head)
    if lemma == "право" and "крепостн" in slot.bare:
        return True
    if lemma == "текст" and any(p.head.lemma.lower() in listed("laws") for p in slot.phrase.inner):
        return told_apart(slot)
    if slot.phrase.joined or not whole(slot) or lemma not in listed("laws"):
        return False
    return told_apart(slot)


def _treaty(clause: LifeClause, slot: Slot) -> bool:
    known = lemma_of(slot.head) in listed("treaties") and not slot.phrase.joined
    return known and told_apart(slot) and whole(slot)


def _craft(clause: LifeClause, slot: Slot) -> bool:
    if slot.phrase.joined or not whole(slot):
        return False
    lemma = lemma_of(slot.head)
    epithets = [m for m in slot.phrase.modifiers if lemma_of(m) not in listed("telling nothing")]
    if lemma in listed("known crafts"):
        return slot.head.feats.get("Number") != "Plur" and not named(slot.tokens[:1])
    inner = any(sorting(t) for p in slot.phrase.inner for t in p.tokens)
    return lemma in listed("crafts") and (bool(epithets) or inner)


def _foe(clause: LifeClause, slot: Slot) -> bool:
    members = (slot.phrase, *slot.phrase.joined)
    return all(is_people(p) or named(p.tokens) for p in members) and not persons(
        clause, slot.phrase
    )


def _doer(clause: LifeClause, slot: Slot) -> bool:
    if not whole(slot):
        return False
    lemma = lemma_of(slot.head)
    own = persons(clause, slot.phrase)
    if own:
        known = all(" " in clause.sentence.tokens[i].text for i in own)
        return known and len(own) == 1 + len(slot.phrase.joined)
    if lemma in listed("peoples") or lemma in listed("bodies"):
        return lemma in listed("peoples") or told_apart(slot)
    members = (slot.phrase, *slot.phrase.joined)
    if all(is_people(p) for p in members):
        return True
    return not slot.phrase.joined and _land(clause, slot)


def _deed(clause: LifeClause, slot: Slot) -> bool:
    """«победа России», «потеря независимости»: a noun of more words than one, nobody by name."""
    head = slot.head
    if head.pos != "NOUN" or head.feats.get("Animacy") == "Anim" or not whole(slot):
        return False
    members = (slot.phrase, *slot.phrase.joined)
    return all(len(p.tokens) > 1 for p in members) and not slot.phrase.head.text[:1].isupper()


def _words(name: str) -> Callable[[LifeClause, Slot], bool]:
    return lambda clause, slot: lemma_of(slot.head) in listed(name) and whole(slot)


def _named(kind: str) -> Callable[[LifeClause, Slot], bool]:
    return lambda clause, slot: lemma_of(slot.head) in listed(kind) and named(slot.tokens)


def _span(clause: LifeClause, slot: Slot) -> bool:
    return any(
        m.type == "DURATION" and m.first <= slot.phrase.tokens[-1].i < m.last
        for m in clause.sentence.mentions
    )


def _fight(clause: LifeClause, slot: Slot) -> bool:
    return lemma_of(slot.head) in listed("fights") and told_apart(slot) and not slot.phrase.joined


def _place(clause: LifeClause, slot: Slot) -> bool:
    if is_kind(clause, slot, "place"):
        return True
    land = lemma_of(slot.head) in listed("settled") | listed("grounds")
    return land and told_apart(slot) and not persons(clause, slot.phrase) and whole(slot)


def _town(clause: LifeClause, slot: Slot) -> bool:
    name = plain_name(slot)
    return bool(name) and place_type(name, True) == "CITY"


def _rule(clause: LifeClause, slot: Slot) -> bool:
    return lemma_of(slot.head) in ("правление", "царствование") and told_apart(slot)


def _any(clause: LifeClause, slot: Slot) -> bool:
    return whole(slot) and slot.head.pos in ("NOUN", "PROPN")


def _rank(clause: LifeClause, slot: Slot) -> bool:
    """«графством», «независимым государством», «Францией»: what a land became."""
    known = lemma_of(slot.head) in listed("states") | listed("ranks")
    return (known and whole(slot) and not slot.phrase.joined) or _land(clause, slot)


def _maker(clause: LifeClause, slot: Slot) -> bool:
    """Who founded it, where no one by name did."""
    return not persons(clause, slot.phrase) and _doer(clause, slot)


def _post(clause: LifeClause, slot: Slot) -> bool:
    known = lemma_of(slot.head) in listed("posts")
    return known and not persons(clause, slot.phrase) and not slot.phrase.joined


def _realm_post(clause: LifeClause, slot: Slot) -> bool:
    """«королём Польши», «датским королём»: one at a time."""
    return _post(clause, slot) and told_apart(slot)


def _body(clause: LifeClause, slot: Slot) -> bool:
    """«Избранная рада», «Земский собор»."""
    own = lemma_of(slot.head) in listed("bodies") and not slot.phrase.joined and whole(slot)
    lead = slot.tokens[0].feats.get("Opening") and slot.tokens[0] in slot.phrase.modifiers
    return own and (told_apart(slot) or (bool(lead) and lemma_of(slot.head) == "рада"))


def _lands(clause: LifeClause, slot: Slot) -> bool:
    members = (slot.phrase, *slot.phrase.joined)
    return bool(slot.phrase.joined) and all(p.head.text[:1].isupper() for p in members)


KINDS: dict[str, Callable[[LifeClause, Slot], bool]] = {
    "event": _event,
    "land": _land,
    "named land": _land,
    "state": _state,
    "people": _people,
    "person": _person,
    "law": _law,
    "treaty": _treaty,
    "craft": _craft,
    "foe": _foe,
    "doer": _doer,
    "deed": _deed,
    "span": _span,
    "fight": _fight,
    "place": _place,
    "town": _town,
    "country": lambda clause, slot: place_kind(plain_name(slot) or "-") == "COUNTRY",
    "rule": _rule,
    "any": _any,
    "post": _post,
    "body": _body,
    "lands": _lands,
    "realm post": _realm_post,
    "existence": lambda clause, slot: slot.bare in ("существование", "своё существование"),
    "award": lambda clause, slot: lemma_of(slot.head) in ("орден", "медаль") and told_apart(slot),
    "rank": _rank,
    "maker": _maker,
    "named thing": lambda clause, slot: named(slot.tokens) and whole(slot),
    "name": lambda clause, slot: lemma_of(slot.head) in ("название", "имя", "наименование"),
    "sway": _words("sways"),
    "noun": lambda clause, slot: slot.head.text.islower() and told_apart(slot) and whole(slot),
    "throne": _words("thrones"),
    "building": _named("buildings"),
    "fort": _named("settled"),
    "named": _named("settled"),
    "seat": _named("seats"),
    "order": lambda clause, slot: lemma_of(slot.head) in ("приказ", "указ", "распоряжение"),
    "union": lambda clause, slot: lemma_of(slot.head) in ("союз", "уния") and whole(slot),
    "dealings": _words("dealings"),
    "tongue": lambda clause, slot: lemma_of(slot.head) == "язык" and len(slot.tokens) > 1,
    "faith": _words("faiths"),
    "outcome": lambda clause, slot: (
        len(slot.tokens) == 1 and lemma_of(slot.head) in listed("outcomes")
    ),
    "bloom": _words("blooms"),
    "status": lambda clause, slot: slot.bare in listed("statuses"),
    "age": lambda clause, slot: bool(_AGE.search(slot.bare)),
    "blow": lambda clause, slot: (
        lemma_of(slot.head) in ("натиск", "удар") and bool(slot.phrase.inner)
    ),
    "centre": lambda clause, slot: lemma_of(slot.head) in ("столица", "центр"),
    "titled": lambda clause, slot: any(t.feats.get("Quoted") for t in slot.tokens),
}
"""Kinds of things the table may ask for: whether a phrase of a clause is one."""
