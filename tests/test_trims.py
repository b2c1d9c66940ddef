"""Slips of one word after a clause is cut, and what a cut has emptied."""

from __future__ import annotations

import pytest
from language import deck_of

from quizgen.questions.printing import typeset
from quizgen.questions.trims import trimmed


@pytest.mark.parametrize(
    ("stem", "answer", "sentence", "said"),
    [
        ("Во какой войне участвовал Иван Орлов?", "во Второй мировой", "",
         ("В какой войне участвовал Иван Орлов?", "во Второй мировой")),
        ("Во сколько открылся музей?", "в девять", "", ("Во сколько открылся музей?", "в девять")),
        ("Когда умер очень известный врач Орлов?", "1870", "",
         ("Когда умер врач Орлов?", "1870")),
        ("На каком расстоянии от Рязани стоит Орлово?", "40 километрах", "",
         ("На каком расстоянии от Рязани стоит Орлово?", "40 километров")),
        ("Какой институт окончил Орлов?", "педагогический институт А. И. Герцена", "",
         ("Какой институт окончил Орлов?", "педагогический институт имени А. И. Герцена")),
        ("В какой семье родился Орлов?", "в семье торговца",
         "Орлов родился в семье торговца лесом.",
         ("В какой семье родился Орлов?", "в семье торговца лесом")),
        ("В какой семье родился Орлов?", "в семье врача", "Орлов родился в семье врача и учился.",
         ("В какой семье родился Орлов?", "в семье врача")),
    ],
)  # fmt: skip
def test_one_word_is_mended(stem, answer, sentence, said):
    """A stem and an answer lose what is wrong in them, and nothing else."""
    assert trimmed(stem, answer, sentence) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("истребительно–противотанковый полк", "истребительно-противотанковый полк"),
        ("поезд Москва–Рязань", "поезд Москва–Рязань"),
    ],
)
def test_a_hyphen_joins_a_compound(text, said):
    """A dash inside one word is a hyphen; between two names it stays."""
    assert typeset(text) == said


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Алексей Орлов родился в 1920 году в Рязани. Алексей Орлов воевал на Дону.",
         "Где воевал Алексей Орлов?"),
        ("В 1212 году Рязанское княжество разделилось на несколько отдельных. В Рязани жил князь.",
         "В каком году Рязанское княжество разделилось на несколько отдельных?"),
        ("В мае 1756 года шведские подкрепления прибыли в Ригу. Рига стоит на Даугаве.",
         "Когда шведские подкрепления прибыли в Ригу?"),
    ],
)  # fmt: skip
def test_what_a_cut_has_emptied_is_not_asked(text, stem):
    """A place of no time, a number of nothing, one time of many make no question."""
    assert stem not in {question.stem for question in deck_of(text).questions}
