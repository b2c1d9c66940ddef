"""Anki both ways in a real browser: cards seen before they are taken, foreign decks taken in."""

from __future__ import annotations

from pathlib import Path

import genanki
import pytest
from fitting import fits
from playwright.sync_api import Page, expect
from test_access import axe, usable
from test_packs import NARROW, WIDE

__all__ = ["axe"]

pytestmark = pytest.mark.browser

PAGE = "/decks/sad/anki/"
NIGHT = "rgb(29, 31, 35)"
CAPITALS = {
    "Франция": "Париж", "Италия": "Рим", "Испания": "Мадрид", "Австрия": "Вена",
    "Польша": "Варшава", "Чехия": "Прага",
}  # fmt: skip


@pytest.fixture
def capitals(tmp_path: Path) -> str:
    """A package made with genanki: six questions and a note without an answer."""
    kind = genanki.Model(
        1607392319,
        "Простая",
        fields=[{"name": "Вопрос"}, {"name": "Ответ"}],
        templates=[{"name": "1", "qfmt": "{{Вопрос}}", "afmt": "{{FrontSide}}<hr>{{Ответ}}"}],
    )
    deck = genanki.Deck(2059400110, "Столицы")
    for land, city in {**CAPITALS, "Атлантида": ""}.items():
        deck.add_note(genanki.Note(model=kind, fields=[f"Какая столица: {land}?", city]))
    path = tmp_path / "capitals.apkg"
    genanki.Package(deck).write_to_file(str(path))
    return str(path)


def front(page: Page):
    return page.frame_locator("iframe >> nth=0")


def background(page: Page) -> str:
    return front(page).locator("body").evaluate("body => getComputedStyle(body).backgroundColor")


def test_the_cards_follow_the_choice(open_page, deck) -> None:
    """The card on the page is the one asked for; night and screen turn; kinds narrow it."""
    page = open_page(PAGE, **WIDE)
    expect(front(page).locator(".qg-question")).to_have_text(deck.questions[0].stem)
    assert background(page) != NIGHT
    page.get_by_role("link", name="Следующая карточка").click()
    expect(front(page).locator(".qg-question")).to_have_text(deck.questions[1].stem)
    expect(page.get_by_role("link", name="Следующая карточка")).to_be_focused()
    page.get_by_role("link", name="Ночью").click()
    expect(page.locator(".sides.night")).to_be_visible()
    expect(front(page).locator("body.nightMode")).to_be_visible()
    assert background(page) == NIGHT
    page.get_by_role("link", name="Компьютер").click()
    expect(page.locator(".sides.computer.night")).to_be_visible()
    page.get_by_role("checkbox", name="С выбором ответа").uncheck()
    expect(page.locator(".summary")).to_contain_text("2 вопроса")
    page.get_by_label("Название колоды").fill("Мой сад")
    expect(page.locator(".summary")).to_contain_text("Колода «Мой сад».")
    page.get_by_label("Сколько вопросов").fill("0")
    expect(page.get_by_role("alert")).to_contain_text("Число вопросов не понято.")
    page.get_by_label("Сколько вопросов").fill("1")
    expect(page.get_by_role("alert")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать колоду").click()
    assert download.value.suggested_filename == "sad.apkg"


def test_all_of_it_works_without_scripts(open_page, deck) -> None:
    """Links turn the cards, a button shows what was chosen, the download heeds the form."""
    page = open_page(PAGE, java_script_enabled=False, **WIDE)
    page.get_by_role("checkbox", name="С выбором ответа").uncheck()
    page.get_by_role("button", name="Показать карточки").click()
    expect(page.locator(".summary")).to_contain_text("2 вопроса")
    page.get_by_role("link", name="Следующая карточка").click()
    page.get_by_role("link", name="Ночью").click()
    expect(page.locator(".turn")).to_contain_text("2 из 2")
    expect(page.get_by_role("checkbox", name="С выбором ответа")).not_to_be_checked()
    expect(page.locator(".sides.night")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать колоду").click()
    assert download.value.suggested_filename == "sad.apkg"


def test_a_foreign_package_becomes_a_quiz(open_page, capitals: str) -> None:
    """From the first page to the answer: the file sent, the report read, a question answered."""
    page = open_page("/", **WIDE)
    page.get_by_role("link", name="Взять колоду из Anki").click()
    page.get_by_label("Файл колоды").set_input_files(capitals)
    page.get_by_role("button", name="Прочитать колоду").click()
    expect(page.get_by_role("heading", name="Столицы")).to_be_visible()
    expect(page.locator(".total")).to_contain_text("6 вопросов из 7 записей")
    page.locator("summary").click()
    expect(page.get_by_text("Какая столица: Атлантида?")).to_be_visible()
    page.get_by_role("link", name="Пройти тест").click()
    expect(page.get_by_text("Импортированная колода")).to_be_visible()
    page.get_by_role("button", name="Начать тест").click()
    page.get_by_label("Париж", exact=True).check()
    page.get_by_role("button", name="Ответить").click()
    expect(page.get_by_role("heading", name="Верно")).to_be_visible()
    expect(page.locator("mark")).to_have_text("Париж")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [NARROW, WIDE], ids=["narrow", "wide"])
def test_pages_about_anki_can_be_used_by_everybody(
    open_page, axe: str, capitals: str, window: dict, scheme: str
) -> None:
    """Export, import, report, several decks, as they open and with a mistake; they fit, too."""
    page = open_page("/import/", **window, color_scheme=scheme)
    paths = (PAGE, f"{PAGE}?light=night&look=wide&question=2", f"{PAGE}?sent=y", "/anki/",
             "/anki/?sent=y&decks=sad&place=under", "/anki/?sent=y")  # fmt: skip
    usable(page, axe)
    fits(page)
    page.get_by_label("Файл колоды").set_input_files(capitals)
    page.get_by_role("button", name="Прочитать колоду").click()
    page.locator("summary").click()
    usable(page, axe)
    fits(page)
    for path in paths:
        page.goto(path)
        usable(page, axe)
        fits(page)
