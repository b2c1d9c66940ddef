"""Who acts after a relative of a biography's hero was told of."""

from __future__ import annotations

import pytest

from quizgen.articles import article_from_text
from quizgen.facts.lifeclauses import life_clauses
from quizgen.russian import analyse
from quizgen.russian.heroes import hero_of

HIM = "Коровин Пётр Сергеевич\n\nПётр Сергеевич Коровин — советский лётчик.\n\n"
HER = "Коровина Анна Сергеевна\n\nАнна Сергеевна Коровина — советская лётчица.\n\n"
BORN = "Родился в 1921 году в Твери. "

ROWS = (
    (HIM + BORN + "Отец служил на флоте. В 1937 году был арестован.", {"родился"}),
    (
        HIM + BORN + "Отец, Сергей Ильич Коровин, слесарь, работал на заводе. "
        'Проходил службу на линкоре "Марат". В 1937 году был арестован, '
        "реабилитирован в 1956 году.",
        {"родился"},
    ),
    (HIM + BORN + "Его брат Илья — известный геолог. Окончил Горный институт.", {"родился"}),
    (
        HIM + BORN + "Брат Илья воевал на Балтике. В 1942 году был ранен.\n\n"
        "В 1939 году Пётр Коровин поступил в институт.",
        {"родился", "поступил"},
    ),
    (HIM + BORN + "Отец умер в 1930 году. В 1939 году окончил школу.", {"родился", "окончил"}),
    (
        HIM + BORN + "Мать работала в школе. В 1939 году окончил аэроклуб.",
        {"родился", "окончил"},
    ),
    (
        HER + "Родилась в 1921 году в Твери. Отец служил на флоте. В 1939 году окончила аэроклуб.",
        {"родилась", "окончила"},
    ),
    (HER + "Родилась в 1921 году в Твери. Сестра — врач. Окончила школу.", {"родилась"}),
)


@pytest.mark.parametrize(("text", "verbs"), ROWS)
def test_what_a_relative_did_is_not_told_of_the_hero(text: str, verbs: set[str]) -> None:
    """Deeds without a subject after a relative's are the relative's where they may be."""
    article = article_from_text(text, "life")
    hero = hero_of(article.title, article.text)
    assert hero is not None
    assert {c.verb.text.lower() for c in life_clauses(analyse(article), hero)} == verbs


def test_a_ship_in_quotation_marks_is_nobody() -> None:
    """What a thing is called does not act in the sentences after."""
    text = (
        "Ершов Марат Иванович\n\nМарат Иванович Ершов — партизан.\n\n"
        'Отец Марата прослужил пять лет на флоте. Проходил службу на линкоре "Марат". '
        "Затем работал на станции."
    )
    last = analyse(article_from_text(text, "ship"))[-1]
    assert not any(t.feats.get("Resolved") for t in last.tokens)
