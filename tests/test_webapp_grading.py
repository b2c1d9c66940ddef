"""Typed answers: what counts as the same answer, and what never does."""

from __future__ import annotations

import pytest

from quizgen.grading import grade, same_answer
from quizgen.model import Evidence, Question

SAME = [
    # case, ё and е
    ("Уральск", "уральск"),
    ("УРАЛЬСК", "Уральск"),
    ("Королёв", "королев"),
    ("Ёлкина", "елкина"),
    # ё typed as е with a combining diaeresis
    ("Королёв", "Королёв"),
    # spaces: at the ends, doubled, no-break, thin, tab, line break
    ("Совет Федерации", "  Совет   Федерации "),
    ("Совет Федерации", "Совет\u00a0Федерации"),
    ("Совет Федерации", "Совет\u2009Федерации"),
    ("Совет Федерации", "Совет\tФедерации\n"),
    ("Совет Федерации", "Сове\u00adт Феде\u200bрации"),
    # stress marks, both ways of typing them; й keeps its breve
    ("Алматы", "Алматы\u0301"),
    ("замок", "за\u0301мок"),
    ("замок", "замо\u0300к"),
    ("Первый", "Первыи\u0306"),
    # quotation marks of every kind
    ("«Росатом»", "Росатом"),
    ("Росатом", "«Росатом»"),
    ("компания «Росатом»", 'компания "Росатом"'),
    ("компания «Росатом»", "компания „Росатом“"),
    ("компания «Росатом»", "компания “Росатом”"),
    ("О'Нил", "О’Нил"),
    # final punctuation
    ("Уральск", "Уральск."),
    ("Уральск", "Уральск!"),
    ("Уральск", "уральск …"),
    ("«Росатом»", "«Росатом»."),
    # grouped digits
    ("1 453", "1453"),
    ("1453", "1 453"),
    ("1\u00a0453", "1453"),
    ("1\u202f453", "1 453"),
    ("1 200 000", "1200000"),
    ("более 6 000 рабочих", "более 6000 рабочих"),
    ("1 453 договора", "1453 договора"),
    # decimals, per cent, number sign
    ("2,5", "2.5"),
    ("2,5 часа", "2.5 часа"),
    ("15 %", "15%"),
    ("15\u00a0%", "15%"),
    ("школа № 5", "школа №5"),
    # dashes
    ("2001–2005", "2001-2005"),
    ("2001 – 2005", "2001—2005"),
    ("Касым-Жомарт Токаев", "касым‑жомарт токаев"),
    ("Касым-Жомарт Токаев", "Касым–Жомарт Токаев"),
    ("−5", "-5"),
    # commas without a space
    ("Москва, Казань", "Москва,Казань"),
    ("Москва, Казань", "Москва , Казань"),
    # Roman numerals typed with the Cyrillic Х, С, М
    ("XX век", "ХХ век"),
    ("XXI", "ХХI"),
    ("XIX", "хiх"),
]

DIFFERENT = [
    ("Уральск", ""),
    ("Уральск", "   "),
    ("Уральск", "."),
    ("Уральск", "«»"),
    ("...", "…"),
    ("Уральск", "Урал"),
    ("Урал", "Уральск"),
    ("Уральск", "Уральск или Москва"),
    ("Уральск", "Уральске"),
    # й is not и, ь matters, letters are not dropped
    ("Первый", "Первыи"),
    ("край", "краи"),
    ("Мария", "Марья"),
    # numbers
    ("1 453", "453"),
    ("1 453", "1 45 3"),
    ("1 453", "1 4533"),
    ("1 453", "1,453"),
    ("1 453", "1.453"),
    ("1453", "14 53"),
    ("2001", "200 1"),
    ("2001", "20 01"),
    ("2,5", "25"),
    ("2,5", "2 5"),
    ("2,5", "2,50"),
    ("11 ноября", "11"),
    ("11 ноября", "1 1 ноября"),
    ("15 %", "15"),
    ("−5", "5"),
    ("5", "-5"),
    ("2001–2005", "20012005"),
    ("2001–2005", "2001 2005"),
    ("более шести тысяч", "шести тысяч"),
    ("более шести тысяч", "менее шести тысяч"),
    ("10²", "102"),
    ("½", "12"),
    ("½", "1/2"),
    ("10:30", "1030"),
    ("11.11", "1111"),
    # words glued or parted
    ("Совет Федерации", "СоветФедерации"),
    ("не был", "небыл"),
    ("Касым-Жомарт Токаев", "Касым Жомарт Токаев"),
    # signs that are part of a name
    ("C++", "C"),
    ("C#", "C"),
    # Roman numerals
    ("XX век", "XXI век"),
    ("XIX", "XX"),
    ("V", "5"),
]


