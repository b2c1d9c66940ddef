"""Lives told as telegrams, without verbs and with years in brackets."""

from __future__ import annotations

import pytest
from language import table

from quizgen.articles import article_from_text
from quizgen.facts.telegraph import telegraph
from quizgen.pipeline import generate
from quizgen.russian import analyse
from quizgen.russian.heroes import hero_of

ROWS = table("telegraph.yaml")


def article_of(row: dict):
    """The article of a row, under its headline."""
    return article_from_text(f"{row['title']}\n\n{row['text']}", "life")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[-40:])
def test_telegraph(row):
    """Schools, seats, honours and posts with their years are asked, and nothing not certain."""
    article = article_of(row)
    hero = hero_of(article.title, row["text"])
    assert hero is not None
    found = {told.stem: told.answer for _, told in telegraph(analyse(article), hero)}
    assert found == row["asks"]


def test_telegraph_is_asked():
    """What such sentences tell passes review into the deck."""
    stems = {question.stem for question in generate(article_of(ROWS[0])).questions}
    assert sum(f"{stem}?" in stems for stem in ROWS[0]["asks"]) >= 4
