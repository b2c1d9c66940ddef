"""Facts without an ordinary verb: definitions, relations, lives, and a life told without a name."""

from __future__ import annotations

import pytest
from language import article_of, deck_of, facts_of, table
from language import every as generate

from quizgen.articles import article_from_text
from quizgen.russian.lifedates import Point, read_life

RULES = ("definitions/", "life/")
LIFE = (
    "Владимир Вернадский (28 февраля [12 марта] 1863, Санкт-Петербург — 6 января 1945, Москва) — "
    "российский учёный. "
)


def made(text: str) -> list[str]:
    """«template | question | answer» of the rules tried here."""
    deck = generate(article_of(text), kinds=("choice", "typed"))
    every = [f"{q.template} | {q.stem} | {q.answer}" for q in deck.questions]
    return [asked for asked in every if asked.startswith(RULES)]


@pytest.mark.parametrize("row", table("definitions.yaml"), ids=lambda row: row["text"][:40])
def test_what_is_asked_without_a_verb(row):
    """The sentence gives these questions word for word, and where none is certain, none."""
    found = made(row["text"])
    for expected in row["asks"]:
        assert expected in found
    if not row["asks"]:
        assert found == []


def test_a_definition_is_asked_among_other_terms():
    """Terms the article defines elsewhere are the wrong options, in the nominative."""
    text = (
        "Ускорение — это изменение скорости за единицу времени. "
        "Траектория — линия, вдоль которой движется тело. "
        "Инерцией называется явление сохранения скорости тела. "
        "Мощность — величина, равная отношению работы ко времени."
    )
    deck = generate(article_of(text), kinds=("choice",))
    question = next(q for q in deck.questions if q.answer == "траектория")
    assert len(question.distractors) >= 2
    assert set(question.distractors) <= {"ускорение", "инерция", "мощность"}


def test_news_define_nothing_by_a_bare_dash():
    """«Тема встречи — …» of news is no definition; the same words with «это» may be."""
    told = "{} прибор для записи колебаний земной поверхности. В Туле открылась выставка."
    for dash, asked in (("—", False), ("— это", True)):
        text = f"Новости\n13 ноября 2025 года\n\nСейсмограф {told.format(dash)}"
        deck = generate(article_from_text(text))
        assert any(q.template == "definitions/called" for q in deck.questions) is asked


@pytest.mark.parametrize(
    ("text", "born", "died"),
    [
        ("(род. 1956)", Point(1956), None),
        ("(нем. Karl; 5 мая 1818, Трир — 14 марта 1883, Лондон)",
         Point(1818, "5 мая 1818 года", "Трир"), Point(1883, "14 марта 1883 года", "Лондон")),
        ("(26 мая [6 июня] 1799, Москва — 1837)",
         Point(1799, "26 мая (6 июня) 1799 года", "Москва"), Point(1837)),
        ("(1818—1883)", Point(1818), Point(1883)),
    ],
)  # fmt: skip
def test_brackets_of_a_life(text, born, died):
    """A bracket tells birth and death; of a day in two calendars only the year is taken."""
    life = read_life(f" {text} — философ.")
    assert life is not None
    assert (life.born, life.died) == (born, died)


@pytest.mark.parametrize(
    "text", ["(1762—1770)", "(2001—2008)", "(около 1450 — 1516)", "(Москва)", "(1905", "1905"]
)
def test_brackets_of_no_life(text):
    """A reign, a term, an uncertain year or an open bracket is nobody's life."""
    assert read_life(f" {text}") is None


def test_a_bracket_stays_in_its_sentence():
    """Abbreviations inside a bracket end no sentence."""
    text = "Мария Кюри (урожд. Склодовская; род. 7 ноября 1867) — физик. Она жила в Париже."
    assert facts_of(text)[0].sentence.text.endswith("физик.")


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("В 1890 году переехал в Москву.",
         "В каком году Владимир Вернадский переехал в Москву?"),
        ("В 1885 году окончил факультет Казанского университета.",
         "В каком году Владимир Вернадский окончил факультет Казанского университета?"),
        ("Похоронен на Новодевичьем кладбище.", "Где похоронен Владимир Вернадский?"),
    ],
)  # fmt: skip
def test_a_life_told_without_the_name(told, asked):
    """A clause with no subject is about the person the article opens with."""
    assert asked in [q.stem for q in deck_of(LIFE + told).questions]


def test_a_death_is_asked_once():
    """The bracket and the clause tell one death: its day and its town are asked once each."""
    deck = deck_of(LIFE + "Скончался 6 января 1945 года в Москве от инсульта.")
    died = [q for q in deck.questions if "умер" in q.stem or "скончался" in q.stem]
    assert len({q.answer for q in died}) == len(died)
    assert sum("1945" in q.answer for q in died) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Отец служил в Туле. В 1868 году переехал в Киев.",
        "Дважды встречался с Иваном Павловым. В 1868 году переехал в Киев.",
        "В 1868 году переехала в Киев.",
        "В 1868 году началась война в Киеве.",
    ],
)
def test_a_clause_of_somebody_else_gets_no_hero(told):
    """After a sentence about others, or in another gender, nobody is put in."""
    assert not any(
        "Вернадск" in q.stem and "1868" in f"{q.stem} {q.answer}"
        for q in deck_of(LIFE + told).questions
    )


def test_a_sentence_without_its_subject_is_no_gap():
    """Who is meant is not in the sentence, so it never stands alone with a gap in it."""
    deck = generate(article_of(LIFE + "В 1890 году переехал в Москву."), kinds=("cloze",))
    assert not any(q.stem.startswith("В 1890 году переехал") for q in deck.questions)


def test_few_questions_of_one_post_template():
    """A deck asks two posts of their holders, two holders of their posts, and no more."""
    posts = (
        "Глава Якутии Айсен Николаев",
        "Глава Карелии Артур Парфенчиков",
        "Глава Чувашии Олег Николаев",
        "Глава Татарстана Рустам Минниханов",
        "Министр обороны России Андрей Белоусов",
        "Премьер-министр Индии Нарендра Моди",
    )
    news = " ".join(f"{who} прибыл в Казань." for who in posts)
    deck = generate(article_from_text(f"Саммит\n24 октября 2024 года\n\n{news}"))
    asked = [q.template for q in deck.questions]
    assert (asked.count("newslines/who"), asked.count("general/post-then")) == (2, 2)
    assert deck.dropped["enough of this kind"] == 2


def test_posts_of_no_certain_time_are_not_asked():
    """Without a date of article or sentence it is not told when the post was held."""
    text = "В Ереван прилетел министр иностранных дел Италии Антонио Таяни."
    assert deck_of(text).dropped["post of no certain time"] >= 1
    assert not any("должность" in q.stem for q in deck_of(text).questions)
