"""Numbers in words in every case, restated, spelt otherwise, and plausibly wrong."""

from __future__ import annotations

import re

import pytest
from test_numbers import quantities, rows, split

from quizgen.russian.cardinals import CASES
from quizgen.russian.numbers import Quantity
from quizgen.russian.numerals import (
    accepted_forms,
    how_many,
    near_numbers,
    noun_form_after,
    restate,
    spell,
)
from quizgen.russian.reading import folded, read_numeral


def table(name: str) -> list[tuple[str, str]]:
    """The rows of one kind, their first word taken off."""
    return [
        (left.removeprefix(name).strip(), right)
        for left, right in rows("numerals.txt")
        if left.startswith(f"{name} ")
    ]


def only(marked: str) -> tuple[Quantity, list[str]]:
    """The quantity in brackets, and the words of its sentence."""
    words, spans = split(marked)
    (found,) = [q for q in quantities(words) if (q.first, q.last) == spans[0]]
    return found, words


@pytest.mark.parametrize(("given", "words"), table("spell"))
def test_number_in_words(given: str, words: str):
    """A number is spelt with every part in its case, gender and animacy."""
    value, case, gender, animate = given.split()
    gender = "Masc" if gender == "-" else gender
    assert spell(int(value), case, gender, animate == "a") == words


@pytest.mark.parametrize("case", CASES)
def test_what_is_spelt_is_read_back(case: str):
    """Every spelling is read as the same number, in a case it can stand in."""
    for value in [*range(2, 1100), 1453, 2000, 12_000, 21_021, 250_000, 1_200_000, 3 * 10**9]:
        words = spell(value, case).split()
        numeral = read_numeral(folded(words), words, 0)
        assert numeral, (value, case)
        assert (numeral.value, numeral.last) == (str(value), len(words))
        assert case in numeral.cases


@pytest.mark.parametrize(
    ("value", "case", "gender"),
    [
        (-1, "Nom", "Masc"),
        (10**15, "Nom", "Masc"),
        (5, "Voc", "Masc"),
        (5, "Nom", "Plur"),
    ],
)
def test_what_cannot_be_spelt(value: int, case: str, gender: str):
    """Negative and huge numbers, unknown cases and genders are refused."""
    with pytest.raises(ValueError, match="cannot spell"):
        spell(value, case, gender)


def test_how_many():
    """«Сколько» has a form for each case."""
    assert [how_many(case) for case in CASES] == [
        "сколько", "скольких", "скольким", "сколько", "сколькими", "скольких",
    ]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), table("form"))
def test_form_of_the_counted_noun(given: str, expected: str):
    """The noun after a numeral stands in the number and case the numeral asks for."""
    value, case, scaled, animate = given.split()
    found = noun_form_after(value, case, counted_in_scale=scaled == "s", animate=animate == "a")
    assert " ".join(found) == expected


@pytest.mark.parametrize(("given", "said"), table("restate"))
def test_restated_quantity(given: str, said: str):
    """A quantity is said in the case asked for, with its approximator, unit and noun."""
    case, noun, marked = given.split(maxsplit=2)
    quantity, words = only(marked)
    assert (
        restate(quantity, words, None if case == "-" else case, None if noun == "-" else noun)
        == said
    )


