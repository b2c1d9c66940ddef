"""Who does a deed: one person told whole, several, or a people, in the nominative."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quizgen.facts.deedthings import deed_words
from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import Placed
from quizgen.facts.tellings import Telling
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.morphology import dictionary_marks
from quizgen.russian.namecases import declined
from quizgen.russian.personalities import known
from quizgen.russian.phrases import decline, join

_AGES_AGO = re.compile(
    r"до н\. ?э|\b(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV) век"
    r"|(?<!\d)(?:[3-9]\d\d|1[0-3]\d\d) г"
)
_ROMAN = frozenset("IVXLC")


@dataclass(frozen=True, slots=True)
class Doer:
    """Who did it.

    Attributes:
        phrase: the phrase that tells it. token: the word that answers. name: the whole name, or
            the people, in the nominative. person: whether it is one person.
    """

    phrase: Phrase
    token: Token
    name: str
    person: bool


def is_person(placed: Placed) -> bool:
    """Whether a phrase is of somebody: «Роман» before «Идиот» in quotation marks is not."""
    head = placed.phrase.head
    if any(t.i > head.i and t.feats.get("Quoted") for t in placed.phrase.tokens):
        return False
    one = head.feats.get("Animacy") == "Anim" and head.feats.get("Number") != "Plur"
    return one and head.pos in ("PROPN", "NOUN")


def doer_of(tree: Tree, telling: Telling, placed: Placed) -> Doer | None:
    """Whom the phrase names, told whole; None where its nominative is not certain."""
    phrase = placed.phrase
    case = "Ins" if telling.passive else "Nom"
    if phrase.number is not None or case not in phrase.cases:
        return None
    if any(t.feats.get("Resolved") for t in phrase.tokens):
        return None
    if not placed.own and telling.passive:
        return None
    if phrase.joined:
        return _several(tree, phrase, case)
    named = _person(tree, phrase, case)
    if named is not None:
        return Doer(phrase, *named, person=True)
    return _people(phrase, case)


def _person(tree: Tree, phrase: Phrase, case: str) -> tuple[Token, str] | None:
    """The token of the one person's name in the phrase, and the name whole."""
    own = [
        m for m in tree.sentence.mentions
        if m.type == "PERSON" and m.last == m.first + 1
        and any(t.i == m.first for t in phrase.tokens)
    ]  # fmt: skip
    if len(own) > 1:
        return None
    token = tree.tokens[own[0].first] if own else _ruler(phrase) or _of_old(tree, phrase)
    if token is None or token.feats.get("Number") == "Plur":
        return None
    if token.i not in (phrase.head.i, phrase.last):
        return None
    name = whole_name(token, case)
    if not name and not own and " " not in token.text:
        name = declined(token.text, "Masc", case, "Nom") or ""
    return (token, name) if name else None


def _of_old(tree: Tree, phrase: Phrase) -> Token | None:
    """«Хлодвигом» of a time when one name was the whole name."""
    head = phrase.head
    named = head.pos == "PROPN" and head.feats.get("Animacy") == "Anim" and head.text.istitle()
    if not named or head.i == 0 or len(phrase.tokens) > 1 or "Surn" in dictionary_marks(head.text):
        return None
    if re.search(r"(?:[оеё]в|[иы]н|ск)(?:ым|ой|им)?$", head.text):
        return None
    if any(m.first <= head.i < m.last for m in tree.sentence.mentions):
        return None
    return head if _AGES_AGO.search(tree.sentence.text) else None


def _ruler(phrase: Phrase) -> Token | None:
    """«Петром I», which the recogniser of names may pass over."""
    if len(phrase.tokens) < 2:
        return None
    name, number = phrase.tokens[-2:]
    if name.i != phrase.head.i or not set(number.text) <= _ROMAN:
        return None
    if "Name" not in dictionary_marks(name.text):
        return None
    return replace(name, text=f"{name.text} {number.text}", stop=number.stop)


def whole_name(token: Token, case: str) -> str:
    """The name in the nominative, of more than a surname unless everybody knows it; or ""."""
    who = token.feats.get("Who", "")
    name = declined(token.text, token.feats.get("Gender"), case, "Nom") or ""
    if (who and len(token.text.split()) == 1) or not name[:1].isupper():
        return who
    return name if len(name.split()) > 1 or known(name) is not None else ""


def _several(tree: Tree, phrase: Phrase, case: str) -> Doer | None:
    """«Карлом Мюллером и Яном Новаком», «лангобардами и аварами»."""
    alone = replace(phrase, joined=(), tokens=tuple(
        t for t in phrase.tokens if t.i < min(j.first for j in phrase.joined) - 1
    ))  # fmt: skip
    members = [alone, *phrase.joined]
    if len(members) > 2 or any(not m.tokens for m in members):
        return None
    persons = [_person(tree, m, case) for m in members]
    if all(persons):
        names = [p[1] for p in persons if p]
        return Doer(phrase, phrase.head, " и ".join(names), person=False)
    if any(persons):
        return None
    peoples = [_people(m, case) for m in members]
    if not all(peoples):
        return None
    return Doer(phrase, phrase.head, " и ".join(p.name for p in peoples if p), person=False)


def _people(phrase: Phrase, case: str) -> Doer | None:
    """«лангобардами», «австронезийскими племенами»: a group with a name of its own."""
    head = phrase.head
    lemma = head.lemma.replace("ё", "е")
    if lemma in deed_words("anybody") or head.pos not in ("NOUN", "PROPN"):
        return None
    if any(inner.kind != "time" for inner in phrase.inner):
        return None
    timed = {t.i for inner in phrase.inner for t in inner.tokens}
    own = tuple(t for t in phrase.tokens if t.i not in timed)
    if own[-1].i != head.i:
        return None
    if not phrase.plural or phrase.joined:
        return None
    peoples = all(t.lemma.endswith("ский") for t in phrase.modifiers) and bool(phrase.modifiers)
    if head.feats.get("Animacy") == "Anim":
        if phrase.modifiers and not peoples:
            return None
    elif lemma not in deed_words("groups") or not peoples:
        return None
    agreeing = {t.i for t in phrase.modifiers}
    noun = replace(head, feats={**head.feats, "Case": case, "Number": "Plur"})
    tokens = tuple(
        noun if t.i == head.i
        else replace(t, head=head.i, rel="amod", pos="ADJ") if t.i in agreeing else t
        for t in own
    )  # fmt: skip
    words = decline(tokens, noun, "Nom")
    if not words:
        return None
    first = words[0] if tokens[0].pos == "PROPN" or tokens[0].i else words[0].lower()
    return Doer(phrase, head, join([first, *words[1:]]), person=False)
