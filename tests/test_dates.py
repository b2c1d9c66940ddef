"""Dates found in sentences, made absolute, spelt otherwise, and plausibly wrong."""

from __future__ import annotations

import datetime
import itertools
import re

import pytest
import razdel
from test_numbers import rows, split

from quizgen.russian.dates import (
    DateMention,
    absolute,
    accepted_dates,
    find_dates,
    near_dates,
)

PUBLISHED = datetime.date(2025, 11, 13)


def only(sentence: str) -> tuple[DateMention, list[str]]:
    """The one date of a sentence, and its words."""
    words = [token.text for token in razdel.tokenize(sentence)]
    (mention,) = find_dates(words)
    return mention, words


@pytest.mark.parametrize(("marked", "expected"), rows("dates.txt"))
def test_dates_of_a_sentence(marked: str, expected: str):
    """Every date is found whole, with its kind, value and era; nothing else is a date."""
    words, spans = split(marked)
    found = find_dates(words)
    if expected:
        spans = spans or [(-1, -1)]
    shown = [(mention.kind, " ".join(words[mention.first : mention.last])) for mention in found]
    # A weekday or season beside the date of interest is found too, and is not marked.
    marks = [mention for mention in found if (mention.first, mention.last) in spans]
    assert [(mention.first, mention.last) for mention in marks] == spans, shown
    assert all(m in marks or m.kind in ("WEEKDAY", "SEASON") for m in found), shown
    for mention, wanted in zip(marks, expected.split(";"), strict=False):
        kind, value, *rest = wanted.split()
        assert (mention.kind, mention.value) == (kind, value)
        assert (mention.era == "до н. э.") == ("!" in rest)
        part = words[slice(*mention.part)] if mention.part else []
        assert "_".join(part) == next((word[1:] for word in rest if word[0] == "~"), "")


def test_numbers_of_a_date():
    """Year, month and day stand apart from the normalised value."""
    mention, _ = only("Она родилась 30 сентября 1882 года.")
    assert (mention.year, mention.month, mention.day) == (1882, 9, 30)
    mention, _ = only("Он правил в 44 году до н. э. в Риме.")
    assert mention.year == -44


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Он прибыл 11 ноября.", "2025-11-11"),
        ("Форум откроется 5 декабря.", "2025-12-05"),
        ("Её наградили 20 августа.", "2025-08-20"),
        ("Её наградили 20 июня.", None),
        ("Ярмарка прошла в октябре.", "2025-10"),
        ("Вчера открыли каток.", "2025-11-12"),
        ("Также сегодня состоялись переговоры.", "2025-11-13"),
        ("Эти слова актуальны и сегодня.", None),
        ("В прошлом году построили мост.", "2024"),
        ("Снег выпал в ноябре прошлого года.", "2024-11"),
        ("Отчёт сдали 11 ноября того же года.", None),
        ("Выставка прошла в прошлом месяце.", "2025-10"),
        ("Физик родился 30 сентября 1882 года.", "1882-09-30"),
        ("Пять лет назад тут был пустырь.", None),
        ("Во вторник суд огласил решение.", None),
    ],
)
def test_absolute_date(sentence: str, expected: str | None):
    """A relative or yearless date of the news becomes absolute only where it is safe."""
    mention, _ = only(sentence)
    assert absolute(mention, PUBLISHED) == expected


def test_absolute_needs_the_day_of_publication():
    """Without the article's date, and in a text about other years, nothing is guessed."""
    mention, _ = only("Он прибыл 11 ноября.")
    assert absolute(mention, None) is None
    assert absolute(mention, PUBLISHED, years=[1918]) is None
    assert absolute(mention, PUBLISHED, years=[2025]) == "2025-11-11"


