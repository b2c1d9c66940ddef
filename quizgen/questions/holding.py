"""What holds a stem to one thing: names, numbers and years, and how near they stand to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import SUBJECT, Part
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.russian.wordlists import lists

ROMAN = re.compile(r"[IVXLC]+")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\bвек[еау]?\b")
_NO_ANCHOR = frozenset(("земля", "солнце", "луна", "европа", "азия", "африка", "америка", "запад"))
"""Names under which anything may happen."""
_ORDERS = frozenset(("первый", "второй", "третий", "последний", "единственный"))


def listed(name: str) -> frozenset[str]:
    """The list of this name in `data/anchors.yaml`."""
    return lists("anchors.yaml")[name]


def proper(token: Token) -> bool:
    """A name, or in quotation marks."""
    named = token.pos == "PROPN" or token.text[:1].isupper() or token.text[:1] in '«"'
    return named and not token.feats.get("Opening")


def dated(draft: Draft) -> bool:
    """Whether the stem tells a year or a century."""
    return bool(_YEAR.search(draft.stem))


def subject_of(draft: Draft) -> Part | None:
    """The clause's subject."""
    return next((part for part in draft.fact.parts if part.function == SUBJECT), None)


def told(draft: Draft, index: int, part: Part) -> Iterator[Token]:
    """The words of a part that stay in the stem."""
    gone = {t.i for t in draft.role.focus} if index == draft.role.part else set()
    if draft.role.name == "count" and index == draft.role.part:
        gone = {draft.role.focus[0].i}
    return (token for token in part.tokens if token.i not in gone)


def names_in(draft: Draft, deep: bool = False) -> list[Token]:
    """Names in the stem that hold what is asked: a part's head, or right under it.

    Args:
        deep: whether a name anywhere in a phrase will do.
    """
    found = []
    for index, part in enumerate(draft.fact.parts):
        for token in told(draft, index, part):
            if proper(token) and token.lemma not in _NO_ANCHOR:
                if deep or depth(token, part) < 2 or token.text[:1] in '«"':
                    found.append(token)
            elif token.text[:1].isdigit() and token.pos == "ADJ":
                found.append(token)  # «316-я дивизия»
        if any(letter.isupper() or letter == "«" for letter in part.tail):
            found.append(part.head)
    return found


def depth(token: Token, part: Part) -> int:
    """Steps from the part's head; adjectives, appositions, what «и» joins and counts add none."""
    inside = {t.i: t for t in part.tokens}
    steps = 0
    for _ in part.tokens:
        if token.i == part.head.i or token.head not in inside:
            break
        above = inside[token.head]
        level = token.rel in ("conj", "appos", "flat", "flat:name", "amod")
        steps += not (level or above.pos == "NUM" or "%" in above.text)
        token = above
    return steps


def nouns_under(token: Token, part: Part) -> list[Token]:
    """Nouns and names that hang on the word."""
    return [t for t in part.tokens if t.head == token.i and t.pos in ("NOUN", "PROPN")]


def preposition_of(token: Token, part: Part) -> str:
    """The preposition before a word inside the part, or ""."""
    own = (t for t in part.tokens if t.head == token.i and t.pos == "ADP")
    return next((t.text.lower() for t in own), "")


def singled(noun: Token, part: Part) -> bool:
    """A number, a quoted name or an ordinal tells which; so does a capital of what was once."""
    once = noun.lemma not in listed("contests") | listed("papers")
    if once and proper(noun) and noun.pos == "PROPN" and noun.text[:1].isupper():
        return True
    for token in part.tokens:
        if token.head != noun.i and token.i != noun.i + 1:
            continue
        if token.text[:1] in '«"№' or token.lemma in _ORDERS or ROMAN.fullmatch(token.text):
            return True
        if any(letter.isdigit() for letter in token.text):
            return True
        if once and token.pos == "ADJ" and token.text[:1].isupper() and proper(token):
            return True  # «Ялтинская конференция»
    return False
