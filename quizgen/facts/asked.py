"""Facts whose question is written out: what is asked, and the words of the question itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.nominals import is_date
from quizgen.facts.tree import Tree
from quizgen.model import Token

_ANY = frozenset(("ANY",))

Words = Sequence[Token]


def readings_of(tree: Tree) -> Iterator[Tree]:
    """The sentence, then each of its clauses that stands alone, parsed by itself."""
    yield tree
    for clause in tree.sentence.clauses:
        yield Tree(clause, tree.published)


def asked_fact(
    tree: Tree,
    role: str,
    focus: Words,
    head: Token,
    answer: str,
    question: str,
    types: frozenset[str] = _ANY,
) -> Fact:
    """A fact without a clause, whose question a template takes as it is written here.

    Args:
        role: `term`, `person` or `definition`: what is asked.
        focus: the words of the article that answer. head: their noun.
        answer: as it is to be shown. question: the words of the question, or of its rest,
            without a capital and a mark; they go to the role `relation`.
    """
    return Fact(
        rule="being",
        sentence=tree.sentence,
        predicate=None,
        roles=(
            Role(role, types, -1, tuple(focus), head, text=answer),
            Role("relation", _ANY, -1, (head,), head, text=question),
        ),
    )


def without_times(tree: Tree, tokens: Words) -> tuple[Words, str]:
    """The words without the dates that open or close them, and those dates as text."""
    times: list[str] = []
    own = list(tokens)
    while own and (is_date(tree, own[0]) or (own[0].text == "," and times)):
        token = own.pop(0)
        if token.text != ",":
            times.append(plain_time(token))
    while own and is_date(tree, own[-1]):
        times.append(plain_time(own.pop()))
    return own, " ".join(times)


def plain_time(token: Token) -> str:
    """A date as it stands inside a sentence."""
    return token.text[0].lower() + token.text[1:]


def told_after(question: str, time: str) -> str:
    """The question with its time, if any, at the end."""
    return f"{question} {time}" if time else question


def without_stop(tokens: Words) -> Words:
    """The words without the full stop that closes the sentence."""
    own = list(tokens)
    while own and own[-1].text == ".":
        own.pop()
    return own
