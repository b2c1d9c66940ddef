"""A slip of the pen on the pages: counted as right, and said kindly."""

from __future__ import annotations

import dataclasses

import pytest
from test_webapp_quiz import take, words

from quizgen.model import Deck


@pytest.fixture
def deck(deck: Deck) -> Deck:
    """The deck with a long name to type in its second question."""
    questions = list(deck.questions)
    questions[1] = dataclasses.replace(
        questions[1],
        stem="Кто руководит садом?",
        answer="Алевтина Рябинина",
        accepted=("Рябинина",),
    )
    return dataclasses.replace(deck, questions=tuple(questions))


def test_a_slip_is_right_and_the_page_says_how_it_is_written(browser) -> None:
    """«Верно. Пишется: Рябинина» with what was typed and the answer of the deck."""
    attempt = browser.start()
    text = words(browser.send(f"{attempt}/2", text="рябенина").text)
    assert "Верно" in text
    assert "Пишется: Рябинина" in text
    assert "Ваш ответ рябенина" in text
    assert "Верный ответ Алевтина Рябинина" in text


def test_without_a_slip_nothing_is_said_of_writing(browser) -> None:
    """A right answer in another manner, a wrong one and «не знаю» have no remark."""
    for sent in ({"text": "Рябинина А."}, {"text": "Осинина"}, {"skip": "1"}):
        page = browser.send(f"{browser.start()}/2", **sent)
        assert "Пишется" not in page.text


def test_a_slip_counts_in_the_result_and_in_the_mistakes_again(browser, deck: Deck) -> None:
    """The result takes it as right; repeating a mistake with a slip leaves no mistake."""
    attempt = browser.start()
    take(browser, deck, attempt, wrong=(2,))
    assert "4 из 5" in words(browser.get(attempt).text)
    again = browser.send(f"{attempt}/retry").request.path.rpartition("/")[0]
    browser.send(f"{again}/1", text="Рябиннина")
    assert "1 из 1" in words(browser.get(again).text)
