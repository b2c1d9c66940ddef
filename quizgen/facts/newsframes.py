"""The event an item of news is about: «на Каннском кинофестивале 2017 года»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.lifekinds import named
from quizgen.facts.newsactors import told_of
from quizgen.facts.sentencepieces import pieces_of
from quizgen.facts.surface import in_nominative
from quizgen.model import Sentence
from quizgen.russian.phrases import decline_plain

_LEAD = 2
"""Sentences that say what the news is about."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def frame_of(sentences: Sequence[Sentence]) -> str:
    """The contest or festival with its year that the lead names, with its preposition; or ""."""
    for sentence in sentences:
        if sentence.i > _LEAD:
            break
        for phrase in pieces_of(sentence).phrases:
            for inner in phrase.every():
                if inner.head.lemma not in told_of("gatherings") or inner.joined:
                    continue
                own = tuple(t for t in inner.tokens if t.i <= inner.head.i)
                words = sentence.tokens[inner.head.i + 1 : inner.head.i + 2]
                year = _YEAR.search(words[0].text) if words else None
                if year is None or not named(own):
                    continue
                case = next(iter(sorted(inner.cases)), "Nom")
                name = in_nominative(own, len(own) - 1, case)
                there = decline_plain(name, "Loc") if name else None
                if there:
                    return f"на {there} {year[0]} года"
    return ""
