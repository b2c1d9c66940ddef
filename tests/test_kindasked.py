"""A bare «чего» gives way to the kind of the answer; definitions and measures are narrowed."""

from __future__ import annotations

import dataclasses

import pytest
from test_doubts import drafts_of
from test_secondlook import put

from quizgen.model import Article
from quizgen.questions.defined import DEFINED, only_looks
from quizgen.questions.kindasked import kind_asked, places_asked
from quizgen.questions.ofwhole import Whole
from quizgen.questions.soundness import Soundness


@pytest.fixture(scope="module")
def any_draft():
    """A draft to put words into."""
    return drafts_of("Пётр Орлов родился в 1905 году в Казани.")[0]


@pytest.mark.parametrize(
    ("stem", "answer", "asked", "told"),
    [
        ("В состав чего входит Курская область?",
         "Центрально-Чернозёмного экономического района и Центрального федерального округа",
         "В состав какого федерального округа входит Курская область?", "Центрального"),
        ("К чему привёл Великий раскол 1054 года?",
         "к возникновению Православной церкви",
         "К возникновению какой церкви привёл Великий раскол 1054 года?", "Православной"),
        ("К чему привело Славковское сражение?", "к распаду Австрийской империи",
         "К распаду какой империи привело Славковское сражение?", "Австрийской"),
        ("В состав чего входила Лифляндия?", "Российской империи",
         "В состав какой империи входила Лифляндия?", "Российской"),
        # no kind, no name, or another preposition than is asked: left as it is
        ("С чем связано зрение?", "с работой мозга", "С чем связано зрение?", "с работой мозга"),
        ("К чему привела засуха?", "к неурожаю", "К чему привела засуха?", "к неурожаю"),
        ("В состав чего входит Луганск?", "Луганской области",
         "В состав чего входит Луганск?", "Луганской области"),
    ],
)  # fmt: skip
def test_the_kind_of_the_answer_is_asked_for(any_draft, stem, answer, asked, told):
    """The class noun goes into the question, the name that tells which one answers."""
    found = kind_asked(put(any_draft, "Проба.", stem, answer, "being", rule="truth"))
    assert (found.stem, found.answer) == (asked, told)


@pytest.mark.parametrize(
    ("stem", "answer", "asked"),
    [
        ("Где гнездится чибис?", "на влажных лугах", "В каких местах гнездится чибис?"),
        ("Где гнездится чибис?", "в Европе", "Где гнездится чибис?"),
        ("Где зимует чибис?", "на морских берегах", "Где зимует чибис?"),
    ],
)
def test_where_is_asked_of_lands_only(any_draft, stem, answer, asked):
    """«Где гнездится» is answered by a land, so a kind of place is asked for as one."""
    assert places_asked(put(any_draft, "Проба.", stem, answer)).stem == asked


def _reasons(draft):
    return {check.__name__ for _, check in DEFINED if check(draft)}


@pytest.mark.parametrize(
    ("stem", "answer", "pack", "check"),
    [
        ("Что является результатом движения?", "двигание", "being", "of_one_root"),
        ("Как называется инертный газ без цвета, вкуса и запаха?", "аргон", "definitions",
         "fits_many"),
        ("Как называется памятник древней письменности?", "берестяная грамота", "definitions",
         "fits_many"),
        ("Как называется сбор примеров и проверка догадок?", "индукция", "definitions",
         "two_have_one_name"),
        ("Как называется отсутствие зрителей?", "причина закрытия", "definitions", "no_name"),
        ("К какому семейству относится чёрный аист?", "аистовых", "encylines", "of_one_root"),
        ("К какому семейству относится полевой лунь?", "луневых", "encylines", "of_one_root"),
        ("Какова критическая температура аммиака?", "405,55 К", "why", "of_a_handbook"),
        ("Какова плотность азота?", "1,2506 кг/м³", "encylines", "of_a_handbook"),
        ("Каково расстояние от Солнца до Земли?", "149 597 871 километр", "encylines",
         "of_a_handbook"),
        ("С чем связано зрение?", "с работой мозга", "being", "tied_to_much"),
        ("С чем связано название Дона?", "с водой", "being", "tied_to_much"),
        ("К чему привела Тридцатилетняя война?", "к разорению земель", "being", "led_to_much"),
        ("Когда был подписан акт об отречении?", "2 марта 1917 года", "histlines",
         "done_towards_nothing"),
    ],
)  # fmt: skip
def test_what_has_no_one_answer_is_not_asked(any_draft, stem, answer, pack, check):
    """Many things fit it, it was tied to or led to much, or a handbook alone tells it."""
    draft = put(any_draft, "Проба.", stem, answer, pack, rule="being")
    assert check in _reasons(draft)


