"""Which questions come first, which are one, and which words they ask with."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from language import article_of, facts_of, seed_article, seed_deck

from quizgen.facts import extract
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.importance import MEASURES, Importance
from quizgen.questions.questionwords import question_word, telling_word
from quizgen.questions.ranking import same_question, spread, two_answers
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs


def drafts_of(text: str) -> list[Draft]:
    """The drafts of a text by the built-in templates, before review."""
    found = compose(facts_of(text), builtin_packs(), article_of(text))
    return [draft for draft in found if isinstance(draft, Draft)]


@pytest.mark.parametrize(
    ("stem", "word", "named"),
    [
        ("В каком году открыт музей?", "какой", "в каком году"),
        ("С какого года работает порт?", "какой", "в каком году"),
        ("В каком веке построен Кремль?", "какой", "в каком веке"),
        ("В какой стране течёт Лена?", "какой", "какой"),
        ("На базе скольких предприятий проходят практику студенты?", "сколько", "сколько"),
        ("Кому принадлежат слова «Что делать»?", "кто", "кто"),
        ("О чём писал Чехов?", "что", "что"),
        ("Чьим учеником был Репин?", "чей", "чей"),
        ("Как называется столица Мали?", "как", "как"),
        ("Верно ли, что Волга впадает в Каспий?", "верно", "верно"),
        ("Перечислите реки, которые впадают в Байкал.", "перечислите", "перечислите"),
        ("Волга впадает в _____.", "пропуск", "пропуск"),
    ],
)
def test_question_words(stem, word, named):
    """The first question word counts, whatever its form and the preposition before it."""
    assert question_word(stem) == word
    assert telling_word(stem) == named


def test_no_question_word_takes_the_first_questions():
    """However many are asked for, no question word has over a third while others are left."""
    base = seed_deck().questions[0]
    stems = ["Когда?"] * 20 + ["Кто?", "Где?", "Сколько?", "Что?"] * 5
    questions = [
        (dataclasses.replace(base, id=str(i), stem=stem, salience=1 - i / 100), i)
        for i, stem in enumerate(stems)
    ]
    ordered = [question_word(question.stem) for question in spread(questions)]
    assert len(ordered) == len(stems)
    for count in range(6, 29):
        most = max(Counter(ordered[:count]).values())
        assert most <= 0.35 * count
    assert ordered[0] == "когда"
    assert set(ordered[-8:]) == {"когда"}


def test_one_question_word_alone_is_no_hindrance():
    """Where there is nothing else to ask, everything is still asked, best first."""
    base = seed_deck().questions[0]
    questions = [
        (dataclasses.replace(base, id=str(i), stem="Когда?", salience=1 - i / 10), i)
        for i in range(5)
    ]
    assert [question.id for question in spread(questions)] == list("01234")


def seed_drafts() -> list[Draft]:
    facts = extract(analyse(seed_article()), seed_article())
    found = compose(facts, builtin_packs(), seed_article())
    return [draft for draft in found if isinstance(draft, Draft)]


def test_measures_are_between_nought_and_one():
    """Every measure of every draft is there and lies in 0..1, and so does the salience."""
    importance = Importance(seed_article())
    for draft in seed_drafts():
        measured = importance.measures(draft)
        assert sorted(measured) == sorted(MEASURES)
        assert all(0 <= value <= 1 for value in measured.values()), measured
        assert 0 <= importance.salience(draft) <= 1


def test_what_matters_weighs_more():
    """Said first and asked by a telling template weighs more than an aside at the end."""
    text = (
        "Порт Ванино открыт в 1943 году. Порт Ванино стоит на берегу Татарского пролива. "
        "Летом в порту работала столовая, которую любили матросы."
    )
    importance = Importance(article_of(text))
    weighed = {draft.stem: importance.salience(draft) for draft in drafts_of(text)}
    assert max(weighed, key=weighed.__getitem__) == "В каком году был открыт порт Ванино?"
    assert weighed["В каком году был открыт порт Ванино?"] > weighed["Что любили матросы?"] + 0.1


def pair(one: str, other: str) -> tuple[Draft, Draft]:
    """The first drafts of two sentences, as if they stood in one article."""
    first, second = drafts_of(one)[0], drafts_of(other)[0]
    sentence = dataclasses.replace(second.fact.sentence, i=1)
    return first, dataclasses.replace(
        second, fact=dataclasses.replace(second.fact, sentence=sentence)
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "Музей Чехова открыт в Мелихове в 1940 году.",
            "Музей Чехова открыт в Мелихове в апреле 1940 года.",
            True,
        ),
        (
            "Музей Чехова открыт в Мелихове в 1940 году.",
            "Музей Чехова в Мелихове открыт в 1940 году.",
            True,
        ),
        (
            "Музей Чехова открыт в Мелихове в 1940 году.",
            "Порт Ванино построен в 1940 году.",
            False,
        ),
    ],
)
def test_one_fact_told_twice(one, other, same):
    """What two sentences say alike, one more exactly than the other, is asked once."""
    assert same_question(*pair(one, other)) is same


def test_a_question_with_two_answers_is_none():
    """One stem with two answers is asked of neither; with one answer and a longer one it is."""
    first, second = pair(
        "Музей Чехова открыт в Мелихове в 1940 году.", "Музей Чехова открыт в Мелихове в 1944 году."
    )
    assert first.stem == second.stem
    second = dataclasses.replace(second, id="other")
    assert two_answers([first, second]) == {first.id, second.id}
    longer = dataclasses.replace(second, answer="в апреле 1940 года")
    assert two_answers([first, longer]) == frozenset()
    day = {"stem": first.stem.replace("В каком году", "Когда"), "id": "day"}
    assert two_answers([first, dataclasses.replace(longer, **day)]) == frozenset()
    assert "day" in two_answers([first, dataclasses.replace(second, **day)])
