"""The pages around the quiz: home, deck, article, files, errors, and the headers of all."""

from __future__ import annotations

import html
import io
import re
import sqlite3
import zipfile
from dataclasses import replace

import pytest
from flask import Flask
from flask import session as flask_session

from quizgen.decks import deck_from_json
from quizgen.errors import QuizgenError
from quizgen.model import Deck
from webapp.services import services


def words(page: str) -> str:
    """What a person reads on the page."""
    body = re.sub(r"<[^>]+>", " ", page.partition("<main>")[2])
    return " ".join(html.unescape(body).split())


def test_home_lists_the_decks(browser) -> None:
    """The first page names each deck with its date and size, and links to it."""
    page = browser.get("/")
    assert 'href="/decks/sad/"' in page.text
    assert "В Кедровске открыт ботанический сад 5 вопросов · 15 мая 2019 года" in words(page.text)


def test_home_without_decks_says_what_to_do(app: Flask, browser, tmp_path) -> None:
    """An empty shelf is explained, and the way to the first deck is there."""
    (tmp_path / "empty").mkdir()
    services(app).library.register_folder(tmp_path / "empty")
    page = browser.get("/")
    assert "Наборов пока нет." in words(page.text)
    assert 'href="/new/"' in page.text


def test_a_deck_says_what_is_in_it(browser) -> None:
    """The deck page shows date, title, number of questions by kind, and what was left out."""
    text = words(browser.get("/decks/sad/").text)
    assert "15 мая 2019 года В Кедровске открыт ботанический сад" in text
    assert "5 вопросов 3 с выбором ответа 1 с кратким ответом 1 с пропуском" in text
    assert "Почему вопросов столько" in text
    assert "неясно, о ком или о чём речь 12" in text
    assert "по другим причинам 3" in text


def test_a_long_deck_offers_a_short_quiz(app: Flask, browser, deck: Deck) -> None:
    """With more than ten questions the learner chooses how many to take, best first."""
    many = tuple(replace(deck.questions[1], id=f"q{i}", stem=f"{i}?") for i in range(1, 26))
    key = services(app).library.add(replace(deck, questions=many))
    text = words(browser.get(f"/decks/{key}/").text)
    assert "10 вопросов 20 вопросов все 25" in text
    page = browser.get(browser.start(key, "10"))
    assert "Вопрос 1 из 10" in words(page.text)
    assert "1?" in words(page.text)
    assert "Вопрос 1 из 25" in words(browser.get(browser.start(key, "0")).text)


@pytest.mark.parametrize("count", ["-1", "3", "все", "", "1e9"])
def test_a_made_up_number_of_questions_is_refused(browser, count: str) -> None:
    """Only the offered numbers of questions begin a quiz."""
    assert browser.send("/decks/sad/start", count=count).status_code == 400


def test_the_article_can_be_read(browser) -> None:
    """The article page has the title once, the date and every paragraph."""
    text = words(browser.get("/decks/sad/article").text)
    assert text.count("В Кедровске открыт ботанический сад") == 1
    assert "Вход стоит 150 рублей." in text


def test_the_deck_is_downloaded_as_json(browser, deck: Deck) -> None:
    """The .json file is the deck, whole."""
    response = browser.get("/decks/sad/deck.json")
    assert "filename=sad.json" in response.headers["Content-Disposition"]
    got = deck_from_json(response.text)
    assert got.questions == deck.questions
    assert got.article.text == deck.article.text


def test_the_deck_is_downloaded_for_anki(browser) -> None:
    """The .apkg file is an archive with a collection inside."""
    response = browser.get("/decks/sad/deck.apkg")
    assert "filename=sad.apkg" in response.headers["Content-Disposition"]
    assert "collection.anki2" in zipfile.ZipFile(io.BytesIO(response.data)).namelist()


HOSTILE = "<script>alert(1)</script>{{ 7*7 }}\"'&"


def test_texts_are_shown_never_run(app: Flask, browser, deck: Deck) -> None:
    """Markup in an article, title, stem, option or answer is text on every page."""
    text = f"{HOSTILE}\n{HOSTILE} Второе."
    article = replace(deck.article, title=HOSTILE, text=text, headline=None)
    evidence = replace(deck.questions[0].evidence, text=HOSTILE, start=0, stop=len(HOSTILE))
    questions = (
        replace(
            deck.questions[0],
            stem=HOSTILE,
            answer=HOSTILE,
            distractors=("<b>x</b>", "y"),
            evidence=evidence,
        ),
        replace(deck.questions[1], stem=HOSTILE, answer=HOSTILE, evidence=evidence),
    )
    bad = replace(deck, title=HOSTILE, article=article, questions=questions, dropped={HOSTILE: 1})
    key = services(app).library.add(bad)
    attempt = browser.start(key)
    pages = ["/", f"/decks/{key}/", f"/decks/{key}/article", f"{attempt}/1", f"{attempt}/2"]
    texts = [browser.get(path).text for path in pages]
    texts.append(browser.send(f"{attempt}/1", skip="1").text)
    texts.append(browser.send(f"{attempt}/2", text=f"<i>{HOSTILE}").text)
    texts.append(browser.get(f"{attempt}/result").text)
    for page in texts:
        assert "alert(1)" in page
        assert "<script>" not in page
        assert not re.search(r"<b>x|<i>", page)
        assert "49" not in words(page)


