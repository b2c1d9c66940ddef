"""Quantities found in sentences: what they are, how far they reach, and what is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import razdel

from quizgen.russian.dates import find_dates
from quizgen.russian.numbers import Quantity, find_quantities

CASES = {"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"}


def rows(name: str) -> list[tuple[str, str]]:
    """(sentence, expectation) of a case file."""
    path = Path(__file__).parent / "cases" / name
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        (left.strip(), right.strip())
        for left, _, right in (line.partition("|") for line in lines if not line.startswith("#"))
    ]


def split(marked: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Words of a sentence, and the token spans its [brackets] mark."""
    plain, marks = "", []
    for piece in re.split(r"([\[\]])", marked):
        if piece in ("[", "]"):
            marks.append(len(plain))
        else:
            plain += piece
    tokens = list(razdel.tokenize(plain))
    spans = [
        (
            min(i for i, token in enumerate(tokens) if token.start >= start),
            max(i for i, token in enumerate(tokens) if token.stop <= stop) + 1,
        )
        for start, stop in zip(marks[::2], marks[1::2], strict=True)
    ]
    return [token.text for token in tokens], spans


def quantities(words: list[str]) -> tuple[Quantity, ...]:
    """The quantities of a sentence once its dates are taken out."""
    taken = {i for date in find_dates(words) for i in range(date.first, date.last)}
    return find_quantities(words, taken)


@pytest.mark.parametrize(("marked", "expected"), rows("numbers.txt"))
def test_quantities_of_a_sentence(marked: str, expected: str):
    """Every quantity is found whole, with its kind, value, approximator and case; nothing else."""
    words, spans = split(marked)
    found = quantities(words)
    shown = [" ".join(words[quantity.first : quantity.last]) for quantity in found]
    assert [(quantity.first, quantity.last) for quantity in found] == spans, shown
    for quantity, wanted in zip(found, expected.split(";"), strict=False):
        kind, value, *rest = wanted.split()
        assert (quantity.kind, quantity.value) == (kind, value)
        approx = next((word[1:].replace("_", " ") for word in rest if word[0] == "~"), "")
        assert quantity.approx == approx
        assert quantity.case == next((word for word in rest if word in CASES), None)
        assert bool(quantity.apart) == ("^" in rest)
        assert quantity.compound == ("+" in rest)


def test_parts_of_a_quantity():
    """The numeral and the unit have spans of their own inside the quantity."""
    words = ["Мост", "стоил", "около", "5", "млн", "долларов", "США"]
    (quantity,) = find_quantities(words)
    assert (quantity.first, quantity.last) == (2, 7)
    assert quantity.number == (3, 5)
    assert quantity.unit == (5, 7)


def test_sign_before_the_number_is_the_unit():
    """«$3 млн» has its unit first."""
    (quantity,) = find_quantities(["Дали", "$", "3", "млн"])
    assert (quantity.unit, quantity.number) == ((1, 2), (2, 4))


def test_taken_words_are_left_alone():
    """What belongs to a date is never part of a quantity."""
    words = ["В", "1998", "году", "нашли", "12", "ваз"]
    assert [quantity.value for quantity in find_quantities(words, {1, 2})] == ["12"]
    assert find_quantities(words, range(6)) == ()


def test_empty_sentence():
    """No words, no quantities."""
    assert find_quantities([]) == ()


def test_group_spaces_inside_a_word():
    """A number whose group space is a no-break one and stays in one word is read as one."""
    (quantity,) = find_quantities(["Нашли", "1\u00a0453", "вазы"])
    assert quantity.value == "1453"
