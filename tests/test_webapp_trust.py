"""The teacher decides how doubtful questions may be: for a new deck, and for one made again."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from client import Browser
from flask import Flask
from test_webapp_anki import problem, words
from test_webapp_progress import Reader, begin, other, over, reader
from test_webapp_review import Teacher, bare, teacher
from test_webapp_submit import TEXT, kept

import quizgen
from quizgen.model import Article, Deck
from quizgen.questions.soundness import DOUBTFUL, LEAST, SURE
from webapp import jobs
from webapp.review import keeping
from webapp.services import services

__all__ = ["other", "reader", "teacher"]

AGAIN = "/decks/sad/again/"
LEVELS = (("sure", SURE), ("usual", LEAST), ("doubtful", DOUBTFUL))
LINE = re.compile(r'<p class="doubted">(.*?)</p>', re.S)


class Maker:
    """A generator that has one question more where doubtful ones may be asked."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.least: list[float] = []

    def generate(self, article: Article, least: float = -1, **_) -> Deck:
        self.least.append(least)
        whole = replace(self.deck, id=article.id, title=article.title, dropped={})
        if least <= DOUBTFUL:
            return whole
        return replace(whole, questions=whole.questions[:-1], dropped={"doubtful question": 1})


@pytest.fixture
def maker(deck: Deck, monkeypatch) -> Maker:
    found = Maker(deck)
    monkeypatch.setitem(vars(quizgen), "generate", found.generate)
    return found


def chosen(page: str) -> list[str]:
    """The levels that are chosen on a page."""
    return re.findall(r'name="trust" value="(\w+)" checked', page)


def line(page: str) -> str:
    """What the page of a deck says of doubtful questions."""
    found = LINE.search(page)
    return words(found[1]) if found else ""


@pytest.mark.parametrize(("sent", "least"), [({}, LEAST), *(({"trust": n}, c) for n, c in LEVELS)])
@pytest.mark.parametrize("path", ["/new/", AGAIN])
def test_each_level_reaches_the_generator(
    browser: Browser, maker: Maker, path: str, sent: dict[str, str], least: float
) -> None:
    """The level chosen is the chance asked for; a form that says nothing means the usual one."""
    page = browser.send(path, text=TEXT, **sent)
    assert page.request.path.startswith("/decks/")
    assert maker.least == [least]


@pytest.mark.parametrize("path", ["/new/", AGAIN])
def test_the_usual_is_chosen_at_first(browser: Browser, path: str) -> None:
    """Of the three levels, which are a group with a name, one is chosen: the usual."""
    page = browser.get(path).text
    assert re.findall(r'type="radio" name="trust" value="(\w+)"', page) == [n for n, _ in LEVELS]
    assert chosen(page) == ["usual"]
    assert re.search(r"<fieldset>\s*<legend[^>]*>Отбор вопросов</legend>", page)


@pytest.mark.parametrize("level", ["sure", "doubtful"])
def test_a_bad_article_keeps_the_choice(browser: Browser, level: str) -> None:
    """The form given back has the level that was sent, in sight."""
    page = browser.send("/new/", text="Мало.", trust=level).text
    assert chosen(page) == [level]
    assert '<details class="trust" open>' in page
    assert '<details class="trust">' in browser.send("/new/", text="Мало.", trust="usual").text


def test_a_slow_article_keeps_the_choice(
    app: Flask, browser: Browser, reader: Reader, other: Browser
) -> None:
    """What fails on the way gives the level back, from another process too."""
    reader.error = ZeroDivisionError()
    address = begin(browser, trust="doubtful")
    reader.may_end.set()
    over(app)
    for who in (browser, other):
        assert chosen(who.get(address).text) == ["doubtful"]


def test_what_an_older_program_noted_is_read(browser: Browser, reader: Reader, app: Flask) -> None:
    """A draft from before there were levels comes back with the usual one."""
    storage = services(app).storage
    with storage.write() as session:
        session.add(
            jobs.Setting(
                name="job:old",
                value='{"stage": "cut", "share": 0, "at": 9e9, "key": null, "failure": null}',
            )
        )
        session.add(jobs.Setting(name="draft:old", value='{"text": "Сад", "packs": []}'))
    page = browser.get("/new/old/").text
    assert (kept(page).strip(), chosen(page)) == ("Сад", ["usual"])