@pytest.mark.parametrize(
    ("marked", "noun", "shape"),
    [
        ("Занято [более шести тысяч] рабочих.", None, r"более [а-я]+ти? тысяч|более .* тысяч"),
        ("Занято [более шести тысяч] рабочих.", "рабочих", r"более [а-я]+ тысяч рабочих"),
        ("Подписано [1 453] договора.", None, r"\d \d{3}"),
        ("Подписано [1 453] договора.", "договора", r"\d \d{3} договор(|а|ов)"),
        ("Спектакль длился [2,5 часа].", None, r"\d,5 часа"),
        ("Работает [девять] школ.", None, r"[а-я]+ь"),
        ("На складе [18 тысяч] деталей.", None, r"\d\d тысяч[аи]?"),
        ("Учится [более 100 тысяч] студентов.", None, r"более \d+ тысяч"),
        ("Шефы есть над [600] колледжами.", None, r"\d00"),
        ("Опрошено [около 60%] жителей.", None, r"около \d0 %"),
        ("Урожай вырос на [12,5 процента].", None, r"\d+,5 процента"),
        ("Его дом стоит [$3 млн].", None, r"\$[\d,]+ млн"),
        ("Долг равен [5 млн долларов США].", None, r"\d млн долларов США"),
        ("[Две трети] озера замёрзли.", None, r"треть|четверть|половина|одна пятая|\w+ \w+"),
        ("Открылся [XXI] форум городов.", None, r"[XIV]+"),
        ("Он построил здание [второго] музея.", None, r"[а-я]+(ого|ьего)"),
        ("Команда заняла [139-е] место.", None, r"1\d\d-е"),
        ("Работа займёт [два-три месяца].", None, r"[а-я]+-[а-я]+ месяц(а|ев)"),
        ("Урожай съедят [от 10 до 15] овец.", None, r"от \d+ до \d+"),
        ("Снег лежал [полгода].", None, r"год|полтора года|три месяца|два года"),
        ("Ему исполнилось [35 лет].", None, r"\d\d (лет|года?)"),
        ("Выросла вдвое, потом в [три раза].", None, r"[а-я]+ раза?"),
        ("Мороз достиг [минус 20 градусов].", None, r"минус \d\d градусов"),
        ("Врачи спасли [троих] альпинистов.", None, r"двое|четверо|пятеро|шестеро|семеро"),
    ],
)
def test_near_numbers(marked: str, noun: str | None, shape: str):
    """Wrong numbers keep the manner of the right one, all differ, and agree with their words."""
    quantity, words = only(marked)
    found = near_numbers(quantity, words, "seed", noun=noun)
    assert len(found) >= 2
    assert len(set(found)) == len(found)
    assert restate(quantity, words, noun=noun) not in found
    for text in found:
        assert re.fullmatch(shape, text), text


def agreement(text: str) -> bool:
    """Whether the digits and the declined word after them agree."""
    number, word = text.split(maxsplit=1)
    last, two = int(number[-1]), int(number[-2:]) if len(number) > 1 else int(number)
    kind = 2 if two in range(11, 15) or last in (0, 5, 6, 7, 8, 9) else 0 if last == 1 else 1
    return word == ("тысяча", "тысячи", "тысяч")[kind]


def test_thousand_word_agrees():
    """«18 тысяч», but «24 тысячи»."""
    quantity, words = only("На складе [18 тысяч] деталей.")
    found = {text for seed in "abcde" for text in near_numbers(quantity, words, seed)}
    assert all(agreement(text) for text in found), found
    assert {text.split()[1] for text in found} == {"тысяч", "тысячи"}


def test_near_numbers_in_the_case_of_the_article():
    """With case None the wrong numbers stand where the right one stood."""
    quantity, words = only("Караван шёл с [семью тысячами] верблюдов.")
    found = near_numbers(quantity, words, "seed", case=None)
    assert found
    assert all(re.fullmatch(r"[а-яё]+(ью|мя) тысячами", text) for text in found), found


def test_near_numbers_follow_the_spelling_of_the_article():
    """Where the article writes «четырех», no wrong number gives itself away by «ё»."""
    plain, words = only("Занято [более пяти тысяч] рабочих.")
    assert not any("ё" in text for text in near_numbers(plain, words, "seed"))
    dotted, words = only("Занято [более трёх тысяч] рабочих.")
    assert "более четырёх тысяч" in near_numbers(dotted, words, "seed")


def test_near_numbers_follow_the_seed():
    """The same seed gives the same numbers, another one another order."""
    quantity, words = only("Подписано [1 453] договора.")
    assert near_numbers(quantity, words, "a") == near_numbers(quantity, words, "a")
    assert near_numbers(quantity, words, "a") != near_numbers(quantity, words, "b")


def test_near_numbers_avoid():
    """Neither values nor texts to avoid are offered."""
    quantity, words = only("Работает [девять] школ.")
    usual = near_numbers(quantity, words, "seed")
    avoided = near_numbers(quantity, words, "seed", avoid=[usual[0], "12"])
    assert usual[0] not in avoided
    assert "двенадцать" in usual
    assert "двенадцать" not in avoided


