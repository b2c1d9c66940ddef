"""«Что такое …?»: a term or a people, asked by what it is said to be.

Where a definition does not single a thing out, or is too long to ask by, it still answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.asked import Words, asked_fact, readings_of
from quizgen.facts.clause import Fact
from quizgen.facts.singular import is_term
from quizgen.facts.surface import (
    DASHES,
    balanced,
    is_common,
    leading_noun,
    own_verb,
    told,
    unsaid,
    written,
)
from quizgen.facts.tree import Tree
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.namingwords import fold, naming

_MOST, _LEAST = 14, 3
"""Words of an answer, and the words with a meaning in it."""
_BREAKS = frozenset((";", ":", "(", ")"))
_OTHERS = frozenset(("причём", "причем", "а", "но", "однако", "хотя", "поэтому", "так", "например"))


def what_is(tree: Tree) -> Iterator[Fact]:
    """«Что такое шлюз?», «Кто такие гепиды?» of a definition in the nominative."""
    if unsaid(tree) or tree.published:
        return
    for own in readings_of(tree):
        sides = _sides(own)
        fact = _asked(own, *sides) if sides else None
        if fact:
            yield fact
            return


def _sides(tree: Tree) -> tuple[Words, Words] | None:
    """What is defined, and what it is said to be."""
    tokens = tree.tokens
    dashes = [t.i for t in tokens if t.text in DASHES]
    likened = next((t.i for t in tokens if t.text.lower() in ("представляет", "представляют")), -1)
    if len(dashes) == 1 and likened < 0:
        left, right = tokens[: dashes[0]], tokens[dashes[0] + 1 :]
        if right and right[0].text.lower() == "это":
            right = right[1:]
    elif not dashes and likened > 0 and likened + 2 < len(tokens):
        if tokens[likened + 1].text.lower() not in ("собой", "собою"):
            return None
        left, right = tokens[:likened], tokens[likened + 2 :]
    else:
        return None
    return (left, right) if left and right else None


def _asked(tree: Tree, left: Words, right: Words) -> Fact | None:
    head = leading_noun(left, "Nom")
    people = _people(left)
    if not people and (head is None or not is_term(left, head) or not is_common_term(left)):
        return None
    right = _told(right)
    noun = leading_noun(right, "Nom") if right else None
    if noun is None or own_verb(right) or not balanced(right) or told(right) < _LEAST:
        return None
    if right[0].text.lower() in ("не", "один", "одна", "одно", "одни") or right[noun].pos != "NOUN":
        return None
    if fold(right[noun].lemma) in naming("no kind"):
        return None
    text = written(left)
    if people:
        text = text[0].lower() + text[1:]
    return asked_fact(
        tree,
        "definition",
        right,
        right[noun],
        written(right),
        f"{_asking(left, people)} {text}",
        frozenset(("TERM",)),
    )


def is_common_term(tokens: Words) -> bool:
    """No name among the words, but for the capital that opens the sentence."""
    first = tokens[0]
    if any(t.text[:1].isupper() for t in tokens[1:]) or not first.text[:1].isalpha():
        return False
    return not first.text[:1].isupper() or first.i == 0 and (
        first.pos == "ADJ" or is_common(first) or first.pos == "NOUN"
    )


def _people(tokens: Words) -> bool:
    """«Гепиды»: one plural word that opens the sentence and that no list of places has."""
    word = tokens[0].text
    if len(tokens) != 1 or tokens[0].i or " " in word or word[-1:] not in "ыи":
        return False
    found = readings(word)[0]
    if found.known:
        return found.feats.get("Animacy") == "Anim" and found.feats.get("Number") == "Plur"
    return tokens[0].feats.get("Animacy") == "Anim" and place_kind(word) is None


def _told(tokens: Words) -> Words:
    """The definition up to where something else begins, no longer than a person would tell."""
    kept = [t for t in tokens if t.text != "."]
    for k, token in enumerate(kept):
        after = kept[k + 1].text.lower() if k + 1 < len(kept) else ""
        joined = after in ("а", "но") and not own_verb(kept[k + 1 :])
        if token.text in _BREAKS or (token.text == "," and after in _OTHERS and not joined):
            kept = kept[:k]
            break
    return kept if len([t for t in kept if t.pos != "PUNCT"]) <= _MOST else ()


def _asking(tokens: Words, people: bool) -> str:
    if people:
        return "кто такие"
    return "что такое"
