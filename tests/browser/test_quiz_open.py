"""Open questions in a real browser: without scripts, by keys alone, in any window."""

from __future__ import annotations

import re

import pytest
from fitting import fits
from open_deck import CHOICE, DECK, REASON
from playwright.sync_api import Page, expect

from quizgen.model import Deck

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
WIDE = {"viewport": {"width": 1366, "height": 768}}


@pytest.fixture
def deck() -> Deck:
    """The deck the site of these tests has."""
    return DECK


def start(page: Page) -> None:
    page.get_by_role("button", name="Начать тест").click()


def answer_choice(page: Page) -> None:
    page.get_by_role("radio", name=CHOICE.answer).check()
    page.get_by_role("button", name="Ответить").click()
    page.get_by_role("link", name="Дальше").click()


def test_a_whole_quiz_without_scripts(open_page) -> None:
    """With JavaScript off an open question is written, opened and judged with plain forms."""
    page = open_page("/decks/sad/", java_script_enabled=False)
    start(page)
    page.get_by_role("textbox", name=REASON.stem).fill("чтобы суда проходили")
    assert REASON.answer not in page.content()
    page.get_by_role("button", name="Показать ответ").click()
    expect(page.locator("dd")).to_have_text(["чтобы суда проходили", REASON.answer])
    expect(page.locator("mark")).to_have_text(REASON.answer)
    page.get_by_role("group", name="Вы знали ответ?").get_by_role(
        "button", name="Знал(а)", exact=True
    ).click()
    answer_choice(page)
    for known in ("Знал(а)", "Не знал(а)"):
        page.get_by_role("button", name="Показать ответ").click()
        page.get_by_role("button", name=known, exact=True).click()
    expect(page.locator("h1")).to_have_text("3 из 4")
    expect(page.locator(".score")).to_contain_text("по вашей собственной оценке: 2 из 3")


def test_keys_alone(open_page) -> None:
    """Enter shows the answer, 1 says it was known and 2 that it was not."""
    page = open_page("/decks/sad/")
    start(page)
    for number, key in ((1, "1"), (3, "2")):
        page.wait_for_url(f"**/{number}")
        expect(page.locator("html")).to_have_class("keys")
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        expect(page.locator("h1.verdict")).to_have_text("Вот ответ")
        expect(page.locator("html")).to_have_class("keys")
        page.keyboard.press("Enter")
        page.keyboard.press("3")
        expect(page.locator("h1.verdict")).to_have_text("Вот ответ")
        page.keyboard.press(key)
        page.wait_for_url(re.compile(r"/(2|4)$"))
        if number == 1:
            answer_choice(page)
    root = page.url.rpartition("/")[0]
    for number, verdict in ((1, "Вы знали ответ"), (3, "Вы не знали ответа")):
        page.goto(f"{root}/{number}")
        expect(page.locator("h1.verdict")).to_have_text(verdict)


def test_writing_is_not_disturbed(open_page) -> None:
    """In the box digits and Enter are text; Ctrl with Enter shows the answer."""
    page = open_page("/decks/sad/")
    start(page)
    expect(page.locator("html")).to_have_class("keys")
    box = page.get_by_role("textbox", name=REASON.stem)
    box.click()
    page.keyboard.type("1 причина")
    page.keyboard.press("Enter")
    page.keyboard.type("2 причина")
    expect(box).to_have_value("1 причина\n2 причина")
    page.keyboard.press("Control+Enter")
    expect(page.locator("dd").first).to_have_text("1 причина\n2 причина")


def test_going_back_shows_no_second_try(open_page) -> None:
    """The Back button after opening leads to the opened answer, not to an empty box."""
    page = open_page("/decks/sad/")
    start(page)
    page.get_by_role("button", name="Показать ответ").click()
    expect(page.locator("h1.verdict")).to_have_text("Вот ответ")
    page.reload()
    expect(page.locator("h1.verdict")).to_have_text("Вот ответ")
    page.get_by_role("button", name="Не знал(а)").click()
    page.wait_for_url("**/2")
    page.go_back()
    expect(page.locator("h1.verdict")).to_have_text("Вы не знали ответа")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [NARROW, WIDE])
def test_every_page_fits_the_window(open_page, window: dict, scheme: str) -> None:
    """No page scrolls sideways, what is tapped is at least 44 px high, the judging is in sight."""
    page = open_page("/decks/sad/", **window, color_scheme=scheme)
    start(page)
    fits(page)
    page.get_by_role("textbox").fill("длинное" * 40 + "\nи ещё строка")
    page.get_by_role("button", name="Показать ответ").click()
    expect(page.locator(".judge")).to_be_in_viewport(ratio=1)
    fits(page)
    page.get_by_role("button", name="Не знал(а)").click()
    answer_choice(page)
    for _ in range(2):
        page.get_by_role("button", name="Показать ответ").click()
        fits(page)
        page.get_by_role("button", name="Не знал(а)").click()
    expect(page.locator("h1")).to_have_text("1 из 4")
    fits(page)
    page.goto(page.url.rpartition("/")[0] + "/1")
    fits(page)
