"""Names, dates and numbers are worded as print has them, or the question is not made."""

from __future__ import annotations

import pytest
from language import deck_of
from language import every as generate

from quizgen.model import Article
from quizgen.questions.proofreading import names_of, natural_order, once
from quizgen.russian.editing import faulty
from quizgen.russian.personalities import comparable
from quizgen.russian.warends import after_the_war
from quizgen.russian.yearspans import whole_years


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("в 1862-1864 Моне учился", "в 1862–1864 годах Моне учился"),
        ("В каком городе в 1862—64 учился", "В каком городе в 1862–1864 годах учился"),
        ("в 1576—77 году", "в 1576–1577 годах"),
        ("в 1620—21 годах", "в 1620–1621 годах"),
        ("в 1823–1835 годах", "в 1823–1835 годах"),
        ("походы 1813–14 годов", "походы 1813–1814 годов"),
        ("походы 1813–14 гг.", "походы 1813–1814 годов"),
        ("на рубеже 1860-1870-х годов", "на рубеже 1860–1870-х годов"),
        ("на высоте в 1200–1300 метрах", "на высоте в 1200–1300 метрах"),
        ("в 1999–10 случаях", "в 1999–10 случаях"),
        ("рейс 1941-45", "рейс 1941-45"),
    ],
)
def test_spans_of_years_are_written_out(text, said):
    """Four digits on both sides, an en dash, and the noun; what is no span of years stays."""
    assert whole_years(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Котов И. П.", "И. П. Котов"),
        ("Где служил Котов И.П. в 1944 году?", "Где служил И. П. Котов в 1944 году?"),
        ("доска Жукову Георгию Константиновичу", "доска Георгию Константиновичу Жукову"),
        ("Георгий Константинович Жуков", "Георгий Константинович Жуков"),
        ("Когда в Туле А. С. Пушкин жил?", "Когда в Туле А. С. Пушкин жил?"),
    ],
)
def test_a_surname_comes_last(text, said):
    """The order of a catalogue is turned into that of speech, every other order is kept."""
    assert natural_order(text) == said


def test_a_title_of_no_person_changes_nothing():
    """«Мыс Надежды» is no surname with a first name behind it."""
    article = Article(
        "proba", "Мыс Надежды", None, "В 1901 году мыс Надежды исследовал Иван Орлов."
    )
    assert not names_of(article)


def test_a_particle_is_said_once():
    """«ван Ван Гог» has one «ван» too many; «Ван Гог» has none."""
    assert [once(t) for t in ("ван Ван Гог", "Ван Гог", "Людвиг ван Бетховен")] == [
        "Ван Гог",
        "Ван Гог",
        "Людвиг ван Бетховен",
    ]


@pytest.mark.parametrize(
    ("title", "text", "asks", "answers"),
    [
        (
            "Дега Эдгар",
            "Дега Эдгар, французский живописец. В 1873 году Дега Эдгар переехал в Париж.",
            "В каком году Эдгар Дега переехал в Париж?",
            "1873",
        ),
        (
            "Анатолий Алексеевич Котов",
            "Анатолий Алексеевич Котов родился в Туле. В 1939 году Котов А. А. уехал в Орёл.",
            "В каком году Анатолий Алексеевич Котов уехал в Орёл?",
            "1939",
        ),
    ],
)
def test_a_catalogue_name_is_told_as_in_speech(title, text, asks, answers):
    """A name with the surname first, or initials behind it, is told whole."""
    questions = generate(Article("proba", title, None, text)).questions
    assert (asks, answers) in {(q.stem, q.answer) for q in questions}, [q.stem for q in questions]


@pytest.mark.parametrize(
    ("text", "asks", "never"),
    [
        (
            "В XIV веке крепость Корела занимала площадь в 6 тыс. м².",
            "Какую площадь в XIV веке занимала крепость Корела?",
            "Во сколько",
        ),
        (
            "Республика Тува была переименована в 1926 году в Тувинскую Народную Республику.",
            None,
            "переименована Республика Тува в",
        ),
        (
            "Первое королевство бургундов было образовано в 411 году нижнем течении Рейна.",
            None,
            "образовано нижнем",
        ),
        ("Заграничные походы армии Кутузова 1813–14 годов завершились взятием Парижа.", None,
         "Чем 1813"),
        ("В 1946 году Модный дом презентовал духи «Заря».", None, "дом презентовал"),
        ("В 1985 году в Туле писатель Орлов наградил Ивана Котова из села Илим.", None, "из села"),
        (
            "В 1905 году художники из группы «Мир искусства» обратились в России к книгам Пушкина.",
            None,
            "обратился в России",
        ),
        ("Пётр Орлов основал заводы в северо-западной Европе в 1901 году.", None, "западной Европ"),
    ],
)  # fmt: skip
def test_measures_places_and_years_stand_where_they_should(text, asks, never):
    """The wording listed is never shown; where it can be mended it is asked in the right words."""
    stems = [q.stem for q in deck_of(text).questions if q.kind != "cloze"]
    assert asks is None or asks in stems, stems
    assert not [stem for stem in stems if never in stem]


def test_a_village_keeps_its_own_form():
    """«в деревне Мошевое» is Мошевое, whatever its ending looks like."""
    questions = deck_of("Иван Петрович Орлов родился в деревне Мошевое в 1909 году.").questions
    assert {q.answer for q in questions if "деревне родился" in q.stem} == {"Мошевое"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("страны северной и северо-западной Европы", True),
        ("реки центральной Азии", True),
        ("страны Северной Европы", False),
        ("северная столица Европы", False),
    ],
)
def test_a_region_has_its_capital(text, wrong):
    """A part of the world with a small letter is a fault of the article's."""
    assert faulty(text) is wrong


@pytest.mark.parametrize(
    ("words", "date", "late"),
    [
        ("полк вёл наступление", "летом 1945 года", True),
        ("полк вёл наступление", "зимой 1945 года", False),
        ("полк вёл наступление", "летом 1944 года", False),
        ("школа открыта", "летом 1945 года", False),
    ],
)
def test_no_battle_is_fought_after_the_war(words, date, late):
    """A wrong option for a battle's time is not after the war's end."""
    assert after_the_war(words.split(), date) is late


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Михаэль Шумахер", "Айртон Сенна", True),
        ("Михаэль Шумахер", "Мохаммед Али", False),
        ("Роджер Федерер", "Майкл Фелпс", False),
    ],
)
def test_sportsmen_are_taken_for_those_of_their_sport(one, other, alike):
    """A racing driver stands among racing drivers."""
    assert comparable(one, other) is alike


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("захоронение найдено возле в селе Бокино", True),
        ("захоронение найдено возле села, у самой дороги", False),
        ("музей открыт в устье реки", False),
    ],
)
def test_two_prepositions_in_a_row_are_a_slip(text, wrong):
    """One of the two is left of another wording."""
    assert faulty(text) is wrong
