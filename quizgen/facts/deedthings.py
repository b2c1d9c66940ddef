"""What a deed was done to: a phrase that names one thing, ready to be written in any case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.facts.clause import COMPLEMENT, Part
from quizgen.facts.nounforms import noun_forms
from quizgen.facts.phrase import Phrase
from quizgen.facts.tellings import Telling
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun_kind, is_contextual
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import decline
from quizgen.russian.prepositions import GOVERNS
from quizgen.russian.wordlists import lists

if TYPE_CHECKING:
    from quizgen.facts.deeddoers import Doer

_OPENING = frozenset('«"“')
_CLOSING = {"«": "»", '"': '"', "“": "”"}
_WHERE = {"в": "Loc", "во": "Loc", "на": "Loc", "под": "Ins", "близ": "Gen", "около": "Gen"}
_ASIDE = frozenset(("с", "со", "в", "во", "на", "под", "при"))
"""What opens more about a thing that has a name: «Новгородская губерния с центром в …»."""
_LONGEST = 8
_TELLING = 3
"""Words with which a common noun tells one find: «закон сохранения энергии»."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: its words, its noun, the number and gender it has, and where it stands.

    `named`: whether it has a name of its own, so that it needs nothing beside it.
    """

    tokens: tuple[Token, ...]
    head: Token
    number: str
    gender: str
    named: bool
    places: tuple[Part, ...] = ()

    def part(self, function: str, case: str) -> Part | None:
        """The thing as a part of a clause; None where its form in the case is not certain."""
        now = self.head.feats.get("Case")
        if now == case or (now in ("Nom", "Acc") and self._same_form()):
            return Part(function, self.tokens, self.head)
        if decline(self.tokens, self.head, case) is None:
            return None
        return Part(function, self.tokens, self.head, case=case)

    def _same_form(self) -> bool:
        """Whether the nominative and the accusative of the thing are one form."""
        if self.head.feats.get("Quoted") or self.head.feats.get("Abbr"):
            return not any(t.head == self.head.i and t.rel == "amod" for t in self.tokens)
        still = self.head.feats.get("Animacy") != "Anim"
        return still and (self.number == "Plur" or self.gender in ("Masc", "Neut"))


def deed_words(name: str) -> frozenset[str]:
    """A list of the deeds' data by its name, е for ё."""
    return frozenset(word.replace("ё", "е") for word in lists("deeds.yaml")[name])


def thing_of(tree: Tree, telling: Telling, phrase: Phrase, doer: Doer | None) -> Thing | None:
    """The thing a phrase tells, or None where it could be any of many."""
    if any(t.feats.get("Resolved") and t.feats.get("Animacy") == "Anim" for t in phrase.tokens):
        return None
    phrase = _named_alone(_no_name(phrase))
    head = phrase.head
    tokens = _with_its_own(tree, telling, phrase, _quoted_after(tree, phrase))
    if (
        _goes_on(tree, telling, tokens)
        or len(tokens) > _LONGEST
        or phrase.number is not None
        or head.pos == "PRON"
    ):
        return None
    form = _form(telling, phrase)
    if form is None:
        return None
    named = _named(tree, tokens, head)
    places: tuple[Part, ...] = ()
    lemma = head.lemma.replace("ё", "е")
    if not named:
        places = _places(telling, phrase)
        known_kind = telling.lemma in deed_words("new") and _tells(tokens, head, doer)
        if not known_kind and not (places and _singled(tokens)):
            return None
    elif lemma in deed_words("many") and not _titled(tokens):
        return None
    if telling.lemma in deed_words("titled") and not _titled(tokens):
        return None
    case, number, gender = form
    own = {"Case": case, "Number": number or head.feats.get("Number", "Sing")}
    if gender:
        own["Gender"] = gender
    written = _settled(phrase, tokens, {**head.feats, **own})
    noun = next(t for t in written if t.i == head.i)
    if noun.feats.get("Abbr") and phrase.modifiers:
        noun = _of_gender(noun, phrase.modifiers[0], case)
        written = tuple(noun if t.i == noun.i else t for t in written)
    return Thing(
        written, noun, own["Number"], noun.feats.get("Gender", ""), named or bool(places), places
    )


