"""What only one thing can be: superlatives, capitals, and kinds with enough to tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.surface import has_name, is_common, told
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun, is_contextual, is_event, is_person_noun
from quizgen.russian.namingwords import fold, naming

_SUPERLATIVE = re.compile(r"\w+(?:ейш|айш)(?:ий|ая|ее|ие|им|ей|ими|ого|ому|его|ему|их|ую|ем|ой)")
_MOST = re.compile(r"сам(?:ый|ая|ое|ого|ой|ом|ым|ую|ые|ых|ыми|ому)")
_ONES = frozenset(("один", "одна", "одно", "одни", "одним", "одной"))
_LEAST = 3
"""Words with a meaning a definition needs, its noun among them."""
_LEAKED = 5
"""Letters in common that give an answer away: «Тюмень — центр Тюменской области»."""


def is_single(tokens: Sequence[Token], head: int) -> bool:
    """Whether one thing alone is meant: «крупнейший город Флориды», «столица Перу»."""
    noun = fold(tokens[head].lemma)
    if any(t.text.lower() in _ONES for t in tokens[: head + 1]):
        return False
    rest = tokens[head + 1 :]
    wide = any(fold(t.lemma) in naming("wholes") for t in rest)
    if (
        not has_name(rest)
        and not has_name(tokens[1:head])  # «ближайшая к Солнцу планета»
        and " " not in tokens[head].text
        and not (wide and told(tokens) >= _LEAST)
    ):
        return False
    if noun in naming("unique") and not head:
        return True
    if not (class_noun(noun) or noun in naming("named")):
        return False
    for token in tokens[:head]:
        lemma = "высший" if token.text.lower().startswith("высш") else fold(token.lemma)
        if f"{lemma} {noun}" in naming("singled with"):
            return True
        low = token.text.lower()
        if _SUPERLATIVE.fullmatch(low) or _MOST.fullmatch(low) or lemma == "единственный":
            return True
        if lemma in ("первый", "последний"):
            return told(tokens) >= _LEAST + 1
    return False


def is_unit(tokens: Sequence[Token], head: int) -> bool:
    """«единица измерения силы»: one name is given to it, and it needs no proper name."""
    return tokens[head].lemma == "единица" and told(tokens) > 1


def is_kind(tokens: Sequence[Token], head: int) -> bool:
    """Whether the phrase tells a kind and what sets it apart: a genus and a difference."""
    noun = tokens[head]
    lemma = fold(noun.lemma)
    if lemma in naming("no kind") or noun.pos != "NOUN" or is_person_noun(lemma):
        return False
    if noun.text[:1].isupper() and not noun.feats.get("Opening"):
        return False
    if any(t.pos == "NUM" or t.text[:1].isdigit() or "%" in t.text for t in tokens[: head + 1]):
        return False
    if any(t.text.lower() in _ONES for t in tokens[: head + 1]):
        return False
    return told(tokens) >= _LEAST and told(tokens[head + 1 :]) >= 2


def is_term(tokens: Sequence[Token], head: int) -> bool:
    """Whether the phrase is a common term of at most four words that can be defined."""
    noun = tokens[head]
    if len(tokens) > 4 or fold(noun.lemma) in naming("no kind"):
        return False
    if is_person_noun(noun.lemma) or (len(tokens) == 1 and is_contextual(noun.lemma)):
        return False
    if is_event(noun.lemma) and len(tokens) == 1:
        return False
    return (noun.pos == "NOUN" or is_common(noun)) and not has_name(tokens)


def gives_away(stem: str, answer: str) -> bool:
    """Whether a word of the answer and a word of the stem share a root, by their first letters."""

    def roots(text: str) -> set[str]:
        words = re.findall(r"[а-яё]+", text.lower())
        # Of a short word the last letter is an ending: «якуты» and «Якутия».
        return {word[: min(_LEAKED, len(word) - 1)] for word in words if len(word) >= _LEAKED}

    return any(
        one.startswith(other) or other.startswith(one)
        for one in roots(stem)
        for other in roots(answer)
    )
