"""Facts that stand beside the main clause, told by the words of the question itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.surface import in_nominative, leading_noun
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.morphology import inflect, readings

YEAR = re.compile(r"\s?\((?:в )?(?P<year>[1-9]\d{2,3}) ?(?:г\.?|год[ау]?)?\)")
"""A year and nothing else in brackets."""
YEARS = re.compile(
    r"\s?\((?P<first>[1-9]\d{2,3}) ?[—–-] ?(?P<last>[1-9]\d{2,3}) ?(?:гг\.?|годы)?\)"
)
_MALE_OR = {"Masc": "", "Fem": "а", "Neut": "о"}


def retold(tree: Tree, asked: str, types: Iterable[str], at: Token, answer: str, told: str) -> Fact:
    """A fact without a verb: `asked` is the role of the answer, `told` the rest of the question."""
    said = frozenset((*types, "ANY"))
    return Fact(
        rule="beside",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role(asked, said, -1, (at,), at, answer, answer),
            Role("told", frozenset(("ANY",)), -1, (at,), at, text=told),
        ),
    )


def after(tree: Tree, token: Token) -> str:
    """The sentence as it stands behind the token, brackets and all."""
    return tree.sentence.text[token.stop - tree.sentence.start :]


def bracket(tree: Tree, token: Token) -> str:
    """What stands in the brackets right behind the token, or ""."""
    match = re.match(r"\s?\(([^()]*)\)", after(tree, token))
    return match[1].strip() if match else ""


def past(verb: str, gender: str) -> str:
    """A masculine past tense or short participle, agreeing: «вышел», «написан», «произошёл»."""
    if gender == "Masc":
        return verb
    stem = re.sub(r"[её]л$", "л", verb)
    if stem.endswith("лся"):
        return f"{stem[:-2]}{_MALE_OR[gender]}сь"
    return stem + _MALE_OR[gender]


def gender_of_noun(lemma: str) -> str:
    """The gender of a common noun in the dictionary, or ""."""
    for reading in readings(lemma):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom" and reading.known:
            return reading.feats.get("Gender", "")
    return ""


def nominative_phrase(tokens: Sequence[Token], case: str) -> str | None:
    """A phrase that stands in a case, in the nominative; None where it is not certain."""
    head = leading_noun(tokens, case)
    return None if head is None else in_nominative(tokens, head, case)


def person_at(tree: Tree, token: Token) -> bool:
    """Whether a person's name begins here."""
    return any(m.type == "PERSON" and m.first == token.i for m in tree.sentence.mentions)


def genitive_of(lemma: str) -> str:
    """The genitive of a common noun, or "" where the dictionary has none."""
    for reading in readings(lemma):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom":
            return inflect(reading, case="Gen", number="Sing") or ""
    return ""


def in_which(noun: str) -> str:
    """«В каком вузе», «В какой области», «На каком острове»."""
    options = [r for r in readings(noun) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    form = inflect(options[0], case="Loc", number="Sing") if options else None
    which = "какой" if gender_of_noun(noun) == "Fem" else "каком"
    return f"{'На' if noun == 'остров' else 'В'} {which} {form or noun}"
