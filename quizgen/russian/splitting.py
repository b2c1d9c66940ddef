"""Long sentences cut into the clauses that stand alone, so that each is parsed by itself.

The parser is right far more often on a short clause than on the long sentence it stands in. A
clause is cut out only where its borders are plain: inserted participial, relative and adverbial
clauses fall away, coordinated clauses part; where a clause needs what follows («сказал, что …»,
«если …») nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizgen.model import Mention, Sentence, Token
from quizgen.russian.chunks import Chunk
from quizgen.russian.models import Tag
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words

_NEEDED = words("needed clauses")
_ASIDE = words("clauses aside")
_COORDINATE = frozenset(("а", "но", "однако", "и", "зато", "причём", "причем"))
_RELATIVE = frozenset(("который", "где", "куда", "откуда"))
_SHORTEST = 4
_OPENING = 4
"""Words in which «который» of a relative clause must come: «, судьба которых»."""

ASIDE, NEEDED, COORDINATE, PLAIN = "aside", "needed", "coordinate", "plain"


def clauses_of(chunks: Sequence[Chunk], tags: Sequence[Tag]) -> list[tuple[int, ...]]:
    """Positions of the chunks of every clause that stands alone; [] where nothing is cut."""
    segments = _segments(chunks, tags)
    if len(segments) < 2:
        return []
    found: list[list[int]] = [[]]
    has_verb = False
    inside = False
    for kind, first, last in segments:
        verb = _has_finite(tags, first, last)
        if kind == NEEDED:
            if not inside:
                found[-1] = []  # «Он сказал, что …»: nothing without what follows
            inside = True
            has_verb = True
        elif kind == ASIDE:
            inside = True
        elif kind == COORDINATE and verb:
            found.append(list(range(first + 1, last)))
            has_verb, inside = True, False
        elif inside and has_verb:
            continue  # whether the inserted clause goes on is not certain
        elif inside:
            found[-1].extend(range(first, last))
            has_verb, inside = verb, not verb
        else:
            # An enumeration, an apposition, or the clause itself.
            joined = [first - 1] if found[-1] and first and chunks[first - 1].shown == "," else []
            found[-1].extend([*joined, *range(first, last)])
            has_verb = has_verb or verb
    whole = len(chunks)
    return [
        tuple(own)
        for own in found
        if _SHORTEST <= len(own) < whole - 1 and any(_is_finite(tags[i]) for i in own)
    ]


def _segments(chunks: Sequence[Chunk], tags: Sequence[Tag]) -> list[tuple[str, int, int]]:
    """(kind, first, last) of the stretches between commas, semicolons and colons."""
    marks = [i for i, c in enumerate(chunks) if c.shown in (",", ";", ":")]
    found = []
    for begin, end in pairwise([-1, *marks, len(chunks)]):
        first = begin + 1
        if first >= end:
            continue
        kind = _kind(chunks, tags, first, end)
        if begin >= 0 and chunks[begin].shown in (";", ":") and kind == PLAIN:
            kind = COORDINATE if chunks[begin].shown == ";" else ASIDE
            first = begin if kind == COORDINATE else first
        found.append((kind, first, end))
    return found


def _kind(chunks: Sequence[Chunk], tags: Sequence[Tag], first: int, last: int) -> str:
    shown = [c.shown.lower() for c in chunks[first:last]]
    for length in (3, 2, 1):
        opening = " ".join(shown[:length])
        if opening in _NEEDED:
            return NEEDED
        if opening in _ASIDE:
            return ASIDE
    if any(readings(word)[0].lemma in _RELATIVE for word in shown[:_OPENING]):
        return ASIDE if first else NEEDED
    opener = tags[first]
    if opener.feats.get("VerbForm") == "Part" and "Case" in opener.feats:
        return ASIDE
    if any(tag.feats.get("VerbForm") == "Conv" for tag in tags[first : first + 2]):
        return ASIDE
    if shown[0] in _COORDINATE:
        return COORDINATE
    return PLAIN


def _is_finite(tag: Tag) -> bool:
    return tag.feats.get("VerbForm") == "Fin" or (
        tag.feats.get("Variant") == "Short" and tag.pos in ("VERB", "ADJ")
    )


def _has_finite(tags: Sequence[Tag], first: int, last: int) -> bool:
    return any(_is_finite(tag) for tag in tags[first:last])


def part_of(sentence: Sentence, tokens: Sequence[Token]) -> Sentence:
    """The sentence with only these tokens, which were parsed by themselves.

    What resolution wrote into the whole sentence's tokens is written here too; names and numbers
    follow their words.
    """
    whole = {token.start: token for token in sentence.tokens}
    place = {whole[token.start].i: token.i for token in tokens if token.start in whole}
    written = tuple(_as_resolved(token, whole.get(token.start)) for token in tokens)
    mentions: list[Mention] = []
    for mention in sentence.mentions:
        inside = [place[i] for i in range(mention.first, mention.last) if i in place]
        if len(inside) == mention.last - mention.first:
            mentions.append(replace(mention, first=inside[0], last=inside[-1] + 1))
    return replace(sentence, tokens=written, mentions=tuple(mentions))


def _as_resolved(token: Token, whole: Token | None) -> Token:
    if whole is None or whole.text == token.text:
        return token
    return replace(
        token, text=whole.text, lemma=whole.lemma, pos=whole.pos, feats=whole.feats,
        rel=token.rel if whole.text else "discourse",
    )  # fmt: skip
