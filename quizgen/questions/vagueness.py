"""Nouns that could be any: what makes a phrase mean nothing away from the article."""

from __future__ import annotations

from quizgen.facts.clause import OBJECT, SUBJECT, Part
from quizgen.facts.roles import SUPPORT
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.russian.gazetteer import is_contextual, light_verb
from quizgen.russian.morphology import readings


def is_vague(part: Part, draft: Draft) -> bool:
    if part.tail:
        return False
    if _bare_of_the_past(part, draft):
        return True
    predicate = draft.fact.predicate
    if part.function == OBJECT and predicate and light_verb(predicate.lemma, part.head.lemma):
        return False
    inside = {token.i for token in part.tokens}
    return any(
        (token.pos == "NOUN" or token.pos == "PROPN")
        and is_contextual(token.lemma)
        and token.lemma not in SUPPORT
        and (token.feats.get("Number") != "Plur" or token.i == part.head.i)
        and " " not in token.text
        and not (
            predicate and light_verb(predicate.lemma, f"{part.preposition} {token.lemma}".strip())
        )
        and not _specified(token, part.tokens, inside)
        for token in part.tokens
    )


def _bare_of_the_past(part: Part, draft: Draft) -> bool:
    """«Сеть начала использовать…»: it happened to a certain one, which is not told."""
    predicate = draft.fact.predicate
    if part.function != SUBJECT or predicate is None or len(part.tokens) != 1:
        return False
    head = part.head
    past = predicate.tokens[predicate.agreeing].feats.get("Tense") == "Past"
    return (past and head.pos == "NOUN" and not head.text[:1].isupper()) or (
        past and head.pos == "NOUN" and bool(head.feats.get("Opening"))
    )


def vague_phrase(tokens: tuple[Token, ...]) -> bool:
    """Whether the phrase has a bare noun that could be any: «проект», «второй день»."""
    inside = {token.i for token in tokens}
    return any(
        token.pos == "NOUN" and is_contextual(token.lemma) and not _specified(token, tokens, inside)
        for token in tokens
    )


def _specified(noun: Token, tokens: tuple[Token, ...], inside: set[int]) -> bool:
    """Something narrows the noun: an attribute, a name, or a noun it is itself part of."""
    for token in tokens:
        if token.head == noun.i and token.pos == "NUM":
            return True
        if token.head == noun.i and token.pos not in ("ADP", "PUNCT", "CCONJ", "PART"):
            if {"Apro", "Anum"} & set(readings(token.text)[0].feats):
                continue
            return True
    if noun.head in inside:
        holder = next(t for t in tokens if t.i == noun.head)
        return (
            not is_contextual(holder.lemma)
            and noun.rel == "nmod"
            and any(
                t.head == holder.i and t.i != noun.i and t.pos in ("ADJ", "NOUN", "PROPN")
                for t in tokens
            )
        )
    return False
