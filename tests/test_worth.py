"""What is worth asking: answers not given away, certain things, whole lists, even options."""

from __future__ import annotations

import datetime

import pytest
from language import article_of, deck_of, facts_of
from language import every as generate

from quizgen.facts import extract
from quizgen.model import Article
from quizgen.questions.evenoptions import even
from quizgen.questions.lifespans import spans
from quizgen.questions.telling import content
from quizgen.questions.telltimes import last_year
from quizgen.russian import analyse
from quizgen.russian.fame import towns_beside
from quizgen.russian.hints import possible_year, told_country, told_year
from quizgen.russian.wordforms import decline_name

GUESSED, IDLE, LITTLE = "answer guessed", "not worth asking", "too little said"
WIDE = "wide definition"


@pytest.mark.parametrize(
    ("text", "stem", "why"),
    [
        (
            "Банки Великобритании после брексита открыли в Дублине 40 отделений.",
            "Банки какой",
            GUESSED,
        ),
        (
            "Анна Лунина посетила Ригу в связи с ситуацией в Крыму в 2014 году.",
            "В каком году",
            GUESSED,
        ),
        ("Вдоль побережья Азовского моря тянутся узкие песчаные косы.", "Что", IDLE),
        ("Кредиторы потребовали банкротства завода «Луч» в Твери.", "Кто", "vague answer"),
        ("Скульптор Анна Лунина проводила много времени в Риге.", "В каком городе", IDLE),
        ("В Рязани построено 12 новых школ.", "Сколько", LITTLE),
        ("Местные купцы Рязани открыли музей искусств в 1911 году.", "В каком", LITTLE),
        ("Лимфа — это прозрачная жидкость, бедная белком.", "Как называется", WIDE),
    ],
    ids=lambda value: value[:30],
)
def test_what_is_not_worth_asking(text, stem, why):
    """What is guessed from the stem, idle or could be anything is not asked, and for this."""
    deck = deck_of(text)
    assert [q.stem for q in deck.questions if q.stem.startswith(stem)] == []
    assert deck.dropped.get(why, 0) > 0, dict(deck.dropped)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Генеральная ассамблея Виргинии в 1705 году издала закон о защите 40 семей.", "закон"),
        ("Первую атомную электростанцию построили в Обнинске в 1954 году.", "первую атомную"),
        ("Солнце состоит из водорода и гелия.", "из водорода"),
        ("Захват и поглощение бактерий лейкоцитами Илья Мечников назвал фагоцитозом.", "фагоцитоз"),
    ],
    ids=lambda value: value[:30],
)
def test_what_stays_worth_asking(text, answer):
    """Certain things are asked: named, told of somebody at a place or time, or general."""
    assert any(q.answer.startswith(answer) for q in deck_of(text).questions)


@pytest.mark.parametrize(
    ("country", "text", "told"),
    [
        ("Великобритания", "Жители какой страны платят за въезд после Brexit?", True),
        ("Россия", "Банк какой страны выдал сто тысяч рублей?", True),
        ("Франция", "Парламент какой страны собрался в Лионе?", True),
        ("Германия", "Войска какой страны разбили немецкие полки?", True),
        ("Россия", "Вузы какой страны сотрудничают с университетами Казахстана?", False),
    ],
)
def test_countries_told_by_the_stem(country, text, told):
    """A country is told by its adjective, its money, a body or a town of it; not by another's."""
    assert told_country(country, text) is told


def test_years_told_and_impossible():
    """A matter everybody dates tells its year; no web site stood before there was a web."""
    assert told_year(2014, "предложил план в связи с ситуацией в Крыму")
    assert not told_year(2003, "предложил план в связи с ситуацией в Крыму")
    assert possible_year(1998, "запустила сайт")
    assert not possible_year(1980, "запустила сайт")


def test_options_keep_to_the_years_there_were():
    """No wrong year is earlier than the thing it is asked of, or later than the text's own last."""
    deck = generate(
        article_of("Компания «Заря» запустила интернет-магазин в Твери в 1999 году."),
        kinds=("choice",),
    )
    years = [int(o) for q in deck.questions if q.answer == "1999" for o in q.distractors]
    assert years
    assert min(years) >= 1993
    assert last_year(article_of("Мост открыли в 2004 году, а закрыли в 2011 году.")) == 2011
    assert last_year(article_of("Мост открыли в 1904 году.")) > 2011


