"""Whoever holds the key looks for it in all the learner gets before answering."""

from __future__ import annotations

import base64
import contextlib
import re
import zlib
from collections.abc import Iterator

import pytest
from flask import Flask

from quizgen.model import Deck, Question
from webapp.services import services

LINK = re.compile(r'(?:href|src|action)="([^"]+)"')


def received(browser, path: str) -> Iterator[tuple[str, str]]:
    """Every response on the way to a page, as (kind of place, text)."""
    page = browser.get(path)
    for response in (*page.history, page):
        yield "body", response.text
        for name, value in response.headers:
            yield f"header {name}", f"{name}: {value}"
            yield f"header {name}, decoded", _decoded(value)


def _decoded(value: str) -> str:
    """What hides in a signed cookie: base64, maybe compressed."""
    texts = []
    for piece in re.findall(r"[\w-]{8,}", value):
        with contextlib.suppress(ValueError):
            data = base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4))
            with contextlib.suppress(zlib.error):
                data = zlib.decompress(data)
            texts.append(data.decode(errors="ignore"))
    return "\n".join(texts)


def secrets_of(question: Question, asked: Question) -> list[str]:
    """What must not be seen: the proof, its place, the inner id, and the answer.

    Only the question asked may show its answer, and only as one option of several.
    """
    start, stop = question.evidence.start, question.evidence.stop
    secrets = [question.evidence.text, question.id, f'"{start}"', f'"{stop}"']
    if question is not asked or question.kind != "choice":
        secrets += [question.answer, *question.accepted]
    return secrets


def test_no_page_tells_an_answer_before_it_is_given(browser, deck: Deck) -> None:
    """No page of the quiz, header, cookie or redirect holds a key or a proof not yet earned."""
    attempt = browser.start()
    for number, asked in enumerate(deck.questions, start=1):
        for place, text in received(browser, f"{attempt}/{number}"):
            for question in deck.questions:
                for secret in secrets_of(question, asked):
                    assert secret not in text, f"{place} of question {number} tells {secret!r}"


def test_no_link_of_the_quiz_leads_to_the_answers(browser, deck: Deck) -> None:
    """Following every link of the quiz pages, through more of them, meets no key and no proof."""
    attempt = browser.start()
    todo, seen = [f"{attempt}/{number}" for number in range(1, 6)], set()
    while todo:
        path = todo.pop()
        if path in seen or not path.startswith(("/quiz", "/static", "/?")):
            continue
        seen.add(path)
        page = browser.get(path)
        assert page.status_code in (200, 405), path
        for question in deck.questions:
            assert question.evidence.text not in page.text, path
        links = LINK.findall(page.text)
        assert not [link for link in links if "/decks/" in link], path
        todo += links
    assert len(seen) >= 8


def test_the_right_option_looks_like_the_others(browser, deck: Deck) -> None:
    """The markup of the right option is that of a wrong one: only its text and id differ."""
    page = browser.get(browser.start()).text
    labels = re.findall(r'<label class="option">.*?</label>', page, re.S)
    bare = {re.sub(r'value="[0-9a-f]{16}"|<span>.*?</span>', "", label) for label in labels}
    assert len(labels) == 4
    assert len(bare) == 1


def test_the_lowest_id_is_not_the_right_one(app: Flask, browser, deck: Deck) -> None:
    """Over many attempts the order of the ids does not follow the key."""
    found = services(app).attempts
    first = 0
    for _ in range(80):
        attempt = found.find(browser.start().rpartition("/")[2])
        first += attempt.options(deck.questions[0])[0].text == deck.questions[0].answer
    assert 6 <= first <= 36


def test_what_follows_an_answer_tells_only_that_one(browser, deck: Deck) -> None:
    """Feedback shows its own paragraph; the proofs of other paragraphs stay hidden."""
    attempt = browser.start()
    page = browser.send(f"{attempt}/1", skip="1").text
    assert deck.questions[0].evidence.text in page
    assert deck.questions[2].evidence.text not in page
    assert deck.questions[4].evidence.text not in page


@pytest.mark.parametrize("path", ["/", "/decks/sad/"])
def test_lists_and_deck_pages_show_no_question(browser, deck: Deck, path: str) -> None:
    """What a learner passes on the way to the quiz holds neither stems nor answers."""
    page = browser.get(path).text
    for question in deck.questions:
        assert question.stem not in page
        assert question.answer not in page


def test_the_seed_of_an_attempt_stays_in_the_database(app: Flask, browser) -> None:
    """The secret that names and orders the options is never sent."""
    address = browser.start()
    attempt = services(app).attempts.find(address.rpartition("/")[2])
    assert len(attempt.seed) == 32
    for _, text in received(browser, f"{address}/1"):
        assert attempt.seed.hex() not in text
