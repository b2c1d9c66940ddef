"""Typed answers: what is right, what is a slip of the pen, and what is never accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quizgen.grading import grade
from quizgen.model import Evidence, Question

CASES = Path(__file__).parent / "cases"


def asked(stem: str, answer: str, accepted=(), others=()) -> Question:
    return Question(
        id="q", kind="typed", stem=stem, answer=answer, evidence=Evidence("", 0, 0),
        template="t/t", asks="what", accepted=tuple(accepted), distractors=tuple(others),
    )  # fmt: skip


def rows(name: str) -> list:
    """(question, article, given, verdict, why) of a table."""
    found = []
    for entry in yaml.safe_load((CASES / name).read_text(encoding="utf-8")):
        question = asked(
            entry["asked"], entry["answer"], entry.get("accepted", ()), entry.get("others", ())
        )
        for verdict in ("right", "slip", "wrong"):
            found += [
                pytest.param(question, entry.get("article", ""), given, verdict, why,
                             id=f"{entry['answer']}-{verdict}-{given[:30]}")
                for given, why in entry.get(verdict, ())
            ]  # fmt: skip
    return found


TABLE = rows("typed-answers.yaml")


@pytest.mark.parametrize(("question", "article", "given", "verdict", "why"), TABLE)
def test_the_table_holds(question, article, given, verdict, why):
    """Each row of the table written before the code has its verdict."""
    assert grade(question, given, article).verdict == verdict, why
