"""A teacher chooses by hand which questions a quiz asks; results are printed and refreshed."""

from __future__ import annotations

import re

import pytest
from client import Browser
from flask import Flask
from test_webapp_share import USUAL, answer, begin, learner, publish, watch, words

from quizgen.model import Deck
from webapp.services import services

__all__ = ["learner", "publish", "watch"]


def ticks(page: str) -> dict[str, bool]:
    """Which questions the form has ticked."""
    found = re.findall(r'name="picked" value="([^"]+)"( checked)?', page)
    return {name: bool(on) for name, on in found}


def test_all_questions_are_ticked_at_first(browser: Browser, deck: Deck) -> None:
    """Nobody has to choose: the list is folded and whole, with every stem."""
    page = browser.get("/decks/sad/share/").text
    assert ticks(page) == {question.id: True for question in deck.questions}
    assert '<details class="picking">' in page
    assert deck.questions[0].stem in page


def test_only_those_ticked_are_asked(publish, browser: Browser, learner: Browser, app: Flask):
    """In the order of the deck, whatever order they come in; the settings show them again."""
    given = publish(picking="1", picked=["sad-4", "sad-2", "nobody"])
    assert given.rules.question_ids == ("sad-2", "sad-4")
    attempt = begin(learner, given)
    taken = services(app).attempts.find(attempt.rpartition("/")[2])
    assert [question.id for question in taken.questions] == ["sad-2", "sad-4"]
    page = browser.get(f"/shared/{given.id}/settings/").text
    assert [name for name, on in ticks(page).items() if on] == ["sad-2", "sad-4"]
    assert '<details class="picking" open>' in page
    assert "Все отмеченные" in page


def test_some_are_drawn_from_those_ticked(publish, learner: Browser, app: Flask) -> None:
    """«Сколько вопросов» counts among those chosen."""
    given = publish(picking="1", picked=["sad-1", "sad-2", "sad-3"], amount="some", count="2")
    taken = services(app).attempts.find(begin(learner, given).rpartition("/")[2])
    assert len(taken.questions) == 2
    assert {question.id for question in taken.questions} <= {"sad-1", "sad-2", "sad-3"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"picking": "1"}, "Не выбран ни один вопрос"),
        ({"picking": "1", "picked": ["x"]}, "Не выбран ни один вопрос"),
        ({"picking": "1", "picked": ["sad-1"], "amount": "some", "count": "2"}, "число не понято"),
    ],
)
def test_what_cannot_be_asked_is_sent_back(browser: Browser, fields: dict, said: str) -> None:
    """A clear line says what to mend, and the ticks stay as they were."""
    page = browser.send("/decks/sad/share/", **{**USUAL, **fields})
    assert page.status_code == 400
    assert said in words(page.text)
    wanted = set(fields.get("picked", ())) - {"x"}
    assert {name for name, on in ticks(page.text).items() if on} == wanted


def test_results_are_refreshed_and_printed(publish, browser: Browser, learner: Browser) -> None:
    """A link loads them anew, at an address the browser has not been to; a style is for paper."""
    given = publish()
    page = browser.get(f"/shared/{given.id}/").text
    assert re.search(rf'href="/shared/{given.id}/\?at=\d+#results" data-refresh>Обновить<', page)
    assert re.search(r'href="/static/print.css[^"]*" media="print"', page)
    assert "data-print " not in page
    begin(learner, given)
    assert "data-print " in browser.get(f"/shared/{given.id}/?at=1").text


def test_a_learners_result_is_printed_with_its_name(publish, learner: Browser, deck: Deck) -> None:
    """On paper it says whose it is."""
    attempt = begin(learner, publish(named="named"), name="Аня")
    for number in range(1, len(deck.questions) + 1):
        answer(learner, attempt, number)
    page = learner.get(f"{attempt}/result").text
    assert "Сад · Аня" in words(page) or "· Аня" in words(page)
    assert 'media="print"' in page
    assert "data-print " in page