def _no_name(phrase: Phrase) -> Phrase:
    """«Роман «Идиот»» at the head of a sentence: the common noun, which is also a first name."""
    head = phrase.head
    if head.i or not any(t.feats.get("Quoted") for t in phrase.tokens[1:]):
        return phrase
    own = [r for r in readings(head.text) if r.pos == "NOUN" and r.feats.get("Animacy") == "Inan"]
    if not own or head.feats.get("Animacy") != "Anim":
        return phrase
    noun = replace(head, pos="NOUN", lemma=own[0].lemma, feats={**own[0].feats, "Opening": "Yes"})
    forms = tuple(
        (r.feats["Case"], r.feats.get("Number", ""), r.feats.get("Gender", ""))
        for r in own if "Case" in r.feats
    )  # fmt: skip
    tokens = tuple(noun if t.i == head.i else t for t in phrase.tokens)
    return replace(phrase, head=noun, forms=forms, tokens=tokens)


def _named_alone(phrase: Phrase) -> Phrase:
    """«город Одесса»: the name alone, where it stands in the case of its noun."""
    head = phrase.head
    if len(phrase.tokens) != 2 or phrase.tokens[0].i != head.i or head.lemma != "город":
        return phrase
    name = phrase.tokens[1]
    forms = tuple(f for f in noun_forms(name) if f[0] in phrase.cases)
    if not name.text[:1].isupper() or name.feats.get("Quoted") or not forms:
        return phrase
    return replace(phrase, head=name, forms=forms, tokens=(name,), inner=(), modifiers=())


def _of_gender(noun: Token, modifier: Token, case: str) -> Token:
    """«Тувинская АССР»: an abbreviation has the gender its adjective shows."""
    own = [r.feats for r in readings(modifier.text) if r.feats.get("Case") == case]
    shown = {f["Gender"] for f in own if f.get("Gender") and f.get("Number") == "Sing"}
    if len(shown) != 1:
        return noun
    return replace(noun, feats={**noun.feats, "Gender": shown.pop(), "Number": "Sing"})


def _form(telling: Telling, phrase: Phrase) -> tuple[str, str, str] | None:
    """The reading of the noun that its place in the clause asks for."""
    if telling.form == "participle":
        return phrase.forms[0] if phrase.forms else None
    case = "Nom" if telling.passive else "Acc"
    if telling.form == "short" and telling.verb.feats.get("Gender"):
        own = [
            f for f in phrase.forms if f[0] == case and f[2] in ("", telling.verb.feats["Gender"])
        ]
        return own[0] if own else None
    return next((f for f in phrase.forms if f[0] == case), None)


def _quoted_after(tree: Tree, phrase: Phrase) -> tuple[Token, ...]:
    """The phrase with the name in quotation marks after it: «термин «биосфера»»."""
    tokens = list(phrase.tokens)
    at = phrase.last + 1
    if at < len(tree.tokens) and tree.tokens[at].text in _OPENING:
        closing = _CLOSING[tree.tokens[at].text]
        for k in range(at + 1, min(at + 9, len(tree.tokens))):
            if tree.tokens[k].text == closing:
                return (*tokens, *tree.tokens[at : k + 1])
    return tuple(tokens)


def _with_its_own(
    tree: Tree, telling: Telling, phrase: Phrase, tokens: tuple[Token, ...]
) -> tuple[Token, ...]:
    """The phrase with what the parser hangs on its nouns: «вакцину | против бешенства»."""
    for placed in telling.placed:
        other = placed.phrase
        inside = {t.i for t in tokens}
        tied = other.head.head in inside and other.head.rel == "nmod" and other.kind == "noun"
        aside = other.preposition in _ASIDE and _named(tree, tokens, phrase.head)
        if other.preposition and other.first == tokens[-1].i + 1 and tied and not aside:
            tokens = (*tokens, *tree.tokens[other.first : other.last + 1])
    return tokens


def _goes_on(tree: Tree, telling: Telling, tokens: Sequence[Token]) -> bool:
    """«цикл пейзажей Пскова, | Изборска и …»: a list of which only the first member was read."""
    comma, *after = [*tree.tokens[tokens[-1].i + 1 : tokens[-1].i + 3], None]
    if comma is None or comma.text != "," or not after or after[0] is None:
        return False
    listed = after[0].pos in ("NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM")
    return listed and after[0].lemma != "который" and tokens[0].i > telling.verb.i


