"""Anki in the browser, outwards: what is chosen is said, shown on real cards, and downloaded."""

from __future__ import annotations

import datetime
import html
import io
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from several_deck import DECK as SEVERAL

import quizgen
from quizgen.formats.anki import deck_to_apkg
from quizgen.model import Deck
from webapp.headers import CONTENT_SECURITY_POLICY
from webapp.services import services

PAGE = "/decks/sad/anki/"
PACKAGE = f"{PAGE}deck.apkg"
HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE decks; --",
    "{{7*7}}", "{{c1::x}}", "{% raw %}", "[sound:a.mp3]", "\\(x\\)", "::", "::::", " :: ", "a::::b",
    "../../etc/passwd", "..\\..\\x", "%00", "\0", "\x1f", "\u202eabc", "\u2060", "\ud7ff", "\ufeff",
    "ё" * 199, "Ы" * 5000, "x" * 201, ",,,,", "a,,b", '"', "'", "&amp;", "&#60;", "<b>", "--><!--",
    "]]>", "${x}", "#{x}", "`id`", "$(id)", "%s%n", "%(x)s", "{0.__class__}", "None", "null", "-1",
    "0", "1e9", "999999999999", "٣", "²", "1.5", " 5 ", "+5", "0x10", "NaN", "true", "choice",
    "choice\n", "CHOICE", "нет", "\r\nSet-Cookie: x=1", "💥", "a" * 100 + "::" + "б" * 90,
]  # fmt: skip


@pytest.fixture
def tagged(app: Flask, deck: Deck) -> str:
    """The key of a deck with topics, a withdrawn question, and a title meant to do harm."""
    first, second, *others = deck.questions
    questions = (
        replace(first, tags=("люди", "сад::<script>")),
        replace(second, tags=("числа",)),
        *others,
    )
    title = "<script>alert(1)</script> & «Сад»"
    when = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    gone = (replace(first, id="gone", tags=("люди",), changed=when),)
    return services(app).library.add(
        replace(deck, id="tagged", title=title, questions=questions, withdrawn=gone)
    )


def words(page: str) -> str:
    """The text of a page on one line."""
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.S)
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def problem(page: str) -> str:
    """What the page says is wrong."""
    found = re.search(r'<div class="problem".*?</div>', page, re.S)
    return words(found[0]) if found else ""


def notes(package: bytes) -> list[tuple[str, str, str]]:
    """(guid, tags, fields) of every note, in order."""
    with (
        zipfile.ZipFile(io.BytesIO(package)) as archive,
        closing(sqlite3.connect(":memory:")) as found,
    ):
        found.deserialize(archive.read("collection.anki2"))
        return found.execute("select guid, tags, flds from notes order by id").fetchall()


def deck_names(package: bytes) -> str:
    """The record of the decks of a package."""
    with (
        zipfile.ZipFile(io.BytesIO(package)) as archive,
        closing(sqlite3.connect(":memory:")) as found,
    ):
        found.deserialize(archive.read("collection.anki2"))
        return (
            found.execute("select decks from col").fetchone()[0].encode().decode("unicode-escape")
        )


def frames(page: str) -> list[str]:
    """The addresses of the cards on the page."""
    return [html.unescape(found) for found in re.findall(r'<iframe src="([^"]+)"', page)]


def test_the_plain_address_gives_what_it_gave(browser, deck: Deck) -> None:
    """The package at the deck's address is that of the library, whole."""
    assert browser.get("/decks/sad/deck.apkg").data == deck_to_apkg(deck)
    assert PAGE in browser.get("/decks/sad/").text


def test_a_page_just_opened_has_everything_chosen(browser) -> None:
    """Every kind is ticked, the words tell the whole deck, and the download is the whole."""
    page = browser.get(PAGE)
    assert page.status_code == 200
    assert "5 вопросов: 3 с выбором ответа, 1 с кратким ответом" in words(page.text)
    assert "Колода «В Кедровске открыт ботанический сад»." in words(page.text)
    assert re.findall(r'value="(\w+)" checked', page.text) == ["choice", "typed", "cloze", "own"]
    assert 'name="tags"' not in page.text
    assert 'name="fresh"' not in page.text
    assert notes(browser.get(PACKAGE).data) == notes(browser.get("/decks/sad/deck.apkg").data)


def test_what_is_chosen_is_what_is_downloaded(browser) -> None:
    """Kinds, number, own tags, name, place and speech arrive in the package, and in words."""
    query = (
        "?sent=y&kinds=choice&kinds=cloze&count=2&place=under&name=Школа"
        "&own_tags=8 класс::история, сад&speech=y"
    )
    said = words(browser.get(PAGE + query).text)
    assert "2 вопроса: 2 с выбором ответа." in said
    assert "Колода «Школа › В Кедровске открыт ботанический сад»." in said
    assert "Метки: 8_класс::история, сад. Карточки читаются вслух." in said
    answer = browser.get(PACKAGE + query)
    assert answer.headers["Content-Disposition"] == "attachment; filename=sad.apkg"
    found = notes(answer.data)
    assert len(found) == 2
    assert all("8_класс::история" in tags for _, tags, _ in found)
    assert "Школа::В Кедровске открыт ботанический сад" in deck_names(answer.data)
    plain = {guid for guid, _, _ in notes(browser.get("/decks/sad/deck.apkg").data)}
    assert {guid for guid, _, _ in found} <= plain


