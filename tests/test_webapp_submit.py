"""A pasted or uploaded article becomes a deck, or the form says what to do and keeps the text."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace

import pytest
from documents import web_page, word
from flask import Flask

import quizgen
from quizgen.errors import QuizgenError
from quizgen.model import Article, Deck
from webapp import submit
from webapp.services import services

TEXT = "Сад у реки\nСад открыт в 2019 году. Садом руководит Алевтина Рябинина."


@pytest.fixture
def made(deck: Deck, monkeypatch) -> list[Article]:
    """Articles that were sent to the generator, which here always finds the same questions."""
    articles: list[Article] = []

    def generate(article: Article, **_) -> Deck:
        articles.append(article)
        return replace(deck, id=article.id, title=article.title)

    monkeypatch.setitem(vars(quizgen), "generate", generate)
    return articles


def kept(page: str) -> str:
    """The text in the form."""
    found = re.search(r"<textarea[^>]*>\r?\n?(.*?)</textarea>", page, re.S)
    return html.unescape(found[1])


def problem(page: str) -> str:
    """What the form says is wrong."""
    found = re.search(r'<div class="problem".*?</div>', page, re.S)
    return " ".join(re.sub("<[^>]+>", " ", found[0]).split())


def test_pasted_text_becomes_a_deck(browser, made: list[Article]) -> None:
    """A pasted article leads to the page of its deck, which home then lists as one's own."""
    page = browser.send("/new/", text=TEXT)
    assert page.status_code == 200
    assert page.request.path.startswith("/decks/")
    assert [article.title for article in made] == ["Сад у реки"]
    home = browser.get("/").text
    assert home.index("Ваши наборы") < home.index("Сад у реки") < home.index("Готовые наборы")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("сад.txt", TEXT.encode()),
        ("сад.TXT", TEXT.encode("cp1251")),
        ("сад.md", f"# {TEXT}".encode()),
        ("сад", TEXT.encode()),
        ("сад.html", web_page("Сад у реки", TEXT.split("\n")[1:]).encode()),
        ("сад.docx", word("Сад у реки", TEXT.split("\n")[1:])),
    ],
    ids=["utf-8", "cp1251", "markdown", "no ending", "web page", "Word"],
)
def test_an_uploaded_file_becomes_a_deck(
    browser, made: list[Article], name: str, data: bytes
) -> None:
    """Text and Markdown files are read, whatever their encoding."""
    page = browser.send("/new/", text="", file=(io.BytesIO(data), name))
    assert page.request.path.startswith("/decks/")
    assert made[0].title == "Сад у реки"


def test_the_same_article_twice_is_one_deck(app: Flask, browser, made: list[Article]) -> None:
    """Sending an article again, or clicking twice, gives the same page."""
    paths = {browser.send("/new/", text=TEXT).request.path for _ in range(2)}
    assert len(paths) == 1
    assert len(services(app).library.listing()) == 2


def test_a_pasted_article_never_replaces_a_built_in_deck(
    app: Flask, browser, deck: Deck, monkeypatch
) -> None:
    """A pasted article with the id of a built-in deck gets an address of its own."""
    monkeypatch.setitem(
        vars(quizgen), "generate", lambda article, **_: replace(deck, title="Чужой")
    )
    assert browser.send("/new/", text=TEXT).request.path != "/decks/sad/"
    assert services(app).library.find("sad").deck.title == deck.title


