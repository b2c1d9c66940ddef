"""What is told of a thing a sentence names in full: parts, signs, makers, seats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen import generate
from quizgen.articles import article_from_text
from quizgen.facts.encyterms import encyterms
from quizgen.russian import analyse

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "encyterms.yaml").read_text(encoding="utf-8")
)


def _pairs(text: str) -> dict[str, str]:
    """Question → answer of every fact found."""
    article = article_from_text(f"Из учебника\n\n{text} Так пишут в книгах.", "a")
    facts = encyterms(analyse(article), article)
    return {fact.roles[1].text: fact.roles[0].text for fact in facts}


@pytest.mark.parametrize("case", CASES["asked"], ids=lambda case: case["text"][:40])
def test_a_named_thing_gives_its_whole_question(case: dict[str, Any]) -> None:
    """Each shape asks of the thing by its full name and answers with the whole slot."""
    assert case["pairs"].items() <= _pairs(case["text"]).items()


@pytest.mark.parametrize("case", CASES["passed over"], ids=lambda case: case["why"])
def test_what_cannot_be_told_alone_is_passed_over(case: dict[str, Any]) -> None:
    """A thing without a name, a loose answer or a second answer gives no question."""
    assert not set(case["not"]) & set(_pairs(case["text"]))


def test_the_deck_asks_who_a_people_are() -> None:
    """«Кто такие …?» has no pronoun to resolve: the question passes every check."""
    text = "Народы Америки\n\nОльмеки — индейский народ в Мексике. Они строили города из камня."
    stems = {question.stem for question in generate(article_from_text(text, "a")).questions}
    assert "Кто такие ольмеки?" in stems
