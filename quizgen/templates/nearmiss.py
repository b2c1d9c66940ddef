"""Why a fact that looks like what a template asks for does not match it after all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quizgen.facts.clause import Fact, Part, Role
from quizgen.facts.kinds import types_of
from quizgen.facts.tree import Tree
from quizgen.russian.phrases import join
from quizgen.templates.examples import EVENT, pattern_of, place
from quizgen.templates.pack import Template
from quizgen.templates.wording_trial import NOTES, UNCLEAR

ANY = "ANY"


@dataclass(frozen=True, slots=True)
class Miss:
    """What keeps a fact from matching.

    Attributes:
        why: a key of `wording_trial.NEAR`. values: what its words need: role, type, word.
        fits: the roles that are filled all the same. faults: how many things speak against.
    """

    why: str
    values: Mapping[str, str] = field(default_factory=dict)
    fits: Mapping[str, Role] = field(default_factory=dict)
    faults: int = 1


def near_miss(template: Template, fact: Fact) -> Miss | None:
    """Why a fact without a match is none, or None where the two have nothing in common.

    They have something in common when the verb is the template's; a template that leaves the
    verb open shares a role with the fact, of the right type or another.
    """
    found = list(_of_example(template, fact) if template.example else _of_fact(template, fact))
    if not found:
        return None
    first = found[0]
    return Miss(first.why, first.values, first.fits, len(found))


def noted(fact: Fact) -> str | None:
    """The key for what the analysis found wrong with asking a fact, or None."""
    return NOTES.get(fact.notes[0], UNCLEAR) if fact.notes else None


def _of_example(template: Template, fact: Fact) -> Iterator[Miss]:
    pattern = pattern_of(template.example) if template.example else None
    predicate = fact.predicate
    if pattern is None or predicate is None:
        return
    allowed = {_plain(pattern.lemma), *map(_plain, template.also.get(pattern.event, ()))}
    inner = next((t for t in predicate.tokens if _plain(t.lemma) in allowed), None)
    fitting = _plain(predicate.lemma) in allowed
    if not fitting and inner is None:
        return
    fits: dict[str, Role] = {}
    wrong: list[Miss] = []
    for name, where, kind in pattern.parts:
        there = [k for k, part in enumerate(fact.parts) if place(fact, part) == where]
        if not there:
            wrong.append(Miss("role missing", {"role": name}))
            continue
        role = _role(fact, name, there[0])
        miss = _unfit(template, name, (kind,) if kind else (), role)
        if miss is None:
            fits[name] = role
        else:
            wrong.append(miss)
    if pattern.event:
        verb = predicate.tokens[predicate.agreeing]
        fits[pattern.event] = Role(EVENT, frozenset((ANY,)), -1, predicate.tokens, verb)
    around = {(place(fact, part), part.head.lemma) for part in fact.parts}
    wrong += [
        Miss("phrase missing", {"word": lemma})
        for where, lemma in pattern.fixed
        if (where, lemma) not in around
    ]
    for miss in _told(fact, wrong, planned=not fitting) or [Miss("said otherwise")]:
        yield Miss(miss.why, miss.values, fits)


def _told(fact: Fact, wrong: list[Miss], planned: bool = False) -> list[Miss]:
    """What is wrong, the most telling first: what is not said at all, what lacks, what is torn."""
    if fact.predicate is not None and planned:
        return [Miss("planned", {"word": fact.predicate.forms[0]}), *wrong]
    if fact.predicate is not None and "не" in fact.predicate.forms:
        return [Miss("negated"), *wrong]
    key = noted(fact)
    if key is None:
        return wrong
    return [*wrong, Miss(key)] if key == UNCLEAR else [Miss(key), *wrong]


def _role(fact: Fact, name: str, index: int) -> Role:
    """The whole part as a role: the analysis's own where it has one."""
    part: Part = fact.parts[index]
    own = next((r for r in fact.roles if r.part == index and r.focus == part.tokens), None)
    types = types_of(Tree(fact.sentence), part.tokens, part.head)
    return own or Role(name, types, index, part.tokens, part.head)


def _unfit(template: Template, name: str, types: tuple[str, ...], role: Role) -> Miss | None:
    said = join([token.text for token in role.focus])
    if types and not set(types) & role.types:
        return Miss("role of another type", {"role": name, "word": said, "type": "/".join(types)})
    lemmas = template.also.get(name)
    if lemmas is not None and _plain(role.head.lemma) not in map(_plain, lemmas):
        return Miss("role of another word", {"role": name, "word": role.head.lemma})
    return None


def _of_fact(template: Template, fact: Fact) -> Iterator[Miss]:
    verbs = template.also.get(EVENT) if EVENT in template.fact else None
    if EVENT in template.fact and fact.predicate is None:
        return
    if verbs is not None and fact.predicate is not None:
        if _plain(fact.predicate.lemma) not in map(_plain, verbs):
            return
    fits: dict[str, Role] = {}
    wrong: list[Miss] = []
    met = verbs is not None
    for name, types in template.fact.items():
        if name == EVENT:
            continue
        misses = []
        for role in fact.named(name):
            met = True
            miss = _unfit(template, name, types, role)
            if miss is None:
                fits[name] = role
                break
            misses.append(miss)
        else:
            wrong.append(misses[0] if misses else Miss("role missing", {"role": name}))
    if not met or not wrong:
        return
    for miss in _told(fact, wrong):
        yield Miss(miss.why, miss.values, fits)


def _plain(lemma: str) -> str:
    return lemma.replace("ё", "е")
