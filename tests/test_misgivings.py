"""Stems that took another clause's words along, or tell too little; and what print adds to them."""

from __future__ import annotations

import pytest
from language import deck_of
from test_doubts import drafts_of

from quizgen.model import Article
from quizgen.pipeline import generate
from quizgen.questions import misgivings, misreadings
from quizgen.questions.printing import typeset
from quizgen.questions.redress import towns
from quizgen.russian.morphology import readings


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Пётр Орлов стал самым молодым министром Норвегии с 1905 года.", misreadings.no_beginning),
        (
            "Центром обороны с конца 1941 года стал город Севастополь.",
            misreadings.no_beginning,
        ),
        (
            "В июне 1863 года Орлов потерпел поражение под Гродно и бежал в Варшаву, где в апреле "
            "1864 года был арестован, а в августе — казнён правительственными силами.",
            misreadings.anothers_words,
        ),
        ("Пётр Ильич Орлов занялся драматургией.", misgivings.busy_with),
        ("В 1886 году Пётр Орлов обнаружил полосу в области 609 нанометров.",
         misgivings.stripe_of_what),
        ("Лидер повстанцев был казнён в Киеве в мае 1863 года.", misgivings.too_bare),
        ("После книги Куна в 1962 году вспомнили о теории Поппера.", misgivings.too_bare),
        ("Центром подготовки восстания в 1830 году стала Варшава.", misgivings.too_bare),
        (
            "Пётр Орлов ушёл из корпуса морской пехоты 1 февраля 2007 года.",
            misgivings.body_of_no_land,
        ),
        (
            "За 11 месяцев 2018 года выписано 81 миллион штрафов за превышение скорости.",
            misgivings.body_of_no_land,
        ),
        (
            "Договор в 1987 году подписал президент США Рональд Рейган.",
            misgivings.known_to_all,
        ),
        (
            "Князь Андрей Суздальский прикладывает немало усилий для превращения Владимира "
            "в столицу.",
            misreadings.told_as_present,
        ),
        ("Кревская уния была подписана 14 августа 1385 года в замке Крево.",
         misreadings.told_by_its_root),
        ("Университет Минска основан 11 июля 1921 года на территории Белоаруси.",
         misreadings.misspelt_land),
        ("Температура поверхности Сатурна составляет 150 °С.", misreadings.lost_minus),
    ],
)  # fmt: skip
def test_stems_sent_back(text, check):
    """Some draft of the sentence is stopped by this very check."""
    assert any(check(draft) for draft in drafts_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Пётр Орлов с 1905 года работал на заводе «Маяк».",
        "Лидером партии «Рассвет» с 1990 года является Пётр Орлов.",
        "Ноябрьское восстание 1830 года подавил Иван Паскевич.",
        "Восстание на Кубе в 1933 году возглавил Фульхенсио Батиста.",
        "В 2012 году министром обороны Норвегии был Пётр Орлов.",
        "Завод «Маяк» занимается строительством газопроводов.",
        "Температура на поверхности Венеры составляет 460 °С.",
        "В 1941 году Иван Орлов был награждён орденом Ленина за учительские успехи.",
        "Москвичи построили дом в 1930 году.",
        "В 1996 году Петру Орлову пересадили сердце.",
    ],
)
def test_stems_that_tell_enough(text):
    """What is named, or told whole, passes every one of these checks."""
    assert not [
        (draft.stem, check.__name__)
        for draft in drafts_of(text)
        for _, check in (*misgivings.MISGIVINGS, *misreadings.MISREADINGS)
        if check(draft)
    ]


def test_two_posts_of_the_same_years_are_not_asked_as_one():
    """«Кем работал с 1923 года?» is not asked where a second post follows in the sentence."""
    text = (
        "Николай Орлов\n\nНиколай Орлов (1908–1941) — советский лётчик. С 1923 г. работал токарем "
        "в мастерских Казанской железной дороги, слесарем на Муромском заводе."
    )
    assert not [q.stem for q in deck_of(text).questions if q.stem.startswith(("Кем р", "Где р"))]


def test_a_participle_is_the_nearer_persons():
    """«мэр Орлов, которого поддержал министр Белов, возглавляющий …»: not of the mayor."""
    text = (
        "С докладом выступил мэр Казани Пётр Орлов, которого поддержал министр Максим Белов, "
        "возглавляющий комиссию Татарстана по защите лесов."
    )
    stems = [(q.stem, q.answer) for q in deck_of(text).questions]
    assert not [pair for pair in stems if "возглавляет" in pair[0] and "Орлов" in pair[1]]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Единственное крупное сражение с армией Наполеона Орлов провёл у деревни Горки "
         "в мае 1812 года.",
         "Когда Орлов провёл единственное крупное сражение с армией Наполеона у деревни Горки?"),
    ],
)  # fmt: skip
def test_an_object_follows_its_verb(text, stem):
    """What the article put first stands after its verb in the question."""
    assert stem in [draft.stem for draft in drafts_of(text)]


LIFE = "Иван Алексеевич Бунин (1870–1953) — русский писатель. В 1887 году Бунин переехал в Орёл. {}"


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("Рассказ «Руда» Бунина напечатан, а стихи вошли в сборник «Листопад» (1901).",
         "В каком году вышел сборник Ивана Бунина «Листопад»?"),
        ("Стихи Бунина опубликованы в сборнике «Листопад» (1901).",
         "В каком году вышел сборник Ивана Бунина «Листопад»?"),
    ],
)  # fmt: skip
def test_a_bare_title_gets_its_author(sentence, stem):
    """In somebody's life a collection is asked about with its author."""
    article = Article("bunin", "Иван Бунин", None, LIFE.format(sentence))
    assert stem in [q.stem for q in generate(article).questions]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("46-51 сантиметр", "46–51 сантиметр"),
        ("восстание 1863–1864 в Литве", "восстание 1863–1864 годов в Литве"),
        ("Ту-154 летал", "Ту-154 летал"),
        ("повесть «Восстание 1863–1864 в лицах»", "повесть «Восстание 1863–1864 в лицах»"),
    ],
)
def test_what_print_adds(text, printed):
    """Spans get a dash and years their noun, titles and names stay as they are."""
    assert typeset(text) == printed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("у города Столин", "у города Столина"),
        ("в городе Бобруйск", "в городе Бобруйске"),
        ("у города Гродно", "у города Гродно"),
        ("города Минск и Гродно", "города Минск и Гродно"),
    ],
)
def test_towns_are_declined(text, told):
    """A town's name is declined after «город», an indeclinable or a listed one is not."""
    assert towns(text) == told


def test_a_kind_called_big_is_not_bigger():
    """«большая» is the form of «большой»."""
    assert readings("большая")[0].lemma == "большой"
