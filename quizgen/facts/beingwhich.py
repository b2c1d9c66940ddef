"""Which one is the only one or the first of its kind, by a link verb: «Первой книгой был …»."""

from __future__ import annotations

from quizgen.facts.asked import (
    Words,
    asked_fact,
)
from quizgen.facts.clause import Fact
from quizgen.facts.kinds import types_of
from quizgen.facts.links import LINKS, Link
from quizgen.facts.singular import gives_away, is_single
from quizgen.facts.surface import (
    has_name,
    in_nominative,
    opens_relative,
    own_verb,
    segments,
    written,
)
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_contextual
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import join

_NAME = 5
"""Words of a name."""
_WHICH = {"CITY": "какой город", "COUNTRY": "какая страна", "STATE": "какой штат"}


def which_it_is(tree: Tree, link: Link) -> Fact | None:
    """«Как называлась первая печатная книга на Руси?», «Какой город стал столицей …?»."""
    subject, head = tuple(link.subject), link.subject[link.head]
    lead = subject[0]
    if len(subject) > 1 and lead.pos == "ADJ" and lead.feats.get("Opening"):
        if not any(m.first == lead.i for m in tree.sentence.mentions):
            subject = subject[1:]  # «средневековая Корела»
    if len(subject) == 2 and subject[0].lemma == "город" and subject[1].text[:1].isupper():
        subject, head = subject[1:], subject[-1]  # «город Санкт-Петербург»
    if len(subject) > _NAME or "," in [t.text for t in subject]:
        return None
    if any(t.pos in ("VERB", "CCONJ", "NUM", "ADP", "PRON", "DET", "ADV") for t in subject):
        return None
    if not any(_names(t) for t in subject):
        return None
    verb = LINKS[link.verb.text.lower()]
    types = types_of(tree, subject, head) - {"TERM", "PEOPLE"}
    home = _home(link, written(subject), types)
    if home:
        return asked_fact(tree, "term", subject, head, written(subject), home, types)
    if not is_single(link.said, link.noun) or own_verb(link.said):
        return None
    name = written(subject)
    place = next((kind for kind in sorted(types) if kind in _WHICH), None)
    noun = link.said[link.noun]
    if place and noun.lemma == "столица" and (link.time or verb == "стал"):
        question = (
            f"{_WHICH[place]} {_agreed(verb, place)} {written(link.said)} {link.time}".strip()
        )
    else:
        if verb in ("является", "считается"):
            return None  # `definitions` reads the present
        if link.time and not _first(link):
            return None
        named = _agreeing_after(link.said, link.noun)
        if named is None:
            return None
        lasting = "PLACE" in types and verb == "стал"
        question = f"как {_called(noun, lasting)} {named}"
    if gives_away(question, name):
        return None
    return asked_fact(tree, "term", subject, head, name, question, types)


def _names(token: Token) -> bool:
    """A capital that is the name's own: «Марокканцы» at the head of a sentence has none."""
    people = token.feats.get("Opening") and token.feats.get("Animacy") == "Anim"
    common = people and token.pos == "NOUN" and token.feats.get("Number") == "Plur"
    return (token.text[:1].isupper() and not common) or bool(token.feats.get("Quoted"))


def _first(link: Link) -> bool:
    """«первый», «единственный»: so at any time."""
    return any(t.lemma in ("первый", "единственный") for t in link.said[: link.noun])


def _home(link: Link, name: str, types: frozenset[str]) -> str:
    """«Какая страна считается родиной шахмат?»: of a thing, or of somebody named."""
    place = next((kind for kind in sorted(types) if kind in _WHICH), None)
    after = link.said[link.noun + 1 :]
    if link.said[link.noun].lemma != "родина" or link.noun or not after or place is None:
        return ""
    if any(t.pos in ("PRON", "DET") or t.text == "," for t in after) or link.time:
        return ""
    if not has_name(after) and is_contextual(after[-1].lemma):
        return ""
    verb = _agreed(LINKS[link.verb.text.lower()], place)
    question = f"{_WHICH[place]} {verb} {written(link.said)}"
    return "" if gives_away(question, name) else question


def _agreeing_after(said: Words, noun: int) -> str | None:
    """The phrase in the nominative, with the participle after its comma."""
    parts = segments(said)
    if noun >= len(parts[0]):
        return None
    first = in_nominative(parts[0], noun, "Ins")
    if len(parts) == 1 or first is None:
        return first
    after = parts[1]
    if len(parts) > 2 or not opens_relative(after):
        return None
    if after[0].feats.get("VerbForm") != "Part":
        return f"{first}, {written(after)}"
    own = [r for r in readings(after[0].text) if r.feats.get("VerbForm") == "Part"]
    feats = said[noun].feats
    number, gender = feats.get("Number", "Sing"), feats.get("Gender", "Masc")
    form = inflect(own[0], case="Nom", number=number, gender=gender) if own else None
    return f"{first}, {join([form, *(t.text for t in after[1:])])}" if form else None


def _agreed(verb: str, place: str) -> str:
    feminine = {"был": "была", "стал": "стала"}
    return feminine.get(verb, verb) if place == "COUNTRY" else verb


def _called(noun: Token, lasting: bool) -> str:
    if lasting:
        return "называется"
    ends = {"Fem": "лась", "Neut": "лось"}
    if noun.feats.get("Number") == "Plur":
        return "назывались"
    return "называ" + ends.get(noun.feats.get("Gender", ""), "лся")
