"""What a land borders on, side by side: «на западе — с Польшей, на севере — с Литвой»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import in_nominative
from quizgen.facts.thingclauses import ThingClause
from quizgen.facts.thingwording import agreeing, present_of
from quizgen.model import Token
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.phrases import text_of
from quizgen.russian.things import called_alike, thing_words

_VERB = "граничить"


def borders(told: ThingClause) -> Iterator[tuple[str, str, tuple[Token, ...]]]:
    """Stems, answers and the words of the answers, of a clause that tells of borders by sides."""
    clause, thing = told.clause, told.thing
    if clause.verb.lemma != _VERB or clause.verb.feats.get("Tense") != "Pres":
        return
    side: Phrase | None = None
    for phrase in clause.around:
        if phrase.preposition == "на" and phrase.head.lemma in thing_words("sides"):
            side = phrase
        elif phrase.preposition in ("с", "со") and "Ins" in phrase.cases and not phrase.joined:
            asked = _asked(phrase, thing.name.lower())
            if side is not None and asked and phrase.first > side.first:
                verb = present_of(_VERB, thing.gender)
                stem = f"С {asked} {verb} {thing.name} на {text_of(side.tokens)}?"
                answer = f"{phrase.preposition} {text_of(phrase.tokens)}"
                yield stem, answer, phrase.tokens
            side = None
        elif phrase.preposition:
            side = None


def _asked(phrase: Phrase, told: str) -> str | None:
    lemma = phrase.head.lemma.lower()
    if lemma in told and lemma in thing_words("regions"):
        lemma = "регион"  # «с какой областью граничит Тверская область»
    if called_alike(lemma) and len(phrase.tokens) > 1:
        return agreeing("какой", lemma, "Ins")
    at = next(k for k, t in enumerate(phrase.tokens) if t.i == phrase.head.i)
    name = in_nominative(phrase.tokens, at, "Ins") or ""
    return "какой страной" if place_kind(name) == "COUNTRY" else None