def test_topics_and_withdrawn_questions_are_offered_where_there_are_any(
    browser, tagged: str
) -> None:
    """A deck with topics lets one choose among them; withdrawn questions can be left out."""
    path = f"/decks/{tagged}/anki/"
    page = browser.get(path)
    assert 'name="fresh"' in page.text
    assert "Ещё 1 снятый вопрос с пометкой." in words(page.text)
    chosen = "?sent=y&kinds=choice&kinds=typed&kinds=cloze&tags=люди"
    assert "1 вопрос: 1 с выбором ответа." in words(browser.get(path + chosen).text)
    assert len(notes(browser.get(f"{path}deck.apkg{chosen}").data)) == 2
    assert len(notes(browser.get(f"{path}deck.apkg{chosen}&fresh=y").data)) == 1


def test_a_deck_of_one_kind_offers_no_kinds(app: Flask, browser, deck: Deck) -> None:
    """Where there is nothing to choose there is no list, and the form works without it."""
    only = replace(deck, id="only", questions=deck.questions[:1])
    key = services(app).library.add(only)
    page = browser.get(f"/decks/{key}/anki/")
    assert "Виды вопросов" not in page.text
    assert len(notes(browser.get(f"/decks/{key}/anki/deck.apkg?sent=y").data)) == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("sent=y", "Не отмечено ни одного вида вопросов."),
        ("sent=y&kinds=evil", "Такого вида вопросов нет."),
        ("sent=y&kinds=choice&kinds=evil", "Такого вида вопросов нет."),
        ("sent=y&kinds=matching", "Не осталось ни одного вопроса"),
        ("sent=y&kinds=choice&count=0", "Число вопросов не понято."),
        ("sent=y&kinds=choice&count=-5", "Число вопросов не понято."),
        ("sent=y&kinds=choice&count=много", "Число вопросов не понято."),
        ("sent=y&kinds=choice&count=²", "Число вопросов не понято."),
        (f"sent=y&kinds=choice&count={'9' * 5000}", "Число вопросов не понято."),
        ("sent=y&kinds=choice&tags=нет", "Такой темы в наборе нет."),
        (f"sent=y&kinds=choice&name={'н' * 201}", "Название длиннее 200 знаков."),
        (f"sent=y&kinds=choice&own_tags={'м' * 301}", "Метки вместе длиннее 300 знаков."),
    ],
)
def test_a_wrong_choice_is_explained_and_kept(browser, query: str, message: str) -> None:
    """One message says what to mend; what was entered stays; nothing is downloaded."""
    for path in (PAGE, PACKAGE):
        page = browser.get(f"{path}?{query}&own_tags=моё")
        assert page.status_code == 400
        assert page.mimetype == "text/html"
        assert message in problem(page.text)
        assert not frames(page.text)
        for name, value in re.findall(r"(name|count|own_tags)=([^&]+)", query):
            assert re.search(rf'name="{name}"[^>]* value="{value}"', page.text)
        ticked = re.findall(r'name="kinds" value="(\w+)" checked', page.text)
        assert ticked == (["choice"] if "kinds=choice" in query else [])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_do_nothing(browser, text: str) -> None:
    """Whatever stands in a field, the answer is a package or a page that says what to mend."""
    assert len(HOSTILE) >= 60
    given = {"sent": "y", "kinds": "choice"}
    for field in ("kinds", "count", "tags", "place", "name", "own_tags", "question", "light"):
        for path in (PAGE, PACKAGE):
            page = browser.get(path, query_string={**given, field: text})
            assert page.status_code in (200, 400)
            assert "\n" not in page.headers.get("Content-Disposition", "")
            if page.mimetype == "text/html":
                assert "<script>alert" not in page.text
                assert "<img src=x" not in page.text
                assert "49" not in words(page.text)
                assert page.status_code == 200 or problem(page.text)
            else:
                assert len(notes(page.data)) <= 3


def test_markup_in_titles_and_topics_is_text(browser, tagged: str) -> None:
    """A deck's title and topics are shown letter for letter on every page about Anki."""
    for path in (f"/decks/{tagged}/anki/", "/anki/", f"/anki/?sent=y&decks={tagged}&decks=sad"):
        page = browser.get(path)
        assert "<script>alert" not in page.text
        assert "alert(1)" in words(page.text)


