"""The quiz in a real browser: by keyboard alone, without scripts, on a narrow phone."""

from __future__ import annotations

import re

import pytest
from fitting import fits
from playwright.sync_api import Page, expect

from quizgen.model import Deck, Question

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the link, button or summary of this name has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        text = page.evaluate("document.activeElement.textContent || ''")
        if re.match(name, " ".join(text.split())):
            return
    pytest.fail(f"Tab never reaches «{name}»")


def place_of(page: Page, text: str) -> int:
    """The number, from 1, of the option with this text."""
    return 1 + page.locator("label.option span").all_inner_texts().index(text)


def answer_by_keys(page: Page, question: Question, right: bool) -> None:
    """Answer with digits, letters and Enter only."""
    ready(page)
    if question.kind == "choice":
        text = question.answer if right else question.distractors[0]
        page.keyboard.press(str(place_of(page, text)))
    else:
        # The field takes the focus by itself.
        expect(page.get_by_role("textbox")).to_be_focused()
        page.keyboard.type(question.answer.lower() if right else "не то")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Верно" if right else "Неверно")
    expect(page.locator("mark")).to_have_text(question.evidence.text)
    ready(page)


def ready(page: Page) -> None:
    """Wait until the script listens: a test presses keys sooner than any person would."""
    expect(page.locator("html")).to_have_class("keys")


