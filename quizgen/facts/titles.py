"""Posts beside names: «Председатель Совета Федерации России Валентина Матвиенко»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.clause import Fact, Predicate, Role
from quizgen.facts.kinds import nominative
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.calendar import MONTHS_IN
from quizgen.russian.gazetteer import is_contextual, is_post
from quizgen.russian.wordforms import decline_name
from quizgen.russian.wordlists import words

_PART_OF_POST = words("part of a post")
_FORMER = words("former")
_INITIALS_FEMININE = re.compile(r"^(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][а-яё-]+(?:[оеё]ва|ина|ская|цкая)$")
_CHANGING = frozenset(
    ("пост", "должность", "отставка", "назначить", "избрать", "покинуть", "уволить", "сменить",
     "стать", "родиться", "умереть", "скончаться", "погибнуть")
)  # fmt: skip
"""The post is taken or left in that year, or the year is of a life."""


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
        if tokens[0].feats.get("Opening"):
            text = text[0].lower() + text[1:]
        if _INITIALS_FEMININE.search(name.text) and post.feats.get("Case") == "Nom":
            # «руководитель Е. В. Орлова»: initials tell no case, and she stands in the nominative.
            name = replace(name, feats={**name.feats, "Case": "Nom", "Gender": "Fem"})
        person = decline_name(name.text, dict(name.feats), "Nom")
        if person is None:
            continue
        lead = tokens[0]
        if lead.pos == "ADJ" and lead.text[0].islower() and lead.lemma not in _PART_OF_POST:
            continue
        verb, time, notes = _held(tree)
        yield Fact(
            rule="title",
            sentence=tree.sentence,
            predicate=Predicate((post,), (verb,), "занимать"),
            notes=notes,
            roles=(
                *time,
                Role("post", frozenset(("TITLE", "ANY")), -1, tokens, post, text=text),
                Role("person", frozenset(("PERSON", "ANY")), -1, (name,), name, text=person),
            ),
        )


def _held(tree: Tree) -> tuple[str, tuple[Role, ...], tuple[str, ...]]:
    """How to ask who holds or held the post: its tense, its year, and reasons not to ask.

    News tell who holds it now. Another text tells who held it in the year of the sentence, and
    without a year it does not tell when: the question would have no certain time.
    """
    years = [m for m in tree.sentence.mentions if m.type in ("YEAR", "DATE")]
    said = {match for m in years for match in re.findall(r"(?<!\d)\d{4}(?!\d)", m.value)}
    changing = any(t.lemma in _CHANGING for t in tree.tokens)
    if tree.published:
        now = not changing and said <= {str(tree.published.year)}
        text = f"в {MONTHS_IN[tree.published.month - 1]} {tree.published.year} года"
        token = tree.tokens[0]
        time = Role("time", frozenset(("YEAR",)), -1, (token,), token, text=text)
        return "занимал", (time,), () if now else ("post of no certain time",)
    if changing or len(said) != 1 or len(years) != 1 or "." in years[0].value:
        return "занимал", (), ("post of no certain time",)
    token = tree.tokens[years[0].first]
    if token.head < 0 or token.pos != "ADV" or token.text.lower().startswith(("с ", "до ", "к ")):
        return "занимал", (), ("post of no certain time",)
    text = f"в {said.pop()} году"
    return "занимал", (Role("time", frozenset(("YEAR",)), -1, (token,), token, text=text),), ()


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
