"""Anki in the browser, inwards: a package sent becomes a quiz, is told about, is renewed."""

from __future__ import annotations

import html
import io
import random
import zipfile
from pathlib import Path

import genanki
import pytest
from flask import Flask
from old_tables import take_back
from test_webapp_anki import notes, problem, words

from quizgen.formats.anki import deck_to_apkg
from quizgen.model import Deck
from webapp import create_app
from webapp.anki import importing
from webapp.services import services

CAPITALS = {
    "Франция": "Париж", "Италия": "Рим", "Испания": "Мадрид", "Австрия": "Вена",
    "Польша": "Варшава", "Чехия": "Прага", "Греция": "Афины", "Норвегия": "Осло",
}  # fmt: skip
BASIC = genanki.Model(
    1607392319,
    "Простая",
    fields=[{"name": "Вопрос"}, {"name": "Ответ"}],
    templates=[{"name": "1", "qfmt": "{{Вопрос}}", "afmt": "{{FrontSide}}<hr>{{Ответ}}"}],
)


def package(
    pairs: dict[str, str], tmp_path: Path, name: str = "Столицы", tags: tuple[str, ...] = ()
) -> bytes:
    """A package as genanki makes it; a note is known by its question."""
    deck = genanki.Deck(2059400110, name)
    for asked, answer in pairs.items():
        fields = [f"Столица страны: {asked}?" if answer[:1].isalpha() else asked, answer]
        guid = genanki.guid_for(asked)
        deck.add_note(genanki.Note(model=BASIC, fields=fields, guid=guid, tags=list(tags)))
    path = tmp_path / "made.apkg"
    genanki.Package(deck).write_to_file(str(path))
    return path.read_bytes()


def send(browser, data: bytes, name: str = "столицы.apkg", **fields):
    """Send a file as the form does."""
    return browser.send("/import/", file=(io.BytesIO(data), name), **fields)


@pytest.fixture
def capitals(tmp_path: Path) -> bytes:
    """Eight questions and a picture instead of one."""
    return package({**CAPITALS, '<img src="флаг.png">': "Флаг"}, tmp_path)


def own(app: Flask) -> list[str]:
    """The keys of the decks that are not built in."""
    return [deck.key for deck in services(app).library.listing() if not deck.built_in]


def test_a_package_becomes_a_deck_with_a_report(app: Flask, browser, capitals: bytes) -> None:
    """The report counts notes, kinds and what was left out; it is there again on reload."""
    page = send(browser, capitals)
    key = own(app)[0]
    assert page.request.path == f"/decks/{key}/import"
    for shown in (page, browser.get(f"/decks/{key}/import")):
        said = words(shown.text)
        assert "Прочитан файл «столицы.apkg» Столицы 8 вопросов из 9 записей" in said
        assert "8 с выбором ответа" in said
        assert "Пропущено: 1" in said
        assert f"/decks/{key}/anki/" in shown.text
    assert "<details" in page.text


def test_its_pages_do_not_speak_of_an_article(browser, capitals: bytes) -> None:
    """The deck is called imported, its proofs are notes, and it is not made again of templates."""
    key = send(browser, capitals).request.path.split("/")[2]
    said = words(browser.get(f"/decks/{key}/").text)
    assert "Импортированная колода" in said
    assert "стать" not in said.lower()
    assert browser.get(f"/decks/{key}/again/").status_code == 404
    assert "Импортированная" not in browser.get("/decks/sad/").text
    attempt = browser.start(key)
    page = browser.send(f"{attempt}/1", skip="1").text
    assert "В записи Столица страны: Франция? — Париж" in words(page)
    assert "<mark>Париж</mark>" in page
    for number in range(2, 9):
        browser.send(f"{attempt}/{number}", skip="1")
    assert "Место в записи" in words(browser.get(f"{attempt}/result").text)
    assert browser.get(f"/decks/{key}/import/").status_code in (200, 404)
    assert browser.get("/decks/sad/import").status_code == 404


def test_a_newer_export_renews_the_deck(
    app: Flask, browser, capitals: bytes, tmp_path: Path
) -> None:
    """The same deck exported later updates the one there is: ids stay, changes are stamped."""
    send(browser, capitals)
    key = own(app)[0]
    before = services(app).library.find(key).deck
    newer = {**CAPITALS, "Франция": "Лион", "Венгрия": "Будапешт"}
    del newer["Италия"]
    page = send(browser, package(newer, tmp_path, name="Столицы Европы"), "другое имя.apkg")
    assert own(app) == [key]
    said = words(page.text)
    assert "новых — 1" in said
    assert "больше не спрашивается — 1" in said
    after = services(app).library.find(key).deck
    assert (after.id, after.title, after.article.id) == (before.id, before.title, before.article.id)
    old = {question.id for question in before.questions}
    assert len(old & {question.id for question in after.questions}) == 7
    assert [question.stem for question in after.withdrawn] == ["Столица страны: Италия?"]
    france = next(question for question in after.questions if "Франция" in question.stem)
    assert france.changed is not None
    assert len(notes(browser.get(f"/decks/{key}/deck.apkg").data)) == 9


