"""The past told in the present: «в 1925 году Магритт входит в группу» was «вошёл в группу»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml

from quizgen.facts.clause import SUBJECT, TIME, Fact
from quizgen.model import Token
from quizgen.russian.counting import counter
from quizgen.russian.morphology import readings
from quizgen.russian.tenses import told_past

_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_CENTURY = re.compile(r"\bвек|\bв\.|столети")
_SINCE = re.compile(r"^(?:с|со|до|начиная|по|к)\s", re.IGNORECASE)
_OVER = 2025
"""Years before this one are over."""
_NOBODY_LIVES = 1910
"""Whoever worked somewhere since an earlier year works there no more."""


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    text = files("quizgen.russian").joinpath("data/perfectives.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    lasting = frozenset(word.strip() for word in loaded["lasting"].split(","))
    return {_plain(k): v for k, v in loaded["once"].items()}, lasting


def _plain(lemma: str) -> str:
    return lemma.replace("ё", "е")


def told_then(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, those of a year that is over told in the past where the verb has one form."""
    return [_past(fact) or fact for fact in facts]


def _past(fact: Fact) -> Fact | None:
    predicate = fact.predicate
    if predicate is None or not fact.parts or predicate.passive or "не" in predicate.forms:
        return None
    verb = predicate.tokens[predicate.agreeing]
    if verb.feats.get("Tense") != "Pres" or verb.feats.get("VerbForm") != "Fin":
        return None
    if verb.feats.get("Aspect") == "Perf" or verb.feats.get("Person", "3") != "3":
        return None
    subject = next((part for part in fact.parts if part.function == SUBJECT), None)
    if subject is None or not _over(fact):
        return None
    head, number = subject.head, subject.head.feats.get("Number", "Sing")
    if counter(subject.tokens, head) is not None or _joined(subject.tokens, head):
        number = "Plur"
    written = past_form(verb, head.feats.get("Gender", "Masc"), number)
    if written is None:
        return None
    lemma, form = written
    done = {"Tense": "Past", "Aspect": "Perf" if lemma != verb.lemma else "Imp", "Number": number}
    feats = {k: v for k, v in verb.feats.items() if k != "Person"} | done
    tokens, forms = list(predicate.tokens), list(predicate.forms)
    tokens[predicate.agreeing] = replace(verb, feats=feats, lemma=lemma)
    forms[predicate.agreeing] = form
    own = lemma if predicate.lemma == verb.lemma else predicate.lemma
    new = replace(predicate, tokens=tuple(tokens), forms=tuple(forms), lemma=own)
    return replace(fact, predicate=new)


def past_form(verb: Token, gender: str, number: str) -> tuple[str, str] | None:
    """The dictionary form of the verb to tell it with, and its past."""
    once, lasting = _table()
    if _plain(verb.lemma) in {_plain(word) for word in lasting}:
        form = told_past(verb.text.lower(), gender, number)
        return (verb.lemma, form) if form else None
    infinitive = once.get(_plain(verb.lemma))
    if infinitive is None:
        return None
    concord = {"plur"} if number == "Plur" else {"sing", _GENDERS.get(gender, "masc")}
    for reading in readings(infinitive):
        if reading.feats.get("VerbForm") == "Inf":
            found = reading.parse.inflect({"VERB", "past"} | concord)
            return (infinitive, str(found.word)) if found else None
    return None


_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def _joined(tokens: Sequence[Token], head: Token) -> bool:
    return any(t.rel == "conj" and t.head == head.i for t in tokens)


def _over(fact: Fact) -> bool:
    """Whether a time of the clause is a year or a century that is over."""
    for part in fact.parts:
        if part.function != TIME:
            continue
        told = " ".join(t.text for t in part.tokens)
        years = [int(year) for year in _YEAR.findall(told)]
        if _SINCE.match(told):
            person = any(p.head.feats.get("Animacy") == "Anim" for p in fact.parts)
            if person and years and max(years) < _NOBODY_LIVES:
                return True
            continue
        if (years and max(years) < _OVER) or (_CENTURY.search(told) and "XXI" not in told):
            return True
    return False
