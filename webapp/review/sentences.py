"""The sentences of an article, each with its place: one of them proves a question of one's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.model import Article, Evidence

_END = re.compile(r"[.!?…]+[»\")]*(?=\s+[«\"(]?[–—-]?\s?[А-ЯЁA-Z\d])")
_SHORT = re.compile(
    r"(?:^|[\s«(])(?:[А-ЯЁа-яёA-Za-z]|гг|вв|ст|см|ср|ул|им|пр|стр|рис|руб|тыс|млн|млрд|проф|акад"
    r"|св|оз|др|пос|обл|д\.\s?р|н\.\s?э|т\.\s?[едпк])\.$"
)
"""Words cut short and initials: their full stop ends no sentence."""

Span = tuple[int, int]


def sentences(article: Article) -> tuple[Evidence, ...]:
    """The sentences of the body, in order; where it is not certain that one ends, it goes on."""
    found = []
    for start, stop in lines(article):
        begun = start
        for end in _END.finditer(article.text, start, stop):
            if _SHORT.search(article.text[begun : end.end()]):
                continue
            found.append(_evidence(article, begun, end.end()))
            begun = end.end()
        if article.text[begun:stop].strip():
            found.append(_evidence(article, begun, stop))
    return tuple(found)


def lines(article: Article) -> tuple[Span, ...]:
    """The places of the paragraphs of the body, its headline left out."""
    found = [
        (match.start(), match.end()) for match in re.finditer(r"[^\n]+", article.text)
        if match[0].strip()
    ]  # fmt: skip
    if len(found) > 1 and article.text[slice(*found[0])].strip() == article.title:
        found = found[1:]
    return tuple(found)


def marked(
    article: Article, proofs: Sequence[Evidence]
) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The paragraphs of the body as (text, marked), the proofs being what is marked."""
    places = sorted((proof.start, proof.stop) for proof in proofs if proof.stop)
    found = []
    for start, stop in lines(article):
        pieces: list[tuple[str, bool]] = []
        done = start
        for first, last in places:
            first, last = max(first, done), min(last, stop)
            if first < last:
                pieces += [(article.text[done:first], False), (article.text[first:last], True)]
                done = last
        pieces.append((article.text[done:stop], False))
        found.append(tuple(piece for piece in pieces if piece[0]))
    return tuple(found)


def _evidence(article: Article, start: int, stop: int) -> Evidence:
    text = article.text[start:stop]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Evidence(text, start, start + len(text))
