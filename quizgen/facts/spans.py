"""A sentence cut at its commas, and which pieces make the clause of a verb.

Inserted phrases («…, вытекающая из болот, …») stand between the halves of a clause; who reads one
clause must step over them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.facts.phrase import Phrase
from quizgen.facts.rereading import reread
from quizgen.facts.shallow import phrases_of
from quizgen.facts.words import is_verb
from quizgen.model import Sentence, Token

_RELATIVE = frozenset(("который", "где", "куда", "откуда", "чей"))
_OPENS = frozenset(
    ("что", "чтобы", "если", "хотя", "когда", "пока", "как", "будто", "словно", "потому", "ибо",
     "поскольку", "раз", "едва", "лишь", "якобы", "ли", "чем", "зачем", "почему")
)  # fmt: skip
_MARKS = frozenset((",", ";", ":", "—", "–", "(", ")", "-", "…", "!", "?", "."))
_LEVEL = frozenset((",", "—", "–"))
"""Marks around what is inserted: «Кама — левый приток Волги — впадает …»."""
_AND = frozenset(("и", "а", "но", "или", "однако", "зато", "либо"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [first, last) of tokens between marks.

    Attributes:
        kind: "finite", "relative", "subordinate", "converb", "participle" or "bare".
        verb: position of its finite verb, or -1. mark: what stands before it: ",", "и", "" …
    """

    first: int
    last: int
    kind: str
    verb: int
    mark: str


