"""Paragraphs, sentences and words of an article, each with its exact place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import razdel

from quizgen.model import Article

_PARAGRAPH = re.compile(r"[^\n]+")
_FINAL = frozenset(".!?…") | {"...", "!..", "?..", "?!", "!!!"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark as it stands; offsets into the article."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence before analysis; `words` without the full stop that ends it."""

    paragraph: int
    start: int
    stop: int
    text: str
    words: tuple[Word, ...]
    headline: bool
    final: str


def lay_out(article: Article) -> tuple[Line, ...]:
    """The sentences of the article in order; the headline is one of them."""
    lines = []
    for number, match in enumerate(_PARAGRAPH.finditer(article.text)):
        is_headline = (
            article.headline is not None and match.start() <= article.headline[0] < match.end()
        )
        if is_headline and article.headline is not None:
            spans = [article.headline]
        else:
            spans = [
                (match.start() + piece.start, match.start() + piece.stop)
                for piece in razdel.sentenize(match.group())
            ]
        for start, stop in spans:
            lines.append(_line(article.text, number, start, stop, is_headline))
    return tuple(lines)


def _line(text: str, paragraph: int, start: int, stop: int, headline: bool) -> Line:
    words = [
        Word(piece.text, start + piece.start, start + piece.stop)
        for piece in razdel.tokenize(text[start:stop])
    ]
    final = ""
    while words and words[-1].text in _FINAL:
        final = words.pop().text
    return Line(paragraph, start, stop, text[start:stop], tuple(words), headline, final)