@pytest.mark.parametrize("junk", ["", "x", "USUAL", "0.1", "sure ", "д" * 5000, "<b>"])
@pytest.mark.parametrize("path", ["/new/", AGAIN])
def test_a_level_nobody_has_is_refused(
    browser: Browser, maker: Maker, path: str, junk: str
) -> None:
    """The page says so, keeps the text, and has the usual one chosen; nothing is made."""
    page = browser.send(path, text=TEXT, trust=junk)
    assert page.status_code == 400
    assert "акого отбора вопросов нет" in problem(page.text)
    assert "ыберите один из трёх" in problem(page.text)
    assert chosen(page.text) == ["usual"]
    assert path != "/new/" or kept(page.text) == TEXT
    assert not maker.least


@pytest.mark.parametrize(
    ("query", "level"),
    [
        ("trust=doubtful", "doubtful"),
        ("trust=sure", "sure"),
        ("trust=x", "usual"),
        ("trust", "usual"),
    ],
)
def test_a_link_may_choose_the_level(browser: Browser, query: str, level: str) -> None:
    """«Составить заново» opens with the level of its address; junk there is passed over."""
    assert chosen(browser.get(f"{AGAIN}?{query}").text) == [level]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "Ещё 1 вопрос показался сомнительным. Составить заново"),
        (3, "Ещё 3 вопроса показались сомнительными. Составить заново"),
        (12, "Ещё 12 вопросов показались сомнительными. Составить заново"),
    ],
)
def test_a_deck_tells_of_doubtful_questions(
    app: Flask, browser: Browser, deck: Deck, count: int, said: str
) -> None:
    """One line with a link to where they are let in; none where there were none."""
    dropped = {"doubtful question": count} if count else {}
    key = services(app).library.add(replace(deck, dropped=dropped))
    page = browser.get(f"/decks/{key}/").text
    assert line(page) == said
    link = f"/decks/{key}/again/?trust=doubtful"
    assert (f'href="{link}"' in page) is bool(said)
    assert chosen(browser.get(link).text) == ["doubtful"]


def test_what_cannot_be_made_again_offers_nothing(app: Flask, browser: Browser) -> None:
    """Notes that were imported are no article."""
    browser.send("/import/", file=(io.BytesIO("Франция\tПариж\nИталия\tРим".encode()), "а.txt"))
    library = services(app).library
    (key,) = [deck.key for deck in library.listing() if not deck.built_in]
    old = library.find(key)
    with services(app).storage.write() as session:
        library.put(session, key, replace(old.deck, dropped={"doubtful question": 2}), old)
    assert library.find(key).deck.dropped
    assert line(browser.get(f"/decks/{key}/").text) == ""
    assert browser.get(f"/decks/{key}/again/").status_code == 404


def test_what_a_deck_was_made_with_is_chosen_next_time(browser: Browser, maker: Maker) -> None:
    """As with packs; a deck with doubtful questions says so and offers no more of them."""
    page = browser.send(AGAIN, trust="doubtful")
    address = page.request.path
    assert line(page.text) == "Здесь и сомнительные вопросы: прочтите каждый. Составить заново"
    for level in ("doubtful", "sure", "sure", "usual", "usual"):
        page = browser.send(f"{address}again/", trust=level)
        assert page.request.path == address
        assert chosen(browser.get(f"{address}again/").text) == [level]
        assert ("Здесь и" in line(page.text)) is (level == "doubtful")
        assert ("Ещё 1" in line(page.text)) is (level != "doubtful")


def test_doubtful_questions_come_unreviewed(teacher: Teacher, maker: Maker) -> None:
    """Let in later, they await the teacher; the others keep their ids and what was decided."""
    teacher.browser.send(f"/decks/{teacher.key}/again/", trust="usual")
    old = bare(teacher.deck)
    assert len(old) == 4
    teacher.do("accept", "sad-2")
    teacher.do("reject", "sad-1")
    teacher.browser.send(f"/decks/{teacher.key}/again/", trust="doubtful")
    assert bare(teacher.deck)[:3] == old[1:]
    assert teacher.ids == ["sad-2", "sad-3", "sad-4", "sad-5"]
    with teacher.app.test_request_context():
        review = keeping.open_desk(teacher.key).review
    assert {each.question_id: each.state for each in review.entries} == {
        "sad-1": "rejected",
        "sad-2": "accepted",
        "sad-3": "proposed",
        "sad-4": "proposed",
        "sad-5": "proposed",
    }