def test_every_response_carries_the_security_headers(browser) -> None:
    """Pages, redirects, files, styles and errors all say what the browser may do with them."""
    attempt = browser.start()
    static = "/static/style.css"
    for path in ("/", "/new/", "/decks/sad/", "/decks/sad/deck.json", attempt, static, "/нет"):
        headers = browser.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_pages_hold_nothing_the_policy_would_block(browser) -> None:
    """No inline script, style or handler, and nothing from elsewhere: the policy forbids them."""
    attempt = browser.start()
    for path in ("/", "/new/", "/decks/sad/", "/decks/sad/article", f"{attempt}/1", f"{attempt}/2"):
        page = browser.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page), path
        assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", page), path
        assert not re.search(r"(?:src|href|action)=\"(?!/)", page), path


def test_quiz_pages_are_never_kept_by_the_browser(browser) -> None:
    """Going back asks the server again, which knows whether the question is answered."""
    assert browser.get(browser.start()).headers["Cache-Control"] == "no-store"


def test_the_cookie_is_out_of_reach(app: Flask) -> None:
    """The only cookie is for this site and not for scripts, and holds only the form token."""
    client = app.test_client()
    with client:
        cookies = client.get("/new/").headers.getlist("Set-Cookie")
        assert set(flask_session) == {"csrf_token"}
    assert len(cookies) == 1
    assert "HttpOnly" in cookies[0]
    assert "SameSite=Lax" in cookies[0]


def test_every_form_wants_its_token(app: Flask, browser) -> None:
    """Every address that takes a form refuses one without a token, and one with a wrong token."""
    attempt = browser.start()
    pack = services(app).shelf.add("pack: п")
    values = {"token": attempt.rpartition("/")[2], "number": 2, "pack_id": pack, "assignment_id": 1}
    tried = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            # A language may be chosen without one.
            if "POST" not in (rule.methods or ()) or rule.endpoint == "languages.choose":
                continue
            key = "general" if rule.endpoint.startswith("pack") else "sad"
            named = {**values, "key": key}
            _, path = rule.build({name: named[name] for name in rule.arguments})
            for fields in ({}, {"csrf_token": "x"}):
                data = {"text": "Первое. Второе.", "count": "0", **fields}
                response = app.test_client().post(path, data=data)
                assert response.status_code == 400, path
                assert "устарела" in response.text, path
            tried.append(rule.endpoint)
    assert len(tried) == 28
    assert "<mark>" not in browser.get(f"{attempt}/2").text


@pytest.mark.parametrize(
    ("method", "path", "code", "title"),
    [
        ("GET", "/нет", 404, "Такой страницы нет"),
        ("GET", "/decks/нет/", 404, "Такой страницы нет"),
        ("GET", "/decks/нет/deck.json", 404, "Такой страницы нет"),
        ("GET", "/decks/нет/deck.apkg", 404, "Такой страницы нет"),
        ("GET", "/decks/нет/article", 404, "Такой страницы нет"),
        ("GET", "/quiz/нет/", 404, "Такой страницы нет"),
        ("GET", "/quiz/нет/1", 404, "Такой страницы нет"),
        ("GET", "/quiz/нет/result", 404, "Такой страницы нет"),
        ("POST", "/", 405, "Так эту страницу не открыть"),
        ("GET", "/decks/sad/start", 405, "Так эту страницу не открыть"),
    ],
)
def test_refusals_are_explained_in_russian(
    app: Flask, method: str, path: str, code: int, title: str
) -> None:
    """Every refusal is a page of the site that says what to do."""
    response = app.test_client().open(path, method=method)
    assert response.status_code == code
    assert title in words(response.text)
    # The switch of languages names English in English.
    assert re.findall("[A-Za-z]{3,}", words(response.text)) in ([], ["English"])


@pytest.mark.parametrize(
    ("error", "code", "expected"),
    [
        (ZeroDivisionError("тайна"), 500, "Что-то сломалось у нас"),
        (OSError(28, "No space left on device"), 507, "На диске нет места"),
        (OSError(2, "No such file"), 500, "Что-то сломалось у нас"),
        (QuizgenError("колода пуста", hint="добавьте вопрос"), 500, "колода пуста"),
    ],
)
def test_breakdowns_are_explained_and_logged(
    app: Flask, browser, monkeypatch, caplog, error: Exception, code: int, expected: str
) -> None:
    """A crash shows a page without its innards; those go to the log."""

    def broken() -> None:
        raise error

    monkeypatch.setattr(services(app).library, "listing", broken)
    page = browser.get("/")
    assert page.status_code == code
    assert expected in words(page.text)
    assert "Traceback" not in page.text
    assert "тайна" not in page.text
    assert type(error).__name__ in caplog.text or str(error) in caplog.text


def test_a_full_disk_loses_nothing_and_the_site_goes_on(app: Flask, browser) -> None:
    """With no room an answer is refused as not saved; with room again the quiz goes on."""
    attempt = browser.start()
    browser.send(f"{attempt}/1", skip="1")
    engine = services(app).storage.engine
    engine.dispose()

    def limit(connection: sqlite3.Connection, pages: int) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    from sqlalchemy import event

    def shrink(connection, record) -> None:
        limit(connection, 1)

    event.listen(engine, "connect", shrink)
    codes = [browser.send(f"{attempt}/2", text="1240").status_code]
    for _ in range(200):
        if codes[-1] == 507:
            break
        codes.append(browser.send("/decks/sad/start", count="0").status_code)
    assert codes[-1] == 507
    assert "<mark>" in browser.get(f"{attempt}/1").text
    event.remove(engine, "connect", shrink)
    engine.dispose()
    assert browser.send(f"{attempt}/2", text="1240").status_code == 200
    assert "<mark>" in browser.get(f"{attempt}/2").text
