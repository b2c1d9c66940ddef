"""Questions of a life whose answer is whole, in its right form, and the only one."""

from __future__ import annotations

import pytest
from language import table

from quizgen.articles import article_from_text
from quizgen.facts import extract
from quizgen.facts.lifelines import lifelines
from quizgen.facts.newslines import newslines
from quizgen.model import Article
from quizgen.russian import analyse
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.saiddates import spelt_out

ROWS = table("lives-whole.yaml")


def article_of(title: str, text: str) -> Article:
    """An article of the title and the text."""
    return article_from_text(f"{title}\n\n{text}", "life")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["title"]))
def test_lives_told_whole(row):
    """A life's question has one answer, said in full; one of several things is not asked."""
    article = article_of(row["title"], row["text"])
    found = {f"{f.roles[1].text}?": f.roles[0].text for f in lifelines(analyse(article), article)}
    assert {stem: found.get(stem) for stem in row["asks"]} == row["asks"]
    assert not [s for s in found if s.startswith(tuple(row.get("never", ("\0",))))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("09.04.1972 года", "9 апреля 1972 года"),
        ("12.11.1938", "12 ноября 1938"),
        ("в 1920-м году", "в 1920 году"),
        ("в 1917-м", "в 1917"),
        ("в 1920-х годах", "в 1920-х годах"),
        ("версия 1.2.2020.1 вышла", "версия 1.2.2020.1 вышла"),
    ],
)
def test_dates_spelt_out(text, said):
    """A date in figures gets its month as a word, a year loses its ending; nothing else changes."""
    assert spelt_out(text) == said


@pytest.mark.parametrize(
    ("word", "gender", "form"),
    [("высшую", "Fem", "высшая"), ("высшего", "Neut", "высшее"), ("низшего", "Neut", "низшее"),
     ("высочайшую", "Fem", "высочайшая")],
)  # fmt: skip
def test_highest_is_not_tallest(word, gender, form):
    """«Высшая школа» in another form stays «высшая»."""
    assert inflect(readings(word)[0], case="Nom", number="Sing", gender=gender) == form


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Умер 9 апреля 1972 г. Похоронен в Минске.", 2),
        ("В партии с 1924 г. Окончил училище в Твери.", 2),
        ("Он жил здесь с 1924 г. В этом доме теперь музей.", 2),
        ("В 1929 г. Дали переехал в Париж.", 1),
        ("В 1941 г. Королёв командовал отрядом.", 1),
    ],
)
def test_sentences_after_a_year(text, sentences):
    """«… 1972 г. Похоронен …» are two sentences, «В 1929 г. Дали переехал» is one."""
    article = article_of("Имя", f"{text} Погода стояла ясная.")
    assert sum(not s.headline for s in analyse(article)) == sentences + 1


def test_a_war_on_a_land_is_no_kind_of_war():
    """«войну Швеции» of «объявил войну Швеции» does not tell which war it was."""
    article = article_of("Союз", "Первоначально войну Швеции объявил «Северный союз». Шёл год.")
    roles = [r for f in extract(analyse(article), article) for r in f.named("attribute")]
    assert not [r for r in roles if "TERM" in r.types]


def told(text: str) -> list[str]:
    """Stems the table of news writes of a text."""
    article = article_of("Новости дня", text)
    return [f.roles[1].text for f in newslines(analyse(article), article)]


def test_news_ask_what_cannot_be_guessed():
    """Of years on end «какую теорию»; nothing of the way home; an arrest by where it was."""
    stems = told("Иван Павлов создал в 1889–1897 годах теорию пищеварения. Шёл год.")
    assert not [s for s in stems if s.startswith("Что создал")]
    stems = told("В 1844 году Фёдор Тютчев вернулся в Россию. Шёл год.")
    assert not [s for s in stems if s.startswith("В какую страну")]
    stems = told("Иван Орлов был арестован 12 мая 1947 года в Пскове. Шёл год.")
    assert "Когда Иван Орлов был арестован в Пскове" in stems
    assert "Когда был арестован Иван Орлов" not in stems
