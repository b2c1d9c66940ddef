"""What wrong options may not be: out of time, out of a life; and what one may type."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from language import article_of

from quizgen import generate
from quizgen.model import Question
from quizgen.questions.answerforms import more_forms
from quizgen.questions.samenames import one_name
from quizgen.russian.eras import existed, name_then
from quizgen.russian.hints import possible_year
from quizgen.russian.neighbours import lands_beside, rivers_beside
from quizgen.russian.personalities import near_persons


def choices(text: str, title: str = "") -> list[Question]:
    """The questions with options an article of this text gives."""
    article = replace(article_of(f"{title}\n\n{text}"), title=title) if title else article_of(text)
    return [q for q in generate(article, kinds=("choice",)).questions if q.kind == "choice"]


@pytest.mark.parametrize(
    ("town", "year", "name"),
    [
        ("Волгоград", 1943, "Сталинград"),
        ("Волгоград", 1900, "Царицын"),
        ("Сталинград", 2020, "Волгоград"),
        ("Екатеринбург", 1958, "Свердловск"),
        ("Санкт-Петербург", 1915, "Петроград"),
        ("Астана", 1946, "Акмолинск"),
        ("Тольятти", 1941, "~Ставрополь-на-Волге"),
        ("Москва", 1900, "Москва"),
        ("Волгоград", None, "Волгоград"),
    ],
)
def test_a_town_bears_the_name_of_its_time(town: str, year: int | None, name: str) -> None:
    """A town is called as it was called in the year; where no year is told, as today."""
    assert name_then(town, year) == name


@pytest.mark.parametrize(
    ("name", "year", "there"),
    [
        ("Россия", 1960, False),
        ("Россия", 1800, True),
        ("Польша", 1850, False),
        ("Польша", 1930, True),
        ("Киргизия", 1900, False),
        ("Ангарск", 1914, False),
        ("орден Дружбы народов", 1945, False),
        ("Нигде не названный", 1800, True),
    ],
)
def test_what_existed_when(name: str, year: int, there: bool) -> None:
    """States, towns and orders are there in their years only, states also more than once."""
    assert existed(name, year) is there


@pytest.mark.parametrize(
    ("own", "year", "never"),
    [
        ("Россия", 1595, {"Венгрия", "Китай", "Белоруссия"}),
        ("Россия", 2020, {"Османская империя", "Венгрия", "Испания"}),
        ("Германия", 1945, {"ГДР", "Чехия", "Австро-Венгрия"}),
    ],
)
def test_lands_beside_a_land(own: str, year: int, never: set[str]) -> None:
    """Beside a state stand neighbours of its time, at least two of them."""
    found = lands_beside(own, "x", year)
    assert found
    assert len(found) > 1
    assert not never & set(found)
    assert own not in found


def test_what_nobody_lists_has_no_neighbours() -> None:
    """An unknown land or river is left to the general list."""
    assert lands_beside("Атлантида", "x", 1900) is None
    assert rivers_beside("Безымянка", "x") is None
    assert "Кубань" not in (rivers_beside("Волхов", "x") or ())


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("Пётр I", {"Август II", "Карл XII", "Людовик XIV"}),
        ("Карл XII", {"Пётр I", "Людовик XIII", "Карл I"}),
        ("Цицерон", {"Сократ", "Платон", "Пифагор"}),
        ("Михаил Ломоносов", {"Николай Чернышевский", "Александр Герцен"}),
        ("Елена Рыбакина", {"Ольга Корбут", "Лариса Латынина"}),
    ],
)
def test_people_of_one_land_and_field(name: str, never: set[str]) -> None:
    """The first three beside a person are of his land and time."""
    found = near_persons(name, "x")[:3]
    assert len(found) == 3
    assert not never & set(found)


@pytest.mark.parametrize(
    ("year", "text", "may"),
    [
        (1917, "Россия вступила в Первую мировую войну", True),
        (1924, "Россия вступила в Первую мировую войну", False),
        (1459, "Иван III присоединил Новгород", False),
        (1861, "Александр II отменил крепостное право", True),
        (1820, "Александр II отменил крепостное право", False),
        (1727, "Пётр I ввёл новый шрифт", False),
    ],
)
def test_years_of_wars_and_reigns(year: int, text: str, may: bool) -> None:
    """A war and a reign have their years; the number of a ruler is read whole."""
    assert possible_year(year, text) is may


LIFE = (
    "Иван Снегирёв родился в 1848 году в Туле. В 1869 году Снегирёв поступил в Академию художеств. "
    "В 1875 году Снегирёв окончил Академию художеств. В 1877 году Снегирёв переехал в Москву. "
    "В 1890 году Снегирёв написал картину «Старая мельница»."
)


def test_years_stay_within_a_life() -> None:
    """No year among the options lies in the hero's childhood or ten years off."""
    found = [q for q in choices(LIFE, "Иван Снегирёв") if q.answer.isdigit()]
    assert len(found) > 1
    for question in found:
        if "родился" in question.stem:
            continue
        own = int(question.answer)
        for year in map(int, question.distractors):
            assert abs(year - own) <= 10
            assert year >= 1848 + min(18, (own - 1848) * 3 // 4)


def test_round_years_have_round_ones_beside_them() -> None:
    """1890 stands beside 1885 and 1895, where a life has room for them."""
    (question,) = [q for q in choices(LIFE, "Иван Снегирёв") if q.answer == "1890"]
    assert all(int(year) % 5 == 0 for year in question.distractors)


def test_nothing_yet_to_come_lies_in_the_past() -> None:
    """What will be is offered no year before the day of publication."""
    text = "Самарский завод «Восход» выпустит первый автобус в 2027 году."
    article = replace(article_of(text), date=datetime.date(2025, 3, 1))
    for question in generate(article, kinds=("choice",)).questions:
        if question.answer == "2027":
            assert all(2025 <= int(year) <= 2031 for year in question.distractors)


@pytest.mark.parametrize(
    "text",
    ["Солнце состоит из водорода и гелия.", "В 1835 году Карл Брюллов посетил Грецию и Турцию."],
)
def test_lists_share_no_member(text: str) -> None:
    """No member of a wrong list stands in the right one or in another wrong one."""
    for question in choices(text):
        if " и " in question.answer:
            rows = [question.answer, *question.distractors]
            seen = [word.strip(",") for row in rows for word in row.split() if len(word) > 2]
            assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("stem", "answer", "may", "never"),
    [
        ("В какой семье родился Пётр Лужин?", "в семье сапожника", "сапожник", "семья"),
        ("Какой чин получил Пётр Лужин?", "чин полковника", "полковник", "чин"),
        ("Каким орденом награждён Лужин?", "орденом Ленина", "орден Ленина", ""),
        ("Где учился Лужин?", "в Горном институте", "Горный институт", "институт"),
        ("В каком городе родился Пётр Лужин?", "Хвалынск", "Хвалынске", "Саратов"),
        ("В каком городе родился Пётр Лужин?", "Хвалынск", "г. Хвалынск", "город"),
        ("В каком возрасте умер Лужин?", "в возрасте 69 лет", "69", "лет"),
        ("В чьей мастерской занимался Лужин?", "В. А. Серова", "Серов", "В. А."),
        ("От чего умер Лужин?", "от рака", "рак", ""),
        ("В какой семье родился Лужин?", "в зажиточной семье", "зажиточной", "семье"),
        ("Какую реку форсировал полк?", "Шпрею", "", "Шпря"),
        ("У кого учился Лужин?", "Архипа Ивановича Куинджи", "Куинджи", "Архип Ивановича Куинджи"),
    ],
)  # fmt: skip
def test_what_one_may_type(stem: str, answer: str, may: str, never: str) -> None:
    """What a learner would naturally type counts, a part that says less does not."""
    found = more_forms(stem, answer)
    assert not may or may in found
    assert never not in found
    assert answer not in found


def test_one_person_has_one_name() -> None:
    """Side by side nobody is told by first name and patronymic here, in full there."""
    items = ["Валерий Анатольевич вернулся в Орск", "Стихи Валерия Анатольевича Снегова изданы"]
    assert one_name(items, "Валерий Снегов") == (
        "Валерий Снегов вернулся в Орск",
        "Стихи Валерия Снегова изданы",
    )
    assert one_name(["Орден вручили Валерию Снегову"], "Валерий Анатольевич Снегов") == (
        "Орден вручили Валерию Анатольевичу Снегову",
    )
