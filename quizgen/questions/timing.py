"""Checks of tense: the present of a time long past, and of people who have died."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.facts.clause import SUBJECT, TIME, Fact
from quizgen.questions.drafts import Draft

_YEAR = re.compile(r"(?<!\d)1\d{3}(?!\d)|(?<!\d)20[0-2]\d(?!\d)|\bвек")
_SINCE = re.compile(r"^(?:с|со|до|начиная)\s", re.IGNORECASE)
_ALMOST = re.compile(r"(?:\b(?:едва|чуть)(?: было| ли)? не(?: \w+)?|\bпочти(?: было)?) $", re.I)
_DEATH = frozenset(("умереть", "скончаться", "погибнуть", "похоронить", "убить", "застрелить"))

_HARMLESS = frozenset(("apposition inside a phrase", "broken phrase", "adverb inside a phrase"))
"""Notes that speak against the wording of a fact, not against its truth."""


def present_tense(draft: Draft) -> bool:
    """Whether the clause tells the present."""
    predicate = draft.fact.predicate
    if predicate is None or not draft.fact.parts:
        return False
    verb = predicate.tokens[predicate.agreeing]
    return verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") == "Fin"


def historic_present(draft: Draft) -> bool:
    """«В каком году Магритт входит в группу?»: the past told in the present."""
    return present_tense(draft) and any(
        part.function == TIME
        and _YEAR.search(" ".join(t.text for t in part.tokens))
        and not _SINCE.match(part.tokens[0].text)
        for part in draft.fact.parts
    )


def nearly(fact: Fact) -> bool:
    """«едва не погиб», «чуть было не взял», «почти закончил»: it did not happen."""
    if fact.predicate is None:
        return False
    text, start = fact.sentence.text, fact.sentence.start
    return any(_ALMOST.search(text[: max(0, t.start - start)]) for t in fact.predicate.tokens)


def departed(facts: Iterable[Fact]) -> frozenset[str]:
    """Last names of those whose death the article tells."""
    found: set[str] = set()
    for fact in facts:
        names = [r for r in fact.roles if "PERSON" in r.types]
        if any(role.name == "died" for role in fact.roles):
            found |= {word for role in names for word in _last(role.text or role.focus[-1].text)}
            found |= {w for role in fact.roles if role.name == "life" for w in _last(role.text)}
        elif fact.predicate is not None and fact.predicate.lemma in _DEATH:
            subject = next((p for p in fact.parts if p.function == SUBJECT), None)
            if subject is not None and set(fact.notes) <= _HARMLESS and not nearly(fact):
                found |= {w for t in subject.tokens if t.pos == "PROPN" for w in _last(t.text)}
    return frozenset(found)


def _last(name: str) -> list[str]:
    last = name.split()[-1] if name else ""
    return [last] if len(last) > 3 else []


def present_of_the_dead(draft: Draft, dead: frozenset[str]) -> bool:
    """«Кто возглавляет завод с 2013 года?» of somebody the article says has died."""
    if not dead:
        return False
    post = draft.role.name == "post"
    if not post and not present_tense(draft):
        return False
    said = [word.strip("«».,?") for word in f"{draft.stem} {draft.answer}".split()]
    return any(word[: len(name)] == name for word in said for name in dead)
