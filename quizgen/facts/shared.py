"""The clauses of a sentence, found once for the families of rules that look into them."""

from __future__ import annotations

from functools import lru_cache

from quizgen.facts.clause import Fact
from quizgen.facts.clauses import finite_clauses, participles, relatives
from quizgen.facts.tree import Tree


@lru_cache(maxsize=1)
def main_clauses(tree: Tree) -> tuple[Fact, ...]:
    """Main and coordinated clauses of the sentence."""
    return tuple(finite_clauses(tree))


@lru_cache(maxsize=1)
def all_clauses(tree: Tree) -> tuple[Fact, ...]:
    """Every clause of the sentence, participial and relative ones too."""
    return (*main_clauses(tree), *participles(tree), *relatives(tree))
