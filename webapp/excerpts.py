"""Pieces of an article as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.formats.anki_text import find_told
from quizgen.model import GAP, Article, Evidence

CONTEXT = 700
"""The most characters shown on either side of the evidence, for articles in one long paragraph."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A paragraph with its proving stretch: text before, the stretch itself, text after."""

    before: str
    marked: str
    after: str


def evidence_in_paragraph(article: Article, evidence: Evidence) -> Excerpt:
    """The evidence within its paragraph, or within `CONTEXT` characters of a very long one."""
    text = article.text
    start = text.rfind("\n", 0, evidence.start) + 1
    stop = text.find("\n", evidence.stop)
    before = text[start : evidence.start].lstrip()
    after = text[evidence.stop : stop if stop >= 0 else len(text)].rstrip()
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return Excerpt(before, text[evidence.start : evidence.stop], after)


def told_in_paragraph(
    article: Article, evidence: Evidence, answer: str
) -> tuple[tuple[str, bool], ...]:
    """The evidence within its paragraph as (text, marked): the words of the answer are marked.

    Where the article says the answer in other words, the whole evidence is.
    """
    excerpt = evidence_in_paragraph(article, evidence)
    pieces: list[tuple[str, bool]] = [(excerpt.before, False)]
    done = 0
    for start, stop in find_told(evidence.text, answer) or [(0, len(evidence.text))]:
        pieces += [(evidence.text[done:start], False), (evidence.text[start:stop], True)]
        done = stop
    pieces += [(evidence.text[done:], False), (excerpt.after, False)]
    return tuple(piece for piece in pieces if piece[0])


def paragraphs(article: Article) -> tuple[str, ...]:
    """The paragraphs of the article's body, its headline left out."""
    text = article.text[article.headline[1] :] if article.headline else article.text
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    # A deck read from JSON does not say where the headline is; it is the title.
    if lines and lines[0] == article.title:
        lines = lines[1:]
    return lines


def stem_parts(stem: str) -> tuple[str, ...]:
    """The stem cut at its gaps: the page draws a blank between the parts."""
    return tuple(stem.split(GAP))
