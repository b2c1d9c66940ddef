"""Whether what is asked of a life has one answer: no other stay of those years, no other school."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact
from quizgen.facts.lifeclauses import listed
from quizgen.facts.lifepatterns import Ask
from quizgen.facts.lifewording import Told
from quizgen.model import Sentence

_STAYS = frozenset(("worked", "lived", "study", "served out", "was"))
"""Families of what lasts: two of one time are both an answer."""
_LIKE = {"was": "worked", "served out": "worked"}


def crossing(one: Told, told: Sequence[Told]) -> bool:
    """Whether the years asked of are also of another stay of the kind, told by another clause."""
    own = _years(one)
    family = _LIKE.get(one.pattern.family, one.pattern.family)
    if family not in _STAYS or not own:
        return False
    return any(
        other.clause is not one.clause
        and _LIKE.get(other.pattern.family, other.pattern.family) == family
        and other.slots
        and (years := _years(other))
        and years[0] <= own[0]
        and own[-1] <= years[-1]
        for other in told
    )


def _years(one: Told) -> list[int]:
    if one.when is None or one.when[0] in ("MONTH", "DATE", "SEASON") or "-" in one.when[1]:
        return []
    return sorted(int(year) for year in re.findall(r"(?<!\d)[12]\d{3}(?!\d)", one.when[2]))


def only_of_its_noun(one: Told, slot: str, told: Sequence[Told]) -> bool:
    """Whether the article tells of one such thing: «какую академию он окончил»."""
    own = one.slots.get(slot)
    if own is None or len(own.tokens) < 2:
        return False
    same = {
        tuple(t.lemma for t in s.tokens)
        for other in told
        if other.pattern.family == one.pattern.family
        for s in other.slots.values()
        if s.head.lemma == own.head.lemma
    }
    return len(same) == 1 and not _in_letters(own.head.lemma, one.pattern.family, told)


def _in_letters(noun: str, family: str, told: Sequence[Told]) -> bool:
    """Whether another of its noun is told by its letters only: «окончил ВПШ» beside a «школа»."""
    return any(
        p.head.text.isupper() and len(p.head.text) > 1 and p.head.text[-1].lower() == noun[0]
        for other in told
        if other.pattern.family == family
        for p in other.clause.phrases
    )


def one_of_several(one: Told, ask: Ask, sentences: Sequence[Sentence]) -> bool:
    """«Какого звания был удостоен …», «какую должность занимал …» that tell neither when nor why.

    Of titles the article tells others; an office is one of a life's, unless a year is told by it.
    """
    slot = one.slots.get(ask.slot)
    if slot is None or re.search(r"\{(?:when|cause)\}", ask.stem):
        return False
    if slot.head.lemma == "должность":
        return not re.search(r"(?<!\d)[12]\d{3}(?!\d)", one.clause.sentence.text)
    own = {t.start for t in slot.tokens}
    return slot.head.lemma == "звание" and any(
        t.lemma in listed("titles borne") and t.start not in own
        for s in sentences
        for t in s.tokens
    )


def one_answer_each(found: Sequence[Fact]) -> Iterator[Fact]:
    """The facts without those whose question another answers in other words."""
    answers: dict[str, set[str]] = {}
    for fact in found:
        answers.setdefault(_stem(fact), set()).add(fact.roles[0].text)
    for fact in found:
        if len(answers[_stem(fact)]) == 1:
            yield fact


def _stem(fact: Fact) -> str:
    return fact.roles[1].text