def test_the_same_file_twice_changes_nothing(app: Flask, browser, capitals: bytes) -> None:
    """Sending a file again leaves the deck as it is, to the byte."""
    send(browser, capitals)
    before = services(app).library.find(own(app)[0])
    said = words(send(browser, capitals).text)
    assert services(app).library.find(own(app)[0]) == before
    assert "без изменений — 8" in said


def test_a_part_of_a_collection_is_a_deck_of_its_own(
    app: Flask, browser, capitals: bytes, tmp_path: Path
) -> None:
    """A small deck out of a large one withdraws nothing from it; its namesake stays apart."""
    send(browser, capitals)
    few = dict(list(CAPITALS.items())[:2])
    send(browser, package(few, tmp_path, name="Часть"), "часть.apkg")
    other = {asked + "!": answer for asked, answer in CAPITALS.items()}
    send(browser, package(other, tmp_path), "столицы.apkg")
    found = [services(app).library.find(key).deck for key in own(app)]
    assert sorted(len(deck.questions) for deck in found) == [2, 8, 8]
    assert not any(deck.withdrawn for deck in found)
    assert len({deck.article.id for deck in found}) == 3


def test_our_own_package_comes_back(app: Flask, browser, deck: Deck) -> None:
    """A package made here is the same questions again, in a deck beside the built-in one."""
    send(browser, deck_to_apkg(deck), "sad.apkg")
    found = services(app).library.find(own(app)[0]).deck
    assert [question.id for question in found.questions] == [q.id for q in deck.questions]
    assert [question.kind for question in found.questions] == [q.kind for q in deck.questions]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "карты.txt",
            "#separator:tab\n#html:true\nСтолица Франции?\tПариж\nСтолица Италии?\tРим\n",
        ),
        ("карты.CSV", "Столица Франции?,Париж\nСтолица Италии?,Рим\n"),
        ("карты.tsv", "Столица Франции?\tПариж\nСтолица Италии?\tРим\n"),
    ],
)
def test_texts_are_read_too(browser, name: str, data: str) -> None:
    """Anki's text exports become decks as well."""
    page = send(browser, data.encode(), name)
    assert page.status_code == 200
    assert "2 вопроса из 2 записей" in words(page.text)


