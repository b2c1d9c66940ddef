"""Packs meant to do harm: refused with a clear message, quickly, and the server goes on."""

from __future__ import annotations

import re
import time

import pytest
from flask import Flask
from pack_texts import ARTICLE, PACK, STEM, area, words

from webapp.packs import texts
from webapp.services import services

TEMPLATE = """\
pack: п
templates:
  - id: а
    example: {example}
    ask: время
    question: {question}
"""
EXAMPLE = '"[Музей](предмет) [открыт](действие) в [1872 году](время: YEAR)."'
SOUND = '"Когда {действие~предмет} {предмет}?"'


def template(example: str = EXAMPLE, question: str = SOUND) -> str:
    return TEMPLATE.format(example=example, question=question)


def many(count: int, fields: str) -> str:
    return "pack: п\ntemplates:\n" + "".join(f"- {{id: a{i}, {fields}}}\n" for i in range(count))


CASES = {
    "deep lists": ("pack: " + "[" * 30_000, "Вложенность больше 10 уровней"),
    "deep maps": ("{a: " * 15_000, "Вложенность больше 10 уровней"),
    "billion laughs": (
        "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(30)) + "pack: *b1\n",
        "Ссылки «*имя» не допускаются",
    ),
    "a long scalar": (template(f'"[а](время) {"ы" * 20_000}"', '"Когда?"'), "длиннее 1000 знаков"),
    "one megabyte": ("pack: " + "ы" * 500_000, "Набор больше 64 КБ."),
    "attributes": (
        template(question='"Когда {предмет.__class__.__mro__}?"'),
        "Неизвестный падеж или число «__class__»",
    ),
    "an expression": (template(question='"Когда {{7*7}}?"'), "Двойная фигурная скобка"),
    "a call": (template(question='"Когда {предмет()}?"'), "В шаблоне нет роли «предмет()»"),
    "a format": (template(question='"Когда {предмет!r:>9}?"'), "В шаблоне нет роли"),
    "one role many times": (
        template(f'"{"[а](время) " * 2_000}"'),
        "Роль «время» отмечена дважды",
    ),
    "many roles": (
        template('"' + " ".join(f"[а](р{chr(1072 + i)})" for i in range(24)) + ' [б](время)"',
                 '"Когда?"'),
        "больше 20",
    ),
    "open brackets": (template(f'"{"[" * 20_000}"', f'"{"{" * 20_000}"'), "скобка не закрыта"),
    "many slots": (template(question=f'"{"{время}" * 2_000}?"'), "Вопрос называет ответ"),
    "many faults": (many(1_000, "fact: {whe: YER}, ask: whe"), "Показаны первые 100 ошибок"),
    "many templates": (
        many(800, "fact: {when: YEAR}, ask: when, question: 'К?'"),
        "больше 200 шаблонов",
    ),
    "many tests": (
        template() + "    not:\n" + "".join(f'      - "Зал {i} закрыт."\n' for i in range(500)),
        "Слишком много предложений",
    ),
    "tags": ("pack: !!python/object/apply:os.system [id]\n", "Теги «!имя» не допускаются"),
    "quotes": ('pack: "' + '"\n"' * 15_000, "Что исправить"),
    "spaces": ("pack: п\ntemplates:\n" + " " * 60_000 + "x", "нужен список"),
    "escapes": ('pack: "\\0"\ntemplates: "\\ud800"', "Недопустимый символ U+0000"),
    "a null": ("pack: \0п\ntemplates: []", "Поле «templates» пусто"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_hostile_packs_are_refused(browser, name: str) -> None:
    """The editor names the fault, gives the text back, and tries the next pack as before."""
    text, message = CASES[name]
    began = time.process_time()
    part = browser.send("/packs/preview", text=text, sample="", article=ARTICLE)
    took = time.process_time() - began
    assert part.status_code == 200
    assert message in words(part.text)
    assert took < 2
    page = browser.send("/packs/new/", text=text, sample="", check="1", article=ARTICLE)
    assert area(page.text, "text").strip() == text.replace("\0", "").strip()
    after = browser.send("/packs/preview", text=PACK, sample="", article=ARTICLE)
    assert STEM in words(after.text)


def test_what_is_too_large_is_not_kept(app: Flask, browser) -> None:
    """A text over 64 KB is given back, not stored."""
    text = "pack: " + "ы" * 40_000
    page = browser.send("/packs/new/", text=text, sample="")
    assert page.status_code == 400
    assert "Набор больше 64 КБ." in words(page.text)
    assert area(page.text, "text") == text
    assert services(app).shelf.listing() == ()


def test_a_request_over_the_limit_is_cut_off(app: Flask, browser) -> None:
    """A huge request is refused unread by every page of packs."""
    services(app).shelf.add(PACK)
    size = str(app.config["MAX_CONTENT_LENGTH"] + 1)
    paths = ("/packs/new/", "/packs/1/", "/packs/preview", "/packs/wizard/",
             "/packs/wizard/preview")  # fmt: skip
    for path in paths:
        page = browser.client.post(path, environ_overrides={"CONTENT_LENGTH": size})
        assert page.status_code == 413, path
        assert "Прислано больше 8 МБ" in words(page.text), path


MARKUP = "<script>alert(1)</script>{{7*7}}<b>x"


def test_markup_in_a_pack_is_shown_never_run(app: Flask, browser) -> None:
    """Markup in names, ids, sentences and questions is text on every page."""
    sound = PACK.replace("Музей связи](", "Музей <b>x</b>](").replace("?", f" {MARKUP[:25]}?")
    article = f"Музей {MARKUP} открыт в 1990 году. {ARTICLE}"
    bad = f'pack: "{MARKUP}"\n{MARKUP}: 1\ntemplates:\n  - id: "{MARKUP}"\n'
    pages = [
        browser.send("/packs/preview", text=text, sample="", article=article)
        for text in (sound, bad)
    ]
    pages.append(browser.send("/packs/new/", text=bad, sample="", article=article))
    assert pages[-1].request.path == "/packs/1/"
    deck = browser.send("/new/", text=ARTICLE, packs="1")
    pages += [browser.get(path) for path in ("/packs/", "/packs/1/versions/1/", "/new/")]
    pages += [deck, browser.send("/packs/1/remove")]
    shown = [page.text for page in pages]
    for page in shown:
        assert "<script>alert" not in page
        assert not re.search(r"<b>x(?!</b> из)", page)
        assert " 49" not in words(page)
    assert sum("alert(1)" in page for page in shown) >= 5
    name = browser.get("/packs/1/pack.yaml").headers["Content-Disposition"]
    assert "<" not in name
    assert re.search(r"filename=script-alert-1-script-7-7-b-x\.yaml$", name)


def test_hostile_marks_in_the_form_are_refused(browser) -> None:
    """The form for one template puts nothing into YAML that it does not quote."""
    fields = {
        "sentence": 'Музей "Мир"\n  injected: true открыт в 1872 году.',
        "marks-0-words": '"Мир"', "marks-0-role": "предмет",
        "marks-1-words": "1872 году", "marks-1-role": "год: YEAR)\n  x: [", "marks-1-type": "YEAR",
        "ask": "1", "question": 'Когда"\n  kinds: [x]?', "sample": "",
    }  # fmt: skip
    page = browser.send("/packs/wizard/preview", **fields)
    assert "не годится в имена роли" in words(page.text)
    page = browser.send("/packs/wizard/preview", **{**fields, "marks-1-role": "год"})
    assert '[\\"Мир\\"](предмет)' in words(page.text)
    assert '"Когда\\" kinds: [x]?"' in words(page.text)
    page = browser.send("/packs/wizard/preview", **{**fields, "marks-1-type": "EVIL"})
    assert "такого типа нет" in words(page.text)


def test_the_limits_leave_room_for_real_packs() -> None:
    """Every built-in pack is within the limits of the pages."""
    for pack, text in texts.builtin_texts().values():
        assert texts.examine(text).pack == texts.examine(text).pack
        assert not texts.examine(text).faults, pack.name
