"""The whole way of a teacher and a learner: on a phone, on a laptop, by keys, without scripts."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from documents import word
from every_kind import every_kind
from hands import Keys, Pointer
from playwright.sync_api import Page, expect
from test_webapp_submit import TEXT

import quizgen
from quizgen.model import GAP, Deck, Question
from webapp import submit
from webapp.review import options

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
BARE = {**PHONE, "java_script_enabled": False}
OWN = "Сколько стоит вход в сад?"
WAYS = {
    "phone": (Pointer, PHONE, False),
    "laptop": (Pointer, LAPTOP, True),
    "keys": (Keys, LAPTOP, False),
    "no script": (Pointer, BARE, True),
}
"""Who, in what window, with a Word document rather than a pasted text."""


@pytest.fixture
def whole(deck: Deck, monkeypatch) -> tuple[Deck, Callable[[], None]]:
    """What the program finds in any article, once it is let."""
    made, may_end = every_kind(deck), threading.Event()

    def generate(article, progress: Callable[[str, float], None], **_) -> Deck:
        progress("facts", 0.4)
        assert may_end.wait(30)
        return replace(made, id=article.id, title="Сад, космос и Венеция")

    monkeypatch.setitem(vars(quizgen), "generate", generate)
    monkeypatch.setattr(submit, "READY_SECONDS", 0.05)
    monkeypatch.setattr(options, "_others", lambda *_: ("1 мая 2018 года", "2 июня 2020 года"))
    return made, may_end.set


@pytest.mark.parametrize("way", WAYS)
def test_from_an_article_to_results(open_page, whole, way: str) -> None:
    """A teacher makes, judges, gives out and takes back; a learner takes it, as both would."""
    hands, window, document = WAYS[way]
    deck, let = whole
    teacher = hands(open_page("/", **window))
    make(teacher, document, let)
    judge(teacher, deck)
    address = give_out(teacher, "Сад, 8 «Б»")
    learner = hands(
        open_page(address.partition("//")[2].partition("/")[2].join(["/", ""]), **window)
    )
    take(learner, deck, lambda path: open_page(path, **window))
    hear(teacher)
    take_back(teacher, learner, address)
    take_along(teacher)


def make(by: Pointer, document: bool, let: Callable[[], None]) -> None:
    """The article sent, its reading waited for, its deck there."""
    by.press("link", "Сделать вопросы из статьи")
    if document:
        data = word("Сад у реки", TEXT.split("\n")[1:])
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        file = {"name": "сад.docx", "mimeType": kind, "buffer": data}
        by.page.locator("[type=file]").set_input_files(file)
    else:
        by.write(by.page.get_by_label("Текст статьи"), TEXT)
    by.press("button", "Составить вопросы")
    expect(by.page.get_by_role("status")).to_contain_text("Находим, о чём сказано")
    let()
    by.page.wait_for_url("**/decks/**")
    expect(by.page.get_by_role("heading", level=1)).to_have_text("Сад, космос и Венеция")


def judge(by: Pointer, deck: Deck) -> None:
    """Accepted, rewritten, rejected, undone, varied, written, moved, cut to the best, filtered."""
    page = by.page
    by.press("link", "Проверить вопросы")
    chosen, last = page.locator("#chosen"), page.get_by_role("status")
    by.press("button", "Принять", chosen)
    expect(last).to_contain_text("принят вопрос")
    by.press("link", "Изменить", chosen)
    by.write(page.get_by_label("Другие верные ответы"), "1240 га")
    by.press("button", "Сохранить")
    expect(chosen).to_contain_text("изменён вами")
    by.press("link", deck.questions[2].stem)
    expect(chosen).to_contain_text("Откуда привезли")
    by.press("button", "Отклонить", chosen)
    expect(last).to_contain_text("отклонён вопрос")
    by.press("button", "Отменить")
    expect(page.locator(".badge.rejected")).to_have_count(0)
    by.press("link", deck.questions[4].stem)
    expect(chosen).to_contain_text("Когда в Кедровске")
    by.press("button", "Другие варианты", chosen)
    expect(last).to_contain_text("другие варианты получил")
    by.press("button", "Выше", chosen)
    expect(chosen).to_contain_text("4. с выбором ответа")
    by.press("link", "Добавить свой вопрос")
    by.choose(page.get_by_role("radio", name="С кратким ответом"))
    by.write(page.get_by_label("Вопрос", exact=True), OWN)
    by.write(page.get_by_label("Верный ответ"), "150 рублей")
    by.choose(page.get_by_role("radio", name="Вход стоит 150 рублей."))
    by.press("button", "Добавить вопрос")
    expect(chosen).to_contain_text("ваш вопрос")
    by.use(page.locator(".narrowing summary"))
    by.write(page.get_by_label("Оставить лучшие"), "3")
    by.press("button", "Оставить")
    expect(page.locator(".lead")).to_contain_text("3 вопроса")
    by.press("button", "Отменить")
    expect(page.locator(".lead")).to_contain_text("15 вопросов")
    by.pick(page.get_by_label("Вид вопроса"), "На соответствие")
    by.press("button", "Показать")
    expect(page.locator(".line")).to_have_count(1)
    by.press("link", "К набору вопросов")


def give_out(by: Pointer, title: str) -> str:
    """Published with settings; returns the link."""
    page = by.page
    by.use(page.get_by_role("link", name="Дать ученикам"))
    by.write(page.get_by_label("Название для учеников"), title)
    by.write(page.get_by_label("Минут на попытку"), "45")
    by.press("button", "Получить ссылку")
    expect(page.get_by_role("img", name="QR-код ссылки")).to_be_visible()
    return page.locator(".address").inner_text()


def take(by: Pointer, deck: Deck, elsewhere: Callable[[str], Page]) -> None:
    """The name, every question, another tab, another device, a word to the teacher, the mistake."""
    page = by.page
    by.write(page.get_by_label("Ваше имя"), "Аня")
    by.press("button", "Начать")
    by.use(page.locator(".private summary"))
    private = page.get_by_label("Личная ссылка").input_value()
    total = len(deck.questions) + 1
    for number in range(1, total + 1):
        expect(page.locator(".progress")).to_contain_text(f"Вопрос {number} из {total}")
        asked = question(page, deck)
        if number == 1:
            by.press("button", "Не знаю")
            expect(page.locator("mark").first).to_be_visible()
            by.press("link", "С вопросом что-то не так")
            by.write(page.get_by_label("Что не так"), "Ответов два")
            by.press("button", "Отправить")
            by.press("link", "Вернуться к вопросу")
        else:
            answer(by, asked)
        if number == 3:
            tab, device = (
                page.context.new_page(),
                elsewhere(private.partition("/q/")[2].join(["/q/", ""])),
            )
            tab.goto(page.url.rpartition("/")[0])
            for each in (tab, device):
                expect(each.locator(".progress")).to_contain_text("Вопрос 4 из")
            tab.close()
        if asked.kind != "open":
            by.use(page.locator("[data-next]"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{total - 1} из {total}")
    by.use(page.get_by_role("button", name=re.compile("Повторить ошибки")))
    answer(by, question(page, deck))
    by.use(page.locator("[data-next]"))
    expect(page.get_by_role("heading", level=1)).to_have_text("1 из 1")


def question(page: Page, deck: Deck) -> Question:
    """The question on the page; the teacher's own is none of the deck's."""
    stem = page.locator("h1.stem")
    expect(stem).to_be_visible()
    text = stem.inner_text()
    own = replace(deck.questions[1], stem=OWN, answer="150 рублей")
    found = (each for each in (*deck.questions, own) if each.stem.partition(GAP)[0] in text)
    return next(found)


def answer(by: Pointer, asked: Question) -> None:
    """The right answer, whatever the kind."""
    page, group = by.page, by.page.locator("[data-question]")
    if asked.kind in ("choice", "true_false"):
        by.choose(group.get_by_role("radio", name=asked.answer, exact=True))
    elif asked.kind == "multiple":
        for item in asked.items:
            by.tick(group.get_by_role("checkbox", name=item))
    elif asked.kind in ("matching", "ordering"):
        places = [str(n) for n in range(1, len(asked.items) + 1)]
        right = asked.matches if asked.kind == "matching" else places
        for item, value in zip(asked.items, right, strict=True):
            by.pick(group.get_by_role("combobox", name=item), value)
    else:
        by.write(group.get_by_role("textbox"), asked.answer)
    by.use(group.get_by_role("button").first)
    if asked.kind == "open":
        by.press("button", "Знал(а)")
    else:
        expect(page.locator("h1.verdict")).to_have_text("Верно")


def hear(by: Pointer) -> None:
    """The result and the remark are with the teacher."""
    page = by.page
    by.press("link", "Обновить")
    expect(page.get_by_role("row", name="Аня")).to_contain_text("14 из 15")
    expect(page.locator(".remarks")).to_contain_text("Ответов два")
    by.press("button", "Отметить прочитанными")
    expect(page.locator(".remarks .unread")).to_have_count(0)


def take_back(by: Pointer, learner: Pointer, address: str) -> None:
    """A copy whose answers open late; the first one taken back and put away."""
    page, first = by.page, by.page.url.partition("?")[0].partition("#")[0]
    by.press("button", "Сделать копию")
    by.press("link", "Изменить настройки")
    by.choose(page.get_by_role("radio", name="Когда откроете вы"))
    by.press("button", "Сохранить")
    by.press("button", "Открыть ответы")
    expect(page.get_by_role("button", name="Снова скрыть ответы")).to_be_visible()
    page.goto(first)
    by.press("button", "Снять тест")
    expect(page.get_by_text("Тест снят")).to_be_visible()
    learner.page.goto(address)
    expect(learner.page.get_by_text("Этот тест больше не доступен")).to_be_visible()
    by.press("button", "В архив")
    by.press("link", "Тесты для учеников")
    by.use(page.get_by_role("link", name=re.compile("Архив")))
    by.use(page.get_by_role("link", name=re.compile("Сад, 8 «Б»")))
    by.press("link", "К набору вопросов")


def take_along(by: Pointer) -> None:
    """The hand-out and the cards of what was judged."""
    page = by.page
    by.use(page.get_by_role("link", name="Напечатать"))
    expect(page.locator(".paper").first).to_contain_text(OWN)
    by.press("link", "К набору вопросов")
    by.use(page.get_by_role("link", name="Колода для Anki"))
    with page.expect_download() as download:
        by.press("button", "Скачать колоду")
    assert download.value.suggested_filename.endswith(".apkg")
