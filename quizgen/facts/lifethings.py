"""Kinds of things told of a life by what they are: seats, units, counted deeds, pursuits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.lifekinds import Slot, is_kind, named
from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import in_nominative
from quizgen.model import Token
from quizgen.russian.gazetteer import is_person_noun, place_kind

_NARROWING = frozenset(("в", "на", "у", "под", "над", "к", "против", "из"))
_WHOLE_WORD = 4
"""Letters more than which a word may end others: «зерносовхоз», «авиазавод»."""
_LAND_LEAST = 3
"""Countries of a list that is surely whole."""
_PURSUIT_LONGEST = 6
_SERVED = frozenset(("лишение", "заключение", "каторга", "ссылка", "тюрьма", "лагерь"))
_SOME = frozenset(("много", "многие", "многий", "несколько", "немало", "некоторый", "мало"))
"""Numbers that tell no number."""


def fits(clause: LifeClause, slot: Slot, kind: str) -> bool:
    """Whether the phrase is of a kind the table `data/lifelines.yaml` asks for."""
    own = _KINDS.get(kind)
    if slot.phrase.kind == "quantity" and kind not in _COUNTS:
        return own is None and is_kind(clause, slot, kind)
    return own(clause, slot) if own else is_kind(clause, slot, kind)


def body_of(slot: Slot) -> Phrase | None:
    """The body somebody is one of: «газеты «Северная пчела»» of «сотрудником газеты …»."""
    inner = slot.phrase.inner
    if len(inner) != 1 or inner[0].joined or inner[0].preposition:
        return None
    body = inner[0]
    known = body.head.lemma in listed("bodies") | {"совет", "дума", "академия"}
    return body if known and not body.head.feats.get("Abbr") and named(body.tokens) else None


def _seat(clause: LifeClause, slot: Slot) -> bool:
    return slot.head.lemma in listed("seats") and not slot.phrase.joined and bool(body_of(slot))


def _post(clause: LifeClause, slot: Slot) -> bool:
    own = slot.head.lemma not in listed("seats") | listed("dignities")
    return own and is_kind(clause, slot, "jobs")


def _course(clause: LifeClause, slot: Slot) -> bool:
    return slot.head.lemma in listed("courses") and len(slot.tokens) > 1 and not slot.phrase.joined


def _rank(clause: LifeClause, slot: Slot) -> bool:
    return slot.head.lemma in listed("ranks") and len(slot.tokens) > 1


def _many_lands(clause: LifeClause, slot: Slot) -> bool:
    several = len(slot.phrase.joined) + 1 >= _LAND_LEAST
    acted = clause.verb.feats.get("VerbForm") != "Conv"
    return several and acted and is_kind(clause, slot, "countries")


def _unit(clause: LifeClause, slot: Slot) -> bool:
    told = named(slot.tokens) or any(t.text[:1].isdigit() for t in slot.tokens)
    return slot.head.lemma in listed("units") and told and not slot.phrase.joined


def _throne(clause: LifeClause, slot: Slot) -> bool:
    return slot.head.lemma in listed("thrones")


def _term(clause: LifeClause, slot: Slot) -> bool:
    years = slot.head.text.lower() in ("лет", "года", "год", "годам")
    inner = {p.head.lemma for p in slot.phrase.inner} <= _SERVED
    return years and slot.phrase.number is not None and inner


def _counted(clause: LifeClause, slot: Slot) -> bool:
    """«149 боевых вылетов» of a whole life: no place tells that it is only some of them."""
    if any(
        p.preposition in _NARROWING and p.first != slot.phrase.first and p.kind != "time"
        for p in clause.phrases
    ):
        return False
    number = slot.phrase.number
    told = number is not None and number.lemma not in _SOME
    return told and slot.head.lemma in listed("counted deeds")


def _span(clause: LifeClause, slot: Slot) -> bool:
    return slot.head.lemma in listed("spans of life") and 1 < len(slot.tokens) < 5


def _workplace(clause: LifeClause, slot: Slot) -> bool:
    lemma = slot.head.lemma
    fit = listed("employers") - listed("establishments") - listed("dull workplaces")
    known = lemma in fit or lemma.endswith(tuple(word for word in fit if len(word) > _WHOLE_WORD))
    single = not slot.phrase.plural and slot.head.feats.get("Number") != "Plur"
    told = named(slot.tokens) or any(t.text == "№" for t in slot.tokens)
    return known and single and len(slot.tokens) > 1 and told


def _citizenship(clause: LifeClause, slot: Slot) -> bool:
    inner = slot.phrase.inner
    if slot.head.lemma not in listed("citizenship") or len(inner) != 1 or slot.phrase.modifiers:
        return False
    name = in_nominative(inner[0].tokens, len(inner[0].tokens) - 1, "Gen") or ""
    return place_kind(name) == "COUNTRY"


def _somebody(clause: LifeClause, slot: Slot) -> bool:
    head = slot.head
    living = head.feats.get("Animacy") == "Anim" or is_person_noun(head.lemma)
    return (living or bool(name_in(slot))) and named(slot.tokens) and not slot.phrase.joined


def name_in(slot: Slot) -> Token | None:
    """The word of the phrase that is a first and a last name, or None."""
    for k, token in enumerate(slot.tokens):
        both = token.text.split()
        if len(both) == 1:
            both += [t.text for t in slot.tokens[k + 1 : k + 2]]
        if len(both) > 1 and all(word[:1].isupper() and word[1:].islower() for word in both):
            return token
    return None


def _person(clause: LifeClause, slot: Slot) -> bool:
    """Somebody by first and last name, where the verb says that it is a person."""
    if is_kind(clause, slot, "person"):
        return True
    found = name_in(slot)
    return found is not None and not slot.phrase.joined and place_kind(found.text) is None


def _people(clause: LifeClause, slot: Slot) -> bool:
    return is_kind(clause, slot, "people") or (len(slot.tokens) < 4 and _person(clause, slot))


def _pursuit(clause: LifeClause, slot: Slot) -> bool:
    """«японской гравюрой»: a thing, not somebody, told in few words."""
    lemmas = {t.lemma for t in slot.tokens}
    living = slot.head.feats.get("Animacy") == "Anim" or slot.head.feats.get("VerbForm")
    vague = slot.head.lemma in listed("wide pursuits") or lemmas & listed("points")
    return not living and not vague and len(slot.tokens) <= _PURSUIT_LONGEST


def _invention(clause: LifeClause, slot: Slot) -> bool:
    long = len(slot.tokens) > 1 and not slot.phrase.joined
    return long and _pursuit(clause, slot) and slot.head.lemma not in listed("bodies")


_COUNTS = frozenset(("terms", "counted", "ages", "any"))
_KINDS: Mapping[str, Callable[[LifeClause, Slot], bool]] = {
    "seats": _seat,
    "posts": _post,
    "courses": _course,
    "ranks": _rank,
    "manylands": _many_lands,
    "units": _unit,
    "thrones": _throne,
    "terms": _term,
    "counted": _counted,
    "spans": _span,
    "workplaces": _workplace,
    "citizenship": _citizenship,
    "somebody": _somebody,
    "person": _person,
    "people": _people,
    "pursuits": _pursuit,
    "inventions": _invention,
}
