"""When a note last changed, and what one says whose question was withdrawn."""

from __future__ import annotations

import datetime

from quizgen.formats.anki_fields import date_in_words
from quizgen.formats.anki_text import tag
from quizgen.model import Article, Question

UNDATED = 1577836800
"""Stamp of notes from an article without a date: 2020-01-01, Unix seconds."""
WITHDRAWN = tag("quizgen", "снято")
"""The tag by which learners find withdrawn questions."""


def first_stamp(article: Article) -> int:
    """Stamp of a note unchanged since the article came out, Unix seconds: midnight UTC."""
    if article.date is None:
        return UNDATED
    midnight = datetime.datetime.combine(article.date, datetime.time(), datetime.UTC)
    # Anki's ids are positive: an article of 1913 counts as one of 1970.
    return max(int(midnight.timestamp()), 86400)


def stamp(article: Article, question: Question) -> int:
    """When the note's content last changed, Unix seconds."""
    if question.changed is None:
        return first_stamp(article)
    return int(question.changed.timestamp())


def notice(question: Question) -> str:
    """The line on the card of a withdrawn question, HTML."""
    day = f" {date_in_words(question.changed.date())}" if question.changed else ""
    return f"Вопрос снят автором колоды{day}: его можно исключить."
