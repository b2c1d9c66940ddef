"""Who speaks: «Глава государства» and «Президент» given the name the article gives them."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.model import Sentence
from quizgen.russian.gazetteer import is_post
from quizgen.russian.wordforms import decline_name

_HEAD_OF_STATE = frozenset(("глава государства", "президент", "лидер страны", "глава страны"))


def name_speakers(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Sentence position → the full name, in the genitive, of the one whose words it is.

    A bare post is resolved only when the article puts it beside exactly one name.
    """
    people = _people(sentences)
    found: dict[int, str] = {}
    for i, name in speakers_named(sentences).items():
        genitive = decline_name(name, {"Case": "Nom", "Gender": people[name]}, "Gen")
        if genitive:
            found[i] = genitive
    return found


def speakers_named(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Sentence position → the full name, in the nominative, of the one whose words it is."""
    people = _people(sentences)
    holders = _holders(sentences)
    found: dict[int, str] = {}
    for sentence in sentences:
        speech = sentence.speech
        if speech is None or not speech.speaker:
            continue
        name = _named(speech.speaker, people, holders)
        if name:
            found[sentence.i] = name
    return found


def _people(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Full names in the nominative, with their gender."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.type != "PERSON":
                continue
            token = sentence.tokens[mention.first]
            name = decline_name(token.text, dict(token.feats), "Nom")
            if name and " " in name:
                found.setdefault(name, token.feats.get("Gender", "Masc"))
    return found


def _holders(sentences: Sequence[Sentence]) -> dict[str, set[str]]:
    """Bare posts («Президент» without a country) and the names right after them."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            token = sentence.tokens[mention.first]
            if mention.type != "PERSON" or token.i == 0:
                continue
            before = sentence.tokens[token.i - 1]
            name = decline_name(token.text, dict(token.feats), "Nom")
            if (
                name
                and is_post(before.lemma)
                and before.feats.get("Case") == token.feats.get("Case")
            ):
                found.setdefault(before.lemma, set()).add(name)
    return found


def _named(speaker: str, people: dict[str, str], holders: dict[str, set[str]]) -> str | None:
    low = speaker.lower()
    for name in people:
        stems = [word[: max(4, len(word) - 2)].lower() for word in name.split()]
        if stems[-1] in low:
            return name
    post = "президент" if low in _HEAD_OF_STATE else low
    names = holders.get(post, set())
    return next(iter(names)) if len(names) == 1 else None
