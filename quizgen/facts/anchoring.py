"""Where and of which: a branch gets its place, a total its country, where the text before says it.

«В стране Х работают десять филиалов … Особо следует отметить филиал Y, открытый в 2001 году»: the
question has to say «филиал Y в стране Х», because Y has others elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.facts.clause import ADVERB, COMPLEMENT, SUBJECT, TIME, Fact, Part
from quizgen.facts.kinds import nominative
from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import place_kind, thing_abbreviation
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.wordlists import lists, words

_NEAR = 3
"""Sentences a reader carries a country over."""


def placed(facts: Sequence[Fact], sentences: Sequence[Sentence]) -> list[Fact]:
    """The facts, in order, with the place written in where the sentences before make it certain."""
    owners = _owners(sentences)
    by_sentence: dict[int, list[Fact]] = {}
    told: list[Fact] = []
    for fact in facts:
        here = fact.sentence.i
        before = by_sentence.get(here - 1, [])
        fact = _branch(fact, before) or _sister(fact, before) or fact
        near = [f for i in range(here - _NEAR, here) for f in by_sentence.get(i, ())]
        fact = _thing_of_country(fact, near) or fact
        country = _country_of_speech(fact.sentence, sentences, owners)
        if country:
            fact = _total(fact, *country) or fact
        by_sentence.setdefault(here, []).append(fact)
        told.append(fact)
    return told


def in_place(
    fact: Fact, preposition: str, name: str, nominative_of: str = "", leading: bool = False
) -> Fact:
    """The fact with a place at its end, or before its verb."""
    tokens = fact.sentence.tokens
    at = tokens[-1]
    if fact.predicate is not None:
        verb = fact.predicate.tokens[-1].i
        at = fact.predicate.tokens[0] if leading else tokens[min(verb + 1, len(tokens) - 1)]
    lemma = nominative_of or name
    token = Token(at.i, name, at.start, at.start, lemma.lower(), "PROPN", {"Case": "Loc"}, at.i, "")
    # «открыт в Казахстане в 2001 году»: a time that closes the clause stays its end.
    times = [k for k, part in enumerate(fact.parts) if part.function == TIME]
    index = times[0] if times == [len(fact.parts) - 1] else len(fact.parts)
    return with_part(fact, index, Part(COMPLEMENT, (token,), token, preposition))


def with_part(fact: Fact, index: int, part: Part) -> Fact:
    """The fact with one more part at this index; the roles keep their parts."""
    return replace(
        fact,
        parts=(*fact.parts[:index], part, *fact.parts[index:]),
        roles=tuple(replace(r, part=r.part + 1) if r.part >= index else r for r in fact.roles),
    )


def _subject(fact: Fact) -> Part | None:
    return next((part for part in fact.parts if part.function == SUBJECT), None)


def _branch(fact: Fact, before: Sequence[Fact]) -> Fact | None:
    """«филиал МГУ» right after «в Казахстане работают девять филиалов», singled out of them."""
    subject = _subject(fact)
    if subject is None or fact.notes or subject.head.lemma not in _words("branches"):
        return None
    said = {readings(word)[0].lemma for word in re.findall(r"\w+", fact.sentence.text.lower())}
    if not said & _words("one of them"):
        return None
    if any(part.function not in (SUBJECT, ADVERB, TIME) for part in fact.parts):
        return None
    if subject.head.feats.get("Number") == "Plur" or not any(_proper(t) for t in subject.tokens):
        return None
    for other in before:
        theirs = _subject(other)
        if theirs is None or theirs.head.lemma != subject.head.lemma or other.notes:
            continue
        where = [r for r in other.named("where") if "COUNTRY" in r.types]
        if len(where) == 1 and not any(_proper(t) for t in theirs.tokens):
            part = other.parts[where[0].part]
            if len(part.tokens) == 1:
                return in_place(fact, part.preposition, part.head.text, part.head.lemma)
    return None


def _sister(fact: Fact, before: Sequence[Fact]) -> Fact | None:
    """«Приступил к работе и МГИМО в Астане» after a branch in a country: one more branch."""
    subject = _subject(fact)
    if subject is None or len(subject.tokens) != 1 or fact.rule != "clause" or fact.notes:
        return None
    index = fact.parts.index(subject)
    university = any(r.part == index and "UNIVERSITY" in r.types for r in fact.roles)
    also = fact.sentence.tokens[max(0, subject.head.i - 1)]
    if not university or also.text.lower() != "и" or not subject.head.text.isupper():
        return None
    for other in before:
        theirs = _subject(other)
        if theirs is None or theirs.head.lemma not in _words("branches"):
            continue
        if not any("UNIVERSITY" in role.types for role in other.named("of")):
            continue
        place = next((p for p in other.parts if p.function == COMPLEMENT and not p.head.rel), None)
        if place is None:
            continue  # only where the branch before got its country from the text
        noun = replace(
            theirs.head, i=also.i, text=theirs.head.lemma, head=subject.head.head, rel="nsubj",
            feats={**theirs.head.feats, "Case": "Nom", "Opening": ""},
        )  # fmt: skip
        name = replace(subject.head, head=also.i, rel="nmod")
        parts = list(fact.parts)
        parts[index] = Part(SUBJECT, (noun, name), noun)
        genitive = _form(place.head.lemma.capitalize(), "Gen")
        city = next(fact.named("where"), None)
        if genitive is None or city is None:
            continue
        land = replace(
            city, name="land", part=-1, types=frozenset(("COUNTRY", "ANY")), text=genitive
        )
        roles = (*(r for r in fact.roles if r.part != index), land)
        return replace(fact, parts=tuple(parts), roles=roles)
    return None


def _thing_of_country(fact: Fact, near: Sequence[Fact]) -> Fact | None:
    """«строительство АЭС» after a country began to build its first atomic power station."""
    for part in fact.parts:
        for token in part.tokens:
            whole = thing_abbreviation(token.text)
            if whole is None or not token.text.isupper() or token.rel != "nmod":
                continue
            if any(t.head == token.i for t in part.tokens):
                continue
            found = _built_by(whole, near)
            if found:
                return _with(fact, replace(token, text=f"{token.text} {found}"))
    return None


def _built_by(whole: str, near: Sequence[Fact]) -> str | None:
    """«в Казахстане», where a country has begun to build the one such thing spoken of."""
    wanted = {readings(word)[0].lemma for word in whole.split()}
    found = set()
    for fact in near:
        subject = _subject(fact)
        if subject is None or fact.notes or len(subject.tokens) != 1:
            continue
        name = nominative(subject.tokens, subject.head)
        if place_kind(name) != "COUNTRY" or not any(
            t.lemma == "строительство" for part in fact.parts for t in part.tokens
        ):
            continue
        for part in fact.parts:
            own = [t for t in part.tokens if t.lemma in wanted]
            if wanted <= {t.lemma for t in own} and own[-1].feats.get("Number") == "Sing":
                found.add(_within(name))
    return next(iter(found)) if len(found) == 1 else None


def _within(country: str) -> str | None:
    """«в Казахстане», «на Кубе»."""
    locative = _form(country, "Loc")
    on = country in words("on islands")
    return locative and f"{'на' if on else 'в'} {locative}"


def _owners(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Plural nouns the article gives to one country alone: «колледжей Казахстана»."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if not _proper(token) or token.feats.get("Case") != "Gen" or token.head < 0:
                continue
            name = nominative((token,), token)
            noun = sentence.tokens[token.head]
            if noun.pos == "NOUN" and token.rel == "nmod" and place_kind(name) == "COUNTRY":
                found.setdefault(noun.lemma, set()).add(name)
    return {lemma: next(iter(names)) for lemma, names in found.items() if len(names) == 1}


def _country_of_speech(
    sentence: Sentence, sentences: Sequence[Sentence], owners: dict[str, str]
) -> tuple[str, str] | None:
    """(country, the noun) where the speaker has just said «наши колледжи» of his country's."""
    if sentence.speech is None:
        return None
    for other in reversed(sentences[max(0, sentence.i - _NEAR) : sentence.i + 1]):
        if other.speech is None:
            return None
        if any(place_kind(nominative((t,), t)) == "COUNTRY" for t in other.tokens if _proper(t)):
            return None
        for token, noun in zip(other.tokens, other.tokens[1:], strict=False):
            ours = token.lemma == "наш" and noun.pos == "NOUN"
            if ours and noun.feats.get("Number") == "Plur" and noun.lemma in owners:
                return owners[noun.lemma], noun.lemma
    return None