@pytest.mark.parametrize(
    ("stem", "answer", "pack"),
    [
        ("Как называется наука о живых организмах и их связях?", "биология", "definitions"),
        ("Как называется газ, открытый Рамзаем в 1898 году?", "неон", "definitions"),
        ("Как называется самая крупная птица?", "страус", "definitions"),
        ("Как называется оболочка Земли, заселённая организмами и изменённая ими?", "биосфера",
         "definitions"),
        ("Какова длина озера Байкал?", "636 километров", "why"),
        ("Каков размах крыльев беркута?", "1,85 метра", "encylines"),
        ("К какому семейству относится беркут?", "ястребиных", "encylines"),
        ("С чем связано открытие неона?", "с перегонкой воздуха", "being"),
        ("К чему привело развитие полупроводников?", "к появлению микросхем", "being"),
        ("Когда подписан акт о вступлении Эстонии в ЕС?", "2003", "histlines"),
    ],
)  # fmt: skip
def test_what_singles_out_is_asked(any_draft, stem, answer, pack):
    """A difference, a name, a superlative or a plain measure leaves one answer."""
    assert not _reasons(put(any_draft, "Проба.", stem, answer, pack, rule="being"))


def test_looks_single_nothing_out():
    """A kind with many members needs more than its looks; what it does is more."""
    assert only_looks("серебристый мягкий металл")
    assert not only_looks("жидкая ткань, которая переносит кислород")


def _article(title, body):
    text = f"{title}\n\n{body}"
    return Article("a", title, None, text, (0, len(title)))


@pytest.mark.parametrize(
    ("title", "body", "stem", "answer", "pack", "told"),
    [
        ("Рязанская область", "Рязанская область — регион России. Длина речной сети — 10255 км.",
         "Какова длина речной сети?", "10255 км", "why",
         "Какова длина речной сети Рязанской области?"),
        ("Рязанская область", "Протяжённость с севера на юг области — 220 км.",
         "Какова протяжённость с севера на юг области?", "220 км", "why",
         "Какова протяжённость области с севера на юг?"),
        ("Проба", "Акт о присоединении к Антанте был подписан в 1915 году.",
         "Когда был подписан акт о присоединении?", "1915", "histlines",
         "Когда был подписан акт о присоединении к Антанте?"),
        ("Неон", "Неон — химический элемент с атомным номером 10.",
         "Что такое неон?", "химический элемент с атомным номером 10", "being",
         "Как называется химический элемент с атомным номером 10?"),
    ],
)  # fmt: skip
def test_the_article_says_whose_or_which(any_draft, title, body, stem, answer, pack, told):
    """What a measure or a definition left to its article is written into the question."""
    sentence = body.split(". ")[-1]
    draft = put(any_draft, sentence, stem, answer, pack)
    found = Whole(_article(title, body)).mended(draft)
    assert found.stem == told


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Зрение — чувство света. Оно является способом познания мира.", "wide definition"),
        ("Зрение — чувство света. Зрение — это работа глаза и мозга.", "wide definition"),
        ("Зрение — чувство света. Глаза видят день и ночь.", None),
    ],
)
def test_what_is_defined_twice_is_not_asked(any_draft, body, reason):
    """Of two definitions neither is the one answer."""
    draft = put(any_draft, "Зрение — чувство света.", "Что такое зрение?", "чувство света")
    article = _article("Зрение", body)
    start = article.text.index("Зрение —")
    own = dataclasses.replace(draft.fact.sentence, start=start)
    draft = dataclasses.replace(draft, fact=dataclasses.replace(draft.fact, sentence=own))
    found = Whole(article).mended(draft)
    assert (found if isinstance(found, str) else None) == reason


def test_a_substance_is_told_by_its_name(any_draft):
    """«простое вещество неон» answers with the name alone."""
    draft = put(any_draft, "Проба.", "Как называется газ?", "простое вещество неон", "definitions")
    found = Whole(_article("Неон", "Проба.")).mended(draft)
    assert found.answer == "неон"


def test_checked_templates_have_a_better_chance():
    """A definition stands better than the same words under a template nobody checked so."""
    sound = Soundness("Статика", "Статика — раздел механики о равновесии тел.")
    own = ("Как называется раздел механики о равновесии тел?", "статика", "Статика — раздел.")
    assert sound.chance(*own, "definitions/called") > sound.chance(*own, "definitions/named-so")
