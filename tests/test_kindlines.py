"""Kinds of things told in set shapes: what is asked, passed over, what scope a term gets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen import generate
from quizgen.articles import article_from_text
from quizgen.facts import extract
from quizgen.facts.truths import truths
from quizgen.model import Article
from quizgen.russian import analyse

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "kindlines.yaml").read_text(encoding="utf-8")
)


def _article(text: str, title: str = "") -> Article:
    whole = f"{title}\n\n{text}" if title else text
    return Article("a", title or "Проба", None, whole, (0, len(title)) if title else None)


def _pairs(article: Article) -> list[list[str]]:
    """What is asked and answered by every truth found, in order."""
    found = []
    for fact in truths(analyse(article), article):
        asked = next(fact.named("relation"), None)
        told = next(fact.named("definition" if asked else "count"))
        asked = asked or next(fact.named("definition"))
        found.append([asked.text, told.text])
    return found


@pytest.mark.parametrize("case", CASES["asked"], ids=lambda case: case["text"][:40])
def test_a_shape_gives_its_whole_question(case: dict[str, Any]) -> None:
    """Each shape of the table gives its question of the thing by its full name, nothing else."""
    assert _pairs(_article(case["text"], case.get("title", ""))) == case["pairs"]


@pytest.mark.parametrize("case", CASES["passed over"], ids=lambda case: case["why"])
def test_what_holds_of_no_certain_thing_is_passed_over(case: dict[str, Any]) -> None:
    """A clause whose thing or whose reading is not certain gives no question."""
    assert _pairs(_article(case["text"], case.get("title", ""))) == []


def test_a_wide_term_is_asked_with_its_adjective() -> None:
    """«сопротивление» of an article on electricity is asked as «электрическое сопротивление»."""
    text = (
        "Электрическое сопротивление — физическая величина. "
        "Причиной сопротивления является взаимодействие электронов с ионами металла."
    )
    article = _article(text)
    stems = [role.text for fact in extract(analyse(article), article) for role in fact.roles]
    assert "что является причиной электрического сопротивления" in stems
    assert "что является причиной сопротивления" not in stems


def test_a_term_defined_by_itself_is_not_asked() -> None:
    """A definition in a circle and «термин, …» of a thing give no «Что такое …?»."""
    text = (
        "Чай — напиток из листьев растений рода чай. "
        "Квант — собирательный термин, относящийся к неделимым порциям энергии."
    )
    stems = {question.stem for question in generate(article_from_text(text, "a")).questions}
    assert not {"Что такое чай?", "Что такое квант?"} & stems


def test_shapes_reach_the_deck() -> None:
    """What the shapes give passes the review and is shown."""
    text = (
        "Выдра\n\nДлина тела 55—95 см, масса 6—10 кг. Гнёзда не строит. "
        "Половой зрелости выдра достигает на втором году жизни. Живёт до 10 лет."
    )
    stems = {question.stem for question in generate(article_from_text(text, "a")).questions}
    assert {"Какова длина тела выдры?", "Сколько лет живёт выдра?"} <= stems
