"""«Что такое …?»: a term or a people, asked by what it is said to be.

Where a definition does not single a thing out, or is too long to ask by, it still answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.asked import Words, asked_fact, readings_of, without_stop
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
from quizgen.model import Token
from quizgen.russian.gazetteer import is_event, place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.namingwords import fold, naming

_MOST, _LEAST = 14, 3
"""Words of an answer, and the words with a meaning in it."""
_ONES = frozenset(("один", "одна", "одно"))
_FOLKS = frozenset(("народ", "племя", "этнос", "народность", "население", "нация"))
_BREAKS = frozenset((";", ":", "(", ")"))
_OTHERS = frozenset(
    (
        "причём",
        "причем",
        "а",
        "но",
        "однако",
        "хотя",
        "поэтому",
        "так",
        "например",
        "то",
        "включая",
        "обычно",
    )
)


def what_is(tree: Tree) -> Iterator[Fact]:
    """«Что такое шлюз?», «Кто такие гепиды?» of a definition in the nominative."""
    if unsaid(tree) or tree.published:
        return
    for own in readings_of(tree):
        sides = _sides(own)
        fact = _asked(own, *sides) if sides else _one_of(own)
        if fact:
            yield fact
            return


def _sides(tree: Tree) -> tuple[Words, Words] | None:
    """What is defined, and what it is said to be."""
    tokens = tree.tokens
    dashes = [t.i for t in tokens if t.text in DASHES or _spaced(tree, t)]
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


def _one_of(tree: Tree) -> Fact | None:
    """«Одним из способов разделения жидкостей является дистилляция»."""
    tokens = tree.tokens
    at = next((t.i for t in tokens if t.text.lower() == "является"), 0)
    left, right = tokens[:at], without_stop(tokens[at + 1 :])
    if len(left) < _LEAST + 1 or [t.text.lower() for t in left[:2]] not in (
        ["одним", "из"], ["одной", "из"],
    ):  # fmt: skip
        return None
    noun, head = leading_noun(left[2:], "Gen"), leading_noun(right, "Nom") if right else None
    if noun is None or head is None or not is_term(right, head) or not _is_common_term(right):
        return None
    if own_verb(left) or told(left) < _LEAST or any(t.text in ",()" for t in (*left, *right)):
        return None
    if any(t.pos in ("PRON", "DET") for t in left) or right[head].feats.get("Animacy") == "Anim":
        return None
    one = {"Fem": "одна", "Neut": "одно"}.get(left[2:][noun].feats.get("Gender", ""), "один")
    answer = f"{one} {written(left[1:])}"
    if len(left) > _MOST:
        return None
    question = f"что такое {written(right)}"
    return asked_fact(
        tree, "definition", left, left[2:][noun], answer, question, frozenset(("TERM",))
    )


def _spaced(tree: Tree, token: Token) -> bool:
    """A hyphen that stands for a dash."""
    if token.text != "-" or not 0 < token.i < len(tree.tokens) - 1:
        return False
    return tree.tokens[token.i - 1].stop < token.start and (
        token.stop < tree.tokens[token.i + 1].start
    )


def _asked(tree: Tree, left: Words, right: Words) -> Fact | None:
    head = leading_noun(left, "Nom")
    noun = _genus(right)
    folk = noun is not None and fold(right[noun].lemma) in _FOLKS
    people = _people(left, folk)
    if not people and (head is None or not is_term(left, head) or not _is_common_term(left)):
        return None
    right = _told(right)
    if (
        noun is None
        or noun >= len(right)
        or own_verb(right)
        or not balanced(right)
        or told(right) < _LEAST
    ):
        return None
    if right[0].text.lower() == "не" or right[noun].pos != "NOUN":
        return None
    if fold(right[noun].lemma) in naming("no kind"):
        return None
    if head is not None and any(t.lemma == left[head].lemma for t in right[noun + 1 :]):
        return None  # «кофе — напиток из семян рода кофе»: a circle tells nothing
    people = people or folk
    if not people and head is not None and left[head].feats.get("Animacy") == "Anim":
        return None  # «Что такое лещ?» and «Кто такой лещ?» read badly, both
    if right[noun].feats.get("Number") == "Plur" and people and right[0].pos != "NUM":
        return None
    if any(t.text in (",", "или") or is_event(t.lemma) for t in left) or "(" in written(right):
        return None
    if right[0].text.lower() in _ONES and not people:
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
        f"{'кто такие' if people else 'что такое'} {text}",
        frozenset(("TERM",)),
    )


def _plural(tokens: Words) -> bool:
    return any(t.feats.get("Number") == "Plur" and t.feats.get("Case") == "Nom" for t in tokens)


def _genus(tokens: Words) -> int | None:
    """Where the noun stands that tells the kind: «племя», «один из народов»."""
    if not tokens:
        return None
    if len(tokens) > 2 and tokens[0].text.lower() in _ONES and tokens[1].text.lower() == "из":
        found = leading_noun(tokens[2:], "Gen")
        return None if found is None else found + 2
    return leading_noun(tokens, "Nom")


def _is_common_term(tokens: Words) -> bool:
    """No name among the words, but for the capital that opens the sentence."""
    first = tokens[0]
    if any(t.text[:1].isupper() for t in tokens[1:]) or not first.text[:1].isalpha():
        return False
    return not first.text[:1].isupper() or (
        first.i == 0 and (first.pos == "ADJ" or is_common(first) or first.pos == "NOUN")
    )


def _people(tokens: Words, folk: bool) -> bool:
    """«Гепиды»: one plural word that opens the sentence and that no list of places has."""
    word = tokens[0].text
    if len(tokens) != 1 or tokens[0].i or " " in word or word[-1:] not in "ыи":
        return False
    found = readings(word)[0]
    if folk:
        return place_kind(word) is None
    if found.known:
        return found.feats.get("Animacy") == "Anim" and found.feats.get("Number") == "Plur"
    return tokens[0].feats.get("Animacy") == "Anim" and place_kind(word) is None


def _told(tokens: Words) -> Words:
    """The definition up to where something else begins, no longer than a person would tell."""
    kept = list(without_stop(tokens))
    for k, token in enumerate(kept):
        after = kept[k + 1].text.lower() if k + 1 < len(kept) else ""
        joined = after in ("а", "но") and not own_verb(kept[k + 1 :])
        if token.text in _BREAKS or (token.text == "," and after in _OTHERS and not joined):
            kept = kept[:k]
            break
    return kept if len([t for t in kept if t.pos != "PUNCT"]) <= _MOST else ()
