"""Walking a sentence's tree: children, phrases, the words of a constituent."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from quizgen.model import Mention, Sentence, Token

CLAUSAL = frozenset(
    (
        "acl",
        "acl:relcl",
        "advcl",
        "ccomp",
        "csubj",
        "csubj:pass",
        "parataxis",
        "discourse",
        "vocative",
    )
)
_LEADING = frozenset(("и", "тоже", "также", "даже", "лишь", "именно"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))


class Tree:
    """A sentence with quick access to its tree."""

    def __init__(self, sentence: Sentence, published: datetime.date | None = None) -> None:
        self.published = published
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.memo: dict[int, Any] = {}
        """What a rule worked out for the word at this position, for the rules after it."""
        self._children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                self._children[token.head].append(token)

    def children(self, token: Token, *rels: str) -> list[Token]:
        """Direct dependents in text order, of the given relations or all."""
        own = self._children[token.i]
        return [t for t in own if t.rel in rels] if rels else list(own)

    def subtree(self, token: Token) -> Iterator[Token]:
        """The word and everything below it, in no particular order."""
        stack = [token]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self._children[node.i])

    def phrase(self, head: Token, without: frozenset[str] = CLAUSAL) -> tuple[Token, ...]:
        """The noun phrase of `head` in text order, without its clauses and its preposition.

        A participle before its noun («проводимая в Москве встреча») belongs to the phrase, one
        after it, set off by a comma, does not.
        """
        kept: set[int] = set()

        def walk(node: Token) -> None:
            kept.add(node.i)
            for child in self._children[node.i]:
                if child.rel in without and not self._inner(child, node):
                    continue
                if node.i == head.i and (
                    child.rel in ("case", "cc", "mark", "nsubj", "cop", "orphan", "expl")
                    or child.rel == "punct"
                ):
                    continue
                if child.rel == "advmod" and node.i == head.i and child.lemma in _LOOSE:
                    continue
                if child.rel == "conj" and self._finite(child):
                    continue
                walk(child)

        walk(head)
        kept.update(
            token.i
            for token in self.tokens
            if token.text == "," and token.i - 1 in kept and token.i + 1 in kept
        )
        ordered = sorted(kept)
        # Marks left over where a clause was taken out.
        while ordered and self._mark(ordered[-1]):
            ordered.pop()
        while len(ordered) > 1 and (
            self._mark(ordered[0]) or self.tokens[ordered[0]].text.lower() in _LEADING
        ):
            ordered.pop(0)  # «и старейший вуз», «даже учёные»
        return tuple(self._without_loose_commas([self.tokens[i] for i in ordered]))

    def _inner(self, child: Token, head: Token) -> bool:
        """A participle standing before its noun with no comma around it."""
        if child.rel != "acl" or child.i > head.i:
            return False
        low = min(t.i for t in self.subtree(child))
        return all(t.text != "," for t in self.tokens[low : head.i])

    def _finite(self, token: Token) -> bool:
        return token.feats.get("VerbForm") == "Fin" or token.feats.get("Variant") == "Short"

    def _mark(self, i: int) -> bool:
        return self.tokens[i].pos == "PUNCT" and self.tokens[i].text in _MARKS

    def _without_loose_commas(self, tokens: list[Token]) -> list[Token]:
        """Commas stay only between coordinated words."""
        kept = []
        for k, token in enumerate(tokens):
            if self._mark(token.i):
                after = tokens[k + 1] if k + 1 < len(tokens) else None
                before = tokens[k - 1] if k else None
                if after is None or before is None:
                    continue
                if after.i != token.i + 1 or before.i != token.i - 1:
                    continue
            kept.append(token)
        return kept

    def mentions(self, tokens: tuple[Token, ...] | list[Token]) -> list[Mention]:
        """Mentions that lie wholly inside these tokens."""
        inside = {token.i for token in tokens}
        return [
            mention
            for mention in self.sentence.mentions
            if all(i in inside for i in range(mention.first, mention.last))
        ]


_MARKS = frozenset(",—–:;")
_LOOSE = frozenset(("также", "тоже", "уже", "ещё", "еще", "даже", "лишь", "и", "только"))
