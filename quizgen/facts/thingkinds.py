"""What kind of thing a phrase of a place's clause is: who did it, in what war, to what state."""

from __future__ import annotations

from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import Slot, is_place, named, plain_name
from quizgen.facts.lifekinds import is_kind as is_life_kind
from quizgen.facts.phrase import Phrase
from quizgen.russian.gazetteer import is_person_noun, place_kind
from quizgen.russian.things import called_alike, thing_words

_LISTED = {
    "designs": "designs", "orders": "orders", "rulers": "rulers", "heights": "heights",
    "sides": "sides", "honoured": "honoured",
}  # fmt: skip
_CASES = 4
"""Of a word that declines no more than these cases look alike."""
_VAGUE = frozenset(("человек", "житель", "власть", "время", "место", "член", "люди", "враг"))
_WHOLE = frozenset(("посад", "музей", "курорт", "республика", "город", "тюрьма", "столица",
                    "колония", "заповедник", "графство", "герцогство"))  # fmt: skip
_WATERS = frozenset(("река", "озеро", "море", "залив", "океан", "канал", "пролив"))


def is_thing_kind(clause: LifeClause, slot: Slot, kind: str) -> bool:
    """Whether the phrase is of a kind the table `data/thinglines.yaml` asks for."""
    phrase, lemma = slot.phrase, slot.head.lemma.lower()
    if not slot.preposition and len(phrase.cases) > _CASES and not slot.head.feats.get("Quoted"):
        return False  # «Конго»: in which case it stands is not known
    if kind in ("town", "country", "any"):
        return is_life_kind(clause, slot, kind)
    if kind == "agents":
        return _acts(clause, phrase)
    if kind in _LISTED:
        listed = lemma in thing_words(_LISTED[kind])
        return listed and (bool(phrase.inner) or kind in ("sides", "honoured") or kind == "rulers")
    if kind == "honours":
        return lemma in ("честь", "имя", "память") and len(phrase.inner) == 1
    if kind == "war":
        return lemma in thing_words("war") and named(slot.tokens)
    if kind == "treaties":
        return lemma in thing_words("treaties") and named(slot.tokens)
    if kind == "states":
        return _is_state(slot)
    if kind == "wholes":
        return lemma == "состав" and len(phrase.inner) == 1 and named(slot.tokens)
    if kind == "hands":
        inner = phrase.inner[0] if len(phrase.inner) == 1 else None
        return lemma in ("управление", "контроль", "власть", "протекторат") and inner is not None
    if kind == "newnames":
        return _is_name(slot)
    if kind == "names":
        return lemma in thing_words("names") and _called(slot) != ""
    if kind == "rights":
        whole = lemma in ("независимость", "самоуправление", "автономия", "суверенитет")
        return lemma in thing_words("rights") and (whole or bool(phrase.inner))
    if kind == "statuses":
        return lemma in ("статус", "качество") and len(slot.tokens) > 2
    if kind == "stuff":
        return slot.head.feats.get("Animacy") != "Anim" and len(slot.tokens) > 1
    if kind == "centres":
        inner = phrase.inner[0] if len(phrase.inner) == 1 else None
        of_land = inner is not None and bool(called_alike(inner.head.lemma))
        return lemma in thing_words("centres") and of_land and named(slot.tokens)
    if kind == "standings":
        # «независимым государством», «центром уезда»: a bare «городом» tells hardly anything.
        ranked = slot.tokens[0].lemma == "первый" and not phrase.inner
        wide = not ranked and (len(slot.tokens) > 1 or lemma in _WHOLE)
        return lemma in thing_words("standings") and not phrase.joined and wide
    if kind == "lists":
        return lemma in ("список", "перечень", "число") and named(slot.tokens)
    if kind == "counted":
        return phrase.number is not None and lemma in thing_words("counted")
    if kind == "riverside":
        return place_kind(slot.nominative or "") == "RIVER"
    if kind == "causes":
        return lemma in thing_words("war")
    if kind == "aims":
        return lemma in ("реконструкция", "реставрация", "ремонт", "карантин", "консервация")
    if kind == "shape":
        return lemma in ("форма", "вид", "очертание") and bool(phrase.inner)
    if kind == "beginnings":
        return lemma == "начало" and len(slot.tokens) == 1
    if kind == "receivers":
        return named(slot.tokens) or _acts(clause, phrase)
    if kind == "clubs":
        inside = {t.i for t in slot.tokens}
        return any(m.type == "ORG" and m.first in inside for m in clause.sentence.mentions)
    if kind == "named":
        return named(slot.tokens)
    if kind == "seas":
        sea = lemma in _WATERS and named(slot.tokens)
        inner = phrase.inner[0] if len(phrase.inner) == 1 else None
        return sea or (lemma == "вода" and inner is not None and inner.head.lemma in _WATERS)
    if kind == "uses":
        return slot.head.feats.get("Animacy") != "Anim" and not _vague(phrase)
    if kind == "stuffs":
        return any(t.lemma.lower() in thing_words("made of") for t in slot.tokens)
    if kind == "styles":
        return lemma == "стиль" and len(slot.tokens) > 1
    if kind == "shores":
        inner = phrase.inner[0] if len(phrase.inner) == 1 else None
        return lemma in thing_words("banks") and inner is not None and named(inner.tokens)
    if kind == "isles":
        return lemma in ("остров", "полуостров") and named(slot.tokens)
    if kind == "ranges":
        return lemma in ("хребет", "плато", "остров", "полуостров") and named(slot.tokens)
    if kind == "lands":
        return _in_lands(clause, slot)
    if kind == "site":
        return is_place(clause, phrase)
    if kind == "distances":
        return phrase.kind == "quantity"
    if kind == "waters":
        kinds = (place_kind(slot.nominative or ""), place_kind(plain_name(slot)))
        known = {"RIVER", "LAKE", "SEA"} & set(kinds)
        return bool(known) or (lemma in _WATERS and named(slot.tokens))
    if kind == "neighbours":
        return bool(called_alike(lemma)) and named(slot.tokens) and not phrase.joined
    raise ValueError(f"no such kind of slot: {kind}")


