"""A teacher's templates in a real browser: built, tried, saved, asked; without scripts too."""

from __future__ import annotations

import re

import pytest
from fitting import fits
from flask import Flask
from pack_texts import ARTICLE, BROKEN, PACK
from playwright.sync_api import Page, expect

from webapp.packs import trying
from webapp.services import services

pytestmark = pytest.mark.browser

SENTENCE = "Музей связи открыт в 1872 году."
QUESTION = "Назовите год, когда {действие~предмет} {предмет.им}?"
STEM = "Назовите год, когда открыт филиал МГУ имени Ломоносова?"
MARKS = (("Музей связи", "предмет", ""), ("открыт", "действие", ""), ("1872 году", "год", "YEAR"))
NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
WIDE = {"viewport": {"width": 1366, "height": 768}}

SLOW = 60_000
"""Milliseconds for what needs the language models, on a machine busy with other things."""


@pytest.fixture(autouse=True)
def patience(monkeypatch) -> None:
    """On a busy machine a trial may take long, and a refusal would show on the console."""
    monkeypatch.setattr(trying, "WAIT_SECONDS", 60)
    monkeypatch.setattr(trying, "WORK_SECONDS", 60)


def select(page: Page, words: str) -> None:
    """Select words of the sentence, as a mouse would."""
    page.locator("[name=sentence]").evaluate(
        """(area, words) => {
             const at = area.value.indexOf(words);
             area.focus();
             area.setSelectionRange(at, at + words.length);
           }""",
        words,
    )


def preview(page: Page):
    return page.locator("#preview")


def quiz_asks(page: Page, stem: str) -> None:
    """Make a deck of the article with the packs ticked, take its quiz, and meet the question."""
    page.goto("/new/")
    expect(page.get_by_role("checkbox", name="музеи")).to_be_checked()
    page.get_by_label("Текст статьи").fill(ARTICLE)
    page.get_by_role("button", name="Составить вопросы").click()
    page.wait_for_url("**/decks/**", timeout=SLOW)
    expect(page.get_by_text("Вопросы составлены и по вашим шаблонам")).to_be_visible()
    page.get_by_role("button", name="Начать тест").click()
    expect(page.locator("h1.stem")).to_have_text(stem)


def test_a_template_is_built_saved_and_asked(app: Flask, open_page) -> None:
    """Words selected and named, a question with slots by buttons, the preview, a deck, its quiz."""
    page = open_page("/packs/")
    page.set_default_timeout(SLOW)
    page.get_by_role("link", name="Собрать шаблон").click()
    page.get_by_label("Статья для пробы").select_option(label="Свой текст")
    page.get_by_label("Свой текст для пробы").fill(ARTICLE)
    page.locator("[name=sentence]").fill(SENTENCE)
    for words, role, _ in MARKS:
        select(page, words)
        page.get_by_role("button", name=role, exact=True).click()
    page.locator("[name=ask]").nth(2).check()
    expect(preview(page)).to_contain_text("так: В каком году {rest}?", timeout=SLOW)
    question = page.locator("[name=question]")
    question.press_sequentially("Назовите год, когда ")
    page.get_by_role("group", name="Вставить: действие").get_by_role(
        "button", name="как «предмет»"
    ).click()
    question.press("Space")
    page.get_by_role("group", name="Вставить: предмет").get_by_role("button", name="им").click()
    question.press("?")
    expect(question).to_have_value(QUESTION)
    expect(preview(page).locator(".asked")).to_have_text(
        ["Назовите год, когда открыт музей связи?", STEM], timeout=SLOW
    )
    expect(preview(page).locator("pre")).to_contain_text(QUESTION)
    page.get_by_label("Название нового набора").fill("музеи")
    page.get_by_role("button", name="Сохранить в набор").click()
    page.wait_for_url("**/packs/1/**")
    expect(page.get_by_role("status").first).to_contain_text("Сохранено: версия 1.")
    expect(page.locator(".code textarea")).to_have_value(re.compile(re.escape(QUESTION)))
    expect(page.get_by_label("Свой текст для пробы")).to_have_value(ARTICLE)
    expect(preview(page).locator(".asked")).to_have_text([STEM], timeout=SLOW)
    quiz_asks(page, STEM)


def test_a_template_is_built_without_scripts(open_page) -> None:
    """With JavaScript off the same form, a plain list and the button «Проверить» do it all."""
    page = open_page("/packs/wizard/", java_script_enabled=False)
    page.set_default_timeout(SLOW)
    page.locator("[name=sentence]").fill(SENTENCE)
    for row, (words, role, type_) in zip(page.locator(".mark").all(), MARKS, strict=False):
        row.get_by_label("Слова").fill(words)
        row.get_by_label("Роль").fill(role)
        row.get_by_label("Что это").select_option(type_)
    page.locator("[name=ask]").nth(2).check()
    page.get_by_label("Статья для пробы").select_option(label="Свой текст")
    page.get_by_label("Свой текст для пробы").fill(ARTICLE)
    page.get_by_role("button", name="Проверить").click()
    expect(preview(page)).to_contain_text("Напишите вопрос.")
    page.locator("[name=question]").fill(QUESTION)
    page.get_by_role("button", name="Проверить").click()
    expect(preview(page).locator(".asked").last).to_have_text(STEM)
    page.get_by_label("Название нового набора").fill("музеи")
    page.get_by_role("button", name="Сохранить в набор").click()
    page.wait_for_url("**/packs/1/**")
    area = page.locator(".code textarea")
    area.fill(area.input_value().replace("ask: год", "ask: гот"))
    page.get_by_role("button", name="Проверить").click()
    expect(preview(page)).to_contain_text("Роль «гот» из ask не отмечена в шаблоне.")
    area.fill(area.input_value().replace("ask: гот", "ask: год"))
    page.get_by_role("button", name="Сохранить").click()
    quiz_asks(page, STEM)


