"""Words that a capital alone made a name: an adjective or a noun that opens a sentence."""

from __future__ import annotations

from dataclasses import replace

from quizgen.facts.nounforms import living_noun, modifies, noun_forms
from quizgen.model import Mention, Sentence, Token
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import readings

_NAMES = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))
_SINGLE = ("PERSON", "PLACE", "ORG")


def renamed(sentence: Sentence) -> Sentence:
    """The sentence with what is no name of its own set right."""
    return _opening_noun(_opening_adjective(sentence))


def _first(sentence: Sentence) -> Token | None:
    return next((t for t in sentence.tokens if t.text[:1].isalnum()), None)


def _with(sentence: Sentence, token: Token, dropped: Mention | None) -> Sentence:
    return replace(
        sentence,
        tokens=tuple(token if t.i == token.i else t for t in sentence.tokens),
        mentions=tuple(m for m in sentence.mentions if m is not dropped),
    )


def _opening_adjective(sentence: Sentence) -> Sentence:
    """«Краснозобая казарка»: an adjective before its noun, whatever the recogniser took it for."""
    first = _first(sentence)
    if first is None or first.i + 1 >= len(sentence.tokens) or first.pos not in ("PROPN", "X"):
        return sentence
    noun = sentence.tokens[first.i + 1]
    if " " in first.text + noun.text or not noun.text.islower():
        return sentence
    own = readings(first.text)
    if own[0].pos != "ADJ" or any(_NAMES & set(r.feats) for r in own):
        return sentence
    if noun.pos == "X":
        known = [r for r in readings(noun.text) if r.pos == "NOUN"]
        if not known:
            return sentence
        noun = replace(noun, pos="NOUN", feats={**known[0].feats, **noun.feats})
    if noun.pos != "NOUN" or not living_noun(noun):
        return sentence  # «Мраморный дворец», «Крымская война»: names that begin so
    mention = next((m for m in sentence.mentions if m.first <= first.i < m.last), None)
    if mention is not None and (mention.type not in _SINGLE or mention.last > first.i + 1):
        return sentence
    adjective = replace(first, pos="ADJ", feats={**first.feats, **own[0].feats, "Opening": "Yes"})
    if not any(modifies(adjective, form, noun) for form in noun_forms(noun)):
        return sentence
    return _with(_with(sentence, adjective, mention), noun, None)


def _opening_noun(sentence: Sentence) -> Sentence:
    """«Премьера прошла»: no «премьер» in the genitive where the verb agrees with «премьера»."""
    first = _first(sentence)
    if first is None or first.pos != "PROPN" or not first.rel.startswith("nsubj"):
        return sentence
    if " " in first.text or any(m.first <= first.i < m.last for m in sentence.mentions):
        return sentence
    verb = sentence.tokens[first.head] if first.head >= 0 else None
    if verb is None or first.feats.get("Case") == "Nom" or place_kind(first.text):
        return sentence
    for reading in readings(first.text):
        feats = reading.feats
        gender, said = feats.get("Gender"), verb.feats.get("Gender")
        if reading.pos != "NOUN" or feats.get("Case") != "Nom" or _NAMES & set(feats):
            continue
        if reading.known and (not said or not gender or gender == said):
            token = replace(
                first, pos="NOUN", lemma=reading.lemma, feats={**feats, "Opening": "Yes"}
            )
            return _with(sentence, token, None)
    return sentence
