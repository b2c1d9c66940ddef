"""The interface in three languages: which one is chosen, how it is kept, what is translated."""

from __future__ import annotations

import html
import io
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from jinja2 import nodes

from webapp.languages import LANGUAGES
from webapp.wording import counted, long_date

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "webapp" / "translations"
CYRILLIC = re.compile("[А-Яа-яЁё]+")
TITLES = {"ru": "Готовые наборы", "kk": "Дайын жинақтар", "en": "Ready question sets"}
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "phrase": None, "ngettext": (1, 2)}


def spoken(page) -> str:
    """The language of a page, as it says itself."""
    return re.search(r'<html lang="(\w+)">', page.text)[1]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "ru"),
        ("", "ru"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("kk-KZ,kk;q=0.9,ru;q=0.8,en;q=0.7", "kk"),
        ("kk-KZ,ru;q=0.5", "kk"),
        ("ru,kk;q=0.9", "ru"),
        ("en;q=0.3,kk;q=0.8", "kk"),
        ("de,fr;q=0.5", "ru"),
        ("de,en;q=0.5", "en"),
        ("en;q=0,de", "ru"),
        ("*", "ru"),
        ("<script>;q=x", "ru"),
    ],
)
def test_the_browser_chooses(app: Flask, header: str | None, expected: str) -> None:
    """The first language of the browser that we have; Russian where there is none."""
    sent = {} if header is None else {"Accept-Language": header}
    page = app.test_client().get("/", headers=sent)
    assert spoken(page) == expected == page.headers["Content-Language"]
    assert TITLES[expected] in page.text
    assert {"Accept-Language", "Cookie"} <= set(page.vary)
    assert page.headers["Cache-Control"] == "private, no-cache"


def test_the_hand_overrules_the_browser(app: Flask) -> None:
    """A language chosen on a page holds from then on, whatever the browser asks for."""
    client = app.test_client()
    for code in ("kk", "ru", "en"):
        data = {"language": code, "back": "/new/?a=1"}
        answer = client.post("/language", data=data, headers={"Accept-Language": "en"})
        assert (answer.status_code, answer.location) == (303, "/new/?a=1")
        cookie = answer.headers["Set-Cookie"]
        assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=3"))
        for header in ("kk", "en", "ru", "de"):
            page = client.get("/", headers={"Accept-Language": header})
            assert spoken(page) == code
            assert f'value="{code}" lang="{code}" aria-current=true' in page.text
    assert client.post("/language", data={"language": "xx", "back": "/"}).status_code == 400
    client.set_cookie("quizgen_language", "xx")
    assert spoken(client.get("/", headers={"Accept-Language": "kk"})) == "kk"


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        ("/decks/sad/", "/decks/sad/"),
        ("/shared", "/shared"),
        ("/decks/sad/start", "/"),
        ("/language", "/"),
        ("/nowhere", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        ("new/", "/"),
        ("/new/\r\nSet-Cookie: a=b", "/"),
    ],
)
def test_the_switch_comes_back(app: Flask, back: str, expected: str) -> None:
    """It leads to the page it was pressed on, if that can be opened, and never to another site."""
    answer = app.test_client().post("/language", data={"language": "en", "back": back})
    assert answer.location == expected


def test_every_page_has_the_switch(browser) -> None:
    """Languages are named in themselves; the switch knows the address of its page."""
    for path in ("/", "/new/", "/decks/sad/?a=%D0%B6", "/decks/sad/share/", "/nowhere"):
        page = browser.get(path).text
        for code, name in LANGUAGES.items():
            assert re.search(rf'value="{code}" lang="{code}"[^>]*>{name}<', page), path
        assert f'name="back" value="{path.partition("?")[0]}' in page


def test_an_answer_half_written_stays(app: Flask, browser) -> None:
    """On a question the switch sends what is written along; it is shown again, and not stored."""
    attempt = browser.start()
    assert 'form="question"' in browser.get(f"{attempt}/2").text
    page = browser.send(f"{attempt}/2", text="1 2", language="en")
    assert spoken(page) == "en"
    assert 'value="1 2"' in page.text
    assert "Show" not in page.text
    assert spoken(browser.get(f"{attempt}/2")) == "en"
    assert 'name="text"' in browser.get(f"{attempt}/2").text
    one = browser.get(f"{attempt}/1").text
    option = re.search(r'name="option" value="(\w+)"', one)[1]
    page = browser.send(f"{attempt}/1", option=option, language="kk")
    assert f'value="{option}" checked' in page.text
    assert "<mark>" not in page.text