def _total(fact: Fact, country: str, noun: str) -> Fact | None:
    """«600 колледжей», said of a country's: the country is written in."""
    if fact.rule != "clause" or fact.notes or not any(fact.named("count")):
        return None
    if any(_proper(t) for part in fact.parts for t in part.tokens):
        return None
    genitive, inside = _form(country, "Gen"), _within(country)
    for part in fact.parts:
        for token in part.tokens:
            if token.lemma == noun and genitive and token.feats.get("Number") == "Plur":
                return _with(fact, replace(token, text=f"{token.text} {genitive}"))
    if inside is None:
        return None
    preposition, name = inside.split(maxsplit=1)
    return in_place(fact, preposition, name, country, leading=True)


def _form(name: str, case: str) -> str | None:
    for reading in readings(name):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom":
            word = inflect(reading, case=case)
            return like(name, word) if word else None
    return None


def _with(fact: Fact, token: Token) -> Fact:
    """The fact with one word written differently, in its parts and in its roles."""

    def changed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        return tuple(token if t.i == token.i else t for t in tokens)

    def head(old: Token) -> Token:
        return token if old.i == token.i else old

    return replace(
        fact,
        parts=tuple(replace(p, tokens=changed(p.tokens), head=head(p.head)) for p in fact.parts),
        roles=tuple(replace(r, focus=changed(r.focus), head=head(r.head)) for r in fact.roles),
    )


def _proper(token: Token) -> bool:
    named = token.pos == "PROPN" or token.text[:1].isupper() or token.text[:1] == "«"
    return named and not token.feats.get("Opening")


def _words(name: str) -> frozenset[str]:
    return lists("anchors.yaml")[name]
