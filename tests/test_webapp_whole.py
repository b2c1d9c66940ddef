"""The whole way with the real generator: an article is pasted, a quiz comes of it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

from flask import Flask
from several_forms import fields_for, right_members

from quizgen.decks import deck_from_json
from webapp.services import services

SEED = Path(__file__).parent.parent / "seeds" / "2025-11-13-kazakhstan-russia-universities.txt"


def test_a_pasted_article_becomes_a_quiz(app: Flask, browser) -> None:
    """The first article, pasted, gives a deck with its date, both files, and a quiz to its end."""
    page = browser.send("/new/", text=SEED.read_text())
    assert page.status_code == 200, page.text
    path = page.request.path
    text = " ".join(html.unescape(re.sub("<[^>]+>", " ", page.text)).split())
    assert "13 ноября 2025 года Между вузами Казахстана и России заключено 1 453 договора" in text
    deck = deck_from_json(browser.get(f"{path}deck.json").text)
    assert len(deck.questions) >= 20
    assert f"{len(deck.questions)} вопрос" in text
    archive = zipfile.ZipFile(io.BytesIO(browser.get(f"{path}deck.apkg").data))
    assert archive.testzip() is None
    attempt = browser.start(path.split("/")[2], "10")
    found = services(app).attempts.find(attempt.rpartition("/")[2])
    for number, question in enumerate(found.questions, start=1):
        if question.kind == "choice":
            right = next(o.id for o in found.options(question) if o.text == question.answer)
            page = browser.send(f"{attempt}/{number}", option=right)
        elif question.kind == "open":
            seen = browser.send(f"{attempt}/{number}", text="").text
            assert question.answer in html.unescape(seen)
            browser.send(f"{attempt}/{number}/known", known="1")
            continue
        elif question.kind not in ("typed", "cloze"):
            asked = browser.get(f"{attempt}/{number}").text
            fields = fields_for(asked, question, right_members(question))
            page = browser.send(f"{attempt}/{number}", **fields)
        else:
            page = browser.send(f"{attempt}/{number}", text=question.answer)
        assert ">Верно</h1>" in page.text
        proof = html.unescape(re.search("<mark>(.*?)</mark>", page.text, re.S)[1])
        assert proof == question.evidence.text
    assert "10 из 10" in browser.get(attempt).text
