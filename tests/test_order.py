"""Stems in the order of words a careful writer gives them, and clauses parsed by themselves."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest
from language import article_of, deck_of, table
from language import every as generate

from quizgen.facts import extract
from quizgen.russian import analyse
from quizgen.russian.saiddates import said_date


@pytest.mark.parametrize("row", table("order.yaml"), ids=lambda row: row["text"][:40])
def test_the_order_of_words(row):
    """Each stem comes out word for word."""
    made = [q.stem for q in deck_of(row["text"]).questions if q.kind in ("choice", "typed")]
    assert set(row["asks"]) <= set(made), made


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("в 1923 г.", "YEAR", "в 1923 году"),
        ("В 1923", "YEAR", "В 1923 году"),
        ("с 1908 г", "YEAR", "с 1908 года"),
        ("11 апреля 1958", "DATE", "11 апреля 1958 года"),
        ("в мае 2013", "MONTH", "в мае 2013 года"),
        ("в 1871–1885", "PERIOD", "в 1871–1885 годах"),
        ("с 1916 по 1918", "PERIOD", "с 1916 по 1918 год"),
        ("в 2001 году", "YEAR", "в 2001 году"),
        ("11 ноября", "DATE", "11 ноября"),
    ],
)
def test_dates_are_said_whole(text, kind, said):
    """A date gets the «году» or «года» its writer left out, and nothing else."""
    assert said_date(text, kind) == said


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Завод построен в Туле в 1912 году, однако цех открыт в Калуге в 1915 году.",
            ["Завод построен в Туле в 1912 году", "цех открыт в Калуге в 1915 году"],
        ),
        (
            "Иван Орлов издал книгу в Туле в 1912 году, перейдя от поэзии к прозе.",
            ["Иван Орлов издал книгу в Туле в 1912 году"],
        ),
        ("Иван Орлов сказал, что завод построен в Туле в 1912 году.", []),
        ("Если в Сочи пройдёт форум, в город приедут 500 экономистов.", []),
    ],
)
def test_clauses_that_stand_alone(text, clauses):
    """Coordinated clauses part, inserted ones fall away; what needs its clause is not cut."""
    (sentence,) = analyse(article_of(text))
    assert [
        " ".join(t.text for t in c.tokens if t.text != ".") for c in sentence.clauses
    ] == clauses


def test_a_clause_parsed_by_itself_keeps_the_offsets():
    """Its words stand where they stand in the article, its evidence is the whole sentence."""
    text = "Завод построен в Туле в 1912 году, однако цех открыт в Калуге в 1915 году."
    article = article_of(text)
    for fact in extract(analyse(article), article):
        assert fact.evidence.text == text
        for part in fact.parts:
            for token in part.tokens:
                assert article.text[token.start : token.stop].startswith(token.text[:1])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Запись Лютера о казни сделана на латинском языке.", "На каком языке"),
        ("Орлов издал в Туле исторический роман о Пскове.", "Какой роман"),
        ("Орлов издал в Туле новый роман о Пскове.", None),
        ("Орлов провёл в Туле большую работу.", None),
    ],
)
def test_which_asks_for_what_sorts(text, asked):
    """«какой» asks for adjectives that sort a noun, never for those that only praise or date it."""
    article = article_of(text)
    sorting = [r for f in extract(analyse(article), article) for r in f.named("attribute")]
    assert bool(sorting) is (asked is not None)


def test_the_month_of_news():
    """A meeting in dated news is asked of its month, one in an undated text is not."""
    text = "В Кремле прошла неформальная встреча глав Казахстана и России."
    article = article_of(text)
    dated = replace(article, date=datetime.date(2025, 11, 13))
    assert [q.stem for q in generate(dated).questions if "в ноябре 2025 года" in q.stem]
    assert not [q.stem for q in generate(article).questions if re.search(r"\d{4}", q.stem)]


def test_nobody_dead_is_asked_in_the_present():
    """Whom the article says has died holds no post and heads nothing now."""
    alive = "Андрей Котов возглавляет завод «Заря» с 2013 года."
    assert deck_of(alive).questions
    dead = deck_of(f"{alive} Андрей Котов умер в Туле 3 мая 2020 года.")
    assert not [q for q in dead.questions if "возглавляет" in q.stem]
    assert dead.dropped.get("present of the past", 0) > 0