def test_a_whole_quiz_by_keyboard(open_page, deck: Deck) -> None:
    """From home to the result, then the mistakes again until none is left: keys only."""
    page = open_page()
    tab_to(page, deck.title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/decks/sad/")
    tab_to(page, "Начать тест")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quiz/*/1")
    for number, question in enumerate(deck.questions, start=1):
        expect(page.locator(".progress")).to_contain_text(f"Вопрос {number} из 5")
        answer_by_keys(page, question, right=number not in (1, 4))
        page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    expect(page.locator("h1")).to_have_text("3 из 5")
    expect(page.locator(".mistakes li")).to_have_count(2)
    tab_to(page, "Повторить ошибки")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quiz/*/1")
    for question in (deck.questions[0], deck.questions[3]):
        answer_by_keys(page, question, right=True)
        page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    expect(page.locator("h1")).to_have_text("2 из 2")
    expect(page.locator(".mistakes")).to_have_count(0)


def test_a_whole_quiz_without_scripts(open_page, deck: Deck) -> None:
    """With JavaScript off every question can be answered with native keys and clicks."""
    page = open_page("/decks/sad/", java_script_enabled=False)
    page.get_by_role("button", name="Начать тест").click()
    for question in deck.questions:
        if question.kind == "choice":
            group = page.get_by_role("group", name=question.stem)
            group.get_by_role("radio", name=question.answer).press("Space")
            page.keyboard.press("Enter")
        else:
            page.get_by_role("textbox").fill(question.answer)
            page.get_by_role("button", name="Ответить").click()
        expect(page.locator("h1")).to_have_text("Верно")
        page.get_by_role("link", name=re.compile("Дальше|Показать результат")).click()
    expect(page.locator("h1")).to_have_text("5 из 5")
    expect(page.locator("[data-keys]")).to_have_count(0)


def test_an_article_is_sent_without_scripts(open_page) -> None:
    """The form works with JavaScript off and keeps the text when something is wrong."""
    page = open_page("/new/", java_script_enabled=False)
    page.get_by_label("Текст статьи").fill("Одно предложение.")
    page.get_by_role("button", name="Составить вопросы").click()
    expect(page.get_by_role("alert")).to_contain_text("одно предложение")
    expect(page.get_by_label("Текст статьи")).to_have_value("Одно предложение.")


def test_shortcuts_can_be_switched_off(open_page) -> None:
    """The switch turns the digits off, on the next pages too, and on again."""
    page = open_page("/decks/sad/")
    page.get_by_role("button", name="Начать тест").click()
    switch = page.get_by_role("button", name="Клавиши")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.reload()
    page.keyboard.press("1")
    expect(page.locator("input:checked")).to_have_count(0)
    switch.click()
    page.keyboard.press("1")
    expect(page.locator("input:checked")).to_have_count(1)


def test_digits_in_a_typed_answer_are_text(open_page) -> None:
    """In a text field a digit is a digit, not a shortcut."""
    page = open_page("/decks/sad/")
    page.get_by_role("button", name="Начать тест").click()
    page.get_by_role("button", name="Не знаю").click()
    page.get_by_role("link", name="Дальше").click()
    field = page.get_by_role("textbox", name="Сколько гектаров")
    expect(field).to_be_focused()
    ready(page)
    page.keyboard.type("1240")
    expect(field).to_have_value("1240")


def test_going_back_shows_the_answered_question(open_page, deck: Deck) -> None:
    """The Back button leads to the feedback, not to a second chance."""
    page = open_page("/decks/sad/")
    page.get_by_role("button", name="Начать тест").click()
    answer_by_keys(page, deck.questions[0], right=False)
    page.keyboard.press("Enter")
    page.wait_for_url("**/2")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Неверно")


def test_the_verdict_is_announced(open_page, deck: Deck) -> None:
    """After an answer the focus is on the verdict, so that it is read out at once."""
    page = open_page("/decks/sad/")
    page.get_by_role("button", name="Начать тест").click()
    answer_by_keys(page, deck.questions[0], right=True)
    expect(page.locator("h1")).to_be_focused()
    expect(page).to_have_title(re.compile("^Верно · вопрос 1 из 5"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [NARROW, {"viewport": {"width": 1600, "height": 900}}])
def test_every_page_fits_the_window(open_page, deck: Deck, window: dict, scheme: str) -> None:
    """No page scrolls sideways, whatever the width, and what is tapped is at least 44 px high."""
    page = open_page(**window, color_scheme=scheme)
    fits(page)
    for path in ("/new/", "/decks/sad/", "/decks/sad/article"):
        page.goto(path)
        fits(page)
    page.goto("/decks/sad/")
    page.get_by_role("button", name="Начать тест").click()
    for number, question in enumerate(deck.questions, start=1):
        page.wait_for_url(f"**/{number}")
        fits(page)
        page.get_by_role("button", name="Ответить").click()
        expect(page.get_by_role("alert")).to_be_visible()
        fits(page)
        page.get_by_role("button", name="Не знаю").click()
        expect(page.locator("mark")).to_have_text(question.evidence.text)
        fits(page)
        page.locator("[data-next]").click()
    expect(page.locator("h1")).to_have_text("0 из 5")
    fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page, scheme: str) -> None:
    """The colours of text and ground differ by at least 4.5 to 1, in light and dark."""
    page = open_page(color_scheme=scheme)
    pairs = [
        ("ink", "paper"),
        ("ink", "sheet"),
        ("quiet", "paper"),
        ("quiet", "sheet"),
        ("quiet", "right-soft"),
        ("quiet", "wrong-soft"),
        ("accent", "paper"),
        ("accent", "sheet"),
        ("on-accent", "accent"),
        ("on-accent", "accent-strong"),
        ("ink", "accent-soft"),
        ("right", "right-soft"),
        ("wrong", "wrong-soft"),
        ("right", "sheet"),
        ("wrong", "sheet"),
        ("on-marker", "marker"),
    ]
    colours = page.evaluate(
        """names => Object.fromEntries(names.map(name =>
             [name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`)]))""",
        sorted({name for pair in pairs for name in pair}),
    )
    weak = {pair: ratio for pair in pairs if (ratio := contrast(*map(colours.get, pair))) < 4.5}
    assert weak == {}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as the accessibility guidelines reckon it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance, 0 to 1, of #rgb or #rrggbb."""
    digits = colour.strip().lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    shares = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in shares]
    return sum(weight * x for weight, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
