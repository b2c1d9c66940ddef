"""Facts beside the main clause: brackets, appositions, definitions of places, callings."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from language import article_of, table
from language import every as generate

RULES = ("beside/", "definitions/who")


@pytest.mark.parametrize("row", table("beside.yaml"), ids=lambda row: row["text"][:40])
def test_what_stands_beside_the_clause_is_asked(row):
    """The sentence gives these questions word for word, and where none is certain, none."""
    article = article_of(row["text"])
    if row.get("date"):
        article = replace(article, date=datetime.date.fromisoformat(row["date"]))
    deck = generate(article, kinds=("choice", "typed", "open"))
    every = [f"{q.template} | {q.stem} | {q.answer}" for q in deck.questions]
    found = [asked for asked in every if asked.startswith(RULES)]
    for expected in row["asks"]:
        assert expected in found
    if not row["asks"]:
        assert found == []
    for word in row.get("never", ()):
        assert not any(word in asked for asked in found)
