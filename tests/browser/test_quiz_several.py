"""Statements, lists, pairs and chronicles in a real browser: keys alone, no scripts, any window."""

from __future__ import annotations

import re

import pytest
from fitting import fits
from playwright.sync_api import Page, expect
from several_deck import DECK, FALSE, MULTIPLE

from quizgen.model import Deck, Question

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def deck() -> Deck:
    """The deck the site of these tests has."""
    return DECK


def start(page: Page) -> None:
    page.get_by_role("button", name="Начать тест").click()


def give(page: Page, question: Question) -> None:
    """Answer right with what the page offers to everybody, found by its label."""
    if question.kind == "true_false":
        page.get_by_role("radio", name=question.answer, exact=True).check()
    elif question.kind == "multiple":
        group = page.get_by_role("group", name=question.stem)
        for item in question.items:
            group.get_by_role("checkbox", name=item).check()
    else:
        places = [str(n) for n in range(1, len(question.items) + 1)]
        right = question.matches if question.kind == "matching" else places
        group = page.get_by_role("group", name=question.stem)
        for item, value in zip(question.items, right, strict=True):
            group.get_by_role("combobox", name=item).select_option(label=value)


def test_a_whole_quiz_without_scripts(open_page) -> None:
    """With JavaScript off every kind is answered with native controls, each named by its label."""
    page = open_page("/decks/sad/", java_script_enabled=False)
    start(page)
    for question in DECK.questions:
        give(page, question)
        page.get_by_role("button", name="Ответить").click()
        expect(page.locator("h1")).to_have_text("Верно")
        page.get_by_role("link", name=re.compile("Дальше|Показать результат")).click()
    expect(page.locator("h1")).to_have_text("5 из 5")


def test_digits_choose_and_unchoose(open_page) -> None:
    """A digit picks «Да» or «Нет»; in a list it ticks an option and, once more, unticks it."""
    page = open_page("/decks/sad/")
    start(page)
    expect(page.locator("html")).to_have_class("keys")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Верно")
    page.goto(page.url.rpartition("/")[0] + f"/{DECK.questions.index(MULTIPLE) + 1}")
    expect(page.locator("html")).to_have_class("keys")
    texts = page.locator("label.option span").all_inner_texts()
    wrong = str(1 + texts.index(MULTIPLE.distractors[0]))
    page.keyboard.press(wrong)
    expect(page.locator("input:checked")).to_have_count(1)
    page.keyboard.press(wrong)
    expect(page.locator("input:checked")).to_have_count(0)
    for item in MULTIPLE.items:
        page.keyboard.press(str(1 + texts.index(item)))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Верно")


def test_lists_are_chosen_by_keys(open_page) -> None:
    """Tab reaches every list, a digit sets the place in it, Enter on the button sends."""
    page = open_page("/decks/sad/")
    start(page)
    page.goto(page.url.rpartition("/")[0] + "/5")
    expect(page.locator("html")).to_have_class("keys")
    places = {text: str(n) for n, text in enumerate(DECK.questions[4].items, start=1)}
    for label in page.locator(".rows label").all_inner_texts():
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.tagName") != "SELECT":
            page.keyboard.press("Tab")
        page.keyboard.type(places[label])
    page.get_by_role("button", name="Ответить").press("Enter")
    expect(page.locator("h1")).to_have_text("Верно")


def test_a_false_statement_is_put_right(open_page) -> None:
    """Whoever believed it sees at once what is true."""
    page = open_page("/decks/sad/")
    start(page)
    page.goto(page.url.rpartition("/")[0] + "/2")
    page.get_by_role("radio", name="Да", exact=True).check()
    page.get_by_role("button", name="Ответить").click()
    expect(page.locator("h1")).to_have_text("Неверно")
    expect(page.locator(".note")).to_have_text(f"На самом деле: {FALSE.items[0]}.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [NARROW, {"viewport": {"width": 1366, "height": 768}}])
def test_every_page_fits_the_window(open_page, window: dict, scheme: str) -> None:
    """No page scrolls sideways, and what is tapped is at least 44 px high, lists too."""
    page = open_page("/decks/sad/", **window, color_scheme=scheme)
    start(page)
    for number, question in enumerate(DECK.questions, start=1):
        page.wait_for_url(f"**/{number}")
        fits(page)
        page.get_by_role("button", name="Ответить").click()
        expect(page.get_by_role("alert")).to_be_visible()
        fits(page)
        give(page, question)
        fits(page)
        page.get_by_role("button", name="Ответить").click()
        expect(page.locator("h1")).to_have_text("Верно")
        fits(page)
        page.locator("[data-next]").click()
