"""Which wordings strict raters accept: the measures, and what they make of real stems."""

from __future__ import annotations

import pytest

from quizgen.questions.soundness import MEASURES, Soundness

TEXT = (
    "Репин в Петербурге\n\nИлья Репин родился в Чугуеве в 1844 году. В 1863 году Репин приехал в "
    "Петербург и поступил в Академию художеств. Картину «Бурлаки на Волге», начатую после поездки "
    "на Волгу летом 1870 года, Репин закончил в 1873 году. Выставка новых картин художников из "
    "разных городов страны прошла в столице."
)
SENTENCE = (
    "Картину «Бурлаки на Волге», начатую после поездки на Волгу летом 1870 года, Репин закончил "
    "в 1873 году."
)
LAST = "Выставка новых картин художников из разных городов страны прошла в столице."


@pytest.fixture
def sound() -> Soundness:
    return Soundness("Репин в Петербурге", TEXT)


@pytest.mark.parametrize(
    ("better", "worse", "evidence"),
    [
        # somebody is named
        ("В каком году Репин закончил картину?", "В каком году художник закончил картину?",
         SENTENCE),
        # the article speaks of him
        ("Когда Репин закончил картину?", "Когда Савицкий закончил картину?", SENTENCE),
        # genitives do not pile up
        ("Какая выставка прошла в столице?",
         "Выставка картин художников разных городов какой страны прошла в столице?", LAST),
        # the words follow the sentence
        ("Что Репин закончил в 1873 году?", "Что в 1873 году Репин закончил?",
         "Репин закончил картину в 1873 году."),
    ],
)  # fmt: skip
def test_better_wording_has_the_better_chance(sound, better, worse, evidence):
    """Of two wordings of one question the one raters like better has the better chance."""
    answer = "1873"
    assert sound.chance(better, answer, evidence) > sound.chance(worse, answer, evidence)
    assert sound.gain(better, answer, evidence) > sound.gain(worse, answer, evidence)


def test_measures_are_shares(sound):
    """Every measure lies between 0 and 1 and all are there, however odd the stem."""
    for stem in ("", "Кто?", "А " * 50, "Кого?! «», 1873", "Чьих " + "домов " * 30):
        found = sound.measures(stem, "", SENTENCE)
        assert set(found) == set(MEASURES)
        assert all(0 <= value <= 1 for value in found.values())
        assert 0 < sound.chance(stem, "", SENTENCE) < 1


def test_whose_words_they_are_makes_a_stem_no_longer(sound):
    """«По словам …» is attribution: it adds neither length nor genitives."""
    plain = sound.measures("Сколько лет Репин писал картину?", "три", SENTENCE)
    said = sound.measures(
        "Сколько лет, по словам Ильи Репина, Репин писал картину?", "три", SENTENCE
    )
    assert said["genitives"] == plain["genitives"]
    assert said["long"] == plain["long"]
