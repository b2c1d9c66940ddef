"""Templates by example: a model sentence read as a clause, and the clauses that say the same.

The example goes through the same analysis as an article. A clause matches when its verb is the
example's (or one of `also`) and every marked phrase has its counterpart: who acts and what is
acted on stay the same in active and passive, finite verb and participle; other phrases keep
their preposition and case. Word order and inflection do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quizgen.facts import extract
from quizgen.facts.clause import OBJECT, SUBJECT, TIME, Fact, Part, Role
from quizgen.facts.kinds import types_of
from quizgen.facts.tree import Tree
from quizgen.model import Article
from quizgen.russian import analyse
from quizgen.russian.phrases import case_of
from quizgen.templates.pack import Example, Mark, Template

EVENT = "event"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an example asks of a clause.

    Attributes:
        lemma: of its predicate. event: the role the predicate was marked with, or "".
        parts: (role, place of the phrase in the clause, type asked or None).
        fixed: (place, lemma) of phrases that were not marked and must be there.
    """

    lemma: str
    event: str
    parts: tuple[tuple[str, str, str | None], ...]
    fixed: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1024)
def pattern_of(example: Example) -> Pattern | None:
    """The example as a pattern; None where it is no clause, or a mark cuts a phrase."""
    article = Article("example", example.text, None, example.text)
    for fact in extract(analyse(article), article):
        pattern = _pattern(fact, example)
        if pattern is not None:
            return pattern
    return None


def _pattern(fact: Fact, example: Example) -> Pattern | None:
    if fact.predicate is None or fact.notes or not fact.parts:
        return None
    event, parts, marked = "", [], set()
    for mark in example.marks:
        if any(_inside(t.start, t.stop, mark) for t in fact.predicate.tokens):
            event = mark.role
            continue
        index = next(
            (
                k
                for k, part in enumerate(fact.parts)
                if _inside(part.head.start, part.head.stop, mark)
                or (part.function == TIME and part.head.start <= mark.start < part.head.stop)
            ),
            None,
        )
        if index is None:
            return None
        marked.add(index)
        parts.append((mark.role, place(fact, fact.parts[index]), mark.type))
    fixed = tuple(
        (place(fact, part), part.head.lemma) for k, part in enumerate(fact.parts) if k not in marked
    )
    return Pattern(fact.predicate.lemma, event, tuple(parts), fixed)


def _inside(start: int, stop: int, mark: Mark) -> bool:
    return mark.start <= start and stop <= mark.stop


def place(fact: Fact, part: Part) -> str:
    """Where a phrase stands in its clause, whatever the voice: actor, patient, time, «на Loc»."""
    passive = fact.predicate is not None and fact.predicate.passive
    if part.function == SUBJECT:
        return "patient" if passive else "actor"
    if part.function == OBJECT:
        return "patient"
    if part.function == TIME:
        return "time"
    case = part.case or case_of(part.tokens, part.head) or ""
    if passive and not part.preposition and case == "Ins":
        return "actor"
    return f"{part.preposition} {case}".strip()


def match_example(template: Template, fact: Fact) -> dict[str, Role] | None:
    """The roles of a template by example as this fact fills them, or None."""
    assert template.example is not None
    pattern = pattern_of(template.example)
    if pattern is None or fact.predicate is None or "не" in fact.predicate.forms:
        return None
    allowed = {_plain(pattern.lemma), *map(_plain, template.also.get(pattern.event, ()))}
    if _plain(fact.predicate.lemma) not in allowed:
        return None
    binding: dict[str, Role] = {}
    for role, where, kind in pattern.parts:
        found = _filling(template, fact, role, where, kind)
        if found is None:
            return None
        binding[role] = found
    there = {(place(fact, part), part.head.lemma) for part in fact.parts}
    if not set(pattern.fixed) <= there:
        return None
    if pattern.event:
        verb = fact.predicate.tokens[fact.predicate.agreeing]
        binding[pattern.event] = Role(EVENT, frozenset(("ANY",)), -1, fact.predicate.tokens, verb)
    return binding


def _plain(lemma: str) -> str:
    return lemma.replace("ё", "е")


def _filling(
    template: Template, fact: Fact, name: str, where: str, kind: str | None
) -> Role | None:
    for index, part in enumerate(fact.parts):
        if place(fact, part) != where:
            continue
        role = next(
            (r for r in fact.roles if r.part == index and r.focus == part.tokens),
            None,
        ) or Role(
            name,
            types_of(Tree(fact.sentence), part.tokens, part.head),
            index,
            part.tokens,
            part.head,
        )
        if kind is not None and kind not in role.types:
            continue
        lemmas = template.also.get(name)
        if lemmas is not None and _plain(role.head.lemma) not in map(_plain, lemmas):
            continue
        return role
    return None
