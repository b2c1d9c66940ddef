"""What the last reading of a draft puts right, what it keeps from being asked, fair years."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from quizgen.model import Article
from quizgen.questions.agesofdeeds import grown_by
from quizgen.questions.closing import without_class
from quizgen.questions.heroyears import hero_span
from quizgen.russian.dates import find_dates
from quizgen.russian.heads import presidents_of
from quizgen.russian.pastbe import told_as_over
from quizgen.russian.wholedates import whole_dates
from tests.language import article_of, every


def stems(text: str, title: str = "Проба", date: datetime.date | None = None) -> dict[str, str]:
    """Every stem of an article's deck with its answer."""
    article = replace(article_of(text), title=title, date=date)
    return {q.stem: q.answer for q in every(article).questions}


@pytest.mark.parametrize(
    ("stem", "answer", "said"),
    [
        ("Какой титул получила Анна Орлова?", "титул «Мисс Волга»", "«Мисс Волга»"),
        ("Какую степень получил Иван Орлов в 1904 году?", "степень доктора права", "доктора права"),
        ("Какое звание получил Иван Орлов?", "звание капитана", "капитана"),
        ("Какую премию получил Иван Орлов?", "премию имени Гоголя", "премию имени Гоголя"),
        ("Какой орден получил Иван Орлов?", "орден Дружбы", "орден Дружбы"),
        ("Кто получил титул?", "титул «Мисс Волга»", "титул «Мисс Волга»"),
    ],
)
def test_the_class_asked_is_not_repeated(stem: str, answer: str, said: str) -> None:
    """What a question names its answer does not tell again."""
    assert without_class(stem, answer) == said


def test_nations_open_no_name() -> None:
    """A demonym that opens its sentence is small in a stem and no part of the name that answers."""
    told = stems("Филиппинка Мария Сантос получила титул «Мисс Океания 2011».")
    assert told.get("Кто получил титул «Мисс Океания 2011»?", "Мария Сантос") == "Мария Сантос"
    assert told["Какой титул получила филиппинка Мария Сантос?"] == "«Мисс Океания 2011»"
    assert not any("Филиппинка" in f"{stem} {answer}" for stem, answer in told.items())


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("в 1938 году Анна Орлова арестована", "в 1938 году Анна Орлова была арестована"),
        ("мост построен 3 мая 1961 года", "мост был построен 3 мая 1961 года"),
        ("в 1938 году Анна Орлова была арестована", "в 1938 году Анна Орлова была арестована"),
        ("музей расположен в доме, построенном в 1901 году",
         "музей расположен в доме, построенном в 1901 году"),
        ("в 1938 году Анна Орлова уехала", "в 1938 году Анна Орлова уехала"),
        ("фильм «В 1941 году разбит» снят в Киеве", "фильм «В 1941 году разбит» снят в Киеве"),
    ],
)  # fmt: skip
def test_what_is_over_is_told_as_over(told: str, whole: str) -> None:
    """A short participle with its own past date gets «был», other clauses stay."""
    assert told_as_over(told) == whole


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Внезапно отряды генерала Орлова 4 марта 1813 года ворвались в Лейпциг.",
         "Когда отряды генерала Орлова внезапно ворвались в Лейпциг?"),
        ("Протяжённость с севера на юг Тульской области — около 200 километров.",
         "Какова протяжённость Тульской области с севера на юг?"),
    ],
)  # fmt: skip
def test_words_stand_in_their_places(text: str, stem: str) -> None:
    """An adverb is beside its verb, and a measure is first told of what."""
    assert stem in stems(text)


@pytest.mark.parametrize(
    "text",
    [
        "В 1949 году Иван Орлов выпустил первые две мастерские актёров.",
        "В 1972 году Иван Орлов был награждён орденом за доблесть и мужество.",
        "В 1921 году Вера Орлова работала учителем в Тверском и Ржевском уездных отделах.",
    ],
)
def test_no_guess_and_no_torn_phrase(text: str) -> None:
    """No number without its noun, no formula for an answer, no adjective without its noun."""
    hero = " ".join(word.strip(".") for word in text.split() if word in ("Иван", "Вера"))
    for stem, answer in stems(text, f"{hero} Орлов{'а' if hero == 'Вера' else ''}").items():
        assert not stem.startswith("Первые сколько"), stem
        assert answer != "за доблесть и мужество"
        assert not stem.endswith("в Тверском?"), stem
        assert answer != "в Тверском"


