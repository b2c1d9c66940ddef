"""The way back: what a question names is in the article, what it answers in the evidence."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from language import article_of, facts_of

from quizgen.questions.drafts import Draft, compose
from quizgen.questions.roundtrip import Source
from quizgen.templates.loader import builtin_packs

TEXT = (
    "Открытие музея Чехова в Мелихове состоялось в 1940 году. "
    "Первым директором стал Пётр Соловьёв. Музей посетили более 120 тысяч туристов из Тулы и Орла."
)


def draft_of(stem: str, answer: str) -> Draft:
    """A draft of the visitors' sentence, in other words."""
    drafts = compose(facts_of(TEXT), builtin_packs(), article_of(TEXT))
    found = [d for d in drafts if isinstance(d, Draft) and "посетил" in d.fact.sentence.text]
    return dataclasses.replace(found[0], stem=stem, answer=answer)


@pytest.mark.parametrize(
    ("stem", "answer", "reason"),
    [
        ("Сколько туристов посетили музей?", "более 120 тысяч", None),
        ("Сколькими туристами посещён музей Чехова в Мелихове?", "120 тысяч", None),
        ("Сколько туристов посетили открытый в Мелихове музей?", "более 120 тысяч", None),
        ("Сколько туристов, по словам Петра Соловьева, посетили музей?", "более 120 тысяч", None),
        ("В какой стране музей посетили более 120 тысяч туристов?", "в 1940 году", "evidence"),
        ("Что посетили туристы?", "Мелихово", "evidence"),
        ("Сколько туристов посетили музей Пушкина?", "более 120 тысяч", "source"),
        ("Сколько туристов посетили музей?", "более 130 тысяч", "source"),
        ("Сколько туристов посетили му зей?", "более 120 тысяч", "source"),
        ("Кто посетил музей?", "школьники", "source"),
        ("Сколько туристов посетили музей в 2023 году?", "более 120 тысяч", "source"),
    ],
)
def test_the_way_back(stem, answer, reason):
    """A word the article has in no form, or an answer from elsewhere, ends the question."""
    found = Source(article_of(TEXT)).reason_to_drop(draft_of(stem, answer))
    wanted = {None: None, "evidence": "answer not in the evidence", "source": "not in the source"}
    assert found == wanted[reason]


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        ("Сколько туристов посетили музей 1 мая 2024 года?", "более 120 тысяч"),
        ("Когда музей посетили более 120 тысяч туристов?", "30 апреля 2024 года"),
    ],
)
def test_dates_made_whole(stem, answer):
    """«вчера» of dated news may be asked as a date; of undated ones it may not."""
    article = article_of(TEXT)
    assert Source(article).reason_to_drop(draft_of(stem, answer)) == "not in the source"
    dated = dataclasses.replace(article, date=datetime.date(2024, 5, 1))
    found = Source(dated).reason_to_drop(draft_of(stem, answer))
    assert found is None


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        ("Верно ли, что музей посетили более 300 тысяч туристов?", "нет"),
        ("Туристы из каких двух городов посетили музей?", "из Тулы и Орла"),
    ],
)
def test_what_the_article_need_not_say(stem, answer):
    """A detail swapped on purpose, and the number of things listed, have no source."""
    assert Source(article_of(TEXT)).reason_to_drop(draft_of(stem, answer)) is None
