"""The review page in a real browser: the whole path by keyboard, without scripts, for everybody."""

from __future__ import annotations

import pytest
from fitting import fits
from playwright.sync_api import Locator, Page, expect
from test_access import axe, usable
from test_packs import NARROW, WIDE

__all__ = ["axe"]

pytestmark = pytest.mark.browser


def reach(page: Page, place: Locator) -> None:
    """Go on by Tab until the focus is there."""
    expect(place).to_be_visible()
    for _ in range(80):
        if place.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached: {place}")


def press(page: Page, role: str, name: str, within: Locator | None = None) -> None:
    """Go there by Tab and press Enter."""
    reach(page, (within or page).get_by_role(role, name=name, exact=True).first)
    page.keyboard.press("Enter")


def test_a_teacher_reviews_a_deck_by_keyboard(open_page, deck) -> None:
    """From the deck's page to the quiz: judged, undone, rewritten, moved, one's own added."""
    page = open_page("/decks/sad/", **WIDE)
    press(page, "link", "Проверить вопросы")
    press(page, "button", "Сделать копию и проверить")
    chosen, last = page.locator("#chosen"), page.get_by_role("status")
    source = page.locator("[data-source] mark")
    expect(source).to_have_text(deck.questions[0].evidence.text)
    press(page, "button", "Принять", chosen)
    expect(last).to_contain_text("принят вопрос «Кто руководит")
    expect(chosen).to_be_focused()
    expect(source).to_have_text(deck.questions[1].evidence.text)
    press(page, "button", "Отклонить", chosen)
    expect(page.locator(".lead")).to_contain_text("4 вопроса")
    expect(chosen).to_contain_text("Откуда привезли")
    press(page, "button", "Отменить")
    expect(page.locator(".lead")).to_contain_text("5 вопросов")
    press(page, "button", "Повторить")
    expect(page.locator(".lead")).to_contain_text("4 вопроса")
    page.reload()
    press(page, "link", deck.questions[2].stem)
    expect(chosen).to_contain_text("Откуда привезли")
    press(page, "button", "Выше", chosen)
    expect(chosen).to_contain_text("2. с выбором ответа")
    expect(chosen.get_by_role("button", name="Выше")).to_be_focused()
    press(page, "link", "Изменить", chosen)
    reach(page, page.get_by_label("Неверные варианты"))
    page.keyboard.press("Control+A")
    page.keyboard.type("из туруханска")
    press(page, "button", "Сохранить")
    expect(page.get_by_role("alert")).to_contain_text("это уже верный ответ")
    reach(page, page.get_by_label("Неверные варианты"))
    page.keyboard.press("Control+A")
    page.keyboard.type("из Омска")
    press(page, "button", "Сохранить")
    expect(chosen).to_contain_text("изменён вами")
    expect(chosen).to_contain_text("из Омска")
    page.reload()
    press(page, "link", "Добавить свой вопрос")
    reach(page, page.get_by_label("Вопрос", exact=True))
    page.keyboard.type("Сколько стоит вход?")
    page.keyboard.press("Tab")
    page.keyboard.type("150 рублей")
    reach(page, page.locator("[name=proof]").first)
    page.keyboard.press("ArrowUp")
    press(page, "button", "Добавить вопрос")
    expect(chosen).to_contain_text("ваш вопрос")
    expect(source).to_have_text("Вход стоит 150 рублей.")
    press(page, "link", "К набору вопросов")
    press(page, "button", "Начать тест")
    expect(page.get_by_role("heading", name="Сколько стоит вход?")).to_be_visible()


def test_all_of_it_works_without_scripts(open_page, deck) -> None:
    """Choosing, judging, filtering and the best ones, by links and buttons alone."""
    page = open_page("/decks/sad/review/", java_script_enabled=False, **NARROW)
    page.get_by_role("button", name="Сделать копию и проверить").click()
    page.get_by_role("link", name=deck.questions[1].stem).click()
    expect(page.locator("#chosen mark")).to_have_text(deck.questions[1].evidence.text)
    page.locator("#chosen").get_by_role("button", name="Отклонить").click()
    page.get_by_role("link", name="Отклонены 1").click()
    expect(page.locator(".line")).to_have_count(1)
    page.get_by_role("button", name="Вернуть вопрос").click()
    page.get_by_role("link", name="Показать все").click()
    page.get_by_label("Вид вопроса").select_option("choice")
    page.get_by_role("button", name="Показать").click()
    expect(page.locator(".line")).to_have_count(3)
    page.locator("summary").click()
    page.get_by_label("Оставить лучшие").fill("3")
    page.get_by_role("button", name="Оставить").click()
    expect(page.locator(".lead")).to_contain_text("3 вопроса")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_review_can_be_used_by_everybody(
    open_page, axe: str, window: dict, scheme: str
) -> None:
    """Every page of it, with questions in each state and with a mistake; they fit, too."""
    page = open_page("/decks/sad/review/", **window, color_scheme=scheme)
    usable(page, axe)
    fits(page)
    page.get_by_role("button", name="Сделать копию и проверить").click()
    for name in ("Принять", "Отклонить"):
        page.locator("#chosen").get_by_role("button", name=name).click()
        expect(page.get_by_role("status")).to_contain_text(name[:5].lower())
    page.locator("summary").click()
    usable(page, axe)
    fits(page)
    address = page.url.split("?")[0].split("#")[0]
    for path in ("?state=rejected", "?state=rejected&kind=open", "new", "edit?q=sad-4"):
        page.goto(address + path)
        usable(page, axe)
        fits(page)
    page.get_by_label("Вопрос", exact=True).fill("")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("alert")).to_contain_text("Вопрос пустой")
    usable(page, axe)
    fits(page)
