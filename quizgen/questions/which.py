"""«С какими странами граничит Узбекистан?»: drafts for lists of places of one kind.

A list as a whole is of no kind, so the templates of single places pass it over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import ADVERB, SUBJECT, TIME, Fact, Part, Role
from quizgen.facts.kinds import types_of
from quizgen.facts.tree import Tree
from quizgen.model import Article
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.lists import members
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import join
from quizgen.russian.prepositions import after
from quizgen.templates.asking import written_case
from quizgen.templates.pack import Template
from quizgen.templates.writing import rest, tidy

_NOUNS = {
    "COUNTRY": "страна",
    "CITY": "город",
    "RIVER": "река",
    "LAKE": "озеро",
    "SEA": "море",
    "ISLAND": "остров",
}
_INSIDE = frozenset(("страна", "город"))
_TEMPLATE = Template(id="which-places", pack="several", ask="list", question=(), priority=0.8)


def which_places(facts: Sequence[Fact], article: Article) -> Iterator[Draft]:
    """A draft for every part of a clause that lists places of one kind, before review."""
    plain, dated = "ё" not in article.text.lower(), article.date is not None
    for fact in facts:
        for index, part in enumerate(fact.parts):
            role = _role(fact, index, part)
            written = _stem(fact, role, part) if role else None
            if role is None or written is None:
                continue
            stem, said = written
            if plain:
                stem, said = without_yo(stem), without_yo(said)
            base = f"{article.id}|{fact.sentence.i}|{_TEMPLATE.key}|{index}|{fact.rule}"
            name = hashlib.sha256(base.encode()).hexdigest()[:12]
            yield Draft(name, _TEMPLATE, fact, role, stem, said, plain, dated)


def _role(fact: Fact, index: int, part: Part) -> Role | None:
    """The whole part as a list of places of one kind that has a name in `_NOUNS`."""
    if part.function in (ADVERB, TIME) or part.case or part.tail or fact.predicate is None:
        return None
    role = Role("list", frozenset(("ANY",)), index, part.tokens, part.head)
    listed = members(role)
    tree = Tree(fact.sentence)
    kinds = [types_of(tree, tokens, head) & set(_NOUNS) for tokens, head in listed]
    shared = frozenset.intersection(*kinds) if kinds else frozenset()
    if len(shared) != 1:
        return None
    return Role("list", shared | {"PLACE", "ANY"}, index, part.tokens, part.head)


def _stem(fact: Fact, role: Role, part: Part) -> tuple[str, str] | None:
    """The question and its answer, or None where a form is not certain."""
    noun = _NOUNS[next(iter(role.types & set(_NOUNS)))]
    case = written_case(part)
    words = [_plural("какой", case), _plural(noun, case)]
    if None in words or (part.preposition == "на" and noun in _INSIDE):
        return None
    told = rest(fact, role.part, ("Masc", "Plur") if part.function == SUBJECT else None)
    if not told:
        return None
    phrase = after(part.preposition, " ".join(word for word in words if word))
    said = after(part.preposition, join([token.text for token in part.tokens]))
    return tidy(f"{phrase} {told}?"), said


def _plural(word: str, case: str) -> str | None:
    """«какой», «страна» in the plural of a case, things."""
    options = [r for r in readings(word) if r.feats.get("Case") == "Nom"]
    return inflect(options[0], case=case, number="Plur", animacy="Inan") if options else None