def test_a_sentence_is_told_with_its_measure_and_year() -> None:
    """«К скольким годам» of what, and when: somebody may be sentenced twice."""
    told = stems(
        "Анна Орлова родилась в 1890 году в Твери.\nВ 1927 году Анна Орлова была приговорена "
        "к 6 годам заключения.",
        "Анна Орлова",
    )
    asked = [stem for stem in told if stem.startswith("К скольким")]
    assert asked == ["К скольким годам заключения была приговорена Анна Орлова в 1927 году?"]


def test_old_towns_are_declined() -> None:
    """«города Вильны», not «города Вильна»."""
    told = stems("В 1903 году Иван Орлов жил в городе Вильна (ныне Вильнюс).", "Иван Орлов")
    assert "Каково современное название города Вильны?" in told


def test_names_are_told_to_their_end() -> None:
    """A name is asked with its last part, or not at all."""
    text = (
        "Делегации встретились. В зале присутствовал представитель Катара в ООН Нассир Абдулла "
        "аль-Хамади. Выступил министр обороны Саудовской Аравии Мухаммед бен Салман."
    )
    told = stems(text, date=datetime.date(2007, 3, 5))
    assert not {"Нассир Абдулла", "Мухаммед Салман"} & set(told.values())


@pytest.mark.parametrize(
    ("stem", "born", "year", "first"),
    [
        ("В каком году Иван Орлов поступил в университет?", 1828, 1843, 1842),
        ("В каком году Иван Орлов окончил школу?", 1828, 1843, 1834),
        ("В каком году Иван Орлов стал доцентом?", 1900, 1935, 1921),
        ("В каком году Иван Орлов сражался на фронте?", 1903, 1920, 1919),
        ("В каком году Иван Орлов поступил в университет?", 1828, 1840, 1840),
        ("В каком году Иван Орлов поступил в университет?", 0, 1840, 0),
    ],
)
def test_nobody_does_it_as_a_child(stem: str, born: int, year: int, first: int) -> None:
    """The first year an option may name is one in which somebody of that birth could do it."""
    assert grown_by(stem, born, year) == first


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Родился 3 мая 1905 года в Твери. В 1941 г. пропал без вести под Вязьмой.", (1905, 1941)),
        ("Дата рождения писателя — 28 августа (9 сентября) 1828 года.\nУмер в 1910 году.",
         (1828, 1910)),
        ("Род. 5.3.1901 в г. Тверь. В 1950 году стал профессором.", (1901, 1953)),
        ("В 1936 году поступил в аспирантуру. Его отец умер в 1930 году.", None),
        ("Родился в 1880 году. Сергей Кузнецов погиб в 1905 году. В 1938 году уехал в Омск.",
         (1880, 1941)),
    ],
)  # fmt: skip
def test_a_life_ends(text: str, span: tuple[int, int] | None) -> None:
    """Birth and death of the hero, or a little after the last year told; nobody else's."""
    article = Article("proba", "Иван Орлов", None, text)
    assert hero_span(article) == ({} if span is None else {"орлов": span})


def test_whole_dates_are_apart() -> None:
    """Beside a whole date stand other months and other years, never another day of its month."""
    line = ["Бой", "шёл", "6", "декабря", "1941", "года", "."]
    (mention,) = find_dates(line)
    made = whole_dates(mention, "6 декабря 1941 года")
    assert len(made) >= 6
    for value, text in made:
        assert not {"6", "декабря"} & set(text.split()), text
        assert text.endswith(f" {value[:4]} года"), text
    assert whole_dates(mention, "6 (18) декабря 1941 года") == ()
    assert all(
        int(value[:4]) <= 1941 for value, _ in whole_dates(mention, "6 декабря 1941 года", 1941)
    )


def test_presidents_of_the_time() -> None:
    """No head of state stands in news of a year in which another held the office."""
    assert "Садыр Жапаров" not in presidents_of(2007, "seed", ())
    assert {"Садыр Жапаров", "Ильхам Алиев"} <= set(presidents_of(2024, "seed", ()))
    assert "Ильхам Алиев" not in presidents_of(2024, "seed", ("Ильхам Алиев",))


def test_two_arrests_are_not_asked_of_as_one() -> None:
    """«Когда …?» and «В каком году …?» of one stem with two answers are not asked."""
    text = (
        "Анна Орлова родилась в 1890 году в Твери.\n15 сентября 1925 года Анна Орлова была "
        "арестована.\nВ 1935 году Анна Орлова была арестована."
    )
    told = stems(text, "Анна Орлова")
    assert not any("была арестована" in stem and "?" in stem and "Верно" not in stem and
                   stem.startswith(("Когда", "В каком")) for stem in told)  # fmt: skip
