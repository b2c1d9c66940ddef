"""Articles about one person: whose clause it is, and what a life is asked about."""

from __future__ import annotations

import pytest
from language import table

from quizgen.articles import article_from_text
from quizgen.facts.lifebare import bare_lives
from quizgen.facts.lifelines import RULE, lifelines
from quizgen.facts.lifepatterns import patterns, perfectives
from quizgen.model import Article, Question
from quizgen.pipeline import generate
from quizgen.questions.lifeforms import life_forms
from quizgen.russian import analyse
from quizgen.russian.heroes import Hero, hero_of
from quizgen.russian.lifedates import read_life
from quizgen.russian.placeabbreviations import spelt_places
from quizgen.russian.twostyles import each_style

SPOKEN = "Русский учёный."


def told(title: str, text: str) -> dict[str, str]:
    """Stems and answers the rule writes for an article, before review."""
    article = article_from_text(f"{title}\n\n{text}", "life")
    return {f"{f.roles[1].text}?": f.roles[0].text for f in lifelines(analyse(article), article)}


@pytest.mark.parametrize("row", table("lives.yaml"), ids=lambda row: str(row["title"]))
def test_lives(row):
    """An article about a person asks what it tells of the life, and nothing of anybody else's."""
    found = told(row["title"], row["text"])
    assert {stem: found.get(stem) for stem in row["asks"]} == row["asks"]
    assert not [s for s in found if s.startswith(tuple(row.get("never", ("\0",))))]


@pytest.mark.parametrize("row", table("lives.yaml")[:3], ids=lambda row: str(row["title"]))
def test_lives_are_asked(row):
    """What the rule writes passes review: most of it gets into the deck."""
    deck = generate(article_from_text(f"{row['title']}\n\n{row['text']}", "life"))
    stems = {question.stem for question in deck.questions}
    assert sum(stem in stems for stem in row["asks"]) >= 0.8 * len(row["asks"])


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Юон, Константин Фёдорович", SPOKEN, "Константин Юон"),
        ("Шукшин Василий Макарович", SPOKEN, "Василий Шукшин"),
        ("Ф. Ф. Ушаков", "Ушаков Фёдор Фёдорович (1745—1817) — флотоводец.", "Фёдор Ушаков"),
        ("Юрий Гагарин: ранние годы", SPOKEN, "Юрий Гагарин"),
        ("Скончался актёр Олег Янковский", "Олег Янковский родился в 1944 году.", "Олег Янковский"),
        ("Анна Ахматова родилась", "Анна Ахматова родилась в 1889 году в Одессе.", "Анна Ахматова"),
        ("Ренуар Пьер Огюст", "Ренуар Пьер Огюст, французский живописец.", "Пьер Огюст Ренуар"),
        (
            "Мёллер Ханс Олафсен",
            "Мёллер Ханс Олафсен – химик. Олафсен родился в 1779 году.",
            "Мёллер Ханс Олафсен",
        ),
        (
            "Композитор Иван Петров",
            "Композитор Иван Петров (1860–1930) жил в Праге.",
            "Иван Петров",
        ),
        ("Русский", "Русский писатель Антон Чехов родился в Таганроге.", "Антон Чехов"),
        ("Писатель", "Писатель Антон Павлович Чехов родился в 1860 году.", "Антон Чехов"),
        ("Физик Анна Орлова", "Физик Анна Орлова родилась в Томске.", "Анна Орлова"),
        ("Озеро Виктория", "Озеро Виктория лежит в Африке.", None),
        ("Малая Вишера", "Малая Вишера — город на реке Вишерке.", None),
        ("Битва при Полтаве", "Пётр Первый разбил шведов.", None),
    ],
)
def test_heroes(title, text, name):
    """Whom an article is about is told by its title or its opening; a place is nobody."""
    found = hero_of(title, text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "his"),
    [
        ("Гагарина", True),
        ("Юрию Алексеевичу", True),
        ("Юра", True),
        ("Ю. А. Гагариным", True),
        ("Юрий Алексеевич Гагарин", True),
        ("Алексей Иванович Гагарин", False),
        ("А. И. Гагарин", False),
        ("Королёв", False),
    ],
)
def test_names_of_a_hero(text, his):
    """A name is the hero's unless a first name or an initial contradicts it."""
    hero = Hero("Юрий Гагарин", "Masc", "Гагарин", ("Юрий", "Алексеевич"))
    assert hero.is_named(text) is his


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("родился в г . Благовещенске летом", ["Благовещенске"]),
        ("жил в с . Горки близ Москвы", ["селе"]),
        ("уехал из д . Ольховка осенью", ["деревни"]),
        ("приехал в с . Горки осенью", []),
        ("переехал в г . Уфа осенью", []),
        ("в 1905 г . Репин уехал", []),
    ],
)
def test_abbreviated_places(text, said):
    """«г.» before a name that declines is left out, others are written out where they are sure."""
    assert [place.said for place in spelt_places(text.split())] == said


