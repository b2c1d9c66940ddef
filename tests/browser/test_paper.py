"""A hand-out and a long article in a real browser: seen, printed, waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from fitting import fits
from playwright.sync_api import expect
from several_deck import DECK as SEVERAL
from test_access import axe, usable
from test_packs import NARROW, WIDE
from test_webapp_submit import TEXT

import quizgen
from quizgen.model import Deck
from webapp import submit
from webapp.services import services

__all__ = ["axe"]

pytestmark = pytest.mark.browser

PAGES = 2
"""Of the several deck: the questions on one sheet, the key on another."""


@pytest.mark.parametrize(("window", "scheme"), [(NARROW, "dark"), (WIDE, "light")])
def test_a_handout_is_seen_and_printed(app, open_page, axe: str, window: dict, scheme: str) -> None:
    """The page fits, is usable, prints by one button what it shows, each part on its own sheet."""
    key = services(app).library.add(SEVERAL, lambda old, new: old)
    page = open_page(f"/decks/{key}/handout/", **window, color_scheme=scheme)
    page.locator("summary").click()
    usable(page, axe)
    fits(page)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Напечатать").click()
    expect(page).to_have_title("printed")
    expect(page.get_by_text("Ctrl+P")).to_be_hidden()
    page.get_by_text("2", exact=True).first.click()
    page.get_by_role("button", name="Показать").click()
    expect(page.get_by_text("Вариант 2").first).to_be_visible()
    page.emulate_media(media="print", color_scheme=scheme)
    expect(page.get_by_role("heading", name="Напечатать на бумаге")).to_be_hidden()
    expect(page.get_by_role("button", name="Показать")).to_be_hidden()
    look = "getComputedStyle(document.querySelector('.asked > li'))"
    assert page.evaluate(f"{look}.breakInside") == "avoid"
    assert page.evaluate(f"{look}.color") == "rgb(0, 0, 0)"
    sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert sheets == 2 * PAGES


def test_a_long_article_is_waited_for(open_page, axe: str, deck: Deck, monkeypatch) -> None:
    """The page tells the stage and goes on to the deck by itself; without a script as well."""
    may_end, told = threading.Event(), []

    def generate(article, progress: Callable[[str, float], None], **_) -> Deck:
        told.append(progress)
        progress("facts", 0.4)
        assert may_end.wait(20)
        return replace(deck, id=article.id, title=article.title)

    monkeypatch.setitem(vars(quizgen), "generate", generate)
    monkeypatch.setattr(submit, "READY_SECONDS", 0.05)
    page = open_page("/new/", **NARROW)
    page.get_by_label("Текст статьи").fill(TEXT)
    page.get_by_role("button", name="Составить вопросы").click()
    expect(page.get_by_role("status")).to_have_text("Находим, о чём сказано")
    usable(page, axe)
    fits(page)
    told[0]("questions", 0.7)
    expect(page.get_by_role("status")).to_contain_text("Составляем вопросы")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "70")
    bare = open_page(page.url.partition("//")[2].partition("/")[1] + "new/" + page.url.split("/")[4]
                     + "/", **NARROW, java_script_enabled=False)  # fmt: skip
    expect(bare.get_by_role("status")).to_contain_text("Составляем вопросы")
    may_end.set()
    for window in (page, bare):
        window.wait_for_url("**/decks/**")
        expect(window.get_by_role("heading", name="Сад у реки")).to_be_visible()
