"""Last mends of a wording, and checks of what one word too few makes wrong, on ready decks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from quizgen.questions.printing import typeset
from quizgen.questions.ranking import once
from quizgen.questions.rechecks import another_workplace, bare_film, tied_life
from quizgen.questions.retouch import (
    _ORDINAL,
    _agreeing,
    _battle,
    _both,
    _in_kelvins,
    _plain_place,
    _said,
    _titled,
    _to_office,
    _usually,
    _was,
    _without_aside,
)  # fmt: skip
from tests.language import deck_of


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Где стояла 12-й отдельная рота?", "Где стояла 12-я отдельная рота?"),
        ("Где стоял 12-й отдельный полк?", "Где стоял 12-й отдельный полк?"),
        ("Кто командовал 12-й ротой?", "Кто командовал 12-й ротой?"),
        ("Чем награждён он? Медалью «За труд» и Орденом Почёта", None),
        ("Кто стал Первым секретарём обкома?", "Кто стал первым секретарём обкома?"),
        (
            "Кто написал «Последним Директором был он»?",
            "Кто написал «Последним Директором был он»?",
        ),
        ("Кто построил стены Московского кремля?", "Кто построил стены Московского Кремля?"),
        ("Чьи это книги - «Утро» и «Вечер»?", "Чьи это книги — «Утро» и «Вечер»?"),
    ],
)
def test_wording_wrong_in_itself_is_mended(wrong, right):
    """Ordinals agree, posts and awards lose capitals within a sentence, a dash is a dash."""
    assert _said(wrong) == (right or "Чем награждён он? Медалью «За труд» и орденом Почёта")


def test_ordinal_before_an_oblique_word_stays():
    """«46-й бригаде» is the dative and stays as it stands."""
    assert _ORDINAL.sub(_agreeing, "46-й бригаде") == "46-й бригаде"


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("Когда город заложен князем?", "Когда город был заложен князем?"),
        ("В каком году открыта библиотека?", "В каком году открыта библиотека?"),
        ("Кем начаты раскопки в 1870 году?", "Кем были начаты раскопки в 1870 году?"),
        ("Кем написан роман «Отцы и дети»?", "Кем написан роман «Отцы и дети»?"),
        ("Из чего сделан колокол?", "Из чего сделан колокол?"),
        ("Когда был открыт музей?", "Когда был открыт музей?"),
    ],
)
def test_what_is_dated_is_told_as_past(stem, told):
    """A participle asked for its date takes «был»; a lasting state does not."""
    assert _was(stem) == told


def test_battle_keeps_its_place():
    """A battle is told with the place the sentence gives it."""
    sentence = "Во время Битвы за Днепр он служил сапёром."
    assert _battle("Кем он служил во время Битвы?", sentence) == (
        "Кем он служил во время битвы за Днепр?"
    )
    assert _battle("Кем он служил во время битвы за Днепр?", sentence).count("Днепр") == 1


def test_bare_first_name_takes_its_title():
    """A first name alone takes the title the article gives it, where it gives but one."""
    article = "Митрополит Алексий жил в Москве. Чудов монастырь основал Алексий."
    stem = "В каком городе основал Алексий монастырь?"
    assert _titled(stem, article) == "В каком городе основал митрополит Алексий монастырь?"
    assert _titled(stem, article + " Князь Алексий умер.") == stem


@pytest.mark.parametrize(
    ("stem", "answer", "sentence", "told"),
    [
        ("Сколько яиц в кладке совы?", "три", "В кладке обычно три яйца.",
         "Сколько яиц обычно в кладке совы?"),
        ("Сколько яиц в кладке совы?", "три", "В кладке три яйца.", "Сколько яиц в кладке совы?"),
    ],
)  # fmt: skip
def test_usual_number_is_asked_as_usual(stem, answer, sentence, told):
    """«обычно» before the number is told in the stem."""
    assert _usually(stem, answer, sentence) == told


def test_small_mends_of_answers():
    """Both of two joined names stand in one case; epithets go; a post stands as asked."""
    assert _both("испарение или парообразованием") == "испарение или парообразование"
    assert _both("лёд или снег") == "лёд или снег"
    assert _plain_place("в старинном городе Муроме") == "в городе Муроме"
    assert _plain_place("в Великом Новгороде") == "в Великом Новгороде"
    asked = "На какую должность был назначен Пётр Орлов в 1965 году?"
    assert _to_office(asked, "директор завода") == "на должность директора завода"
    assert _to_office("Кем был Пётр Орлов?", "директор завода") == "директор завода"
    assert _in_kelvins("Какова температура?", "90 К", "равна 90 К (−183 °C)") == (
        "Какова температура в кельвинах?"
    )


def test_aside_between_commas_is_not_copied_into_a_dated_stem():
    """What commas cut off is left out where the year holds the clause."""
    sentence = "В 1950 году, после долгого лечения, Орлов поступил в институт."
    stem = "Куда в 1950 году после долгого лечения поступил Орлов?"
    assert _without_aside(stem, sentence) == "Куда в 1950 году поступил Орлов?"


def test_centuries_and_dashes_in_print():
    """Centuries are printed in Roman figures, a hyphen between words as a dash."""
    assert typeset("в конце 15 века") == "в конце XV века"
    assert typeset("прошло 25 веков") == "прошло 25 веков"
    assert typeset("две книги - «Утро» и «Вечер»") == "две книги — «Утро» и «Вечер»"


BAD = {
    "Пётр Иванович Орлов родился в 1920 году в Пскове. В мае 1942 года Пётр Орлов «сбежал» на "
    "фронт.": r"сбежал",
    "Кислород — газ без цвета, вкуса и запаха.": r"кислород|без цвета",
    "Пётр Иванович Орлов родился в 1920 году. Пётр Орлов подбил 3 вражеских танка.": r"Сколько",
    "Атмосфера Меркурия имеет крайне низкую плотность.": r"плотност",
}


@pytest.mark.parametrize(("text", "pattern"), BAD.items())
def test_what_lacks_a_word_is_not_asked(text, pattern):
    """A verb meant otherwise, a thing told by lacks, a battle of no time make no question."""
    assert not [q.stem for q in deck_of(text).questions if re.search(pattern, q.stem)]


def test_stems_with_more_than_one_answer():
    """Two studios in one life, a film of a common name, a life tied to music: of which?"""

    class Drafted:
        stem = "На какой студии работал Пётр Орлов?"

    class Film:
        stem = "В каком году вышел фильм «Весна»?"

    class Whose:
        stem = "В каком году вышел фильм Петра Орлова «Весна»?"

    class Tied:
        stem = "С чем Пётр Орлов рано связал жизнь?"

    assert bare_film(Film)  # type: ignore[arg-type]
    assert not bare_film(Whose)  # type: ignore[arg-type]
    assert tied_life(Tied)  # type: ignore[arg-type]
    assert not tied_life(Whose)  # type: ignore[arg-type]
    article = "Орлов работал на Рижской студии, затем на студии «Прогресс»."
    assert another_workplace(Drafted, article)  # type: ignore[arg-type]
    assert not another_workplace(Drafted, "Орлов работал на Рижской студии.")  # type: ignore[arg-type]


def test_one_treaty_is_dated_once():
    """«Когда была заключена …?» and «Когда была подписана …?» of one day are one question."""
    text = "Городельская уния была заключена 2 октября 1413 года."
    question = next(q for q in deck_of(text).questions if "заключена" in q.stem)
    signed = replace(question, stem=question.stem.replace("заключена", "подписана"), id="other")
    later = replace(signed, answer="5 мая 1420 года", id="later")
    assert once([(question, 0), (signed, 0), (later, 1)]) == [(question, 0), (later, 1)]
