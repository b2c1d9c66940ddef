"""Wordings that their answers ask for, and options the article speaks against."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from quizgen.questions import settled as module
from quizgen.questions.rivals import rivals


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("Кто в Швецию вернулся в 1714 году?", "Кто вернулся в Швецию в 1714 году?"),
        ("В каком году в Швецию вернулся Карл XII?", "В каком году Карл XII вернулся в Швецию?"),
        (
            "В каком году открыли радий Мария Кюри и Пьер Кюри?",
            "В каком году Мария Кюри и Пьер Кюри открыли радий?",
        ),
        (
            "В какую школу в Казани в 1901 году поступил Иван Орлов?",
            "В какую школу в Казани поступил Иван Орлов в 1901 году?",
        ),
        (
            "До какого уровня 5 мая 2020 года банк поднял ставку 7 июня 2020 года?",
            "До какого уровня 5 мая 2020 года банк поднял ставку?",
        ),
        ("Кто руководит с 2019 года банком?", "Кто с 2019 года руководит банком?"),
        ("Кто открыл электрон?", "Кто открыл электрон?"),
    ],
)
def test_words_stand_in_the_order_they_are_said_in(stem: str, told: str) -> None:
    """Places follow the verb of motion, doers come before it, and a stem has one day."""
    assert module._ordered(stem) == told


def _draft(stem: str, answer: str, types: Sequence[str] = ("ANY",)) -> Any:
    return SimpleNamespace(stem=stem, answer=answer, role=SimpleNamespace(types=frozenset(types)))


@pytest.mark.parametrize(
    ("stem", "answer", "types", "options", "text", "left"),
    [
        (
            "Чем закончилась битва?",
            "разгромом шведской армии",
            ("ANY",),
            ("разгромом русской армии", "разгромом турецкой армии"),
            "Русские войска разбили шведов.",
            ("разгромом русской армии",),
        ),
        (
            "Кто провёл встречу с министром обороны России?",
            "Пётр Орлов",
            ("PERSON",),
            ("Владимир Путин", "Александр Лукашенко"),
            "Президент России Владимир Путин приехал позже.",
            ("Александр Лукашенко",),
        ),
        (
            "В какой город прибыл с визитом президент?",
            "Москва",
            ("CITY",),
            ("Астана", "Казань"),
            "Президент Казахстана прибыл в Москву.",
            ("Казань",),
        ),
        (
            "Какую должность занимал Иван Орлов?",
            "президент Федерации тенниса Казахстана",
            ("TITLE",),
            ("министр обороны Казахстана",),
            "О теннисе.",
            (
                "президент Федерации футбола Казахстана",
                "президент Федерации хоккея Казахстана",
                "президент Федерации бокса Казахстана",
            ),
        ),
    ],
)
def test_options_are_sides_of_the_article(
    stem: str, answer: str, types: Sequence[str], options: Sequence[str], text: str,
    left: Sequence[str],
) -> None:  # fmt: skip
    """No army that was not there, no head of the other side, no town of the guest's own land."""
    assert rivals(_draft(stem, answer, types), options, text) == tuple(left)
