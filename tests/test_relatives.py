"""Whose deed a question tells of: never a relative's for the hero's, never a part for the whole."""

from __future__ import annotations

from typing import Any

import pytest
from language import table

from quizgen import generate
from quizgen.articles import article_from_text


@pytest.mark.parametrize("row", table("relatives.yaml"), ids=lambda row: str(row["text"])[:30])
def test_no_deed_of_another(row: dict[str, Any]) -> None:
    """What a grandfather founded or an assistant helped at is not the hero's; no year swapped."""
    deck = generate(article_from_text(f"{row['title']}\n\n{row['text']}", "relatives"))
    asked = {question.stem: question.answer for question in deck.questions}
    for begin in row["never"]:
        assert not [stem for stem in asked if stem.startswith(begin)], asked
    for stem, answer in row.get("asks", {}).items():
        assert asked.get(stem) == answer, asked
