"""What a life tells without a verb: «в 1938 году — пилот аэроклуба», «Член партии с 1943 года»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.lifeclauses import listed
from quizgen.facts.lifekinds import written
from quizgen.facts.lifeslots import time_text
from quizgen.facts.phrase import Phrase
from quizgen.facts.sentencepieces import pieces_of
from quizgen.facts.spans import Clauses
from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.heroes import Hero
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.phrases import join, text_of

_DASHES = frozenset("—–-")
_WHEN = re.compile(r"(?:в|с) [^\d]*[12]\d{3}", re.IGNORECASE)
_SINCE = re.compile(r"с ([12]\d{3})(?: года| г\.)?$", re.IGNORECASE)
_LONGEST = 9

Bare = tuple[str, str, str, tuple[Token, ...]]
"""Stem, answer, type, and the words that answer."""


def bare_lives(sentences: Sequence[Sentence], hero: Hero) -> Iterator[tuple[Sentence, Bare]]:
    """Posts told by a dash beside their years, and memberships told since when."""
    for sentence in sentences:
        if sentence.headline or sentence.speech is not None:
            continue
        spans = pieces_of(sentence)
        for found in (*_posts(spans, hero), *_memberships(spans, hero)):
            yield spans.sentence, found


def _posts(spans: Clauses, hero: Hero) -> Iterator[Bare]:
    """«С 1938 по 1941 год он — пилот-инструктор аэроклуба»."""
    for k, piece in enumerate(spans.pieces[1:], 1):
        before = spans.pieces[k - 1]
        if piece.mark not in _DASHES or piece.verb >= 0 or before.verb >= 0:
            continue
        lead, own = spans.inside(before), spans.inside(piece)
        times = [p for p in lead if p.kind == "time"]
        others = [p for p in lead if p.kind != "time"]
        if len(times) != 1 or not own or own[0].first != piece.first:
            continue
        if any(not _is_hero(p, hero) for p in others) or not _whole(spans, piece.last):
            continue
        when = time_text(times[0])
        job = own[0]
        if not _WHEN.match(when) or before.mark not in ("", ";", ":"):
            continue
        if job.preposition or job.joined or not _is_job(job):
            continue
        if piece.last - piece.first > _LONGEST:
            continue
        tokens = tuple(spans.tokens[piece.first : piece.last])
        said = _instrumental(tokens, job)
        was = "была" if hero.gender == "Fem" else "был"
        if said:
            yield f"Кем {was} {hero.name} {when}", said, "", tokens


def _whole(spans: Clauses, last: int) -> bool:
    """Whether the sentence ends there, or goes on with something of its own."""
    after = spans.tokens[last : last + 1]
    return not after or after[0].text in (";", ".", ",")


def _memberships(spans: Clauses, hero: Hero) -> Iterator[Bare]:
    """«Член Союза писателей с 1934 года»."""
    if len(spans.pieces) != 1 or spans.pieces[0].verb >= 0:
        return
    phrases = spans.phrases
    if len(phrases) != 2 or phrases[0].head.lemma != "член" or phrases[0].first != 0:
        return
    body, when = phrases[0], phrases[1]
    since = _SINCE.match(written(when.tokens))
    if when.kind != "time" or since is None or len(body.tokens) < 2 or len(body.tokens) > _LONGEST:
        return
    was = "была" if hero.gender == "Fem" else "был"
    of = text_of(body.tokens[1:])
    if f"{of}(б)" in spans.sentence.text:
        of += "(б)"
    stem = f"С какого года {hero.name} {was} членом {of}"
    yield stem, since[1], "YEAR", when.tokens


def _is_hero(phrase: Phrase, hero: Hero) -> bool:
    text = phrase.head.text
    return text.lower() in ("он", "она") or hero.is_named(text)


def _is_job(phrase: Phrase) -> bool:
    lemma = phrase.head.lemma
    living = phrase.head.feats.get("Animacy") == "Anim" or is_person_noun(lemma)
    single = phrase.head.feats.get("Number") == "Sing" and "Nom" in phrase.cases
    return living and single and lemma not in listed("wide jobs") and phrase.head.pos == "NOUN"


def _instrumental(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """The phrase in the instrumental, what follows its noun as it stands."""
    own = [
        r for r in readings(phrase.head.text) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"
    ]
    if not own:
        return None
    gender = own[0].feats.get("Gender", "Masc")
    said = []
    for token in tokens:
        word: str | None = token.text
        if token.i == phrase.head.i:
            word = inflect(own[0], case="Ins", number="Sing")
        elif token in phrase.modifiers:
            fitting = [r for r in readings(token.text) if r.feats.get("Case") == "Nom"]
            word = (
                inflect(fitting[0], case="Ins", number="Sing", gender=gender) if fitting else None
            )
        elif token.pos == "NOUN" and token.feats.get("Case") == "Nom":
            return None  # «военный комиссар», read as two nouns
        if word is None:
            return None
        said.append(like(token.text, word) if word != token.text else word)
    return join(said)