def test_turn_of_the_year():
    """In January news «28 декабря» is last year's."""
    mention, _ = only("Каток открыли 28 декабря.")
    assert absolute(mention, datetime.date(2026, 1, 5)) == "2025-12-28"


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("Он прибыл 11 ноября.", ["11 ноября", "11 ноября 2025 года", "11.11.2025"]),
        ("Музей открыт в 2001 году.", ["2001 году", "2001", "2001 год", "в 2001 году"]),
        ("Совет собрался в ноябре 1521 года.", ["ноябрь 1521 года", "в ноябре 1521 года"]),
        ("Село известно с XIX века.", ["XIX век", "19 век", "в XIX веке", "девятнадцатый век"]),
        ("В 1990-х годах порт закрыли.", ["1990-е", "1990-е годы", "90-е", "в 1990-х годах"]),
        ("С 1914 по 1918 год шла война.", ["с 1914 по 1918 год", "1914–1918", "1914-1918"]),
        ("Поезд отходит в 7:05.", ["7:05", "07:05", "в 07:05"]),
        ("Летом 1521 года начался поход.", ["летом 1521 года", "лето 1521 года"]),
        ("Во вторник суд огласил решение.", ["вторник", "во вторник"]),
        ("Консул погиб в 44 году до н. э. в Риме.", ["44 до н. э.", "в 44 году до н. э."]),
    ],
)
def test_accepted_dates(sentence: str, forms: list[str]):
    """What a learner may type for a date counts, the article's own words first."""
    mention, words = only(sentence)
    accepted = accepted_dates(mention, words, PUBLISHED)
    assert set(forms) <= set(accepted)
    assert len(accepted) == len(set(accepted))
    assert accepted[0].replace(" ", "") in "".join(words).lower() or accepted[0][0].isupper()


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [
        ("Музей открыт в 2001 году.", r"(19|20)\d\d году"),
        ("Он прибыл 11 ноября.", r"\d+ [а-я]+(я|а)"),
        ("Физик родился 30 сентября 1882 года.", r"\d+ [а-я]+(я|а) 18[78]\d года"),
        ("Совет собрался в ноябре 1521 года.", r"[а-я]+е 1521 года"),
        ("Летом 1521 года начался поход.", r"(зимой|весной|осенью) 1521 года"),
        ("В 1990-х годах порт закрыли.", r"(19|20)\d0-х годах"),
        ("В шестидесятые годы пустили трамвай.", r"[а-я]+ые годы"),
        ("Село известно с XIX века.", r"[IVX]+ века"),
        ("Это было в начале двадцатого века.", r"[а-я]+того века"),
        ("С 1914 по 1918 год шла война.", r"с 1[89]\d\d по 19\d\d год"),
        ("Чума была в 1623—25 годах.", r"16\d\d—\d\d годах"),
        ("Поезд отходит в 10:30 утра.", r"(8|9|10|11):[03]0 утра"),
        ("Совещание начнётся в 18 часов.", r"(1\d|20) часов"),
        ("Концерт дали в пятницу.", r"понедельник|среду|четверг|субботу|воскресенье"),
        ("Консул погиб в 44 году до н. э. в Риме.", r"\d+ году до н\. э\."),
    ],
)
def test_near_dates(sentence: str, shape: str):
    """Wrong dates keep the form of the right one, are all different and never the right one."""
    mention, words = only(sentence)
    found = near_dates(mention, words, "seed")
    assert len(found) >= 3
    assert len(set(found)) == len(found)
    own = " ".join(words[mention.first : mention.last]).lower()
    assert own not in found
    for text in found:
        assert re.fullmatch(shape, text), text


def test_near_dates_exist():
    """No wrong date names a day its month does not have."""
    mention, words = only("Пожар случился 31 января 1900 года.")
    days = near_dates(mention, words, "seed")
    assert days
    assert not any(text.startswith(("31 февраля", "31 апреля", "31 ноября")) for text in days)


def test_near_dates_follow_the_seed():
    """The same seed gives the same dates, another one another order."""
    mention, words = only("Музей открыт в 2001 году.")
    first = near_dates(mention, words, "a")
    assert first == near_dates(mention, words, "a")
    assert first != near_dates(mention, words, "b")


def test_near_dates_avoid():
    """Neither values nor texts to avoid are offered, nor years after the last allowed."""
    mention, words = only("Музей открыт в 2001 году.")
    usual = near_dates(mention, words, "a")
    avoided = near_dates(mention, words, "a", avoid=[usual[0], usual[1].split()[0]])
    assert not {usual[0], usual[1]} & set(avoided)
    assert all(
        int(text.split()[0]) <= 2003 for text in near_dates(mention, words, "a", latest=2003)
    )


@pytest.mark.parametrize("sentence", ["Вчера открыли каток.", "Во вторник суд огласил решение."])
def test_no_near_dates(sentence: str):
    """Relative words have no near dates, nor «во вторник», whose preposition tells it."""
    mention, words = only(sentence)
    assert near_dates(mention, words, "seed") == ()


def test_empty_sentence():
    """No words, no dates."""
    assert find_dates([]) == ()


def test_periods_stand_beside_each_other():
    """No wrong period runs over the right one or another, so that one of them is clearly right."""
    mention, words = only("В 1612–1620 годах сложился стиль Рубенса.")
    own = (1612, 1620)
    spans = [tuple(map(int, re.findall(r"\d{4}", t))) for t in near_dates(mention, words, "s")]
    assert len(spans) >= 3
    ordered = sorted([own, *spans])
    assert all(a[1] < b[0] for a, b in itertools.pairwise(ordered))
