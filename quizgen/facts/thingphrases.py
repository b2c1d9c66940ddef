"""The phrases of one clause, put together from the pieces of its sentence, none with a gap."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from quizgen.facts.phrase import Phrase
from quizgen.facts.spans import Clauses


def clause_phrases(spans: Clauses, k: int) -> list[Phrase]:
    """The phrases of the clause of piece `k`, with those before and behind it that are its own."""
    pieces = spans.pieces
    own = [at for at in spans.around(k) if at == k or pieces[at].kind == "bare"]
    at = k - 1
    while at >= 0 and pieces[at].kind == "bare" and pieces[at + 1].mark == ",":
        inside = spans.inside(pieces[at])
        if at not in own and inside and all(p.preposition or p.kind == "time" for p in inside):
            own.append(at)
        at -= 1
    at = k + 1
    while at < len(pieces) and pieces[at].kind == "bare" and pieces[at].mark == ".":
        own.append(at)  # «на рубеже XIII и XIV вв. новгородцами»
        at += 1
    found = {p.first: p for at in own for p in spans.told(pieces[at])}
    return [found[first] for first in sorted(found)]


def whole_phrases(phrase: Phrase) -> list[Phrase]:
    """«на берегу Волги в 30 км» is read as one with words missing: the phrases it is made of."""
    gap = next((a.i for a, b in pairwise(phrase.tokens) if b.i != a.i + 1), None)
    if gap is None:
        return [phrase]
    kept = tuple(t for t in phrase.tokens if t.i <= gap)
    after = [p for p in phrase.every() if p is not phrase and p.first > gap]
    inner = tuple(
        replace(p, tokens=tuple(t for t in p.tokens if t.i <= gap), inner=())
        for p in phrase.inner
        if p.first <= gap
    )
    return [replace(phrase, tokens=kept, inner=inner), *after[-1:]]
