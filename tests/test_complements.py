"""Complements: what a verb governs is asked whole, by its kind, and its options fit."""

from __future__ import annotations

import re

import pytest
from language import deck_of, table

ROWS = table("complements.yaml")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:44] for row in ROWS])
def test_complements(row):
    """What is a fact by itself is asked, half of one is not, and wrong options are of its form."""
    questions = deck_of(row["text"]).questions
    stems = [question.stem for question in questions]
    for stem in row.get("asks", ()):
        assert stem in stems
    for said in row.get("answers", ()):
        assert said in [question.answer for question in questions]
    for piece in row.get("never", ()):
        assert not [stem for stem in stems if piece in stem]
    if "options" in row:
        fitting = [
            question
            for question in questions
            if len(question.distractors) > 1
            and all(re.fullmatch(row["options"], option) for option in question.distractors)
        ]
        assert fitting
        for question in fitting:
            assert question.answer not in question.distractors