def typed_answer_is_right(answer, accepted, given, stem="") -> bool:
    """Whether a typed question with these forms takes what was given."""
    question = Question(
        id="q", kind="typed", stem=stem, answer=answer, evidence=Evidence("", 0, 0),
        template="t/t", asks="what", accepted=tuple(accepted),
    )  # fmt: skip
    return grade(question, given).is_right


@pytest.mark.parametrize(("right", "given"), SAME)
def test_forgives_how_it_is_typed(right: str, given: str) -> None:
    """Case, ё, spaces, stress marks, quotes, final marks and digit groups never cost a point."""
    assert same_answer(right, given)


@pytest.mark.parametrize(("right", "given"), DIFFERENT)
def test_never_accepts_another_answer(right: str, given: str) -> None:
    """What differs in a letter, digit, sign or word boundary is another answer."""
    assert not same_answer(right, given)


@pytest.mark.parametrize(
    ("given", "right"),
    [("Токаев", True), ("касым-жомарт токаев.", True), ("Жомарт", False), ("", False)],
)
def test_accepted_forms_count(given: str, right: bool) -> None:
    """Every accepted form counts as right, and nothing else does."""
    assert typed_answer_is_right("Касым-Жомарт Токаев", ("Токаев",), given) is right


@pytest.mark.parametrize(
    ("stem", "form", "given", "right"),
    [
        ("В какой стране работают филиалы?", "Казахстане", "в Казахстане", True),
        ("В какой стране открыт филиал?", "Франции", "Во Франции.", True),
        ("На базе какого вуза открыт филиал?", "базе КазНУ", "на базе КазНУ", True),
        ("С какого года работает филиал?", "2001 года", "со 2001 года", True),
        ("О чём говорил президент?", "атомной энергетике", "об атомной энергетике", True),
        ("В какой стране работают филиалы?", "Казахстане", "Казахстане", True),
        # Only the preposition the question itself begins with, and only before an answer.
        ("В каком городе прошёл форум?", "Москве", "под Москвой", False),
        ("В каком городе прошёл форум?", "Москве", "под Москве", False),
        ("В каком году основан вуз?", "2001", "до 2001", False),
        ("Сколько длилась встреча?", "2 часа", "в 2 часа", False),
        ("В какой стране работают филиалы?", "Казахстане", "в", False),
        ("В какой стране работают филиалы?", "Казахстане", "в в Казахстане", False),
        ("Кто открыл форум?", "Токаев", "кто Токаев", False),
        ("Не правда ли?", "был", "не был", False),
    ],
)
def test_the_preposition_of_the_question_may_be_repeated(
    stem: str, form: str, given: str, right: bool
) -> None:
    """«В какой стране?» may be answered «в Казахстане»; another preposition is another answer."""
    assert typed_answer_is_right("другое", (form,), given, stem) is right


def test_an_empty_accepted_form_accepts_nothing() -> None:
    """A form that is only marks and spaces must not make an empty answer right."""
    assert not typed_answer_is_right("Токаев", ("", " . "), " ")
