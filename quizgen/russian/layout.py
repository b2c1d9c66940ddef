"""Paragraphs, sentences and words of an article, each with its exact place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import razdel

from quizgen.model import Article
from quizgen.russian.morphology import readings

_PARAGRAPH = re.compile(r"[^\n]+")
_JOINED = re.compile(r"(?<=[а-яё]{3})\.\s+([А-ЯЁ][а-яё]*)\s")
_YEAR_ENDS = re.compile(r"(?<=\d г)\.\s+([А-ЯЁ][а-яё]*)\s")
"""«Умер в 1972 г. Похоронен в …»: razdel takes the full stop for that of the abbreviation only."""
_ERA = re.compile(r"[IVXLC]+ (?:в\.|вв\.|века?\b|ст\.)")
_DECADE_ENDS = re.compile(
    r"\d-х гг?\.\s*$|\b(?:половин[аеуы]|четверт[ьи]|трет[ьи]|сер|кон|нач)\.?\s*$"
)
"""«К середине 90-х гг. | XIX в. в гимназиях …» is one sentence."""
_UNSPACED = re.compile(r"(?<=[а-яёА-ЯЁ»)]{3})\.(?=[А-ЯЁ][а-яё]* [а-яё\d«])")
"""«… Белорусской ССР.В 1932 году …»: the space after the full stop was lost."""
_PIECES = 6
"""Pieces a bracket may be cut into by the full stops of its abbreviations."""
_OPENERS = frozenset(("PRON", "DET", "ADP", "CCONJ", "ADV", "PART"))
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


_MEASURED = re.compile(r"(?<=\d) ?(?:см|мм|км|кг|мг|га|° ?[CС])\.()\s+(?=[А-ЯЁ][а-яё])")
"""«… 30 см. Клюв …»: razdel takes the unit's full stop for that of an abbreviation."""


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
                (match.start() + start, match.start() + stop)
                for piece in razdel.sentenize(match.group())
                for start, stop in _split(match.group(), piece.start, piece.stop)
            ]
            spans = _with_century(article.text, _closed(article.text, spans))
        for start, stop in spans:
            lines.append(_line(article.text, number, start, stop, is_headline))
    return tuple(lines)


def _closed(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches joined until the bracket closes: «(нем. Humboldt; род. 14 сентября 1769)»."""
    done: list[tuple[int, int]] = []
    for number, (start, stop) in enumerate(spans):
        if done and done[-1][1] > start:
            continue  # joined already
        opened = text.count("(", start, stop) - text.count(")", start, stop)
        if opened > 0:
            for _, end in spans[number + 1 : number + 1 + _PIECES]:
                if text.count("(", start, end) == text.count(")", start, end):
                    stop = end
                    break
        done.append((start, stop))
    return done


def _with_century(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches joined where one ends with «90-х гг.» and the next goes on «XIX в.»."""
    done: list[tuple[int, int]] = []
    for start, stop in spans:
        if (
            done
            and _ERA.match(text, start)
            and _DECADE_ENDS.search(text[done[-1][0] : done[-1][1]])
        ):
            start = done.pop()[0]
        done.append((start, stop))
    return done


def _split(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """A stretch razdel left whole for a word that looks like an abbreviation: «… гор. Его отец»."""
    spans = []
    for match in _JOINED.finditer(text, start, stop):
        if readings(match[1])[0].pos in _OPENERS:
            spans.append((start, match.start() + 1))
            start = match.start(1)
    for match in _YEAR_ENDS.finditer(text, start, stop):
        if _opens_sentence(match[1]):
            spans.append((start, match.start() + 1))
            start = match.start(1)
    for match in _UNSPACED.finditer(text, start, stop):
        if _opens_sentence(re.split(r"[^А-ЯЁа-яё]", text[match.end() : stop])[0]):
            spans.append((start, match.end()))
            start = match.end()
    for match in _MEASURED.finditer(text, start, stop):
        spans.append((start, match.start(1)))
        start = match.end()
    return [*spans, (start, stop)]


def _opens_sentence(word: str) -> bool:
    """Whether a word with a capital after a year opens a sentence, and is nobody's name."""
    own = readings(word)
    if own[0].pos in _OPENERS or any(r.pos == "ADV" for r in own):
        return True  # «Весной» is an adverb too
    return not any(r.pos == "NOUN" for r in own) and any(
        r.feats.get("Number") == "Sing"
        and (r.feats.get("Tense") == "Past" or r.feats.get("Variant") == "Short")
        for r in own
    )


def _line(text: str, paragraph: int, start: int, stop: int, headline: bool) -> Line:
    words = [
        Word(piece.text, start + piece.start, start + piece.stop)
        for piece in razdel.tokenize(text[start:stop])
    ]
    final = ""
    while words and words[-1].text in _FINAL:
        final = words.pop().text
    return Line(paragraph, start, stop, text[start:stop], tuple(words), headline, final)
