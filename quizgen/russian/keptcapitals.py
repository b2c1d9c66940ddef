"""Capitals that are a name's, not the sentence's: «Уимблдонский турнир проводится с 1877 года».

A word that opens a sentence keeps its capital where the article writes the same word with one
before the same noun inside a sentence, and never without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.model import Token


def keep_capitals(rows: Sequence[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    """The sentences' tokens, the openings that are names no longer marked as mere openings.

    Args:
        rows: whole sentences and clauses of them, in any order.
    """
    high, low = _pairs(rows, True), _pairs(rows, False)
    names = high - low
    if not names:
        return list(rows)
    return [
        tuple(
            replace(t, feats={k: v for k, v in t.feats.items() if k != "Opening"})
            if t.feats.get("Opening") and _pair(tokens, t) in names
            else t
            for t in tokens
        )
        for tokens in rows
    ]


def _pairs(rows: Sequence[tuple[Token, ...]], capital: bool) -> set[tuple[str, str]]:
    return {
        pair
        for tokens in rows
        for token in _inside(tokens)
        if token.text[:1].isupper() == capital and (pair := _pair(tokens, token)) is not None
    }


def _inside(tokens: Sequence[Token]) -> Iterator[Token]:
    """Words whose capital, if they have one, is their own."""
    return (t for t in tokens[1:] if t.pos in ("ADJ", "PROPN") and not t.feats.get("Opening"))


def _pair(tokens: Sequence[Token], token: Token) -> tuple[str, str] | None:
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if after is None or after.pos != "NOUN" or token.pos not in ("ADJ", "PROPN"):
        return None
    return token.lemma, after.lemma
