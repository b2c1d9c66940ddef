"""Measures inside a phrase: «имеет толщину 7 км» → «Какую толщину имеет …?», «На какой высоте?»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import OBJECT, SUBJECT, Fact, Part, Role
from quizgen.facts.measures import points
from quizgen.facts.shared import main_clauses
from quizgen.facts.surface import written
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_contextual, is_person_noun
from quizgen.russian.wordlists import words

_AT = frozenset(("высота", "глубина", "расстояние"))
_WHICH = {
    ("Fem", "Acc"): "какую", ("Fem", "Loc"): "какой", ("Masc", "Acc"): "какой",
    ("Masc", "Loc"): "каком", ("Neut", "Acc"): "какое", ("Neut", "Loc"): "каком",
}  # fmt: skip
_NUMBERS = frozenset(("NUMBER", "MEASURE", "DURATION", "PERCENT", "MONEY"))
_LONGEST = 8


def levels(tree: Tree) -> Iterator[Fact]:
    """The number of a measured noun the verb has for its object, or stands at."""
    for fact in main_clauses(tree):
        predicate = fact.predicate
        if predicate is None or fact.notes or len(fact.parts) != 2 or len(predicate.tokens) > 1:
            continue
        subject = next((p for p in fact.parts if p.function == SUBJECT), None)
        part = next((p for p in fact.parts if p is not subject), None)
        if subject is None or part is None or not _known(tree, subject):
            continue
        case = _case(part, predicate.lemma)
        which = _WHICH.get((part.head.feats.get("Gender", ""), case))
        number = _number(tree, part)
        if not case or which is None or number is None or part.tokens[0] is not part.head:
            continue
        value, last = number
        told = part.tokens[1:last]
        rest = written(part.tokens[last:]) if last < len(part.tokens) else ""
        opener = "на " if case == "Loc" else ""
        asking = f"{opener}{which} {part.head.text.lower()} {rest} {predicate.forms[0]}"
        yield _fact(fact, subject, told, value, " ".join(asking.split()))


def _case(part: Part, verb: str) -> str:
    """The case of the measured noun: of what the verb has, or where it stands; "" for neither."""
    if part.function == OBJECT and verb == "иметь" and part.head.lemma in words("measured"):
        return "Acc"
    return "Loc" if part.preposition == "на" and part.head.lemma in _AT else ""


def _known(tree: Tree, subject: Part) -> bool:
    """A named thing, or a kind of things in no news."""
    if subject.tail or len(subject.tokens) > _LONGEST:
        return False
    if any(points(t) or t.text == "," for t in subject.tokens):
        return False
    if any(t.text[:1].isupper() and not t.feats.get("Opening") for t in subject.tokens):
        return True
    head = subject.head
    if any(
        m.type in ("PLACE", "ORG") and m.first <= head.i < m.last for m in tree.sentence.mentions
    ):
        return True
    kind = tree.published is None and not is_contextual(head.lemma)
    return kind and not is_person_noun(head.lemma) and len(subject.tokens) > 1


def _number(tree: Tree, part: Part) -> tuple[str, int] | None:
    """The value right after the noun, and where its unit ends among the part's tokens."""
    if len(part.tokens) < 3:
        return None
    first = part.tokens[1]
    mention = next(
        (m for m in tree.sentence.mentions if m.first == first.i and m.type in _NUMBERS), None
    )
    if mention is None:
        return None
    last = 1 + mention.last - mention.first
    while last < len(part.tokens) and part.tokens[last].pos == "ADJ":
        last += 1
    if last >= len(part.tokens) or part.tokens[last].pos != "NOUN":
        return None
    return mention.value, last + 1


def _fact(fact: Fact, subject: Part, told: tuple[Token, ...], value: str, asking: str) -> Fact:
    text = written(subject.tokens)
    if subject.tokens[0].feats.get("Opening"):
        text = text[:1].lower() + text[1:]
    anything = frozenset(("ANY",))
    return Fact(
        rule="measure",
        sentence=fact.sentence,
        predicate=None,
        roles=(
            Role("count", anything, -1, told, told[-1], value, written(told)),
            Role(
                "definition", anything, -1, (subject.head,), subject.head, text=f"{asking} {text}"
            ),
        ),
        speaker=fact.speaker,
    )