@pytest.mark.parametrize(
    ("text", "file", "message"),
    [
        ("", None, "Статьи пока нет. Вставьте её текст или выберите файл."),
        ("  \n ", None, "Статьи пока нет."),
        ("Одно предложение.", None, "одно предложение"),
        ("The garden is open. It was opened in 2019.", None, "не на русском языке"),
        ("", ("a.docx", b"PK\x03\x04"), "Документ Word (или другой архив ZIP) повреждён."),
        ("", ("a.txt", b"\x00\x01\x02" * 50), ""),
        ("", ("a.txt", b""), ""),
        (TEXT, ("a.txt", TEXT.encode()), "Пришли и текст, и файл."),
        ("Слово. " * 20_000, None, "Статья длиннее, чем 100 000 знаков."),
        ("Слово. " * 100_000, None, "Статья больше 1 МБ."),
    ],
    ids=[
        "nothing",
        "spaces",
        "one sentence",
        "English",
        "Word",
        "binary",
        "empty file",
        "text and file",
        "long",
        "very long",
    ],
)
def test_a_bad_article_is_explained_at_the_form(
    browser, made: list[Article], text: str, file: tuple[str, bytes] | None, message: str
) -> None:
    """What is wrong is said above the form, in Russian; the pasted text is still there."""
    upload = {"file": (io.BytesIO(file[1]), file[0])} if file else {}
    page = browser.send("/new/", text=text, **upload)
    assert page.status_code == 400
    assert message in problem(page.text).replace("\u00a0", " ")
    assert len(problem(page.text)) > 10
    assert kept(page.text).strip() == text.strip()
    assert not made


def test_an_article_with_nothing_to_ask_is_explained(browser, deck: Deck, monkeypatch) -> None:
    """When no question passed review no empty deck is made, and the text is kept."""
    monkeypatch.setitem(vars(quizgen), "generate", lambda article, **_: replace(deck, questions=()))
    page = browser.send("/new/", text=TEXT)
    assert "не получилось ни одного вопроса" in problem(page.text)
    assert kept(page.text) == TEXT
    assert "Ваши наборы" not in browser.get("/").text


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ZeroDivisionError("тайна"), 500, "На этой статье программа споткнулась."),
        (OSError(28, "No space left on device"), 507, "На диске нет места."),
        (QuizgenError("нет модели", hint="переустановите"), 400, "Нет модели. Переустановите."),
    ],
)
def test_a_breakdown_keeps_the_article(
    browser, monkeypatch, error: Exception, code: int, message: str
) -> None:
    """When the generator breaks down the text is still in the form."""

    def broken(article: Article, **_) -> Deck:
        raise error

    monkeypatch.setitem(vars(quizgen), "generate", broken)
    page = browser.send("/new/", text=TEXT)
    assert page.status_code == code
    assert problem(page.text).startswith(message)
    assert kept(page.text) == TEXT
    assert "тайна" not in page.text


def test_articles_wait_for_their_turn(browser, made: list[Article], monkeypatch) -> None:
    """While others keep the generator busy the form comes back with the text."""
    monkeypatch.setattr(submit, "WAIT_SECONDS", 0.01)
    with submit._one_at_a_time:
        page = browser.send("/new/", text=TEXT)
    assert "Сервер занят" in problem(page.text)
    assert kept(page.text) == TEXT
    assert not made
    assert browser.send("/new/", text=TEXT).status_code == 200


def test_a_stale_form_keeps_the_article(browser, made: list[Article]) -> None:
    """A form whose token is no longer good is shown again with the whole text."""
    page = browser.send("/new/", text=TEXT, csrf_token="x")
    assert page.status_code == 400
    assert "Страница устарела" in problem(page.text)
    assert kept(page.text) == TEXT
    assert not made


def test_a_request_over_the_limit_is_cut_off(app: Flask, browser, made: list[Article]) -> None:
    """A huge upload is refused unread, with advice."""
    # The length alone decides: nothing of the body is read.
    size = str(app.config["MAX_CONTENT_LENGTH"] + 1)
    page = browser.client.post("/new/", environ_overrides={"CONTENT_LENGTH": size})
    assert page.status_code == 413
    assert "больше 8 МБ" in problem(page.text)
    assert not made


def test_markup_in_the_text_comes_back_as_text(browser) -> None:
    """What was pasted is shown again letter for letter, never as markup."""
    text = "</textarea><script>alert(1)</script> & «сад»"
    page = browser.send("/new/", text=text)
    assert "<script>alert" not in page.text
    assert kept(page.text) == text


def test_a_sentence_without_an_end_is_refused(browser, made: list[Article]) -> None:
    """Thousands of words without a full stop are not read for minutes: one is told what to do."""
    page = browser.send("/new/", text=TEXT + "\n" + "Сад открыт в 2019 году и " * 400)
    assert page.status_code == 400
    assert "предложение длиннее 250 слов" in page.text
    assert made == []
