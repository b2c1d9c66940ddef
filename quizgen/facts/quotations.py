"""Quoted words with their speaker: «Великий Абай говорил: «…»»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import Fact, Role
from quizgen.facts.tree import Tree
from quizgen.russian.gazetteer import say_verb
from quizgen.russian.wordforms import decline_name

_QUOTED = re.compile(r":\s*[«“\"]([^»”\"]{15,220}?)[.…]?(?:[»”\"]|$)")
_SHORTEST = 6
"""Words a quotation needs to be anybody's in particular."""


def quotations(tree: Tree) -> Iterator[Fact]:
    """A person, a verb of saying, a colon and the words in quotation marks."""
    match = _QUOTED.search(tree.sentence.text)
    if not match:
        return
    if len(match.group(1).split()) < _SHORTEST:
        return
    before = tree.sentence.start + match.start()
    verbs = [t for t in tree.tokens if t.start < before and say_verb(t.lemma)]
    people = [
        tree.tokens[m.first]
        for m in tree.sentence.mentions
        if m.type == "PERSON" and tree.tokens[m.first].start < before
    ]
    if len(verbs) != 1 or len(people) != 1:
        return
    name = people[0]
    person = decline_name(name.text, dict(name.feats), "Nom")
    if person is None or name.feats.get("Case") not in (None, "Nom"):
        return
    inside = tuple(
        t
        for t in tree.tokens
        if tree.sentence.start + match.start(1) <= t.start < tree.sentence.start + match.end(1)
    )
    yield Fact(
        rule="quotation",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role("speaker", frozenset(("PERSON", "ANY")), -1, (name,), name, text=person),
            Role(
                "quote",
                frozenset(("QUOTE", "ANY")),
                -1,
                inside or (name,),
                name,
                text=f"«{match.group(1).strip()}»",
            ),
        ),
    )
