"""Lists of two to five members: «граничит с Литвой, Белоруссией и Украиной», «три царства: …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Fact, Part, Role
from quizgen.facts.kinds import nominative, types_of
from quizgen.facts.roles import focus_head
from quizgen.facts.shared import main_clauses
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.counting import counter
from quizgen.russian.government import governs
from quizgen.russian.kinds import place_type
from quizgen.russian.phrases import text_of

_AND = frozenset(("и", "или", "либо"))
_MOST = 5
_KINDS = ("COUNTRY", "CITY")
_PLACED = frozenset(("в", "во", "из", "через"))
"""Prepositions after which places are asked whatever the verb: «в каких городах»."""
_LONGEST_MEMBER = 4
_FOLLOWING = "следующий"


def lists(tree: Tree) -> Iterator[Fact]:
    """Every clause once for each list in it, which alone is asked, whole.

    The role's value holds the members, parted by semicolons.
    """
    for fact in main_clauses(tree):
        for index, part in enumerate(fact.parts):
            if part.function in (ADVERB, TIME) or part.case:
                continue
            members = _coordinated(tree, part)
            if members:
                role = _role(tree, part.tokens, members, index)
                if _askable(fact, part) or (
                    role.types & set(_KINDS) and part.preposition in _PLACED
                ):
                    yield replace(fact, roles=(role,))
            named = _after_colon(tree, part)
            if named:
                tokens, members = named
                kept = tuple(t for t in part.tokens if t.lemma != _FOLLOWING)
                parts = (*fact.parts[:index], replace(part, tokens=kept), *fact.parts[index + 1 :])
                types = frozenset(("LIST", "ENUMERATION"))
                value = "; ".join(text_of(member) for member in members)
                role = Role("list", types, index, tokens, focus_head(tokens), value)
                yield replace(fact, parts=parts, roles=(role,))


def _role(
    tree: Tree, tokens: tuple[Token, ...], members: Sequence[tuple[Token, ...]], index: int
) -> Role:
    kinds: list[frozenset[str]] = []
    for member in members:
        head = focus_head(member)
        types = types_of(tree, member, head)
        kind = place_type(nominative(member, head), "PLACE" in types)
        kinds.append(types | {kind} if kind else types)
    common = frozenset.intersection(*kinds) & {*_KINDS, "PERSON", "TERM"}
    value = "; ".join(text_of(member) for member in members)
    return Role("list", common | {"LIST"}, index, tokens, focus_head(tokens), value)


def _askable(fact: Fact, part: Part) -> bool:
    """Subject, object, or what the verb governs: a list of circumstances is nobody's answer."""
    if fact.predicate is None:
        return False
    if part.function in (SUBJECT, OBJECT):
        return not part.preposition
    case = part.head.feats.get("Case", "")
    return governs(fact.predicate.lemma, part.preposition, case)


def _coordinated(tree: Tree, part: Part) -> list[tuple[Token, ...]]:
    """The members of a phrase that is a list and nothing else; empty where it is none."""
    tokens = part.tokens
    if any(b.i != a.i + 1 for a, b in pairwise(tokens)):
        return []
    heads = [part.head, *(t for t in tokens if t.rel == "conj" and t.head == part.head.i)]
    if not 2 <= len(heads) <= _MOST or any(t.pos not in ("NOUN", "PROPN") for t in heads):
        return []
    if len({t.feats.get("Case") for t in heads if t.feats.get("Case")}) > 1:
        return []
    members = _split(tokens)
    if len(members) != len(heads):
        return []
    held = all(any(h in member for h in heads) for member in members)
    return members if held and not any(_unfit(m) for m in members) else []


def _split(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """«A, B и C» at its commas and its one «и»; empty where it has another shape."""
    members: list[list[Token]] = [[]]
    marks: list[str] = []
    for token in tokens:
        low = token.text.lower()
        if low in _AND or (token.text == "," and token.pos == "PUNCT"):
            marks.append(low)
            members.append([])
        else:
            members[-1].append(token)
    good = marks and marks[-1] in _AND and all(mark == "," for mark in marks[:-1])
    return [tuple(m) for m in members] if good and all(members) else []


def _unfit(member: Sequence[Token]) -> bool:
    """A member that is no plain phrase: a pronoun, a verb, a bracket, a passage."""
    return len(member) > _LONGEST_MEMBER or any(
        t.pos in ("PRON", "DET", "VERB", "AUX", "PUNCT", "SCONJ", "PART")
        or t.feats.get("Apro")
        or (t.pos == "ADP" and t is member[0])
        for t in member
    )


def _after_colon(
    tree: Tree, part: Part
) -> tuple[tuple[Token, ...], list[tuple[Token, ...]]] | None:
    """What «три царства: …» names after the colon, if it names as many as it says."""
    colon = part.tokens[-1].i + 1
    if colon >= len(tree.tokens) - 1 or tree.tokens[colon].text != ":":
        return None
    stop = len(tree.tokens)
    while stop > colon + 1 and tree.tokens[stop - 1].text in (".", ";"):
        stop -= 1
    tokens = tree.tokens[colon + 1 : stop]
    members = _split(tokens)
    if not 2 <= len(members) <= _MOST or any(_unfit(m) for m in members):
        return None
    if any(t.text == "," and t.lemma == _FOLLOWING for t in part.tokens):
        return None
    number = counter(part.tokens, part.head)
    if number is None:
        following = any(t.lemma == _FOLLOWING for t in part.tokens)
        return (tokens, members) if following and len(part.tokens) > 1 else None
    said = next((m.value for m in tree.mentions((number,)) if m.type == "NUMBER"), "")
    return (tokens, members) if said == str(len(members)) else None
