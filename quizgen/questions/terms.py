"""Other terms the article defines, as wrong options for one of them."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import content
from quizgen.russian.nearness import nearness

_FAR = 0.15
"""Embedding similarity below which a term is no plausible option."""
_SAME = 0.75
"""Embedding similarity above which two terms may name one thing."""


def terms_like(draft: Draft, terms: Sequence[tuple[Fact, Role]]) -> list[str]:
    """Terms defined in other sentences, of the answer's number and kind, nearest first."""
    own = draft.role
    told = set(content(draft.stem))
    proper = any(letter.isupper() for letter in own.text)
    scored: list[tuple[float, str]] = []
    for fact, other in terms:
        if fact.sentence.i == draft.fact.sentence.i:
            continue
        if other.head.feats.get("Number") != own.head.feats.get("Number"):
            continue
        if proper or any(letter.isupper() for letter in other.text):
            continue
        if set(content(other.text)) & told:
            continue
        near = nearness(own.head.lemma, other.head.lemma)
        if near is not None and _FAR < near < _SAME:
            scored.append((-near, other.text))
    return [text for _, text in sorted(scored)]
