"""Stems tell what their article is set in, in words a reader would use."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from quizgen.articles import article_from_text
from quizgen.model import Article, Question
from tests.language import every as generate

CUP = (
    "Канада стала чемпионом мира по хоккею\n\n"
    "Сборная Канады выиграла чемпионат мира по хоккею. Победную шайбу в финале забросил "
    "Иван Орлов. В финале 2015 года сборная Канады обыграла сборную России со счётом 6:1. "
    "Хозяева турнира остались без наград."
)
DAY = datetime.date(2021, 6, 7)


def _asked(text: str, date: datetime.date | None = None) -> tuple[Question, ...]:
    article: Article = replace(article_from_text(text, "пример"), date=date)
    return generate(article).questions


def _stems(text: str, date: datetime.date | None = None) -> list[str]:
    return [question.stem for question in _asked(text, date)]


def test_a_final_is_that_of_the_championship_the_news_tell_of() -> None:
    """A bare final is told with its championship and, where it has none, the year of the news."""
    stems = _stems(CUP, DAY)
    assert "Кого обыграла сборная Канады в финале чемпионата мира по хоккею 2015 года?" in stems
    assert not any("финале 2015" in stem for stem in stems)


def test_a_final_of_an_undated_article_stays_as_it_is() -> None:
    """Without a date nothing says of which year the championship is."""
    assert not any("чемпионата мира по хоккею 2021" in stem for stem in _stems(CUP))


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        (
            "Памятники\n\nВ 1889 году в Полтаве открыли памятник Славы. Его берегут.",
            "В каком году в Полтаве был открыт памятник Славы?",
            "1889",
        ),
        (
            "Наполеон\n\nВ Париж Наполеон Бонапарт вернулся в 1815 году. Его ждали.",
            "Кто вернулся в Париж в 1815 году?",
            "Наполеон Бонапарт",
        ),
    ],
)
def test_towns_and_order_are_told(text: str, stem: str, answer: str) -> None:
    """The town of a monument is told, and where somebody came follows the verb."""
    assert (stem, answer) in [(q.stem, q.answer) for q in _asked(text)]
