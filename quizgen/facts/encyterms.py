"""What is told of any thing a sentence names in full: «Ядро атома состоит из протонов и нейтронов».

The sentence is read by a row of `data/encyterms.yaml`; its subject must be understood without the
article, and what answers must be whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.encyslots import told_plainly
from quizgen.facts.encytermslots import TermRow, accusative, fills, said, term_rows
from quizgen.model import Article, Sentence, Token

RULE = "encyline"
_STOPS = re.compile(
    r", (?=(?:а|но|где|когда|котор\w+|что|хотя|прич[её]м|поэтому|откуда|однако|в том числе|"
    r"из которых|\w+(?:[юуяа]щ|вш)\w+)\b)| \(| [—–-] |; |: |, (?=(?:со?|из|в|на|под|до|по) )"
)
_HOLE = re.compile(r"\{(\w+)\}")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_POINTS = re.compile(r"\b(?:он|она|оно|они|его|её|их|ей|ему|им|эт\w+|такой|такая|там)\b")
_WAS = {"о": "было", "": "был"}
_PLACES = frozenset("XPDG")
"""Slots a question is about or answered with, by their words in the sentence."""

Slots = Mapping[str, tuple[str, int, int]]


def encyterms(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """Parts, signs, makers and seats of named things; what has two answers is asked of neither."""
    if article.date is not None:
        return
    told: list[tuple[str, str, Fact]] = []
    for sentence in told_plainly(sentences):
        told.extend(_read(sentence))
    answers: dict[str, set[str]] = {}
    for stem, answer, _ in told:
        answers.setdefault(stem, set()).add(answer)
    yield from (fact for stem, _, fact in told if len(answers[stem]) == 1)


def _read(sentence: Sentence) -> Iterator[tuple[str, str, Fact]]:
    text = sentence.text.rstrip()
    text = text if text.endswith(" г.") else text.removesuffix(".")
    cuts = [len(text), *(m.start() for m in reversed([*_STOPS.finditer(text)]))]
    for row in term_rows():
        if row.seeks and not any(word in text for word in row.seeks):
            continue
        for end in cuts:
            found = row.when.fullmatch(text[:end])
            slots = _slots(sentence, row, found) if found is not None else None
            if slots is not None:
                yield from _asked(sentence, row, slots)
                return


def _slots(sentence: Sentence, row: TermRow, found: re.Match[str]) -> Slots | None:
    """The slots where each is of its kind and whole."""
    slots = {
        name: (value, found.start(name), found.end(name))
        for name, value in found.groupdict().items()
        if value is not None
    }
    for name, kind in row.kinds:
        if name in slots and not fills(kind, _tokens(sentence, *slots[name][1:])):
            return None
    return slots


def _tokens(sentence: Sentence, start: int, stop: int) -> tuple[Token, ...]:
    begin = sentence.start
    return tuple(t for t in sentence.tokens if t.start - begin < stop and t.stop - begin > start)


def _asked(sentence: Sentence, row: TermRow, slots: Slots) -> Iterator[tuple[str, str, Fact]]:
    for stem, answer in row.asks:
        written, given = (
            _written(sentence, row, stem, slots),
            _written(sentence, row, answer, slots),
        )
        if not written or not given:
            continue
        hole = next(m[1] for m in _HOLE.finditer(answer))
        focus = _tokens(sentence, *slots[hole][1:])
        types = {"YEAR"} if hole in ("Y", "Z") else set[str]()
        role = Role("deed", frozenset({*types, "ANY"}), -1, focus, focus[-1], given, given)
        verb = sentence.tokens[0]
        told = Role("told", frozenset(("ANY",)), -1, (verb,), verb, text=written)
        yield written, given, Fact(RULE, sentence, None, roles=(role, told))


def _written(sentence: Sentence, row: TermRow, template: str, slots: Slots) -> str:
    """The template with its holes filled; "" where one has nothing to hold."""
    out = template
    for hole in _HOLE.findall(template):
        if hole == "C" and _POINTS.search(slots["C"][0]):
            return ""
        if hole == "was":
            word = _WAS["о" if slots["v"][0].endswith("о") else ""]
        elif hole in slots:
            word = slots[hole][0]
            if hole in _PLACES:
                word = said(word, _tokens(sentence, *slots[hole][1:]))
                word = re.sub(r"(?<=\d) г\.", " года", word)
            elif hole in ("v", "w", "T"):
                word = re.sub(r"(?<=изобр)ел$", "ёл", word.lower())
            if hole == "X" and row.accusative:
                word = accusative(word)
        elif hole == "h":
            word = " "
        else:
            return ""
        if not word:
            return ""
        out = out.replace(f"{{{hole}}}", word)
    return " ".join(_BRACKETS.sub("", out).split())
