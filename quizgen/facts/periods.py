"""From which year to which: «с 1941 по 1945 год», «между 1905 и 1907 годами»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.clause import TIME, Fact, Role
from quizgen.facts.shared import all_clauses
from quizgen.facts.tree import Tree

_YEARS = re.compile(r"\d{3,4}/\d{3,4}")
_SPAN = re.compile(r"с \d{3,4} (по|до) \d{3,4} (год|года|годы)", re.IGNORECASE)


def periods(tree: Tree) -> Iterator[Fact]:
    """Every clause with years it lasted from and to, which alone are asked."""
    for fact in all_clauses(tree):
        for index, part in enumerate(fact.parts):
            if part.function != TIME or not _SPAN.fullmatch(part.head.text):
                continue
            for mention in tree.mentions(part.tokens):
                if mention.type == "PERIOD" and _YEARS.fullmatch(mention.value):
                    types = frozenset(("PERIOD", "ANY"))
                    role = Role("period", types, index, part.tokens, part.head, mention.value)
                    yield replace(fact, roles=(role,))
