"""Posts beside names: «Председатель Совета Федерации России Валентина Матвиенко»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import Fact, Predicate, Role
from quizgen.facts.kinds import nominative
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_contextual, is_post
from quizgen.russian.wordforms import decline_name
from quizgen.russian.wordlists import words

_PART_OF_POST = words("part of a post")
_FORMER = words("former")


def titles(tree: Tree) -> Iterator[Fact]:
    """A noun of office with its complement and, after it, a person in the same case."""
    for mention in tree.sentence.mentions:
        if mention.type != "PERSON":
            continue
        name = tree.tokens[mention.first]
        post = _office(tree, name)
        if post is None or post.feats.get("Number") == "Plur":
            continue
        tokens = tuple(
            t
            for t in tree.phrase(post)
            if t.i != name.i and t.i not in _below(tree, name) and t.i < name.i
        )
        if not any(t.head == post.i and t.rel == "nmod" for t in tokens):
            continue
        if any(t.lemma in _FORMER for t in tokens):
            continue
        if not any(
            t.rel == "nmod" and (t.text[0].isupper() or not is_contextual(t.lemma)) for t in tokens
        ):
            continue  # «аким города»: of which one is not said
        text = nominative(tokens, post)
        if post.feats.get("Opening"):
            text = text[0].lower() + text[1:]
        person = decline_name(name.text, dict(name.feats), "Nom")
        if person is None:
            continue
        lead = tokens[0]
        if lead.pos == "ADJ" and lead.text[0].islower() and lead.lemma not in _PART_OF_POST:
            continue
        # An undated text may be about the past: it says who held the post, not who holds it.
        verb = "занимает" if tree.published else "занимал"
        yield Fact(
            rule="title",
            sentence=tree.sentence,
            predicate=Predicate((post,), (verb,), "занимать"),
            roles=(
                Role("post", frozenset(("TITLE", "ANY")), -1, tokens, post, text=text),
                Role("person", frozenset(("PERSON", "ANY")), -1, (name,), name, text=person),
            ),
        )


def _below(tree: Tree, token: Token) -> set[int]:
    return {t.i for t in tree.subtree(token)}


def _office(tree: Tree, name: Token) -> Token | None:
    """The office whose holder the name is: its head, or the noun phrase right before it."""
    node = name
    for _ in range(4):
        if node.head < 0:
            return None
        node = tree.tokens[node.head]
        if node.i < name.i and is_post(node.lemma) and node.pos in ("NOUN", "PROPN"):
            case, own = node.feats.get("Case"), name.feats.get("Case")
            between = tree.tokens[node.i + 1 : name.i]
            if any(t.pos in ("PUNCT", "VERB", "ADP", "CCONJ") and t.text != "-" for t in between):
                return None
            return node if not case or not own or case == own else None
    return None