def test_faults_come_and_go_as_one_types(app: Flask, open_page) -> None:
    """A slip marks its line while one types; its place is one click away; mended, it is gone."""
    number = services(app).shelf.add(PACK)
    page = open_page(f"/packs/{number}/")
    page.set_default_timeout(SLOW)
    area, faulty = page.locator(".code textarea"), page.locator(".gutter li.faulty")
    expect(preview(page)).to_contain_text("Ошибок нет.", timeout=SLOW)
    area.fill(BROKEN)
    expect(faulty).to_have_text(["7"])
    page.get_by_role("link", name="строка 7, столбец 10").click()
    expect(area).to_be_focused()
    assert area.evaluate("it => it.value.slice(it.selectionStart)").startswith("врема")
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.type("я")
    expect(faulty).to_have_count(0, timeout=SLOW)
    expect(preview(page)).to_contain_text("Ошибок нет.", timeout=SLOW)
    assert services(app).shelf.find(number).latest.text == PACK


def test_the_last_text_typed_is_the_one_shown(app: Flask, open_page) -> None:
    """Answers to older texts never overwrite the newest one's, whenever they come."""
    page = open_page(f"/packs/{services(app).shelf.add(PACK)}/")
    page.set_default_timeout(SLOW)
    expect(preview(page)).to_contain_text("Ошибок нет.", timeout=SLOW)
    held = []
    page.route("**/packs/preview", lambda route: held.append(route))
    area = page.locator(".code textarea")
    area.fill(BROKEN)
    page.wait_for_timeout(800)
    page.unroute("**/packs/preview")
    area.fill(PACK.replace("ask: время", "ask: времечко"))
    expect(preview(page)).to_contain_text("Роль «времечко»")
    assert len(held) == 1
    page.wait_for_timeout(300)
    expect(preview(page)).not_to_contain_text("Роль «врема»")


def test_new_lines_keep_their_indent_and_are_numbered(open_page) -> None:
    """Enter begins the next line where a field of the same template begins."""
    page = open_page("/packs/new/")
    area = page.locator(".code textarea")
    area.fill("pack: п\ntemplates:")
    area.press("End")
    for line in ("Enter", "- id: a", "Enter", "ask: b"):
        page.keyboard.press(line) if line == "Enter" else page.keyboard.type(line)
    expect(area).to_have_value("pack: п\ntemplates:\n  - id: a\n    ask: b")
    expect(page.locator(".gutter li")).to_have_count(4)


def test_a_pack_is_managed_by_keys_alone(app: Flask, open_page) -> None:
    """Saved by Ctrl+S, put away and brought back without a mouse."""
    shelf = services(app).shelf
    number = shelf.add(PACK)
    page = open_page(f"/packs/{number}/")
    page.set_default_timeout(SLOW)
    page.locator(".code textarea").fill(PACK + "# ещё\n")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Сохранено: версия 2.")).to_be_visible()
    page.goto("/packs/")
    page.get_by_role("button", name="Убрать набор «музеи»").press("Enter")
    expect(page.get_by_text("Набор «музеи» убран.")).to_be_visible()
    page.get_by_role("button", name="Вернуть набор «музеи»").first.press("Enter")
    expect(page.get_by_role("link", name="музеи", exact=True)).to_be_visible()
    assert not shelf.find(number).removed


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [NARROW, WIDE], ids=["narrow", "wide"])
def test_every_page_of_packs_fits_the_window(
    app: Flask, open_page, window: dict, scheme: str
) -> None:
    """No page scrolls sideways, and what is tapped is at least 44 px high."""
    shelf = services(app).shelf
    shelf.add(PACK.replace('?"', ' и ещё много длинных слов?"'))
    shelf.add(BROKEN.replace("музеи", "очень длинное название набора шаблонов"))
    shelf.remove(shelf.add(PACK.replace("музеи", "старое")))
    page = open_page("/packs/", **window, color_scheme=scheme)
    page.set_default_timeout(SLOW)
    fits(page)
    for path, shown in (
        ("/packs/1/", ".tried"),
        ("/packs/2/", ".faults"),
        ("/packs/built-in/general/", ".tried"),
        ("/packs/2/versions/1/", "pre.yaml"),
        ("/new/", ".packs-choice"),
        ("/decks/sad/again/", ".packs-choice"),
        ("/packs/wizard/", ".mark"),
    ):
        page.goto(path)
        page.locator(shown).first.wait_for()
        fits(page)
    page.locator("[name=sentence]").fill(SENTENCE)
    for words, role, _ in MARKS:
        select(page, words)
        page.get_by_role("button", name=role, exact=True).click()
    page.locator("[name=ask]").nth(2).check()
    page.get_by_role("button", name="Взять").click()
    preview(page).locator(".tried").first.wait_for()
    fits(page)
