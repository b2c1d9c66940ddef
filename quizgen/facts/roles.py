"""The roles of a clause: which of its parts, and which words inside them, can be asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Part, Predicate, Role
from quizgen.facts.kinds import named_inside, types_of
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun, organisation_class
from quizgen.russian.counting import counter
from quizgen.russian.phrases import case_of, text_of

_WHERE = {"в": "Loc", "во": "Loc", "на": "Loc", "у": "Gen", "под": "Ins", "над": "Ins",
          "около": "Gen", "возле": "Gen", "близ": "Gen", "за": "Ins", "между": "Ins"}  # fmt: skip
_WHITHER = {"в": "Acc", "во": "Acc", "на": "Acc"}
_WHENCE = {"из": "Gen", "с": "Gen", "со": "Gen"}
_COUNTS = frozenset(("NUMBER", "MEASURE", "MONEY", "PERCENT", "AGE", "DURATION"))
_DATES = frozenset(("DATE", "YEAR", "MONTH", "SEASON", "DECADE", "CENTURY", "PERIOD", "TIME"))
_DEVERBAL = ("ние", "ция", "ство", "тие", "вка", "ация", "изм", "ыв", "ние")


def roles_of(tree: Tree, predicate: Predicate | None, parts: Sequence[Part]) -> tuple[Role, ...]:
    """Every role of the clause's parts, whole parts first, then words inside them."""
    found: list[Role] = []
    for index, part in enumerate(parts):
        found.extend(_whole(tree, predicate, part, index))
        found.extend(_inside(tree, part, index))
    return tuple(found)


def _whole(tree: Tree, predicate: Predicate | None, part: Part, index: int) -> Iterator[Role]:
    if part.function == ADVERB or part.text:
        return
    if part.function == TIME:
        for mention in tree.mentions(part.tokens):
            if mention.type == "DURATION":
                yield Role("how_long", frozenset((mention.type, "ANY")), index, part.tokens, part.head, mention.value)
            elif mention.type in _DATES:
                yield Role("when", frozenset((mention.type, "ANY")), index, part.tokens, part.head, mention.value)
        return
    types = types_of(tree, part.tokens, part.head)
    case = part.case or case_of(part.tokens, part.head)
    if counter(part.tokens, part.head) is not None and part.function != OBJECT and not part.preposition:
        types = types | {"COUNTED"}
    name = part.function if part.function in (SUBJECT, OBJECT) else "complement"
    yield Role(name, types, index, part.tokens, part.head)
    if part.function in (SUBJECT, OBJECT):
        return
    preposition = part.preposition
    if "PLACE" in types:
        if _WHERE.get(preposition) == case:
            yield Role("where", types, index, part.tokens, part.head)
        elif _WHITHER.get(preposition) == case:
            yield Role("whither", types, index, part.tokens, part.head)
        elif _WHENCE.get(preposition) == case:
            yield Role("whence", types, index, part.tokens, part.head)
    if "PERSON" in types:
        if preposition in ("с", "со") and case == "Ins":
            yield Role("with", types, index, part.tokens, part.head)
    if predicate and predicate.passive and not preposition and case == "Ins":
        yield Role("agent", types, index, part.tokens, part.head)
    if preposition == "по" and part.head.lemma in ("приглашение", "инициатива", "поручение", "просьба"):
        focus = _genitive(tree, part)
        if focus:
            own = types_of(tree, focus, focus_head(focus))
            yield Role("inviter", own, index, focus, focus_head(focus))


def focus_head(tokens: Sequence[Token]) -> Token:
    """The word of the phrase whose head lies outside it."""
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head not in inside), tokens[0])


def _genitive(tree: Tree, part: Part) -> tuple[Token, ...]:
    """The genitive attribute of the part's head, where it closes the part."""
    inside = {token.i for token in part.tokens}
    for child in tree.children(part.head, "nmod"):
        if child.i not in inside or child.i < part.head.i or tree.children(child, "case"):
            continue
        if child.feats.get("Case") != "Gen" and not child.feats.get("Quoted"):
            continue
        tokens = tuple(t for t in tree.phrase(child) if t.i in inside)
        if tokens and tokens[-1].i == part.tokens[-1].i:
            return tokens
    return ()


def _inside(tree: Tree, part: Part, index: int) -> Iterator[Role]:
    if part.function in (ADVERB, TIME) or part.text:
        return
    inside = {token.i: token for token in part.tokens}
    for mention in tree.mentions(part.tokens):
        if mention.type in _COUNTS and mention.last - mention.first == 1:
            number = tree.tokens[mention.first]
            counted = tree.tokens[number.head] if number.head in inside else None
            if counted is not None and _countable(tree, part, counted):
                types = frozenset((mention.type, "ANY"))
                yield Role("count", types, index, (number,), counted, mention.value)
    genitive = _genitive(tree, part)
    if genitive:
        head = focus_head(genitive)
        yield Role("of", types_of(tree, genitive, head), index, genitive, head)
    name = named_inside(tree, part)
    if name:
        focus, head = name
        yield Role("name", types_of(tree, part.tokens, part.head), index, focus, head)


def _countable(tree: Tree, part: Part, noun: Token) -> bool:
    """Counted nouns that head the part, or hang in it by a preposition.

    «глав двух государств» is a set phrase: a number in a bare genitive is not asked.
    """
    if noun.i == part.head.i:
        return True
    if noun.rel == "conj" and noun.head == part.head.i:
        return True
    return bool(tree.children(noun, "case")) and noun.rel in ("nmod", "obl")


def text(role: Role) -> str:
    """The asked words as they stand."""
    return role.text or text_of(role.focus)


__all__ = ["class_noun", "focus_head", "organisation_class", "roles_of", "text"]
