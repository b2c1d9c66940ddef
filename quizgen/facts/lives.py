"""Births and deaths told by brackets after a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import Fact, Role
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.kinds import place_type
from quizgen.russian.lifedates import Life, Point, read_life
from quizgen.russian.morphology import readings
from quizgen.russian.namingwords import fold, naming
from quizgen.russian.wordforms import decline_name

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_BORN = {"Masc": "родился", "Fem": "родилась"}
_DIED = {"Masc": "умер", "Fem": "умерла"}


def lives(tree: Tree) -> Iterator[Fact]:
    """When and in which town the people with their dates in brackets were born and died."""
    text, start = tree.sentence.text, tree.sentence.start
    for mention in tree.sentence.mentions:
        if mention.type != "PERSON" or tree.sentence.headline:
            continue
        person = tree.tokens[mention.first]
        life = read_life(text[person.stop - start :])
        name = full_name(person)
        gender = name_gender(person)
        if life is None or not name or not gender or _passed_over(tree, person, life):
            continue
        yield from _told(tree, person, name, life.born, _BORN[gender], "born")
        yield from _told(tree, person, name, life.died, _DIED[gender], "died")


def full_name(person: Token) -> str:
    """First name and last name in the nominative, or "": a bare last name could be anybody's."""
    name = decline_name(_plain(person.text), dict(person.feats), "Nom") or ""
    if person.feats.get("Case") not in (None, "Nom") and not _known(person):
        return ""
    words = [word for word in name.split() if len(word) > 2]
    last = any("Patr" not in readings(word)[0].feats for word in words[1:])
    words = name.split()
    if len(words) == 3 and "Patr" in readings(words[2])[0].feats:
        words = [*words[1:], words[0]]  # «Жуков Георгий Константинович»
    return " ".join(words) if last else ""


def _plain(text: str) -> str:
    """The name without a foreign spelling in brackets and without a title before it."""
    words = _BRACKETS.sub("", text).split()
    return " ".join(words[1:] if is_person_noun(words[0].lower()) else words)


def _known(person: Token) -> bool:
    return all(readings(word)[0].known for word in _plain(person.text).split() if len(word) > 2)


def name_gender(person: Token) -> str:
    """The gender of a name by a first name or patronymic the dictionary knows, or ""."""
    case = person.feats.get("Case") or "Nom"
    for word in re.split(r"[ -]", _plain(person.text)):
        genders = {
            r.feats.get("Gender", "")
            for r in readings(word)
            if {"Name", "Patr"} & set(r.feats) and r.feats.get("Case") == case and r.known
        }
        if len(genders) == 1 and genders <= {"Masc", "Fem"}:
            return genders.pop()
        if case == "Nom" and re.search(r"(?:[ое]вич|ич)$", word):
            return "Masc"  # «Имантаевич»
        if case == "Nom" and re.search(r"(?:[ое]вна|ична)$", word):
            return "Fem"
    return ""


def _passed_over(tree: Tree, person: Token, life: Life) -> bool:
    """«император Траян (98—117)»: bare years of a rule; or of a relative, worth no question."""
    near = {fold(t.lemma) for t in tree.tokens[max(0, person.i - 4) : person.i]}
    if near & naming("relatives"):
        return True
    return not life.full and life.died is not None and bool(near & naming("rulers"))


def _told(
    tree: Tree, person: Token, name: str, point: Point | None, verb: str, what: str
) -> Iterator[Fact]:
    if point is None:
        return
    said = point.day or str(point.year)
    kind = "DATE" if point.day else "YEAR"
    yield _fact(tree, person, f"{verb} {name}", Role(
        what, frozenset((kind, "ANY")), -1, (person,), person, said, said
    ))  # fmt: skip
    if point.place and place_type(point.place, True) == "CITY":
        types = frozenset(("CITY", "PLACE", "ANY"))
        yield _fact(tree, person, f"{verb} {name}", Role(
            "birthplace", types, -1, (person,), person, point.place, point.place
        ))  # fmt: skip


def _fact(tree: Tree, person: Token, told: str, asked: Role) -> Fact:
    clause = Role("life", frozenset(("ANY",)), -1, (person,), person, text=told)
    return Fact("life", tree.sentence, None, roles=(asked, clause))