def test_lives_are_read_from_the_text():
    """Births and deaths told by verbs bound the years offered, as brackets do."""
    facts = facts_of("Пётр Лунин родился в 1884 году. Пётр Лунин умер в 1920 году в Твери.")
    name = content("Лунин")[0]
    assert spans(facts, {})[name] == (1884, 1920)
    assert spans(facts, {name: (1880, 1919)})[name] == (1880, 1919)


@pytest.mark.parametrize(
    ("answer", "options", "fair"),
    [
        ("Российская Федерация", ("Республика Польша", "Республика Беларусь"), False),
        ("более 40", ("около 30", "около 20", "около 50"), False),
        ("более 40", ("около 30", "более 60"), True),
        ("в 1871–1885 годах", ("в 1875", "в 1890"), False),
        ("Google", ("Яндекс", "Рамблер"), False),
        ("собрание представителей всех сословий", ("полк", "суд"), False),
        ("Париж", ("Лион", "Марсель"), True),
        ("частное образование", ("школьное образование", "высшее образование"), True),
    ],
    ids=str,
)
def test_even_options(answer, options, fair):
    """The right option does not stand out by its marks, its make or its length."""
    assert even(answer, options) is fair


def test_towns_stand_beside_towns_as_known():
    """Beside a capital stand great towns and capitals near by; an unknown town has none."""
    beside = towns_beside("Москва", "a", (), abroad=True)
    assert "Волгоград" not in beside[:3]
    assert {"Киев", "Варшава", "Минск"} & set(beside[:3])
    assert not {"Киев", "Варшава", "Минск"} & set(towns_beside("Москва", "a", (), abroad=False))
    assert towns_beside("Орск", "a", (), abroad=True) == ()


def test_short_first_names_decline():
    """«Ян» is a name that declines; «Ли» and particles stay."""
    feats = {"Case": "Nom", "Gender": "Masc"}
    assert decline_name("Ян Смит", feats, "Ins") == "Яном Смитом"
    assert decline_name("Ян Смит", feats, "Gen") == "Яна Смита"


def test_one_fact_is_asked_twice():
    """Of a fact of three parts two are asked in its own words, however many could be."""
    text = (
        "Пётр Лунин познакомился с Анной Орловой в 1917 году. Александр Попов показал радио "
        "7 мая 1895 года. Дмитрий Менделеев открыл периодический закон в 1869 году. Лев Толстой "
        "написал роман «Война и мир» в 1869 году. Первую атомную электростанцию построили в "
        "Обнинске в 1954 году."
    )
    deck = generate(article_of(text))
    met = [q for q in deck.questions if "познакомился" in q.evidence.text]
    assert len([q for q in met if q.template.startswith("general/")]) <= 2


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ("В доме изъяты также два ножа и пистолет.", False),
        ("Помимо этого, там хранились ножи.", False),
        ("Суд пройдёт в Твери.", True),
    ],
)
def test_lists_that_go_on(more, asked):
    """A list the next sentences add to is not asked as if it were whole."""
    text = f"Полиция Твери в 2011 году изъяла пистолет, винтовку и автомат. {more}"
    deck = generate(article_of(text))
    assert any("винтовку" in q.answer for q in deck.questions) is asked
    assert (deck.dropped.get("list goes on", 0) == 0) is asked


def test_statesmen_in_passing():
    """In another's life the post of a statesman named once is not asked; in the news it is."""
    text = (
        "Юрий Лунин родился в 1924 году. В 1994 году Юрий Лунин отказался принять орден от "
        "президента России Бориса Ельцина."
    )
    assert not [q for q in deck_of(text).questions if q.stem.startswith("Какую должность")]
    dated = Article("proba", "Проба", datetime.date(1994, 5, 1), text)
    assert extract(analyse(dated), dated)
    assert generate(dated).dropped.get("answer guessed", 0) == 0
