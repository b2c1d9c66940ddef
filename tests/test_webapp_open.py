"""Open questions through the pages: told, shown, judged by oneself, shown again."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from old_tables import take_back
from open_deck import CHOICE, DECK, LIST, PURPOSE, REASON

from quizgen.model import Deck, Question
from webapp import create_app
from webapp.excerpts import told_in_paragraph
from webapp.forms import LONGEST_TELLING
from webapp.services import services


@pytest.fixture
def deck() -> Deck:
    """The deck the application of these tests has."""
    return DECK


def at(question: Question) -> int:
    return DECK.questions.index(question) + 1


def text_of(page: str) -> str:
    """What a reader sees of a page, marked words between asterisks."""
    body = re.sub(r"</?mark>", "*", page.partition("<main>")[2])
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", body)).split())


def attempt_of(app: Flask, address: str):
    return services(app).attempts.find(address.rpartition("/")[2])


def test_the_answer_comes_only_when_asked_for(browser) -> None:
    """Neither the answer nor its proof is in the page before «Показать ответ»."""
    path = f"{browser.start()}/{at(REASON)}"
    page = browser.get(path).text
    assert REASON.stem in page
    assert "Показать ответ" in page
    for secret in (REASON.answer, REASON.evidence.text, REASON.id, "Знал(а)"):
        assert secret not in page
    assert "Не знаю" not in page


@pytest.mark.parametrize(
    ("written", "shown"), [("", False), ("Для судов,\r\nи ещё для рыбаков", True)]
)
def test_the_answer_is_shown_beside_ones_own(browser, written: str, shown: bool) -> None:
    """What was written, the answer and the proof with the answer marked stand on one page."""
    path = f"{browser.start()}/{at(REASON)}"
    page = browser.send(path, text=written).text
    seen = text_of(page)
    assert ("Ваш ответ" in seen) == shown
    assert ("<dd>Для судов,\nи ещё для рыбаков</dd>" in page) == shown
    assert f"Ответ из статьи {REASON.answer}" in seen
    assert f"известно: *{REASON.answer}*." in seen
    assert "Вы знали ответ? Знал(а) Не знал(а)" in seen
    assert browser.get(path).text.count("<mark>") == 1


@pytest.mark.parametrize(
    ("known", "verdict", "right"),
    [("1", "Вы знали ответ", True), ("0", "Вы не знали ответа", False)],
)
def test_the_learner_judges(app: Flask, browser, known: str, verdict: str, right: bool) -> None:
    """His word is the grade; the quiz goes on at once, and going back shows what he said."""
    attempt = browser.start()
    browser.send(f"{attempt}/1", text="по-моему, так")
    page = browser.send(f"{attempt}/1/known", known=known)
    assert page.request.path == f"{attempt}/2"
    assert f"верно {int(right)} из 1" in text_of(page.text)
    seen = text_of(browser.get(f"{attempt}/1").text)
    assert f"{verdict} {REASON.stem} Ваш ответ по-моему, так" in seen
    assert "Так вы оценили себя сами." in seen
    assert f"*{REASON.answer}*" in seen
    answer = attempt_of(app, attempt).answers[REASON.id]
    assert (answer.given, answer.right) == ("по-моему, так", right)


def test_nobody_judges_what_was_not_shown(app: Flask, browser) -> None:
    """A judgement sent before the answer was opened is none; nor is one of another question."""
    attempt = browser.start()
    for question in (REASON, CHOICE):
        page = browser.send(f"{attempt}/{at(question)}/known", known="1")
        assert page.request.path == f"{attempt}/{at(question)}"
        assert question.evidence.text not in page.text
    assert attempt_of(app, attempt).answers == {}
    assert browser.send(f"{attempt}/9/known", known="1").status_code == 404


@pytest.mark.parametrize("fields", [{}, {"known": ""}, {"known": "yes"}, {"known": "2"}])
def test_a_forged_judgement_is_refused(app: Flask, browser, fields: dict) -> None:
    """Only the two buttons judge; the page comes back and says what to do."""
    attempt = browser.start()
    browser.send(f"{attempt}/1", text="")
    page = browser.send(f"{attempt}/1/known", **fields)
    assert page.status_code == 400
    assert "Отметьте, знали ли вы ответ." in page.text
    assert attempt_of(app, attempt).answers == {}


def test_a_judgement_needs_the_forms_token(app: Flask, browser) -> None:
    """Another site cannot judge for the learner."""
    attempt = browser.start()
    browser.send(f"{attempt}/1", text="")
    page = browser.client.post(f"{attempt}/1/known", data={"known": "1"})
    assert page.status_code == 400
    assert attempt_of(app, attempt).answers == {}


def test_the_first_word_binds(app: Flask, browser) -> None:
    """Writing after the answer was shown, or judging twice, changes nothing."""
    attempt = browser.start()
    browser.send(f"{attempt}/1", text="сам")
    browser.send(f"{attempt}/1", text=REASON.answer)
    assert attempt_of(app, attempt).opened == {REASON.id: "сам"}
    browser.send(f"{attempt}/1/known", known="0")
    browser.send(f"{attempt}/1/known", known="1")
    browser.send(f"{attempt}/1", text=REASON.answer)
    answer = attempt_of(app, attempt).answers[REASON.id]
    assert (answer.given, answer.right) == ("сам", False)


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("я" * LONGEST_TELLING, True),
        ("я\r\n" * (LONGEST_TELLING // 2), True),
        ("я" * (LONGEST_TELLING + 1), False),
    ],
)
def test_what_is_written_is_limited(browser, written: str, fits: bool) -> None:
    """An end of line counts as one character, as in browsers; too long a text stays in its box."""
    path = f"{browser.start()}/1"
    page = browser.send(path, text=written)
    assert (page.status_code == 200) == fits
    if not fits:
        assert "Хватит нескольких фраз." in page.text
        assert written in page.text
        assert REASON.answer not in page.text


def test_hostile_words_stay_words(browser) -> None:
    """Markup the learner writes is shown, not obeyed."""
    page = browser.send(f"{browser.start()}/1", text="<script>alert(1)</script>").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_database_made_before_open_questions(app: Flask, browser, tmp_path) -> None:
    """What was kept before there were open questions opens, and takes them from then on."""
    storage = services(app).storage
    take_back(storage, "opened")
    later = create_app(
        {"DATABASE_URL": storage.engine.url.render_as_string(), "DECKS_FOLDER": tmp_path / "decks"}
    )
    learner = type(browser)(later)
    assert REASON.answer in learner.send(f"{learner.start()}/1", text="").text
    services(later).storage.close()


def test_the_result_tells_who_judged(browser) -> None:
    """The score names the part the learner gave himself, and marks his own mistakes as such."""
    attempt = browser.start()
    option = re.search(r'value="([0-9a-f]{16})"', browser.get(f"{attempt}/{at(CHOICE)}").text)[1]
    browser.send(f"{attempt}/{at(CHOICE)}", option=option)
    for question, known, text in (
        (REASON, "1", ""),
        (PURPOSE, "0", "для красоты"),
        (LIST, "0", ""),
    ):
        browser.send(f"{attempt}/{at(question)}", text=text)
        page = browser.send(f"{attempt}/{at(question)}/known", known=known)
    seen = text_of(page.text)
    assert "В том числе по вашей собственной оценке: 1 из 3." in seen
    assert (
        f"{PURPOSE.stem} Ваш ответ · вы оценили его сами для красоты "
        f"Ответ из статьи {PURPOSE.answer}"
    ) in seen
    assert f"{LIST.stem} Ваш ответ · вы оценили его сами не знал(а)" in seen


def test_mistakes_are_asked_anew(browser) -> None:
    """In a new attempt the answer is hidden again."""
    attempt = browser.start(count="0")
    for number in range(1, 5):
        browser.send(f"{attempt}/{number}", text="", skip="1")
        browser.send(f"{attempt}/{number}/known", known="0")
    page = browser.send(f"{attempt}/retry")
    assert page.request.path != attempt
    assert "Показать ответ" in page.text
    assert REASON.answer not in page.text


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        (REASON, [REASON.answer]),
        (PURPOSE, [PURPOSE.evidence.text]),
        (LIST, ["Паоло Коста", "Джорджо Орсони", "Лука Дзайя"]),
    ],
)
def test_what_is_marked_in_the_article(question: Question, marked: list[str]) -> None:
    """The answer whole, or its members, or all the proof where the article says it otherwise."""
    pieces = told_in_paragraph(DECK.article, question.evidence, question.answer)
    assert [text for text, is_marked in pieces if is_marked] == marked
    assert "".join(text for text, _ in pieces) in DECK.article.text
