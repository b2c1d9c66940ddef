"""Measures told with a dash: «Наибольшая глубина озера Байкал — 1642 м»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.surface import DASHES, leading_noun, own_verb, unsaid, written
from quizgen.facts.tree import Tree
from quizgen.model import Mention, Token
from quizgen.russian.gazetteer import is_contextual, is_person_noun
from quizgen.russian.wordlists import words

WHAT = {"Masc": "каков", "Fem": "какова", "Neut": "каково"}
_LONGEST = 9
_TYPES = frozenset(("NUMBER", "MEASURE", "DURATION", "PERCENT", "MONEY"))
_POINTING = frozenset(("его", "её", "ее", "их", "этот", "такой", "тот", "данный", "свой", "он"))
_AFTER = frozenset((",", ";", "."))


def measures(tree: Tree) -> Iterator[Fact]:
    """What a measured thing measures: «Какова наибольшая глубина озера Байкал? — 1642 м»."""
    if unsaid(tree) or tree.sentence.speech is not None:
        return
    at = next((t.i for t in tree.tokens if t.text in DASHES), None)
    if at is None or not 1 < at <= _LONGEST:
        return
    left = tree.tokens[:at]
    noun = leading_noun(left, "Nom")
    if noun is None or left[noun].lemma not in words("measured") or own_verb(left):
        return
    if any(t.text == "," or points(t) for t in left) or not of_something(tree, left, noun):
        return
    found = _value(tree, at + 1)
    if found is None:
        return
    mention, last = found
    head = left[noun]
    number = head.feats.get("Number", "Sing")
    asking = "каковы" if number == "Plur" else WHAT.get(head.feats.get("Gender", ""))
    if asking is None:
        return
    text = written(left)
    if left[0].feats.get("Opening"):
        text = text[:1].lower() + text[1:]
    focus = tree.tokens[at + 1 : last]
    counted = tree.tokens[last - 1]
    yield Fact(
        rule="measure",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("count", frozenset(("ANY",)), -1, tuple(focus), counted,
                 mention.value, written(focus)),
            Role("definition", frozenset(("ANY",)), -1, (head,), head, text=f"{asking} {text}"),
        ),
    )  # fmt: skip


def points(token: Token) -> bool:
    return token.lemma in _POINTING or bool(token.feats.get("Anph"))


def of_something(tree: Tree, left: Sequence[Token], noun: int) -> bool:
    """Whether it is told of what: by a name, or by a kind of things in no news."""
    after = left[noun + 1 :]
    if " " in left[noun].text:
        return True
    if any(t.text[:1].isupper() or t.feats.get("Quoted") or " " in t.text for t in after):
        return True
    before = {t.i + 1 for t in after if t.pos == "ADP"}
    owners = [
        t for t in after
        if t.pos == "NOUN" and t.feats.get("Case") == "Gen" and t.i not in before
    ]  # fmt: skip
    if not owners or tree.published is not None:
        return False
    return not any(
        is_contextual(t.lemma) or is_person_noun(t.lemma) or t.lemma in words("bare places")
        for t in owners[-1:]
    ) and not any(t.lemma in words("measured wholes") for t in owners)


def _value(tree: Tree, first: int) -> tuple[Mention, int] | None:
    """The number after the dash with its unit, and where they end; nothing else may follow."""
    tokens = tree.tokens
    mention = next((m for m in tree.sentence.mentions if m.first == first), None)
    if mention is None or mention.type not in _TYPES:
        return None
    last = mention.last
    unit = tokens[last] if last < len(tokens) else None
    if unit is not None and unit.pos == "NOUN" and mention.type in _TYPES:
        last += 1
    if last < len(tokens) and tokens[last].text not in _AFTER:
        return None
    return mention, last