class Clauses:
    """The pieces and phrases of a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence = reread(sentence)
        self.tokens = sentence.tokens
        self.phrases = phrases_of(sentence)
        self._inside = {i for p in self.phrases for i in range(p.first, p.last + 1)}
        self.pieces: tuple[Piece, ...] = tuple(self._cut())

    def _of_participle(self, phrase: Phrase) -> bool:
        """«Родившийся 8 мая 1929 года Богл скончался»: said of the birth, not of the death."""
        before = (t for t in self.tokens[: phrase.first] if t.i not in self._inside)
        return any(
            t.feats.get("VerbForm") == "Part" and t.feats.get("Variant") != "Short"
            and t.rel in ("acl", "amod") and phrase.last < t.head
            and not any(x.text in _MARKS for x in self.tokens[t.i : phrase.first])
            for t in before
        )  # fmt: skip

    def piece_of(self, i: int) -> int:
        """Index of the piece a token stands in; -1 for a mark between pieces."""
        return next((k for k, piece in enumerate(self.pieces) if piece.first <= i < piece.last), -1)

    def inside(self, piece: Piece) -> list[Phrase]:
        """The phrases of a piece, in text order."""
        return [p for p in self.phrases if piece.first <= p.first and p.last < piece.last]

    def told(self, piece: Piece) -> list[Phrase]:
        """The phrases of a piece that its verb can have: none of a participle before its noun."""
        return [p for p in self.inside(piece) if not self._of_participle(p)]

    def around(self, k: int) -> list[int]:
        """The pieces that make one clause with piece `k`, whose verb is finite: `k` comes first."""
        own = self.pieces[k]
        found = [k]
        if own.kind not in ("relative", "subordinate") and own.mark in _LEVEL:
            passed = []
            at = k - 1
            while at >= 0 and self._insert(at):
                passed.append(at)
                if self.pieces[at].mark not in _LEVEL:
                    break
                at -= 1
            bare = [i for i in passed if self.pieces[i].kind in ("bare", "subordinate")]
            if bare and bare[-1] == passed[-1]:
                found.append(bare[-1])
        at = k + 1
        stepped = False
        while at < len(self.pieces) and self.pieces[at].mark in _LEVEL:
            piece = self.pieces[at]
            if piece.kind in ("participle", "relative", "converb"):
                stepped = True
            elif piece.kind == "bare" and stepped:
                found.append(at)
                break
            elif self._specifies(at):
                found.append(at)  # «в Москве, в Малом театре, в 1879 году»
            else:
                break
            at += 1
        return found

    def _specifies(self, at: int) -> bool:
        """Whether a piece is only places and times, which go on with those before it."""
        piece = self.pieces[at]
        own = self.inside(piece)
        inside = {i for p in own for i in range(p.first, p.last + 1)}
        plain = all(p.kind == "time" or p.preposition in ("в", "во", "на", "при") for p in own)
        before = self.phrases_before(piece.first - 1)
        return (
            piece.kind == "bare" and piece.mark == "," and bool(own) and plain
            and all(i in inside for i in range(piece.first, piece.last))
            and before is not None and (before.kind == "time" or bool(before.preposition))
        )  # fmt: skip

    def phrases_before(self, i: int) -> Phrase | None:
        """The phrase that ends right before a token."""
        return next((p for p in self.phrases if p.last == i - 1), None)

    def _insert(self, at: int) -> bool:
        """Whether a piece can stand inside somebody else's clause, or be its beginning."""
        piece = self.pieces[at]
        said = piece.last - piece.first <= 3 and self.tokens[piece.first].text.lower() == "как"
        if said and piece.kind == "subordinate":
            return True  # «как известно», «как писал Плиний»
        return piece.kind != "finite" and not (piece.kind == "subordinate" and piece.verb >= 0)

    def defined(self, noun: Phrase) -> Phrase | None:
        """Of «Ламантины — млекопитающие», said of the second: the first, whose kind it names."""
        at = self.piece_of(noun.first)
        if at < 1 or self.pieces[at].mark not in ("—", "–") or self.pieces[at].verb >= 0:
            return None
        before = self.pieces[at - 1]
        if before.verb >= 0 or before.kind != "bare" or before.mark not in ("", "и"):
            return None
        bare = [p for p in self.inside(before) if p.kind == "noun" and not p.preposition]
        if len(bare) != 1 or bare[0].first != before.first or "Nom" not in bare[0].cases:
            return None
        leads = [p for p in self.inside(self.pieces[at]) if p.first <= noun.first]
        if not leads or leads[0].first != self.pieces[at].first:
            return None
        return replace(bare[0], forms=tuple(f for f in bare[0].forms if f[0] == "Nom"))

    def main(self, k: int) -> int:
        """The piece of the main clause a converb's piece belongs to, or -1."""
        around: list[int] = [*range(k + 1, len(self.pieces)), *range(k - 1, -1, -1)]
        for at in around:
            if self.pieces[at].kind in ("finite", "subordinate", "relative"):
                if self.pieces[at].verb >= 0 and (at > k or self.pieces[k].first > 0):
                    return at
        return -1

    def _cut(self) -> list[Piece]:
        bounds: list[tuple[int, int, str]] = []
        start, mark = 0, ""
        for token in self.tokens:
            if token.i in self._inside:
                continue
            if token.text in _MARKS:
                bounds.append((start, token.i, mark))
                start, mark = token.i + 1, token.text
        bounds.append((start, len(self.tokens), mark))
        found = []
        for first, last, before in bounds:
            if first >= last:
                continue
            for a, b, own in self._coordinated(first, last, before):
                found.append(self._piece(a, b, own))
        return found

    def _coordinated(self, first: int, last: int, mark: str) -> list[tuple[int, int, str]]:
        """A stretch cut at «и» that stands between two finite verbs."""
        verbs = [i for i in range(first, last) if self._finite(self.tokens[i])]
        cuts = []
        for one, other in pairwise(verbs):
            joins = [
                i
                for i in range(one + 1, other)
                if self.tokens[i].text.lower() in _AND and i not in self._inside
            ]
            if joins:
                cuts.append(joins[-1])
        result = []
        for cut in cuts:
            result.append((first, cut, mark))
            first, mark = cut + 1, "и"
        return [*result, (first, last, mark)]

    def _piece(self, first: int, last: int, mark: str) -> Piece:
        own = [self.tokens[i] for i in range(first, last)]
        free = [t for t in own if t.i not in self._inside]
        verb = next((t.i for t in own if self._finite(t)), -1)
        lead = [t for t in own if t.pos not in ("CCONJ", "PART", "ADP") or t.text == "ли"][:2]
        if any(t.lemma in _RELATIVE for t in own[:3]):
            kind = "relative"
        elif own and (lead[:1] and lead[0].text.lower() in _OPENS):
            kind = "subordinate"
        elif verb >= 0:
            kind = "finite"
        elif any(t.feats.get("VerbForm") == "Conv" for t in free):
            kind = "converb"
        elif any(t.feats.get("VerbForm") == "Part" for t in free):
            kind = "participle"
        else:
            kind = "bare"
        return Piece(first, last, kind, verb, mark)

    def _finite(self, token: Token) -> bool:
        return is_verb(token) and token.i not in self._inside
