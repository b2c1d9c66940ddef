"""Sentences without an end: the time to parse one grows with the cube of its words."""

from __future__ import annotations

import re

from quizgen.errors import ArticleError, phrase

MOST_WORDS = 250
_END = re.compile(r"[.!?…\n]")


def refuse_endless(text: str) -> None:
    """Raise ArticleError where the text has a sentence that would take too long to read."""
    if any(len(sentence.split()) > MOST_WORDS for sentence in _END.split(text)):
        raise ArticleError(
            phrase("в тексте есть предложение длиннее %(most)s слов", most=MOST_WORDS),
            hint=phrase("расставьте точки и абзацы"),
        )
