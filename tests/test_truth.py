"""What is asked has happened, is certain, and was done by the one it is told of."""

from __future__ import annotations

import pytest
from language import deck_of, table

from quizgen.questions.doers import without_age

ROWS = table("truth.yaml")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_only_what_happened_is_asked(row):
    """The near miss, the guess, the long past in the present and the lost doer are not asked."""
    questions = deck_of(row["text"]).questions
    stems = [stem for q in questions for stem in (q.stem, *q.items) if q.kind != "cloze"]
    for piece in row.get("never", ()):
        assert not [stem for stem in stems if piece in stem]
    for said in row.get("answers_never", ()):
        assert said not in [q.answer for q in questions]
    for stem in row.get("asks", ()):
        assert stem in stems
    for said in row.get("answers", ()):
        assert said in [q.answer for q in questions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Когда 71-летний Иван Орлов уехал в Тулу?", "Когда Иван Орлов уехал в Тулу?"),
        ("40-летний инженер построил «Зарю».", "Инженер построил «Зарю»."),
        ("35-летняя актриса Анна Орлова", "актриса Анна Орлова"),
        ("Кто отметил 50-летний юбилей театра?", "Кто отметил 50-летний юбилей театра?"),
    ],
)
def test_ages_of_the_day(text, told):
    """The age of a person on the day of the news is left out; that of a jubilee stays."""
    assert without_age(text) == told
