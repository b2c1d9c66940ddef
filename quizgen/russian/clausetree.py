"""Clauses and noun phrases of a tree, as far as references need them."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.model import Token

_OPENS = frozenset(("root", "acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis"))
_CLAUSES = _OPENS | {"discourse", "vocative", "csubj:pass"}
_NOUNS = frozenset(("NOUN", "PROPN"))


def is_verbal(token: Token) -> bool:
    """A word that can head a clause: a finite verb, a short form, a converb."""
    feats = token.feats
    return feats.get("VerbForm") in ("Fin", "Conv") or feats.get("Variant") == "Short"


def is_finite(token: Token) -> bool:
    """A finite verb or a short participle or adjective."""
    return token.feats.get("VerbForm") == "Fin" or token.feats.get("Variant") == "Short"


def acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a main clause with a verb, or with «был» and a noun, is headed there."""
    head = tokens[at]
    told = is_finite(head) or any(t.head == at and t.rel in ("cop", "aux:pass") for t in tokens)
    return told and head.rel in ("root", "conj")


def clause_of(tokens: Sequence[Token], token: Token) -> int:
    """The position of the word that heads the clause the token stands in."""
    node = token
    while node.head >= 0 and node.rel not in _OPENS:
        if node.rel == "conj" and (is_verbal(node) or not is_noun(node)):
            break
        node = tokens[node.head]
    return node.i


def is_noun(token: Token) -> bool:
    """A noun or a name."""
    return token.pos in _NOUNS


def phrase(tokens: Sequence[Token], head: Token) -> tuple[Token, ...]:
    """The noun phrase in text order, without its preposition, conjuncts and clauses."""
    kept = {head.i}
    grown = True
    while grown:
        grown = False
        for token in tokens:
            if token.i in kept or token.head not in kept or token.pos == "PUNCT":
                continue
            if token.rel in _CLAUSES or (token.head == head.i and token.rel in _SKIPPED):
                continue
            kept.add(token.i)
            grown = True
    return tuple(tokens[i] for i in sorted(kept))


_SKIPPED = frozenset(("case", "cc", "mark", "nsubj", "cop", "conj", "punct", "advmod"))
