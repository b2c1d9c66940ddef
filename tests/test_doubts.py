"""Stems a reader would ask back about: whose, of which land, as of when; and how print has it."""

from __future__ import annotations

import pytest
from language import deck_of, facts_of

from quizgen.facts import extract
from quizgen.model import Article
from quizgen.questions import doubts
from quizgen.questions.answerforms import dated_whole, more_forms
from quizgen.questions.capitals import Capitals
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.review import no_subject
from quizgen.russian import analyse
from quizgen.russian.typesetting import typeset
from quizgen.templates.loader import builtin_packs


def drafts_of(text):
    article = Article("проба", "", None, text)
    made = compose(extract(analyse(article), article), builtin_packs(), article)
    return [draft for draft in made if isinstance(draft, Draft)]


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Восточная популяция населяет приморские тундры Якутии.", doubts.of_what_kind),
        ("В 1993 году организован заповедный участок в Губкинском районе.", doubts.of_what_kind),
        ("Молодые птицы прилетают в Казахстан в апреле.", doubts.of_what_kind),
        ("Интересы Анны Беловой на сегодняшний день представляет Пётр Орлов.", doubts.to_date),
        (
            "В 2012 году Анвар Халид победил во втором туре президентских выборов.",
            doubts.elections_of_no_land,
        ),
        ("Устав 1566 года действовал в Литве с 1566 по 1588 год.", doubts.year_told),
        ("Малый лебедь проводит в тундре 120 дней.", doubts.time_spent),
        ("Британцы отметились сразу двумя песнями.", doubts.at_once),
        (
            "Рационализм и эмпиризм представляют собой два учения в философии Европы.",
            doubts.kinds_counted,
        ),
        (
            "На участие в фестивале «Весна» претендовали также Пётр Орлов и Анна Белова.",
            doubts.others_too,
        ),
        ("Дмитрий Орлов предложил новую модель атома в 1897 году.", doubts.new_thing),
        ("В Лиге чемпионов Иван Орлов одержал четыре победы.", doubts.score_so_far),
        ("Наибольшее количество птиц гнездится в Приморье.", doubts.kind_of_many),
        ("Картина Репина передана музею Чадыр-Лунги.", doubts.place_as_house),
        ("В «Слове о полку Игореве» описывается поход и битва.", doubts.told_in_a_book),
        (
            "Доклады попала в журнал «Наука» и в апреле 1970 года были обсуждены в институтах.",
            no_subject,
        ),
    ],
)
def test_stems_sent_back(text, check):
    """Some draft of the sentence is stopped by this very check."""
    assert any(check(draft) for draft in drafts_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Популяция малого лебедя населяет приморские тундры Якутии.",
        "В 1993 году организован участок «Лысые Горы» в Губкинском районе.",
        "На выборах президента Франции в 2012 году победил Франсуа Олланд.",
        "Самая низкая температура Марса составляет −139 °С.",
        "По состоянию на ноябрь 2025 года заключено 1453 договора.",
    ],
)
def test_stems_that_tell_enough(text):
    """What is named, or dated, passes every doubt."""
    assert not [
        (draft.stem, name)
        for draft in drafts_of(text)
        for name, check in doubts.DOUBTS
        if check(draft)
    ]


def test_a_participle_before_its_noun_keeps_its_time():
    """«Родившийся 8 мая 1929 года Богл скончался»: the date is the birth's, not the death's."""
    text = (
        "Джон Богл\n\nДжон Богл – американский финансист. "
        "Родившийся 8 мая 1929 года Джон Богл скончался от тяжёлой болезни."
    )
    told = [(q.stem, q.answer) for q in deck_of(text).questions]
    assert not [pair for pair in told if "сконч" in pair[0] and "1929" in pair[1]]


def test_beginning_from_is_one_preposition():
    """«начиная с 1960 года» is a time with a beginning, and nothing of it hangs alone."""
    roles = {
        (role.name, role.focus[0].text)
        for fact in facts_of("Начиная с 1960 года Кировский завод выпускает тракторы.")
        for role in fact.roles
    }
    assert ("since", "Начиная с 1960 года") in roles


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        ("Лев Маневич родился 20.08.1898 г. в Чаусах.", "Когда родился Лев Маневич?",
         "20 августа 1898 года"),
        ("Пушкин окончил лицей в 1817 году.", "В каком году Пушкин окончил лицей?", "1817"),
    ],
)  # fmt: skip
def test_what_print_does(text, stem, answer):
    """A date is written in words; a person stands before what he did."""
    assert (stem, answer) in [(draft.stem, draft.answer) for draft in drafts_of(text)]


@pytest.mark.parametrize(
    ("article", "text", "restored"),
    [
        ("Итогом Первой мировой войны стал мир.", "первая мировая война", "Первая мировая война"),
        ("Жуков, Маршал Советского Союза.", "стал маршалом Советского Союза",
         "стал Маршалом Советского Союза"),
        ("В Первой лиге и в первой лиге.", "первая лига", "первая лига"),
        ("Его сын, Иван Петров, жил там.", "сын иван петров", "сын иван петров"),
    ],
)  # fmt: skip
def test_capitals_inside_sentences_are_kept(article, text, restored):
    """A capital the article has everywhere but in a name comes back; a doubtful one does not."""
    assert Capitals(article).restored(text) == restored


def test_spans_of_months_are_set_with_a_dash():
    """«в июне-августе» is a span; «в июне – августе» tells it is."""
    assert typeset("в июне-августе 1812 года") == "в июне – августе 1812 года"


def test_the_years_of_a_namesake_are_not_asked():
    """Of an article about an estate, an owner's years in brackets are no question."""
    text = (
        "Усадьба Сосновка\n\nСосновка – старинная усадьба под Тверью. В середине XIX века усадьба "
        "принадлежала Николаю Михайловичу Орлову (1807–1870). Теперь в ней школа."
    )
    assert not [q.stem for q in deck_of(text).questions if "году родился" in q.stem]


@pytest.mark.parametrize(
    ("stem", "answer", "right", "wrong"),
    [
        ("Кто выиграл турнир?", "Елена Рыбакина", "Рыбакина", "Рыбакин"),
        ("Кем назван портрет?", "В. А. Серова", "Серов", "Сера"),
        ("Как называется процент?", "ключевая ставка", "", "ключевой ставок"),
        ("Филиал какого вуза открыт?", "КазНУ имени аль-Фараби", "", "Казна имени аль-Фараби"),
        ("Членом чего он стал?", "Академии наук СССР", "Академия наук СССР", ""),
    ],
)
def test_no_form_is_made_that_nobody_says(stem, answer, right, wrong):
    """A name or term already in its dictionary form gives no other; an oblique one gives it."""
    forms = more_forms(stem, answer)
    assert not right or right in forms
    assert wrong not in forms


def test_a_day_goes_with_its_year():
    """«16 декабря» is no answer for a day of 2014, unless the stem or the news tell the year."""
    forms = ["16 декабря", "16.12.2014"]
    assert (
        dated_whole("Когда подняли ставку? 2024-10-25", "16 декабря 2014 года", forms) == forms[1:]
    )
    assert dated_whole("Когда в 2014 году?", "16 декабря 2014 года", forms) == forms
