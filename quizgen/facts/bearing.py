"""Names that single things bear: «Самый большой полуостров Байкала носит название Святой Нос»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import Fact, Role
from quizgen.facts.singular import gives_away, is_single
from quizgen.facts.surface import leading_noun, own_verb, unsaid, written
from quizgen.facts.tree import Tree

_LONGEST = 4
_BEARS = frozenset(("носит", "носят"))
_NAMES = frozenset(("название", "имя"))


def bearing(tree: Tree) -> Iterator[Fact]:
    """What the one thing of its kind is called."""
    tokens = tree.tokens
    at = next((t.i for t in tokens if t.text.lower() in _BEARS), None)
    if unsaid(tree) or at is None or not at or at + 2 >= len(tokens):
        return
    left, name = tokens[:at], tokens[at + 2 :]
    if tokens[at + 1].text.lower() not in _NAMES or not 0 < len(name) <= _LONGEST:
        return
    named = all(t.text[:1].isupper() or t.feats.get("Quoted") for t in name)
    head = leading_noun(left, "Nom")
    if not named or head is None or own_verb(left) or not is_single(left, head):
        return
    text, called = written(left), written(name)
    if left[0].feats.get("Opening"):
        text = text[:1].lower() + text[1:]
    if gives_away(text, called):
        return
    noun = left[head]
    verb = "называются" if noun.feats.get("Number") == "Plur" else "называется"
    types = frozenset(("ANY", "PLACE"))
    yield Fact(
        rule="definition",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("term", types, -1, tuple(name), name[-1], text=called),
            Role("definition", frozenset(("ANY",)), -1, (noun,), noun, text=f"{verb} {text}"),
        ),
    )
