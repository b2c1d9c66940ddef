"""Decks made with a teacher's packs: on the pages, and from a folder by the command line."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from pack_texts import ARTICLE, BROKEN, PACK, STEM, words

from quizgen import cli
from quizgen.decks import read_deck
from webapp import create_app
from webapp.services import services
from webapp.storage import sqlite_url

QUESTION = "Назовите год, когда {действие~предмет} {предмет.им}?"
OWN = PACK.replace("В каком году {действие~предмет} {предмет.им}?", QUESTION)
OWN_STEM = "Назовите год, когда открыт филиал МГУ имени Ломоносова?"
ASKED_STEM = "В каком году открыт филиал МГУ имени Ломоносова?"
"""What the built-in templates make of it."""
TEXT = f"Новости вузов\n{ARTICLE}\nУниверситет в Томске основан в 1878 году."


def stems(app: Flask, key: str) -> list[str]:
    return [question.stem for question in services(app).library.find(key).deck.questions]


def key_of(page) -> str:
    return page.request.path.split("/")[2]


def test_a_deck_is_made_with_the_packs_ticked(app: Flask, browser) -> None:
    """A ticked pack's question comes in place of the built-in one; the deck names the pack."""
    services(app).shelf.add(OWN)
    page = browser.send("/new/", text=TEXT, packs="1")
    found = stems(app, key_of(page))
    assert OWN_STEM in found
    assert STEM not in found
    assert ASKED_STEM not in found
    assert "музеи (версия 1)" in words(page.text)


def test_packs_not_ticked_do_not_ask(app: Flask, browser) -> None:
    """Without a tick, or with that of a draft, only the built-in templates ask."""
    services(app).shelf.add(OWN)
    services(app).shelf.add(BROKEN.replace("музеи", "сады"))
    page = browser.send("/new/", text=TEXT, packs="2")
    assert ASKED_STEM in stems(app, key_of(page))
    assert services(app).shelf.used_by(key_of(page)) == ()


@pytest.mark.parametrize("packs", ["9", "x", "-1", "1e9"])
def test_a_made_up_pack_asks_nothing(app: Flask, browser, packs: str) -> None:
    """Ids nobody has are passed over or refused, never a breakdown."""
    assert browser.send("/new/", text=TEXT, packs=packs).status_code in (200, 400)


def test_what_was_ticked_stays_when_the_article_is_bad(app: Flask, browser) -> None:
    """The form given back has the packs ticked that were sent, not those that are on."""
    services(app).shelf.add(OWN)
    services(app).shelf.add(OWN.replace("музеи", "сады"))
    page = browser.send("/new/", text="Мало.", packs="2").text
    assert 'value="2" checked' in page
    assert 'value="1" checked' not in page


def test_a_deck_is_made_again_with_other_packs(app: Flask, browser) -> None:
    """The same address then holds the new questions; a quiz begun before keeps its own."""
    services(app).shelf.add(OWN)
    page = browser.send("/new/", text=TEXT)
    key = key_of(page)
    attempt = browser.start(key)
    again = browser.get(f"/decks/{key}/again/").text
    assert 'name="packs" value="1">' in again
    page = browser.send(f"/decks/{key}/again/", packs="1")
    assert key_of(page) == key
    assert OWN_STEM in stems(app, key)
    assert 'value="1" checked' in browser.get(f"/decks/{key}/again/").text
    old = services(app).attempts.find(attempt.rpartition("/")[2])
    assert ASKED_STEM in [question.stem for question in old.questions]
    browser.send(f"/decks/{key}/again/")
    assert ASKED_STEM in stems(app, key)
    assert services(app).shelf.used_by(key) == ()


def test_a_built_in_deck_stays_as_it_is(app: Flask, browser) -> None:
    """Made again, a built-in deck's article gets a deck of one's own."""
    before = services(app).library.find("sad").digest
    services(app).shelf.add(PACK)
    page = browser.send("/decks/sad/again/", packs="1", trust="doubtful")
    assert key_of(page) != "sad"
    assert services(app).library.find("sad").digest == before
    assert 'href="/decks/sad/again/"' in browser.get("/decks/sad/").text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one pack of one template, as a teacher would drop it there."""
    folder = tmp_path / "шаблоны"
    folder.mkdir()
    (folder / "музеи.yaml").write_text(OWN, encoding="utf-8")
    return folder


def test_a_pack_dropped_in_a_folder_changes_everything(tmp_path: Path, folder: Path) -> None:
    """One new file, no Python: its question is in the deck's JSON, in Anki and in the browser."""
    article = tmp_path / "vuzy.txt"
    article.write_text(TEXT, encoding="utf-8")
    decks = tmp_path / "колоды"
    decks.mkdir()
    for name in ("vuzy.json", "vuzy.apkg"):
        command = ["generate", str(article), "--templates", str(folder), "-o", str(decks / name)]
        assert cli.main(command) == cli.DONE
    deck = read_deck(decks / "vuzy.json")
    (question,) = [question for question in deck.questions if question.stem == OWN_STEM]
    assert (question.template, question.answer) == ("музеи/год", "2001")
    with zipfile.ZipFile(decks / "vuzy.apkg") as package:
        package.extract("collection.anki2", tmp_path)
    with sqlite3.connect(tmp_path / "collection.anki2") as notes:
        assert any(OWN_STEM in fields for (fields,) in notes.execute("SELECT flds FROM notes"))
    notes.close()
    app = create_app({"DATABASE_URL": sqlite_url(tmp_path / "q"), "DECKS_FOLDER": decks})
    shown = app.test_client().get("/decks/vuzy/deck.json").text
    assert OWN_STEM in shown
    services(app).storage.close()
