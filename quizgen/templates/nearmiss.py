"""Why a fact that looks like what a template asks for does not match it after all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from quizgen.facts import extract
from quizgen.facts.clause import OBJECT, SUBJECT, TIME, Fact, Part, Role
from quizgen.facts.kinds import types_of
from quizgen.facts.tree import Tree
from quizgen.model import Article
from quizgen.russian import analyse
from quizgen.russian.phrases import case_of, join
from quizgen.templates.pack import Example, Mark, Template
from quizgen.templates.wording_trial import NOTES, UNCLEAR

ANY, EVENT = "ANY", "event"


@dataclass(frozen=True, slots=True)
class _Sketch:
    """An example in rough outline: enough to say what another clause lacks.

    Attributes:
        lemma: of its verb. event: the role the verb was marked with, or "".
        marked: (role, place of its phrase, type asked or None). fixed: (place, lemma) of the rest.
    """

    lemma: str
    event: str
    marked: tuple[tuple[str, str, str | None], ...]
    fixed: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1024)
def _sketch(example: Example) -> _Sketch | None:
    """The example's clause that holds every mark, or None."""
    article = Article("example", example.text, None, example.text)
    found = (_outline(fact, example) for fact in extract(analyse(article), article))
    return next((sketch for sketch in found if sketch), None)


def _outline(fact: Fact, example: Example) -> _Sketch | None:
    if fact.predicate is None:
        return None
    event, marked, taken = "", [], set()
    for mark in example.marks:
        if any(_over(mark, t.start, t.stop) for t in fact.predicate.tokens):
            event = mark.role
            continue
        heads = ((k, part.head) for k, part in enumerate(fact.parts))
        index = next((k for k, head in heads if _over(mark, head.start, head.stop)), None)
        if index is None:
            return None
        taken.add(index)
        marked.append((mark.role, _place(fact, fact.parts[index]), mark.type))
    others = (part for k, part in enumerate(fact.parts) if k not in taken)
    fixed = tuple((_place(fact, part), part.head.lemma) for part in others)
    return _Sketch(fact.predicate.lemma, event, tuple(marked), fixed)


def _over(mark: Mark, start: int, stop: int) -> bool:
    return start < mark.stop and mark.start < stop


def _place(fact: Fact, part: Part) -> str:
    """Where a phrase stands whatever the voice: actor, patient, time, «на Loc»."""
    passive = fact.predicate is not None and fact.predicate.passive
    if part.function in (SUBJECT, OBJECT):
        return "actor" if part.function == SUBJECT and not passive else "patient"
    if part.function == TIME:
        return "time"
    case = part.case or case_of(part.tokens, part.head) or ""
    if passive and not part.preposition and case == "Ins":
        return "actor"
    return f"{part.preposition} {case}".strip()


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
    if type(fact) is not Fact:
        return None  # found by an example itself
    found = list(_of_example(template, fact) if template.example else _of_fact(template, fact))
    if not found:
        return None
    first = found[0]
    return Miss(first.why, first.values, first.fits, len(found))


def noted(fact: Fact) -> str | None:
    """The key for what the analysis found wrong with asking a fact, or None."""
    return NOTES.get(fact.notes[0], UNCLEAR) if fact.notes else None


def _of_example(template: Template, fact: Fact) -> Iterator[Miss]:
    sketch = _sketch(template.example) if template.example else None
    predicate = fact.predicate
    if sketch is None or predicate is None:
        return
    allowed = {_plain(sketch.lemma), *map(_plain, template.also.get(sketch.event, ()))}
    inner = next((t for t in predicate.tokens if _plain(t.lemma) in allowed), None)
    fitting = _plain(predicate.lemma) in allowed
    if not fitting and inner is None:
        return
    fits: dict[str, Role] = {}
    wrong: list[Miss] = []
    for name, where, kind in sketch.marked:
        there = [k for k, part in enumerate(fact.parts) if _place(fact, part) == where]
        if not there:
            wrong.append(Miss("role missing", {"role": name}))
            continue
        role = _role(fact, name, there[0])
        miss = _unfit(template, name, (kind,) if kind else (), role)
        if miss is None:
            fits[name] = role
        else:
            wrong.append(miss)
    if sketch.event:
        verb = predicate.tokens[predicate.agreeing]
        fits[sketch.event] = Role(EVENT, frozenset((ANY,)), -1, predicate.tokens, verb)
    around = {(_place(fact, part), part.head.lemma) for part in fact.parts}
    wrong += [
        Miss("phrase missing", {"word": lemma})
        for where, lemma in sketch.fixed
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
        return Miss("role of another type", {"role": name, "word": said, "type": ", ".join(types)})
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