def without_material(page: str) -> str:
    """The words of a page but for those marked as Russian, and its title."""
    page = re.sub(r"<title>.*?</title>", "", page, flags=re.S)
    page = re.sub(r"<(button|option)\b[^>]*\blang=\"?(ru|kk)\b.*?</\1>", "", page, flags=re.S)
    page = re.sub(r'<input\b[^>]*\blang="ru"[^>]*>', "", page)
    while (fewer := re.sub(RUSSIAN, "", page, flags=re.S)) != page:
        page = fewer
    return html.unescape(page)


# An element in Russian, with no element of its own name in it.
RUSSIAN = r'<(\w+)\b[^>]*\blang="?ru\b[^>]*>(?:(?!<\1\b).)*?</\1>'
PLACEHOLDERS = ("«ё»", "ё", "«Вопросы по статьям»")


@pytest.mark.parametrize("code", ["en", "kk"])
def test_no_russian_but_the_material(app: Flask, browser, code: str) -> None:
    """In English no Cyrillic is left beside the material; in Kazakh no Russian message."""
    browser.send("/language", language=code, back="/")
    attempt = browser.start()
    pages = {path: browser.get(path) for path in ("/", "/new/", "/decks/sad/", "/nowhere")}
    for path in ("/decks/sad/article", "/decks/sad/share/", "/shared/", "/shared/archive/",
                 "/decks/sad/anki/", "/anki/", "/import/", "/decks/sad/review/", "/packs/",
                 "/packs/new", "/packs/wizard/", "/packs/built-in/biology/",
                 "/decks/sad/handout/", "/decks/sad/handout/?variants=2&count=x"):  # fmt: skip
        pages[path] = browser.get(path)
    for number in range(1, 6):
        pages[f"question {number}"] = browser.get(f"{attempt}/{number}")
        pages[f"empty {number}"] = browser.send(f"{attempt}/{number}")
        pages[f"answer {number}"] = browser.send(f"{attempt}/{number}", skip="1")
    pages["result"] = browser.get(f"{attempt}/result")
    pages["no article"] = browser.send("/new/")
    pages["no title"] = browser.send("/decks/sad/share/", title="")
    published = browser.send("/decks/sad/share/", title="Сад", feedback="at_end", minutes="20")
    pages["published"] = published
    door = re.search(r"/q/\w+", published.text)[0]
    pages["door"] = browser.get(door)
    pages["nameless"] = browser.send(door)
    pages["begun"] = browser.send(door, name="A")
    russian = {m.id for m in catalogue("kk") if m.id and m.id != m.string}
    for name, page in pages.items():
        assert spoken(page) == code, name
        left = without_material(page.text)
        if code == "en":
            for known in PLACEHOLDERS:
                left = left.replace(known, "")
            assert not CYRILLIC.findall(left), name
        else:
            texts = {" ".join(each.split()) for each in re.findall(r">([^<]+)<", left)}
            assert not texts & russian, name


def test_russian_reads_as_ever(app: Flask) -> None:
    """Numbers and dates in each language as they are said in it."""
    import datetime

    from flask import g

    day = datetime.date(2025, 11, 13)
    said = {}
    for code in LANGUAGES:
        with app.test_request_context("/"):
            g.language = code
            said[code] = [
                text.replace("\u00a0", " ")
                for text in (
                    long_date(day),
                    counted(100_000, "знак", "знака", "знаков"),
                    counted(1, "вопрос", "вопроса", "вопросов"),
                    counted(22, "вопрос", "вопроса", "вопросов"),
                )
            ]
    assert said == {
        "ru": ["13 ноября 2025 года", "100 000 знаков", "1 вопрос", "22 вопроса"],
        "kk": ["2025 жылғы 13 қараша", "100 000 таңба", "1 сұрақ", "22 сұрақ"],
        "en": ["13 November 2025", "100,000 characters", "1 question", "22 questions"],
    }


def catalogue(code: str) -> Catalog:
    with (CATALOGUES / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=code)


@pytest.fixture(scope="module")
def found() -> dict[str, str | tuple[str, ...]]:
    """Every message of the source, by its first form, as `make messages` finds them."""
    with (ROOT / "babel.cfg").open("rb") as file:
        methods, options = parse_mapping_cfg(io.StringIO(file.read().decode()))
    messages: dict[str, str | tuple[str, ...]] = {}
    for folder in ("webapp", "quizgen"):
        mapping = [(p.removeprefix(f"{folder}/"), m) for p, m in methods if p.startswith(folder)]
        ways = {p.removeprefix(f"{folder}/"): o for p, o in options.items()}
        for row in extract_from_dir(ROOT / folder, mapping, ways, keywords=KEYWORDS):
            message = row[2]
            messages[message if isinstance(message, str) else message[0]] = message
    return messages


