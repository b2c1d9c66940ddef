"""Whose a colour, a measure or a name is: told in the question, or nothing is asked."""

from __future__ import annotations

import pytest
from language import deck_of

from quizgen.facts.truths import truths
from quizgen.model import Article
from quizgen.russian import analyse
from quizgen.russian.nearvalues import near_values
from quizgen.russian.peers import near_posts_abroad
from quizgen.russian.sectors import sector_mates


def _asked(title: str, text: str) -> list[str]:
    whole = f"{title}\n\n{text}"
    article = Article("a", title, None, whole, (0, len(title)))
    facts = truths(analyse(article), article)
    return [role.text for fact in facts for role in fact.roles]


@pytest.mark.parametrize(
    "text",
    [
        "Грач — птица. У самцов крылья блестящие. Клюв чёрный.",
        "Грач — птица. Второстепенные маховые белые.",
        "Грач — птица. Клюв чёрный, с белым кончиком.",
    ],
)
def test_no_colour_of_one_sex_of_nobody_or_cut(text: str) -> None:
    """The colour of males, of feathers of no bird, and the half of a colour are not asked."""
    assert not [asked for asked in _asked("Грач", text) if "цвета" in asked]


def test_a_pressure_is_of_its_planet() -> None:
    """«Давление» of an article on a planet is asked with the planet, one without it not."""
    text = "Атмосферное давление в 92 раза выше, чем на Земле."
    assert not [asked for asked in _asked("Пробы", text) if "раз" in asked]


@pytest.mark.parametrize(
    "text",
    [
        "Сигнал тревоги — это резкий отрывистый крик, более высокий у самок.",
        "Вчера открылась сессия Национального олимпийского комитета (НОК).",
        "Договор о создании Союза Независимых Государств (СНГ) подписали в Минске.",
        "Автором хлебной биржи является архитектор Иван Петров.",
        "Радий — один из редчайших элементов.",
    ],
)
def test_what_fits_many_is_not_asked(text: str) -> None:
    """A description, an abbreviation or a building of which there are many gives no question."""
    asked = deck_of(text).questions
    assert not [q.stem for q in asked if q.template.startswith(("definitions/", "being/"))]


def test_options_are_of_one_kind_with_the_answer() -> None:
    """Shares near the whole stand beside shares near it; airlines beside an airline."""
    assert all(int(value) >= 75 for value in near_values("97", "PERCENT", "a"))
    mates = sector_mates("Победа", "a")
    assert "S7" in mates
    assert "Магнит" not in mates
    assert near_posts_abroad("председатель парламента Республики Беларусь", "a", ()) == ()


def test_a_war_declared_on_somebody_is_no_kind_of_war() -> None:
    """«войну Швеции объявил союз»: the land is to whom, not which war."""
    stems = [
        q.stem for q in deck_of("Первоначально войну Швеции объявил «Северный союз».").questions
    ]
    assert not [stem for stem in stems if stem.startswith("Какую войну")]
