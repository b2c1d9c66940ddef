"""General truths of textbooks and encyclopaedias: what is asked, what is passed over."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen import generate
from quizgen.articles import article_from_text
from quizgen.facts import extract
from quizgen.facts.truths import truths
from quizgen.model import Article
from quizgen.questions import judge
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "truths.yaml").read_text(encoding="utf-8")
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
def test_a_general_truth_is_asked_of_its_canonical_side(case: dict[str, Any]) -> None:
    """Each shape of general truth gives its canonical question and whole answer, nothing else."""
    assert _pairs(_article(case["text"], case.get("title", ""))) == case["pairs"]


@pytest.mark.parametrize("case", CASES["passed over"], ids=lambda case: case["why"])
def test_what_is_not_understood_alone_is_passed_over(case: dict[str, Any]) -> None:
    """A subject or an answer that leans on the article gives no general truth."""
    assert _pairs(_article(case["text"], case.get("title", ""))) == []


def test_news_and_lives_hold_no_general_truths() -> None:
    """What a dated text or somebody's life says in the present tense is not asked of all times."""
    text = "Кровь человека состоит из плазмы и форменных элементов."
    news = replace(_article(text), date=datetime.date(2024, 5, 1))
    assert _pairs(news) == []
    assert _pairs(_article(text, "Павлов, Иван Петрович")) == []


def test_a_textbook_paragraph_becomes_a_deck() -> None:
    """General truths pass the review and reach the deck, lists as questions to tell oneself."""
    text = (
        "Белый медведь обитает в Арктике. Щитовидная железа вырабатывает гормон тироксин. "
        "В состав крови входят плазма, эритроциты и тромбоциты. Волга впадает в Каспийское море."
    )
    deck = generate(article_from_text(text, "a"))
    kinds = {question.stem: question.kind for question in deck.questions}
    assert kinds["Где обитает белый медведь?"] == "typed"
    assert kinds["Что вырабатывает щитовидная железа?"] == "typed"
    assert kinds["Что входит в состав крови?"] == "open"


@pytest.mark.parametrize(
    "text",
    [
        "Колебания происходят с периодом около пяти минут.",
        "Днём в пустыне температура поднимается до 50 градусов.",
        "Струя выбрасывается из сопла в узкую трубку на большом давлении.",
    ],
)
def test_a_bare_thing_of_the_present_is_not_asked_about(text: str) -> None:
    """Of a clause whose bare subject could be anything's, no question is shown."""
    article = _article(text)
    facts = extract(analyse(article), article)
    judged = judge(facts, builtin_packs(), article)
    assert judged.drafts
    assert [question.stem for question in judged.questions] == []


def test_a_unit_before_a_full_stop_ends_the_sentence() -> None:
    """«… 30 см. Живёт …» is two sentences: the full stop is not the abbreviation's alone."""
    article = _article("Длина тела составляет 30 см. Живёт в лесах и парках Европы.", "Ёж")
    sentences = [sentence.text for sentence in analyse(article) if not sentence.headline]
    assert sentences == ["Длина тела составляет 30 см.", "Живёт в лесах и парках Европы."]
    for sentence in analyse(article):
        assert article.text[sentence.start : sentence.stop] == sentence.text
