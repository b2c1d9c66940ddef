"""Numbers, times and places asked as a teacher would, and what news tell on their day."""

from __future__ import annotations

import pytest
from language import deck_of, table
from language import every as generate

from quizgen.articles import article_from_text
from quizgen.model import Article, Question
from quizgen.russian.unitwords import spelled_units

ROWS = table("figures.yaml")


def _questions(row) -> tuple[Question, ...]:
    if "date" not in row:
        return deck_of(row["text"]).questions
    told = article_from_text(row["text"])
    dated = Article(told.id, told.title, row["date"], told.text, told.headline)
    return generate(dated).questions


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:50] for row in ROWS])
def test_figures_times_and_news(row):
    """Measures by their name, the past as past, short stems, the lead of news with its month."""
    questions = _questions(row)
    stems = [q.stem for q in questions]
    for stem in row.get("asks", ()):
        assert stem in stems
    for answer in row.get("answers", ()):
        assert answer in [q.answer for q in questions]
    for piece in row.get("never", ()):
        assert not [stem for stem in stems if piece in stem]
    for form in row.get("accepted", ()):
        assert form in [form for q in questions for form in q.accepted]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("27,1 тыс. км²", "27,1 тысячи квадратных километров"),
        ("1 млн кв. м", "1 млн квадратных метров"),
        ("более 132 тыс. кв. м", "более 132 тысяч квадратных метров"),
        ("1 км", "1 километр"),
        ("17 870 км²", "17 870 квадратных километров"),
        ("17\u00a0870\u00a0км", "17\u00a0870 километров"),
        ("более 1 км", "более 1 километра"),
        ("22 м", "22 метра"),
        ("2,5 км²", "2,5 квадратного километра"),
        ("более 1,5 тыс.", "более 1,5 тысячи"),
        ("50 тыс. чел.", "50 тысяч человек"),
        ("10–15 км", "10–15 километров"),
        ("80 км/ч", "80 км/ч"),
        ("5 мая", "5 мая"),
        ("на 5 км", "на 5 км"),
        ("1998 г.", "1998 г."),
    ],
)
def test_units_are_words(text, said):
    """The unit after the number that opens an answer is a word, in the form the number asks."""
    assert spelled_units(text) == said
