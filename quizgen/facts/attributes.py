"""Adjectives that sort a noun, so that «какой» asks for them: «на латинском языке»."""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, SUBJECT, TIME, Part, Predicate
from quizgen.model import Token
from quizgen.russian.counting import counter
from quizgen.russian.gazetteer import is_evaluative, is_event, is_person_noun, light_verb
from quizgen.russian.morphology import best, readings
from quizgen.russian.wordlists import words

_UNSPECIFIC = words("unspecific")
_WHICH = words("which")
_NAMING = frozenset(("appos", "flat", "flat:name", "flat:foreign"))


def attribute(predicate: Predicate | None, part: Part) -> tuple[Token, ...]:
    """The adjectives that open the phrase together with its noun, or () where none sorts it."""
    head = part.head
    if predicate is None or part.function in (ADVERB, TIME) or part.case:
        return ()
    if is_event(head.lemma) and part.function == SUBJECT:
        return ()  # «Какая встреча прошла?»: one of many
    if head.pos != "NOUN" or head.lemma not in _WHICH or is_person_noun(head.lemma):
        return ()
    if head.feats.get("Animacy") == "Anim" or part.preposition == "как":
        return ()
    if counter(part.tokens, head) is not None or head.feats.get("Quoted"):
        return ()
    if any(t.i > head.i and (t.rel in _NAMING or t.text[0] in '«"(') for t in part.tokens):
        return ()  # «тропический шторм «Бонни»»: the name says which
    if any(token.rel == "conj" for token in part.tokens if token.head == head.i):
        return ()
    noun = f"{part.preposition} {head.lemma}".strip()
    if light_verb(predicate.lemma, noun) or light_verb(predicate.lemma, head.lemma):
        return ()
    if part.preposition:
        # After another noun the phrase may be that noun's: «доказательства участия в выборах».
        verb = predicate.tokens[-1].i
        ahead = part.start - 1 - len(part.preposition.split())
        if ahead != verb and part.start > verb:
            return ()
    before = [token for token in part.tokens if token.i < head.i]
    if not 1 <= len(before) <= 2 or before[0].i != part.start:
        return ()
    if not all(token.head == head.i and _sorts(token) for token in before):
        return ()
    return (*before, head)


def _sorts(token: Token) -> bool:
    """A relational adjective: it tells of what kind, not how good or how big."""
    if token.pos != "ADJ" or (token.text[:1].isupper() and not token.feats.get("Opening")):
        return False
    reading = best(readings(token.text), "ADJ", token.feats)
    if reading.pos != "ADJ" or not reading.known or {"Qual", "Anum", "Apro"} & set(reading.feats):
        return False
    if token.feats.get("Degree") in ("Cmp", "Sup") or is_evaluative(token.lemma):
        return False
    return reading.lemma not in _UNSPECIFIC and token.lemma not in _UNSPECIFIC