def _named(tree: Tree, tokens: Sequence[Token], head: Token) -> bool:
    """Whether a name, its own or of what it belongs to, singles the thing out."""
    if head.feats.get("Number") == "Plur" and not _titled(tokens) and not head.text[:1].isupper():
        return False
    if _titled(tokens):
        return True
    inside = {t.i for t in tokens}
    if any(
        m.type in ("ORG", "PLACE")
        and m.first in inside
        and not tree.tokens[m.first].feats.get("Opening")
        for m in tree.sentence.mentions
    ):
        return True
    if any(t.text[:1].isupper() and t.i for t in tokens):
        return True
    # «Франкское государство» at the head of a sentence.
    known = class_noun_kind(head.lemma) in ("ORG", "PLACE")
    return known and not tokens[0].i and tokens[0].lemma.endswith(("ский", "цкий"))


def _titled(tokens: Sequence[Token]) -> bool:
    return any(t.text[:1] in _OPENING or t.feats.get("Quoted") for t in tokens)


def _singled(tokens: Sequence[Token]) -> bool:
    """«первую типографию»: with its place, the one there is."""
    return tokens[0].lemma in ("первый", "единственный") and len(tokens) > 1


def _tells(tokens: Sequence[Token], head: Token, doer: Doer | None) -> bool:
    """Whether a common phrase is a find of its own: «закон сохранения энергии»."""
    told = len([t for t in tokens if t.text.isalpha()])
    if told < _TELLING and (is_contextual(head.lemma) or head.lemma in deed_words("many")):
        return False
    if head.feats.get("Number") == "Plur" and len(tokens) < 2:
        return False
    if doer is None:
        return False
    scholar = doer.phrase.head.lemma.replace("ё", "е") in deed_words("scholars")
    return scholar or told >= _TELLING


def _places(telling: Telling, phrase: Phrase) -> tuple[Part, ...]:
    """Where the thing stands, told right after it by a name."""
    for placed in telling.placed:
        other = placed.phrase
        if other.first != phrase.last + 1 or _WHERE.get(other.preposition) not in other.cases:
            continue
        if any(t.text[:1].isupper() for t in other.tokens):
            return (Part(COMPLEMENT, other.tokens, other.head, other.preposition),)
    return ()


def governed_by(telling: Telling) -> Part | None:
    """The phrase a verb needs beside its object: «(ввёл) в русский язык»."""
    for placed in telling.placed:
        phrase = placed.phrase
        if f"{telling.lemma} {phrase.preposition}" not in deed_words("with more"):
            continue
        if phrase.cases & set(GOVERNS.get(phrase.preposition, ())) - {"Loc"} and not phrase.joined:
            return Part(COMPLEMENT, phrase.tokens, phrase.head, phrase.preposition)
    return None


def settled_tokens(phrase: Phrase, case: str) -> tuple[tuple[Token, ...], Token]:
    """The words of a phrase with the tree it was read in, its noun in a case, and the noun."""
    form = next((f for f in phrase.forms if f[0] == case), (case, "", ""))
    own = {k: v for k, v in zip(("Case", "Number", "Gender"), form, strict=True) if v}
    tokens = _settled(phrase, phrase.tokens, {**phrase.head.feats, **own})
    return tokens, next(t for t in tokens if t.i == phrase.head.i)


def _settled(phrase: Phrase, tokens: Sequence[Token], feats: dict[str, str]) -> tuple[Token, ...]:
    """The words with the tree the phrase was read in: modifiers agree with the noun."""
    agreeing = {t.i for t in phrase.modifiers}
    found = []
    for token in tokens:
        if token.i == phrase.head.i:
            token = replace(token, feats=feats)
        elif token.i in agreeing:
            pos = token.pos if token.pos in ("ADJ", "DET", "VERB") else "ADJ"
            token = replace(token, head=phrase.head.i, rel="amod", pos=pos)
            if not token.i and token.lemma == "первый":
                token = replace(token, feats={**token.feats, "Opening": "Yes"})
        found.append(token)
    return tuple(found)