def test_messages_are_found(found) -> None:
    """Of pages, forms, tables, errors and counts."""
    for text in ("Начать тест", "Текст статьи", "с выбором ответа", "статьи пока нет", "вопрос",
                 "ненадёжный разбор", "по другим причинам", "Такой страницы нет"):  # fmt: skip
        assert text in found
    assert found["минута"] == ("минута", "минут")


@pytest.mark.parametrize("code", ["kk", "en"])
def test_everything_is_translated(found, code: str) -> None:
    """No message of the source lacks its translation; none is empty, doubtful or superfluous."""
    there = catalogue(code)
    ids = {m.id if isinstance(m.id, str) else m.id[0]: m for m in there if m.id}
    assert set(found) - set(ids) == set(), "run `make messages` and translate what is new"
    assert set(ids) - set(found) == set(), "run `make messages`"
    for text, message in ids.items():
        forms = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(forms), text
        assert not message.fuzzy, text
        assert len(forms) == (1 if isinstance(found[text], str) else 2), text
        for form in forms:
            assert (
                sorted(re.findall(r"%\(\w+\)s", form)) == sorted(re.findall(r"%\(\w+\)s", text))
                or text in UNEVEN
            ), text
            assert sorted(re.findall(r"</?\w+", form)) == sorted(re.findall(r"</?\w+", text)), text
            assert text[:1].isspace() == form[:1].isspace(), text
            assert text[-1:].isspace() == form[-1:].isspace(), text
            if code == "en":
                assert not CYRILLIC.search(re.sub("«[^»]*»|“ё”", "", form)), text
            # Kazakh has no such verb forms: a Russian sentence left as it was.
            assert code != "kk" or len(text) < 16 or form != text


UNEVEN = (
    "Показаны самые частые, ещё %(topics)s не %(shown)s.",
    "Учащимся %(get)s %(questions)s.",
)
"""Their verb does not change with the number in Kazakh."""


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_compiled_catalogues_are_up_to_date(code: str) -> None:
    """The .mo files, which are what is read, say what the .po files say."""
    made = io.BytesIO()
    write_mo(made, catalogue(code))
    made.seek(0)
    with (CATALOGUES / code / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        there, wanted = GNUTranslations(file)._catalog, GNUTranslations(made)._catalog
    # The header tells when and by what it was made.
    assert {**there, "": ""} == {**wanted, "": ""}, "run `make messages`"


def test_russian_has_forms_for_numbers_only(found) -> None:
    """The messages are Russian; its catalogue holds the three forms of what is counted."""
    there = catalogue("ru")
    assert {m.id[0] for m in there if m.id} == {
        t for t, m in found.items() if not isinstance(m, str)
    }
    assert all(len(set(m.string)) >= 2 and all(m.string) for m in there if m.id)


def templates() -> list[str]:
    folder = ROOT / "webapp" / "templates"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


@pytest.mark.parametrize("name", templates())
def test_no_text_of_a_page_goes_unmarked(app: Flask, name: str) -> None:
    """Russian stands in templates only as a message."""
    source = (ROOT / "webapp" / "templates" / name).read_text("utf-8")
    # Samples of the template language are Russian in any language.
    page = app.jinja_env.parse(re.sub(r"<code\b.*?</code>", "", source, flags=re.S))
    for text in page.find_all(nodes.TemplateData):
        assert not CYRILLIC.search(text.data), text.data
    marked = {
        id(argument)
        for call in (*page.find_all(nodes.Call), *page.find_all(nodes.Filter))
        if getattr(getattr(call, "node", None), "name", None) in ("_", "ngettext")
        or getattr(call, "name", None) in ("plural", "counted")
        for argument in call.args
    }
    for text in page.find_all(nodes.Const):
        if isinstance(text.value, str) and CYRILLIC.search(text.value):
            assert id(text) in marked, text.value


@pytest.mark.parametrize("path", sorted((ROOT / "webapp" / "static").glob("*.js")), ids=str)
def test_scripts_have_no_words_of_their_own(path: Path) -> None:
    """What a script says it finds on the page, in the page's language."""
    code = re.sub(r"(^|\s)//.*|/\*.*?\*/", "", path.read_text("utf-8"))
    assert not CYRILLIC.search(code)
