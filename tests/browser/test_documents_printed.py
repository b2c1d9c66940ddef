"""Articles printed to PDF by Chromium give the sentences and questions of their text."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import quizgen
from quizgen.articles import article_from_bytes, read_article

pytestmark = pytest.mark.browser

SEEDS = Path(__file__).parents[2] / "seeds"
LAYOUTS = {
    "plain": "",
    "large": "body { font: 20pt 'Liberation Sans', sans-serif }",
    "book": "body { font: 12pt 'Liberation Serif', serif; width: 11cm; text-align: justify }"
    " p { margin: 0; text-indent: 1.2em }",
    "columns": "body { font: 11pt 'DejaVu Serif', serif } div { column-count: 2;"
    " text-align: justify }",
}
MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), "2cm")


def printed(chromium: Browser, text: str, layout: str) -> bytes:
    """The article as a PDF with the browser's own heads and feet."""
    title, *paragraphs = (html.escape(line) for line in text.split("\n"))
    body = "".join(f"<p>{line}</p>" for line in paragraphs)
    page = chromium.new_page()
    page.set_content(
        f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{LAYOUTS[layout]}</style>"
        f"<h1>{title}</h1><div>{body}</div>"
    )
    data = page.pdf(format="A4", display_header_footer=True, margin=MARGINS)
    page.close()
    return data


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_printed_article_is_the_same_article(chromium: Browser, layout: str) -> None:
    """Every sentence comes back letter for letter, however the sheet is set."""
    seeds = sorted(SEEDS.glob("*.txt"))
    assert [seed.stem for seed in seeds if not _is_same(chromium, seed, layout)] == []


def _is_same(chromium: Browser, seed: Path, layout: str) -> bool:
    article = read_article(seed)
    found = article_from_bytes(printed(chromium, article.text, layout), f"{seed.stem}.pdf")
    # Whether a page ends with a paragraph nothing on it tells.
    return (found.title, found.text.split()) == (article.title, article.text.split())


def test_a_printed_article_asks_the_same(chromium: Browser) -> None:
    """At least 95 % of the questions of a text are asked of its PDF, with the same ids."""
    article = read_article(SEEDS / "lake-baikal.txt")
    data = printed(chromium, article.text, "columns")
    wanted = {(question.id, question.stem) for question in quizgen.generate(article).questions}
    found = quizgen.generate(article_from_bytes(data, "lake-baikal.pdf")).questions
    assert len(wanted & {(question.id, question.stem) for question in found}) >= 0.95 * len(wanted)
