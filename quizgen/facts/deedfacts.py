"""A deed as facts: who did it, when it was done, what something was renamed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizgen.facts.clause import (
    ADVERB,
    COMPLEMENT,
    OBJECT,
    SUBJECT,
    TIME,
    Fact,
    Part,
    Predicate,
    Role,
)
from quizgen.facts.deeddoers import Doer
from quizgen.facts.deedthings import Thing, deed_words, settled_tokens
from quizgen.facts.phrase import Phrase
from quizgen.facts.tellings import Telling
from quizgen.model import Mention, Sentence, Token
from quizgen.russian.actions import perfective, told
from quizgen.russian.phrases import decline, join
from quizgen.russian.verbs import short_passive

RULE = "deed"
"""The rule of facts whose doer and thing tell a deed whole."""
Moment = tuple[Phrase, Mention]


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to which thing, and when; `more` is the phrase the verb needs beside it."""

    sentence: Sentence
    telling: Telling
    thing: Thing
    times: tuple[Moment, ...]
    more: Part | None = None


def _verb(telling: Telling, text: str, feats: dict[str, str]) -> Token:
    # Before all its parts: they follow it in the order they are given.
    return replace(telling.verb, i=-1, text=text, lemma=telling.lemma, pos="VERB", feats=feats)


def _finite(telling: Telling, number: str) -> Predicate | None:
    form = told(telling.lemma, "Past", "Masc", number)
    if form is None:
        return None
    feats = {"VerbForm": "Fin", "Tense": "Past", "Number": number, "Aspect": "Perf"}
    if number == "Sing":
        feats["Gender"] = "Masc"
    return Predicate((_verb(telling, form, feats),), (form,), telling.lemma)


def _moments(deed: Deed) -> list[Part]:
    return [Part(TIME, phrase.tokens, phrase.head) for phrase, _ in deed.times]


def who_did(deed: Deed, doer: Doer, again: bool) -> Fact | None:
    """«Кто основал Одессу?»: said of who acts, whatever voice the article uses.

    Args:
        again: whether it may have been done at other times, by others.
    """
    predicate = _finite(deed.telling, "Sing")
    thing = deed.thing.part(OBJECT, "Acc")
    if predicate is None or thing is None or (again and not deed.times):
        return None
    subject = Part(SUBJECT, (doer.token,), doer.token, case="Nom")
    parts = [subject, *_kept(deed.telling), thing, *deed.thing.places]
    parts += [deed.more] if deed.more else []
    parts += _moments(deed) if again else []
    types = frozenset(("PERSON" if doer.person else "PEOPLE", "ANY"))
    asked = Role("subject", types, 0, (doer.token,), doer.token, text=doer.name)
    return Fact(RULE, deed.sentence, predicate, tuple(parts), (asked,))


def _kept(telling: Telling) -> list[Part]:
    """«впервые», «первым»: said of the deed."""
    piece = telling.clauses.pieces[telling.clauses.piece_of(telling.verb.i)]
    return [
        Part(ADVERB, (replace(t, i=-2),), t)
        for t in telling.clauses.tokens[piece.first : piece.last]
        if t.text.lower() in deed_words("kept") and abs(t.i - telling.verb.i) == 1
    ]


def what_time(deed: Deed) -> Fact | None:
    """«В каком году была основана Одесса?»: who did it is not told, what was done is enough."""
    thing, telling = deed.thing.part(SUBJECT, "Nom"), deed.telling
    number, gender = deed.thing.number, deed.thing.gender
    if not deed.times or thing is None or not deed.thing.named:
        return None
    if not perfective(telling.lemma):
        return None  # «строился»: «был строен» nobody says
    form = short_passive(telling.lemma, gender, number) if gender or number == "Plur" else None
    if form is None:
        return None
    was = "были" if number == "Plur" else {"Fem": "была", "Neut": "было"}.get(gender, "был")
    feats = {"Number": number, "Gender": gender, "Tense": "Past", "VerbForm": "Fin"}
    being = replace(telling.verb, i=-1, text=was, lemma="быть", pos="AUX", feats=feats)
    undergone = {"VerbForm": "Part", "Variant": "Short", "Voice": "Pass", "Aspect": "Perf"}
    verb = _verb(telling, form, {**feats, **undergone})
    phrase, mention = deed.times[0]
    parts = (thing, *deed.thing.places, *_moments(deed))
    types = frozenset((mention.type, "ANY"))
    asked = Role("when", types, len(parts) - 1, phrase.tokens, phrase.head, mention.value)
    predicate = Predicate((being, verb), (was, form), telling.lemma, 0, True)
    return Fact(RULE, deed.sentence, predicate, parts, (asked,))


def renamed(deed: Deed) -> Fact | None:
    """«Как в 1924 году переименовали Петроград?»: one thing has had several names."""
    predicate = _finite(deed.telling, "Plur")
    thing = deed.thing.part(OBJECT, "Acc")
    new = next((p.phrase for p in deed.telling.placed
                if p.phrase.preposition == "в" and "Acc" in p.phrase.cases), None)  # fmt: skip
    if predicate is None or thing is None or new is None or new.joined:
        return None
    tokens, head = settled_tokens(new, "Acc")
    words = [t.text for t in tokens]
    if head.feats.get("Gender") == "Fem" or head.feats.get("Animacy") == "Anim":
        words = decline(tokens, head, "Nom") or []
    after = deed.sentence.tokens[new.last + 1 : new.last + 2]
    if head.pos not in ("NOUN", "PROPN") or (after and after[0].text[:1].isupper()):
        return None  # «в Тувинскую | Народную Республику»: a name read in part
    if not words or not any(word[:1].isupper() or word[:1] in "«" for word in words):
        return None
    parts = (Part(COMPLEMENT, tokens, head, "в"), thing, *_moments(deed))
    asked = Role("renamed", frozenset(("PLACE", "ANY")), 0, tokens, head, text=join(words))
    return Fact(RULE, deed.sentence, predicate, parts, (asked,))