def test_the_preview_is_of_the_question_asked_for(browser, deck: Deck) -> None:
    """Both sides of the card of that number, among those chosen; links lead to its neighbours."""
    page = browser.get(f"{PAGE}?question=2").text
    front, back = (browser.get(path).text for path in frames(page))
    assert deck.questions[1].stem in words(front)
    assert 'id="typeans"' in front
    assert deck.questions[1].answer not in words(front)
    assert deck.questions[1].evidence.text in words(back)
    assert 'rel="prev"' in page
    links = [html.unescape(a) for a in re.findall(r'<a href="([^"]+)" data-show="next"', page)]
    following = frames(browser.get(links[0]).text)
    assert deck.questions[2].stem in words(browser.get(following[0]).text)
    only = browser.get(f"{PAGE}?sent=y&kinds=cloze&question=99").text
    assert "1 из 1" in words(only)
    assert "[...]" in words(browser.get(frames(only)[0]).text)


def test_night_phone_and_speech_are_shown(browser) -> None:
    """The switches keep what is chosen; night and speech are seen on the card itself."""
    page = browser.get(f"{PAGE}?sent=y&kinds=typed&speech=y&light=night&look=wide").text
    assert 'class="sides computer night"' in page
    front = browser.get(frames(page)[0]).text
    assert "nightMode" in front.partition("<body")[2]
    assert "replay-button soundLink" in front
    links = re.findall(r'<a href="([^"]+)" data-show="l', page)
    assert len(links) == 4
    for link in links:
        assert "kinds=typed" in link
        assert "speech=y" in link


def test_a_card_is_locked_in(browser) -> None:
    """The page of a card may use its own style and nothing else, and only this site frames it."""
    path = frames(browser.get(PAGE).text)[0]
    policy = browser.get(path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "sandbox" in policy.split("; ")
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert browser.get(path).headers["X-Frame-Options"] == "SAMEORIGIN"
    assert browser.get("/decks/sad/anki/card?question=no").status_code == 404
    assert browser.get("/decks/sad/anki/card").status_code == 404


def test_only_the_page_with_cards_has_frames(browser) -> None:
    """The policy of every other page is as it was."""
    policy = browser.get(PAGE).headers["Content-Security-Policy"]
    assert policy == f"{CONTENT_SECURITY_POLICY}; frame-src 'self'"
    for path in ("/", "/decks/sad/", "/anki/", "/import/", "/new/"):
        found = browser.get(path).headers
        assert found["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert found["X-Frame-Options"] == "DENY"


def test_several_decks_go_into_one_package(app: Flask, browser, deck: Deck) -> None:
    """Each in its own deck, in a tree, or all in one; the number is of each."""
    key = services(app).library.add(SEVERAL)
    both = f"?sent=y&decks=sad&decks={key}"
    assert "Не отмечено" not in browser.get("/anki/").text
    page = words(browser.get(f"/anki/{both}&place=under&name=Школа").text)
    assert "10 вопросов:" in page
    assert "Школа › В Кедровске открыт ботанический сад Школа › Как осваивали космос" in page
    for query, count, name in (
        ("&place=under&name=Школа", 10, "Школа::Как осваивали космос"),
        ("&name=забыто&count=2", 4, "Как осваивали космос"),
        ("&place=together", 10, "Вопросы по статьям"),
    ):
        package = browser.get(f"/anki/decks.apkg{both}{query}").data
        assert len(notes(package)) == count
        assert name in deck_names(package)
        assert "забыто" not in deck_names(package)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "Не отмечено ни одного набора."),
        ("&decks=нет", "Одного из наборов больше нет."),
        ("&decks=sad&count=0", "Число вопросов не понято."),
        ("".join(f"&decks=d{i}" for i in range(51)), "Наборов больше 50."),
    ],
)
def test_a_wrong_choice_of_decks_is_explained(browser, query: str, message: str) -> None:
    """One message, and the form as it was sent."""
    for path in ("/anki/", "/anki/decks.apkg"):
        page = browser.get(f"{path}?sent=y{query}&own_tags=моё")
        assert page.status_code == 400
        assert message in problem(page.text)
        assert 'value="моё"' in page.text


def test_a_deck_made_again_keeps_ids_and_stamps(
    app: Flask, browser, deck: Deck, monkeypatch
) -> None:
    """The same article once more: what changed is stamped, what is gone is withdrawn, ids stay."""
    first, _, *others = deck.questions
    made = [deck, replace(deck, questions=(replace(first, answer="Рябинина"), *others))]
    monkeypatch.setitem(vars(quizgen), "generate", lambda article, **_: made.pop(0))
    key = Path(browser.send("/new/", text=deck.article.text).request.path).name
    assert services(app).library.find(key).deck == deck
    browser.send(f"/decks/{key}/again/")
    found = services(app).library.find(key).deck
    assert [question.id for question in found.questions] == ["sad-1", "sad-3", "sad-4", "sad-5"]
    assert [bool(question.changed) for question in found.questions] == [True, False, False, False]
    assert [question.id for question in found.withdrawn] == ["sad-2"]
    assert "Без снятых вопросов" in browser.get(f"/decks/{key}/anki/").text