def zipped(**entries: bytes) -> bytes:
    """A zip of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()


BROKEN = {
    "no zip": (b"PK" + bytes(range(256)) * 8, "a.apkg", ""),
    "empty": (b"", "a.apkg", ""),
    "a zip of nothing": (zipped(), "a.apkg", ""),
    "no database": (zipped(readme=b"x"), "a.apkg", ""),
    "a broken database": (
        zipped(collection__anki2=b"SQLite format 3\0" + b"x" * 900),
        "a.apkg",
        "",
    ),
    "a bomb": (zipped(collection__anki2=b"\0" * (40 << 20)), "a.colpkg", ""),
    "an empty text": (b"", "a.txt", ""),
    "binary as text": (bytes(range(256)) * 20, "a.csv", ""),
    "one column": (
        "вопрос без ответа\nещё один\n".encode(),
        "a.txt",
        "Строка 1: здесь только один столбец.",
    ),
    "a program": (b"MZ", "a.exe", "Такой файл не читается. Подходят .apkg"),
    "no ending": (b"x", "apkg", "Такой файл не читается."),
    "a folder": (b"x", "../../etc/", "Такой файл не читается."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_explained(app: Flask, browser, name: str) -> None:
    """One clear message in Russian without a path of the server, and nothing is stored."""
    data, file, message = BROKEN[name]
    page = send(browser, data, file)
    assert page.status_code == 400, words(page.text)
    said = problem(page.text)
    assert message in said
    assert len(said) > 15
    assert "/tmp" not in said
    assert "quizgen-" not in said
    assert own(app) == []


def test_no_file_is_explained(browser) -> None:
    """A form without a file, or with a name only, asks for one."""
    assert "Файл не выбран." in problem(browser.send("/import/").text)
    assert "Файл не выбран." in problem(browser.send("/import/", file="a.apkg").text)


def test_damaged_packages_are_refused_or_read(app: Flask, browser, capitals: bytes) -> None:
    """Bytes changed at random never break the server: a report or one message."""
    luck = random.Random(7)
    for _ in range(6):
        data = bytearray(capitals)
        for _ in range(12):
            data[luck.randrange(len(data))] = luck.randrange(256)
        page = send(browser, bytes(data))
        assert page.status_code in (200, 400)
        assert page.status_code == 200 or problem(page.text)


def test_a_package_may_be_larger_than_an_article(app: Flask, browser, capitals: bytes) -> None:
    """Media push a package over the limit of articles; over its own it is refused unread."""
    heavy = io.BytesIO(capitals)
    with zipfile.ZipFile(heavy, "a") as archive:
        archive.writestr("0", random.Random(1).randbytes(9 << 20))
    assert len(heavy.getvalue()) > app.config["MAX_CONTENT_LENGTH"]
    assert send(browser, heavy.getvalue()).status_code == 200
    size = str(app.config["LARGEST_PACKAGE"] + 1)
    page = browser.client.post("/import/", environ_overrides={"CONTENT_LENGTH": size})
    assert page.status_code == 413
    assert "Файл больше 256 МБ, он не принят." in problem(page.text)


@pytest.mark.parametrize(
    "name",
    ["../../../etc/cron.d/x.apkg", "..\\..\\x.apkg", "/x.apkg", "\0.apkg", "<script>.apkg",
     "..apkg.apkg", "a" * 5000 + ".apkg", " .apkg", "con.apkg", "%2e%2e%2fx.apkg"],
)  # fmt: skip
def test_the_file_name_leads_nowhere(browser, capitals: bytes, name: str) -> None:
    """Of the name sent only its last part is used, and only its letters."""
    page = send(browser, capitals, name)
    assert page.status_code == 200, words(page.text)
    assert "<script>" not in page.text.replace("<script src", "")
    assert len(words(page.text)) < 1000


def test_markup_in_a_package_is_text(browser, tmp_path: Path) -> None:
    """Names of decks, tags, questions and answers are shown, never run, on every page."""
    bad = "<script>alert(1)</script>"
    shown_bad, image = html.escape(bad), "&lt;img src=x onerror=y&gt;"
    pairs = {f"{asked} {shown_bad}": f"{answer}{image}" for asked, answer in CAPITALS.items()}
    page = send(browser, package(pairs, tmp_path, f"Колода {bad}", (f"тема::{bad}",)))
    key = page.request.path.split("/")[2]
    attempt = browser.start(key)
    pages = [page, browser.send(f"{attempt}/1", skip="1")]
    here = f"/decks/{key}/"
    paths = ("/", here, f"{here}anki/", f"{here}article", "/anki/", f"{attempt}/2")
    pages += [browser.get(path) for path in paths]
    for shown in pages:
        assert shown.status_code == 200
        assert "<script>alert" not in shown.text
        assert "<img src=x" not in shown.text
    assert browser.get(f"/decks/{key}/deck.apkg").status_code == 200


def test_imports_wait_for_their_turn(app: Flask, browser, capitals: bytes, monkeypatch) -> None:
    """While another file is read the form says so; afterwards it goes on."""
    monkeypatch.setattr(importing, "WAIT_SECONDS", 0.01)
    with importing._one_at_a_time:
        assert "Сервер занят другими файлами." in problem(send(browser, capitals).text)
    assert own(app) == []
    assert send(browser, capitals).status_code == 200


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ZeroDivisionError("тайна"), 500, "На этом файле программа споткнулась."),
        (OSError(28, "No space left on device"), 507, "На диске нет места."),
    ],
)
def test_a_breakdown_stores_nothing(
    app: Flask, browser, capitals: bytes, monkeypatch, error: Exception, code: int, message: str
) -> None:
    """Whatever breaks while the deck is kept, neither the deck nor its report is left behind."""

    def broken(*_) -> None:
        raise error

    monkeypatch.setattr("webapp.anki.kept._report", broken)
    page = send(browser, capitals)
    assert page.status_code == code
    assert message in problem(page.text)
    assert "тайна" not in page.text
    assert own(app) == []


def test_a_stale_form_reads_nothing(app: Flask, browser, capitals: bytes) -> None:
    """Without a good token no file is taken."""
    page = send(browser, capitals, csrf_token="x")
    assert page.status_code == 400
    assert "Страница устарела" in problem(page.text)
    assert own(app) == []


def test_a_database_of_before_gets_the_table(app: Flask, capitals: bytes, browser) -> None:
    """A database made by an earlier program is opened, and imports can be kept in it again."""
    send(browser, capitals)
    take_back(services(app).storage)
    config = {name: app.config[name] for name in ("DATABASE_URL", "DECKS_FOLDER")}
    again = create_app(config)
    assert services(again).imports.report("sad") is None
    services(again).storage.close()
    assert send(browser, capitals).status_code == 200
