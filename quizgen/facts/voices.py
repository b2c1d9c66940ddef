"""Passives with a doer told as he would be asked for: «переведён Цицероном» → «Цицерон перевёл»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.clause import OBJECT, SUBJECT, Fact, Part, Predicate, Role
from quizgen.facts.deeddoers import whole_name
from quizgen.model import Token
from quizgen.russian.actions import told
from quizgen.russian.phrases import decline
from quizgen.russian.verbs import verb_reading


def active(fact: Fact) -> Iterator[Fact]:
    """The fact, and before it the same said of its doer, who is then asked for only there."""
    predicate = fact.predicate
    doer = next((r for r in fact.named("agent") if "PERSON" in r.types and not r.told), None)
    undergoing = next((k for k, p in enumerate(fact.parts) if p.function == SUBJECT), -1)
    if predicate is None or doer is None or undergoing < 0 or not predicate.passive:
        yield fact
        return
    name = _name(doer)
    verb = _finite(predicate)
    thing = _acted_on(fact.parts[undergoing])
    if not name or verb is None or thing is None or "LIST" in doer.types:
        yield fact
        return
    token = name[0]
    others = [p for k, p in enumerate(fact.parts) if k not in (doer.part, undergoing)]
    parts = (Part(SUBJECT, (token,), token, case="Nom"), thing, *others)
    asked = Role("subject", doer.types, 0, (token,), token, text=name[1])
    yield replace(fact, predicate=verb, parts=parts, roles=(asked,))
    yield fact.telling([doer])


def _name(doer: Role) -> tuple[Token, str] | None:
    """The token of the doer's name, and the name in the nominative."""
    named = [t for t in doer.focus if t.pos == "PROPN" and t.feats.get("Animacy") == "Anim"]
    if len(named) != 1 or named[0].feats.get("Resolved"):
        return None
    name = whole_name(named[0], "Ins")
    return (named[0], name) if name else None


def _finite(predicate: Predicate) -> Predicate | None:
    """The verb in the past, masculine, for «кто»; None for what is no plain perfective passive."""
    token = next((t for t in predicate.tokens if t.feats.get("Voice") == "Pass"), None)
    others = [t for t in predicate.tokens if t is not token and t.lemma != "быть"]
    if token is None or others or any(t.feats.get("Tense") == "Fut" for t in predicate.tokens):
        return None
    reading = verb_reading(token)
    if reading is None or reading.feats.get("VerbForm") != "Part":
        return None
    if reading.feats.get("Aspect") == "Imp" or reading.feats.get("Tense") == "Pres":
        return None
    form = told(reading.lemma, "Past", "Masc", "Sing")
    if form is None:
        return None
    feats = {
        "VerbForm": "Fin", "Tense": "Past", "Number": "Sing", "Gender": "Masc", "Aspect": "Perf",
    }  # fmt: skip
    # Before all its parts: they follow it in the order they are given.
    verb = replace(token, i=-1, text=form, lemma=reading.lemma, pos="VERB", feats=feats)
    return Predicate((verb,), (form,), reading.lemma)


def _acted_on(part: Part) -> Part | None:
    """The subject of the passive as the object of the active, in the accusative."""
    head = part.head
    if head.pos not in ("NOUN", "PROPN") or part.tail:
        return None
    if head.feats.get("Case") not in (None, "Nom") and part.case != "Nom":
        return None
    if decline(part.tokens, head, "Acc") is None:
        return None
    return Part(OBJECT, part.tokens, head, case="Acc")