def _acts(clause: LifeClause, phrase: Phrase) -> bool:
    """People, armies and states by name or as a whole people: «шведами», «войсками Делагарди»."""
    lemma = phrase.head.lemma.lower()
    inside = {t.i for t in phrase.tokens}
    persons = any(m.type == "PERSON" and m.first in inside for m in clause.sentence.mentions)
    if phrase.head.pos in ("PRON", "DET") or lemma in _VAGUE or phrase.head.feats.get("Quoted"):
        return False
    if persons:
        return True
    forces = lemma in thing_words("forces")
    if forces:
        return (
            named(phrase.tokens)
            or any(p.head.feats.get("Animacy") == "Anim" for p in phrase.inner)
            or bool(phrase.modifiers)
        )
    living = phrase.head.feats.get("Animacy") == "Anim" or is_person_noun(lemma)
    several = phrase.head.feats.get("Number") == "Plur"
    if living and several:
        return True
    return place_kind(phrase.head.lemma.capitalize()) == "COUNTRY"


def _vague(phrase: Phrase) -> bool:
    return phrase.head.lemma in ("время", "год", "век", "сторона", "раз", "процесс", "ход")


def _is_state(slot: Slot) -> bool:
    name = slot.nominative or ""
    if place_kind(name) == "COUNTRY":
        return True
    lands = thing_words("lands") | thing_words("regions")
    return slot.head.lemma.lower() in lands and named(slot.tokens)


def _is_name(slot: Slot) -> bool:
    words = [t.text for t in slot.tokens]
    quoted = len(slot.tokens) == 1 and bool(slot.head.feats.get("Quoted"))
    large = all(w[:1].isupper() for w in words) and len(words) <= 2
    noun = bool(called_alike(slot.head.lemma.lower())) and named(slot.tokens)
    return quoted or large or (noun and len(words) <= 4)


def _called(slot: Slot) -> str:
    """The name a «название» is told by, behind it; "" where it is not told there."""
    rest = [t for t in slot.tokens if t.i > slot.head.i]
    if not rest or not all(t.text[:1].isupper() or t.text[:1] == "«" for t in rest):
        return ""
    return " ".join(t.text for t in rest)


def called_in(slot: Slot) -> str:
    """«Большая Вишера» of «название Большая Вишера»; "" where no name follows."""
    return _called(slot)


def _in_lands(clause: LifeClause, slot: Slot) -> bool:
    lemma = slot.head.lemma.lower()
    if lemma in thing_words("areas of land"):
        return named(slot.tokens) and bool(slot.phrase.inner)
    return bool(called_alike(lemma)) and named(slot.tokens) and is_place(clause, slot.phrase)
