"""Phrases of every table told whole: with what belongs to them, and verbs with what makes them."""

from __future__ import annotations

import pytest
from language import table

from quizgen.articles import article_from_text
from quizgen.facts.histlines import histlines
from quizgen.facts.lifelines import lifelines
from quizgen.facts.newslines import newslines
from quizgen.facts.thinglines import thinglines
from quizgen.pipeline import generate
from quizgen.russian import analyse
from quizgen.russian.eras import existed
from quizgen.russian.hints import possible_year


@pytest.mark.parametrize("row", table("slotwords.yaml"), ids=lambda row: str(row["title"]))
def test_slots_are_told_whole(row):
    """An answer has all that belongs to it; what says little, or is one of a list, is not asked."""
    article = article_from_text(f"{row['title']}\n\n{row['text']}", "life")
    facts = lifelines(analyse(article), article)
    found = {f"{f.roles[1].text}?": f.roles[0].text for f in facts}
    assert {stem: found.get(stem) for stem in row["asks"]} == row["asks"]
    assert not [s for s in found if s.startswith(tuple(row.get("never", ("\0",))))]


@pytest.mark.parametrize(
    ("read", "text", "stem", "answer"),
    [
        (
            newslines,
            "Советский Союз в 1938 году ввёл в действие первую станцию электронного телевидения.",
            "Что ввёл в действие Советский Союз в 1938 году?",
            "первую станцию электронного телевидения",
        ),
        (
            histlines,
            "Пётр I в 1708 году ввёл в обязательное употребление гражданский шрифт.",
            "Какой шрифт Пётр I ввёл в обязательное употребление в 1708 году?",
            "гражданский шрифт",
        ),
        (
            thinglines,
            "Московский мост\n\nМосковский мост — мост в Киеве. В 1976 году мост был введён "
            "в строй.",
            "В каком году был введён в строй Московский мост?",
            "1976",
        ),
    ],
)
def test_a_verb_is_said_with_what_makes_its_meaning(read, text, stem, answer):
    """«ввёл в действие» is never asked as «ввёл»."""
    article = article_from_text(f"{text} Об этом писали в газетах.", "text")
    found = {f"{f.roles[1].text}?": f.roles[0].text for f in read(analyse(article), article)}
    assert found.get(stem) == answer
    assert not [s for s in found if " ввёл первую" in s]
    assert not [s for s in found if " ввёл гражданский" in s]


def test_no_honour_without_its_name():
    """What a table leaves unasked the copying templates do not ask: «Чем награждён? — орденами»."""
    text = (
        "Глеб Зуев\n\nГлеб Ильич Зуев — советский деятель. Родился 5 мая 1910 года в Туле. "
        'Награждён орденами "За службу Родине в Вооружённых Силах СССР" III степени.'
    )
    answers = {q.answer for q in generate(article_from_text(text, "life")).questions}
    assert answers
    assert not answers & {"орденами", "орденом"}


@pytest.mark.parametrize(
    ("year", "text", "possible"),
    [
        (1947, "был передан гитлеровцам", False),
        (1943, "был передан гитлеровцам", True),
        (1950, "служил в гестапо", False),
        (1960, "вступил в ВКП(б)", False),
        (1925, "был арестован сотрудниками НКВД", True),
        (1948, "воевал в Красной Армии", False),
    ],
)
def test_ages_of_those_who_act(year, text, possible):
    """Whoever the words name lived in an age of their own."""
    assert possible_year(year, text) is possible


@pytest.mark.parametrize(
    ("town", "year", "known"),
    [("Сургут", 1860, False), ("Хабаровск", 1860, False), ("Курск", 1860, True),
     ("Магадан", 1930, False), ("Павлодар", 1870, True), ("Кривой Рог", 1900, False)],
)  # fmt: skip
def test_towns_known_at_the_time(town, year, known):
    """A fort or a village of that time is no option beside a town."""
    assert existed(town, year) is known


def test_towns_beside_a_small_town_of_old():
    """Beside a town of the nineteenth century stand towns of the nineteenth century."""
    text = (
        "Антон Чехов\n\nАнтон Павлович Чехов — русский писатель. "
        "Родился 17 января 1860 года в Таганроге."
    )
    deck = generate(article_from_text(text, "life"), kinds=("choice",))
    options = {o for q in deck.questions if q.answer == "Таганрог" for o in q.distractors}
    assert options
    assert all(existed(town, 1700) for town in options)