def test_days_of_two_calendars():
    """Either calendar's day counts as right, and brackets of a life tell both."""
    both = "27 сентября (9 октября) 1874 года"
    assert each_style(both) == ("27 сентября 1874 года", "9 октября 1874 года")
    assert each_style("8 (19) ноября 1711 года")[1] == "19 ноября 1711 года"
    assert each_style("9 октября 1874 года") == ()
    assert set(each_style(both)) <= set(life_forms(both))
    life = read_life("(28 августа [9 сентября] 1828 — 7 [20] ноября 1910)")
    assert life is not None
    assert life.born is not None
    assert life.born.day == "28 августа (9 сентября) 1828 года"


def test_prepositions_are_not_needed_in_answers():
    """«в Лувре» may be typed as «Лувре»."""
    assert "Воспитательном училище" in life_forms("в Воспитательном училище")


def test_membership_since():
    """«Член … с 1943 года» is asked since when, brackets of the party's name kept."""
    article = article_from_text(
        "Лопатин Иван Петрович\n\nРодился в Туле. Член ВКП(б) с 1943 года.", "life"
    )
    hero = Hero("Иван Лопатин", "Masc", "Лопатин", ("Иван", "Петрович"))
    ((_, (stem, answer, kind, _)),) = bare_lives(analyse(article), hero)
    assert (stem, answer, kind) == ("С какого года Иван Лопатин был членом ВКП(б)", "1943", "YEAR")
    deck: list[Question] = list(generate(article).questions)
    assert "С какого года Иван Лопатин был членом ВКП(б)?" in [q.stem for q in deck]


def test_the_table_is_whole():
    """Every ask of the table names a slot of its row, and every verb is an infinitive."""
    for pattern in patterns():
        assert pattern.verbs | pattern.passive | pattern.given
        for ask in pattern.asks:
            assert ask.slot == "when" or ask.slot in pattern.slots, pattern.id
    assert all(verb.endswith(("ть", "ться", "ти", "сь", "чь", "чься")) for verb in perfectives())


def test_other_articles_have_no_lifelines():
    """An article about a thing gets no question of this rule."""
    text = "Байкал — озеро в Сибири. В 1643 году Курбат Иванов достиг Байкала."
    article = Article("baikal", "Байкал", None, text)
    assert list(lifelines(analyse(article), article)) == []
    assert RULE == "lifeline"


@pytest.mark.parametrize(
    ("whom", "asked"),
    [
        ("на Марии Петровой", True),
        ("на дочери купца Анне Петровой", True),
        ("на дочери герцога Гессенского", False),
    ],
)
def test_who_was_married_is_told_by_name(whom, asked):
    """A name in the genitive says whose daughter she was, not who."""
    text = f"Русский художник. Родился в Москве в 1865 году. В 1893 году женился {whom}."
    found = told("Орлов, Иван Васильевич", text)
    assert any(stem.startswith("На ком женился") for stem in found) is asked
