"""Statements, lists, pairs and chronicles through the pages: asked, graded, shown again."""

from __future__ import annotations

import html

import pytest
from several_deck import DECK, FALSE, MATCHING, MULTIPLE, ORDERING, TRUE
from several_forms import CHOICE, fields_for, inputs, rows

from quizgen.model import Deck, Question


@pytest.fixture
def deck() -> Deck:
    """The deck the application of these tests has."""
    return DECK


def at(question: Question) -> int:
    return DECK.questions.index(question) + 1


@pytest.mark.parametrize(
    ("question", "given", "verdict"),
    [
        (TRUE, ["Да"], "Верно"),
        (TRUE, ["Нет"], "Неверно"),
        (FALSE, ["Нет"], "Верно"),
        (FALSE, ["Да"], "Неверно"),
        (MULTIPLE, ["Майкл Коллинз", "Нил Армстронг", "Эдвин Олдрин"], "Верно"),
        (MULTIPLE, ["Нил Армстронг", "Эдвин Олдрин"], "Неверно"),
        (MULTIPLE, [*MULTIPLE.items, "Юрий Гагарин"], "Неверно"),
        (MATCHING, ["1957", "1961", "1969"], "Верно"),
        (MATCHING, ["1957", "1969", "1961"], "Неверно"),
        (ORDERING, [*ORDERING.items], "Верно"),
        (ORDERING, [*ORDERING.items][::-1], "Неверно"),
    ],
)
def test_all_or_nothing(browser, question: Question, given: list[str], verdict: str) -> None:
    """Only the whole right answer is right; the evidence is shown either way."""
    path = f"{browser.start()}/{at(question)}"
    page = browser.send(path, **fields_for(browser.get(path).text, question, given)).text
    assert f">{verdict}</h1>" in page
    for proof in (question.evidence, *question.more):
        assert f"<mark>{proof.text}</mark>" in page


def test_a_false_statement_is_put_right(browser) -> None:
    """After a false statement the page says what is right, whatever was answered."""
    path = f"{browser.start()}/{at(FALSE)}"
    assert "18 марта 1965" not in browser.get(path).text
    assert "На самом деле: <b>18 марта 1965 года</b>." in browser.send(path, skip="1").text


def test_yes_stands_before_no(browser) -> None:
    """«Да» and «Нет» keep their places whichever is right."""
    attempt = browser.start()
    for question in (TRUE, FALSE):
        assert list(inputs(browser.get(f"{attempt}/{at(question)}").text)) == ["Да", "Нет"]


def test_the_page_of_pairs_tells_no_pair(browser) -> None:
    """Every line offers every right side, in one order, with nothing chosen."""
    page = browser.get(f"{browser.start()}/{at(MATCHING)}").text
    offers = [list(choices) for _, choices in rows(page).values()]
    assert len(offers) == 3
    assert all(offer == offers[0] for offer in offers)
    assert set(offers[0]) == {"выберите…", *MATCHING.matches}
    assert " selected" not in page


@pytest.mark.parametrize(
    ("question", "given", "advice"),
    [
        (MULTIPLE, [], "Отметьте хотя бы один вариант."),
        (MATCHING, ["1957", "1957", "1969"], "Один вариант выбран дважды."),
        (ORDERING, [], "Укажите место каждого события."),
    ],
)
def test_an_answer_half_given_comes_back(browser, question: Question, given, advice: str) -> None:
    """What is missing or doubled is said, and nothing is recorded."""
    path = f"{browser.start()}/{at(question)}"
    page = browser.send(path, **fields_for(browser.get(path).text, question, given))
    assert page.status_code == 400
    assert advice in page.text
    assert "<select" in browser.get(path).text or "checkbox" in browser.get(path).text


def test_what_was_chosen_stays_when_a_line_is_missing(browser) -> None:
    """The form comes back as it was sent: nobody chooses twice."""
    path = f"{browser.start()}/{at(MATCHING)}"
    name, choices = rows(browser.get(path).text)["Юрий Гагарин полетел в космос"]
    page = browser.send(path, **{name: choices["1961"]})
    assert page.status_code == 400
    kept = [text for _, chosen, text in CHOICE.findall(page.text) if chosen]
    assert kept == ["1961"]


@pytest.mark.parametrize("value", ["7", "x", "", "1957"])
def test_a_forged_choice_is_refused(browser, value: str) -> None:
    """A value that is not on the list is no answer."""
    path = f"{browser.start()}/{at(ORDERING)}"
    sent = dict.fromkeys((name for name, _ in rows(browser.get(path).text).values()), value)
    assert browser.send(path, **sent).status_code == 400


def test_mistakes_are_listed_whole(browser) -> None:
    """The result shows what was given and what is right, line by line."""
    attempt = browser.start()
    for number, question in enumerate(DECK.questions, start=1):
        path = f"{attempt}/{number}"
        given = {
            "true_false": ["Да"],
            "multiple": ["Юрий Гагарин"],
            "matching": ["1969", "1961", "1957"],
            "ordering": [*ORDERING.items][::-1],
        }[question.kind]
        browser.send(path, **fields_for(browser.get(path).text, question, given))
    page = html.unescape(browser.get(f"{attempt}/result").text)
    assert "<h1>1 из 5</h1>" in page
    assert "<dd>Нет: 18 марта 1965 года</dd>" in page
    assert "<dd>Нил Армстронг\nЭдвин Олдрин\nМайкл Коллинз</dd>" in page
    assert "Юрий Гагарин полетел в космос — 1961" in page
    assert "1. Юрий Гагарин совершил первый полёт в космос\n2. Алексей Леонов" in page
    assert "1. Нил Армстронг ступил на Луну\n2. Алексей Леонов" in page