@pytest.mark.parametrize("value", [3, 7, 40, 60, 90, 99])
def test_percentages_stay_below_a_hundred(value: int):
    """A share never gets a wrong answer of 100 % or more."""
    quantity, words = only(f"Это [{value} %] площади.")
    found = near_numbers(quantity, words, "seed")
    assert found
    assert all(0 < int(text.split()[0]) < 100 for text in found), found


@pytest.mark.parametrize("value", [2, 5, 9, 10, 18, 45, 60, 100, 250, 600, 1453, 12480, 853382])
def test_near_numbers_are_plausible(value: int):
    """Wrong counts are near the right one and as round as it is."""
    quantity, words = only(
        f"Музей показал [{value}] полотен.".replace("[2] полотен", "[2] полотна")
    )
    found = [int(text) for text in near_numbers(quantity, words, "seed")]
    assert len(found) >= 3
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    for other in found:
        assert value * 0.4 <= other <= value * 3
        assert len(str(other)) - len(str(other).rstrip("0")) >= zeros - 1


def test_compound_is_not_imitated():
    """«2 часа 15 минут» has no near numbers rather than wrong ones."""
    quantity, words = only("Матч шёл [2 часа 15 минут].")
    assert near_numbers(quantity, words, "seed") == ()
    assert accepted_forms(quantity, words) == ("2 часа 15 минут",)


@pytest.mark.parametrize(
    ("marked", "noun", "forms"),
    [
        ("Занято [более шести тысяч] рабочих.", "рабочих",
         ["более шести тысяч", "более 6000", "более 6 тысяч", "более 6 тыс.", "больше 6000",
          "свыше шести тысяч", "более 6000 рабочих", "6000", "шесть тысяч"]),
        ("Подписано [1 453] договора.", "договора",
         ["1 453", "1453", "1453 договора", "тысяча четыреста пятьдесят три"]),
        ("Работает [девять] школ.", "школ", ["девять", "9", "девять школ", "9 школ"]),
        ("Шефы есть над [600] колледжами.", "колледжами", ["600", "шестьсот", "600 колледжей"]),
        ("Опрошено [около 60%] жителей.", None,
         ["около 60 %", "около 60%", "около 60 процентов", "60 %", "60"]),
        ("Урожай вырос на [12,5 процента].", None, ["12,5 процента", "12,5"]),
        ("Спектакль длился [2,5 часа].", None, ["2,5 часа", "2,5"]),
        ("Через [полтора года] станцию закрыли.", None, ["полтора года", "1,5 года"]),
        ("Снег лежал [полгода].", None, ["полгода", "6 месяцев", "шесть месяцев"]),
        ("Его дом стоит [$3 млн].", None, ["$3 млн", "$3 миллиона"]),
        ("На складе [18 тысяч] деталей.", None, ["18 тысяч", "18 000", "18000", "18 тыс."]),
        ("Открылся [XXI] форум городов.", None, ["XXI", "21", "21-й", "двадцать первый"]),
        ("[Две трети] озера замёрзли.", None, ["две трети", "2/3"]),
        ("Работа займёт [два-три месяца].", None, ["два-три месяца", "2-3 месяца", "2-3"]),
        ("Управление следит за [двумя] плотинами.", "плотинами",
         ["двумя", "две плотины", "2 плотины", "2", "двумя плотинами"]),
    ],
)  # fmt: skip
def test_accepted_forms(marked: str, noun: str | None, forms: list[str]):
    """Digits or words, with or without unit, noun and approximator: all count, none twice."""
    quantity, words = only(marked)
    accepted = accepted_forms(quantity, words, noun)
    assert set(forms) <= set(accepted)
    assert len(set(accepted)) == len(accepted)


def test_approximator_may_be_required():
    """Where «6000» is too little for «более шести тысяч», it does not count."""
    quantity, words = only("Занято [более шести тысяч] рабочих.")
    accepted = accepted_forms(quantity, words, without_approximator=False)
    assert "более 6000" in accepted
    assert all(text.startswith(("более", "больше", "свыше")) for text in accepted), accepted
