"""What kind of thing a phrase names: person, organisation, place, event, term."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import DATE_TYPES, Part
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun, class_noun_kind, is_event, is_person_noun
from quizgen.russian.kinds import organisation_type, place_type
from quizgen.russian.morphology import possible_cases
from quizgen.russian.phrases import decline, join, text_of
from quizgen.russian.wordlists import words

_SIDES = words("sides")
_BRANCHES = frozenset(("филиал", "отделение", "представительство", "кафедра", "факультет", "сайт"))


def types_of(tree: Tree, tokens: Sequence[Token], head: Token) -> frozenset[str]:
    """Every type of the template language the phrase satisfies."""
    found = {"ANY"}
    inside = {token.i for token in tokens}
    for mention in tree.sentence.mentions:
        if not any(i in inside for i in range(mention.first, mention.last)):
            continue
        covers = mention.first <= head.i < mention.last
        if mention.type == "PERSON" and (covers or _apposed(tree, mention.first, head)):
            found.add("PERSON")
        elif mention.type in ("ORG", "PLACE") and covers:
            found.add(mention.type)
    if not found & {"PERSON", "ORG", "PLACE"}:
        found |= _by_noun(tree, tokens, head)
    proper = head.pos == "PROPN" or any(c.isupper() for c in head.text)
    if proper and "PERSON" not in found:
        name = nominative(tokens, head)
        place = place_type(name, "PLACE" in found)
        if place:
            found = (found - {"ORG", "EVENT"}) | {"PLACE", place}
    single = head.feats.get("Number") != "Plur"
    if (
        single
        and not found & {"PERSON", "PLACE"}
        and (proper or "ORG" in found or _quoted(tokens, head))
    ):
        kind = organisation_type(nominative(tokens, head), head.lemma)
        if kind:
            found = found | {"ORG", kind}
    if head.lemma in _BRANCHES or (head.feats.get("Number") == "Plur" and head.pos == "NOUN"):
        found -= {"ORG", "UNIVERSITY", "COMPANY"}
    if head.text[0].isdigit() or any(
        m.first == head.i and m.type in DATE_TYPES for m in tree.sentence.mentions
    ):
        return frozenset(("ANY",))
    if head.pos == "PROPN" and head.text[0].isupper() and not head.feats.get("Opening"):
        return frozenset(found)  # a name of a kind nobody knows
    if not found & {"PERSON", "ORG", "PLACE"} and head.pos in ("NOUN", "PROPN"):
        found.add("PEOPLE" if head.feats.get("Animacy") == "Anim" else "TERM")
    return frozenset(found)


def _apposed(tree: Tree, name: int, head: Token) -> bool:
    token = tree.tokens[name]
    return (
        token.head == head.i
        and token.rel in ("appos", "flat", "flat:name", "nmod")
        and (token.rel != "nmod" or token.feats.get("Case") == head.feats.get("Case"))
        and is_person_noun(head.lemma)
    )


def _quoted(tokens: Sequence[Token], head: Token) -> bool:
    """Whether a name in quotation marks or «имени …» follows the head, or it starts the name."""
    return any(
        t.head == head.i and (t.text[0] in '«"“' or t.text.startswith("имени ")) for t in tokens
    ) or (any(t.text[0].isupper() for t in tokens if t.i < head.i and t.head == head.i and t.i > 0))


def _named(tokens: Sequence[Token], head: Token) -> bool:
    """Whether the phrase has a proper name in it beside its head."""
    return any(t.i > head.i and (t.text[0].isupper() or t.text[0] in '«"') for t in tokens) or any(
        t.text[0].isupper() and 0 < t.i <= head.i for t in tokens
    )


def _by_noun(tree: Tree, tokens: Sequence[Token], head: Token) -> set[str]:
    found = set()
    named = any(t.head == head.i and t.rel in ("appos", "flat", "flat:name") for t in tokens)
    kind = class_noun_kind(head.lemma)
    if head.lemma in _SIDES and any(
        m.type == "PLACE" and any(m.first <= t.i < m.last for t in tokens)
        for m in tree.sentence.mentions
    ):
        found.add("PLACE")  # «на юге Восточной Сибири»
    if kind == "PLACE" and (named or _named(tokens, head)):
        found.add("PLACE")
    if is_event(head.lemma):
        found.add("EVENT")
    elif kind == "ORG" and named and head.feats.get("Number") != "Plur":
        found.add("ORG")
    return found


def nominative(tokens: Sequence[Token], head: Token) -> str:
    """The phrase in the nominative as text, or as it stands where that fails."""
    if head.feats.get("Case") in (None, "Nom"):
        return text_of(tokens)
    declined = decline(tokens, head, "Nom")
    return join(declined) if declined else text_of(tokens)


def named_inside(tree: Tree, part: Part) -> tuple[tuple[Token, ...], Token] | None:
    """The name after a class noun («аэропорту | Внуково»), with the class noun; or None."""
    head = part.head
    if head.pos != "NOUN" or not class_noun(head.lemma):
        return None
    inside = {token.i for token in part.tokens}
    for child in tree.children(head, "appos", "flat", "flat:name", "nmod"):
        if child.i not in inside or child.i != head.i + 1 or tree.children(child, "case"):
            continue
        if not (child.text[0].isupper() or child.text[0] in '«"“'):
            continue
        if (
            child.rel == "nmod"
            and child.feats.get("Case") == "Gen"
            and not child.feats.get("Quoted")
        ):
            continue
        own = possible_cases(child.text, child.pos)
        if child.feats.get("Geox") and own and not own & {"Nom", head.feats.get("Case", "Nom")}:
            continue  # «городом России»: a name stands in the case of its noun, or in its own
        tokens = tuple(t for t in tree.phrase(child) if t.i in inside)
        after = tree.tokens[tokens[-1].i + 1 : tokens[-1].i + 3]
        cut = len(after) == 2 and after[0].text in ",&" and after[1].text[0].isupper()
        if cut or any(m.type == "PERSON" for m in tree.mentions(tokens)):
            return None
        if any(
            t.text[0].isupper() and not t.feats.get("Opening") for t in part.tokens if t.i <= head.i
        ):
            return None
        return tokens, head
    return None
