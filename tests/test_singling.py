"""Stems copied from their sentence: short, of one event only, and in a natural order."""

from __future__ import annotations

import pytest
from language import deck_of, table

from quizgen.model import Article
from quizgen.pipeline import generate
from quizgen.questions.burden import weight
from quizgen.questions.touches import _on_screen

ROWS = table("singling.yaml")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_copied_stems(row):
    """What could be any of many is not asked; the verb has beside it what belongs to it."""
    stems = [q.stem for q in deck_of(row["text"]).questions]
    for piece in row.get("never", ()):
        assert not [stem for stem in stems if piece in stem]
    for stem in row.get("asks", ()):
        assert stem in stems


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("Кто основал Тулу?", 3),
        ("В каком году Иван Петрович Орлов приехал в Тулу?", 5),
        ("Кто 5 мая 1914 года написал роман «Мир и хлеб»?", 5),
        ("Сколько людей, по словам Ивана Орлова, живёт в Туле?", 5),
        ("С какого по какой год Орлов жил в Туле?", 5),
    ],
)
def test_what_a_stem_weighs(stem, words):
    """A name, a title, a date and a question phrase weigh one word, whose words it is none."""
    assert weight(stem) == words


def test_a_picture_on_the_screen_is_a_film():
    """«картина» beside a film director is a film; beside nothing of the kind it stays a picture."""
    assert _on_screen("Тишина", "Режиссёр Иван Орлов — автор картины «Тишина».")
    assert not _on_screen("Тишина", "Живописец Иван Орлов — автор картины «Тишина».")


def test_a_lone_surname_of_somebody_told_whole():
    """«Кем Сидоренко работал?» is not asked where the article has a first name for it."""
    text = (
        "Премьером стал Модибо Саваду, человек известный. "
        "Саваду в юности работал консультантом в министерстве обороны Мали."
    )
    stems = [q.stem for q in generate(Article("проба", "", None, text)).questions]
    assert not [stem for stem in stems if " Саваду " in stem and "Модибо" not in stem]
