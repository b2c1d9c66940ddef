"""Who did it: passives, participles and inverted clauses asked as a person asks."""

from __future__ import annotations

import pytest
from language import article_of, table
from language import every as generate


@pytest.mark.parametrize("row", table("deeds.yaml"), ids=lambda row: row["text"][:40])
def test_a_deed_is_asked_of_its_doer(row):
    """The sentence gives these questions, short and active, and none of the forbidden words."""
    questions = generate(article_of(row["text"])).questions
    made = [f"{q.template} | {q.stem} | {q.answer}" for q in questions]
    for expected in row.get("asks", ()):
        assert expected in made
    for words in row.get("never", ()):
        assert not any(words in q.stem for q in questions)
