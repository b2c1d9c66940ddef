"""A quiz on its way from a teacher to a learner's phone and back, in a real browser."""

from __future__ import annotations

import re

import pytest
from fitting import fits
from playwright.sync_api import expect
from test_access import axe, usable
from test_packs import NARROW, WIDE

__all__ = ["axe"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_quiz_goes_from_a_teacher_to_a_phone(open_page, axe: str, deck, scheme: str) -> None:
    """Settings, link and code; name, answers, a complaint; the result is back with the teacher."""
    teacher = open_page("/decks/sad/", **WIDE, color_scheme=scheme)
    teacher.get_by_role("link", name="Дать ученикам").click()
    teacher.get_by_label("Название для учеников").fill("Сад, 5 «А»")
    expect(teacher.get_by_label("Сколько вопросов каждому")).to_be_hidden()
    teacher.get_by_text("Часть", exact=True).click()
    teacher.get_by_label("Сколько вопросов каждому").fill("1")
    teacher.get_by_label("Минут на попытку").fill("10")
    usable(teacher, axe)
    fits(teacher)
    teacher.get_by_role("button", name="Получить ссылку").click()
    expect(teacher.get_by_role("img", name="QR-код ссылки")).to_be_visible()
    teacher.get_by_role("button", name="Скопировать").click()
    expect(teacher.get_by_role("button", name="Скопировано")).to_be_visible()
    usable(teacher, axe)
    address = teacher.locator(".address").inner_text()

    phone = open_page("/q/" + address.rpartition("/")[2], **NARROW, color_scheme=scheme)
    expect(phone.get_by_role("heading", name="Сад, 5 «А»")).to_be_visible()
    usable(phone, axe)
    fits(phone)
    phone.get_by_label("Ваше имя").fill("Аня")
    phone.get_by_role("button", name="Начать").click()
    expect(phone.get_by_role("timer")).to_have_text("Осталось 10\u00a0минут")
    phone.locator("summary").click()
    expect(phone.get_by_label("Личная ссылка")).to_have_value(re.compile(r"http://.+/q/go/\w{32}"))
    usable(phone, axe)
    fits(phone)
    phone.get_by_role("button", name="Не знаю").click()
    phone.get_by_role("link", name="С вопросом что-то не так").click()
    phone.get_by_label("Что не так").fill("Ответов два")
    usable(phone, axe)
    fits(phone)
    phone.get_by_role("button", name="Отправить").click()
    phone.get_by_role("link", name="Вернуться к вопросу").click()
    phone.get_by_role("link", name="Показать результат").click()
    expect(phone.get_by_role("heading", name="0 из 1")).to_be_visible()
    usable(phone, axe)

    teacher.reload()
    expect(teacher.get_by_role("row", name="Аня")).to_contain_text("0 из 1")
    expect(teacher.locator(".remarks")).to_contain_text("Ответов два")
    usable(teacher, axe)
    fits(teacher)
    teacher.set_viewport_size({"width": 320, "height": 640})
    fits(teacher)
    teacher.get_by_role("button", name="Снять тест").click()
    expect(teacher.get_by_text("Тест снят")).to_be_visible()
    phone.goto("/q/" + address.rpartition("/")[2])
    expect(phone.get_by_text("Этот тест больше не доступен")).to_be_visible()
