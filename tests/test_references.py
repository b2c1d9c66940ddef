"""Words that mean something only in the article are written out where they are certain."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from quizgen.model import Article
from quizgen.pipeline import generate
from quizgen.russian import analyse
from quizgen.russian.phrases import text_of
from tests.language import deck_of, sentences_of, table

HERO = (
    "Русский художник, мастер пейзажа. Родился в Москве в семье служащего. "
    "В 1892 году поступил в Училище живописи. Его отец разводил цветы. "
    "В 1900 году Юон открыл студию."
)
NEWS = (
    "Мост через Иртыш открыли вчера. Парк построили в прошлом году. "
    "Губернатор посетил Омск 11 ноября. В прошлом месяце в Томске прошла выставка. "
    "Фестиваль «Голоса» состоится 20 ноября в Казани.\n\n"
    "В 1941 году завод переехал из Харькова. 5 ноября он выпустил танк."
)


def said(text: str) -> str:
    return text_of(sentences_of(text)[-1].tokens)


def lines(article: Article) -> list[str]:
    return [text_of(sentence.tokens) for sentence in analyse(article)]


@pytest.mark.parametrize("row", table("references.yaml"), ids=lambda row: row["text"][:40])
def test_what_is_meant_is_written_out(row: dict[str, Any]) -> None:
    """Pronouns, «этот», bare class nouns and surnames become names only where one thing fits."""
    assert said(row["text"]) == row["said"]


def test_a_pronoun_is_never_the_answer() -> None:
    """Who «он» is stands in another sentence, so it is told in the question and not asked."""
    text = "Мария Кюри родилась в Варшаве. В 1911 году она получила Нобелевскую премию."
    questions = [q for q in deck_of(text).questions if q.evidence.text.startswith("В 1911")]
    assert questions
    for question in questions:
        assert "Кюри" in question.stem
        assert "Кюри" not in question.answer
        assert question.kind != "cloze"


def test_a_biography_goes_on_about_its_hero() -> None:
    """The title names whom the sentences without a subject, and the surname alone, are about."""
    found = lines(Article("yuon", "Юон, Константин Фёдорович", None, HERO))
    assert found[1] == "Константин Юон родился в Москве в семье служащего"
    assert found[2] == "В 1892 году Константин Юон поступил в Училище живописи"
    assert found[3] == "отец Константина Юона разводил цветы"
    assert found[4] == "В 1900 году Константин Юон открыл студию"


@pytest.mark.parametrize(
    "title", ["Суриков", "Первый снег", "Умер Иван Петров", "Китайская модель вышла замуж"]
)
def test_a_title_that_is_no_name_gives_no_subject(title: str) -> None:
    """Only a title that is a person's name and nothing else names a hero."""
    assert lines(Article("x", title, None, "Родился в Москве в 1875 году.")) == [
        "Родился в Москве в 1875 году"
    ]


def test_dates_of_the_news_are_told_in_full() -> None:
    """The year of a date, and the day of «вчера», come from the day of publication."""
    found = lines(Article("x", "Новости", datetime.date(2025, 11, 13), NEWS))
    assert found[:5] == [
        "Мост через Иртыш открыли 12 ноября 2025 года",
        "Парк построили в 2024 году",
        "Губернатор посетил Омск 11 ноября 2025 года",
        "В октябре 2025 года в Томске прошла выставка",
        "Фестиваль «Голоса» состоится 20 ноября 2025 года в Казани",
    ]
    assert found[6].startswith("5 ноября")
    assert "2025" not in found[6]


def test_wrong_dates_have_the_year_of_the_right_one() -> None:
    """Options look alike: a year added to the answer is added to each of them."""
    news = NEWS.replace("состоится 20 ноября", "прошёл 10 ноября")
    deck = generate(Article("x", "Новости", datetime.date(2025, 11, 13), news))
    dated = [q for q in deck.questions if q.answer == "10 ноября 2025 года"]
    assert dated
    assert all(option.endswith(" 2025 года") for q in dated for option in q.distractors)


def test_without_the_day_of_publication_dates_stay() -> None:
    """Nobody knows which November an undated text means."""
    assert lines(Article("x", "Новости", None, "Мост открыли 11 ноября."))[0].endswith("11 ноября")
