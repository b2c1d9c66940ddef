"""The one thing of its kind, told beside a name: «Аконкагуа, высочайшая вершина Анд, …»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.asked import Words, asked_fact
from quizgen.facts.clause import Fact
from quizgen.facts.kinds import types_of
from quizgen.facts.singular import gives_away, is_single
from quizgen.facts.surface import DASHES, in_nominative, leading_noun, own_verb, unsaid, written
from quizgen.facts.tree import Tree
from quizgen.model import Token

_LONGEST = 12
_CASES = ("Nom", "Gen", "Dat", "Ins", "Loc", "Acc")
_GONE = ("некогда", "бывший", "древний", "когда-то", "средневековый")
_ENDS = frozenset((",", ".", "(", ")", ";", ":", *DASHES))


def appositions(tree: Tree) -> Iterator[Fact]:
    """«Как называется высочайшая вершина Анд?» of what stands between commas after a name."""
    if unsaid(tree):
        return
    for mark in tree.tokens[1:-1]:
        if mark.text != "," and mark.text not in DASHES:
            continue
        told = _stretch(tree, mark.i + 1)
        name = _name_before(tree, mark.i)
        found = _read(tree, name, told) if name and told else _turned(tree, mark)
        if found:
            yield found
            return


def _turned(tree: Tree, mark: Token) -> Fact | None:
    """«Самый крупный город острова — Нюк — стоит на берегу»: the name between two dashes."""
    after = next((t.i for t in tree.tokens[mark.i + 1 :] if t.text == mark.text), 0)
    mention = next(
        (m for m in tree.sentence.mentions if m.first == mark.i + 1 and m.last == after), None
    )
    told = tree.tokens[: mark.i]
    if mark.text not in DASHES or mention is None or mention.type != "PLACE":
        return None
    return _read(tree, tree.tokens[mention.first : mention.last], told)


def _stretch(tree: Tree, start: int) -> Words:
    """The words up to the next mark."""
    kept: list[Token] = []
    for token in tree.tokens[start:]:
        if token.text in _ENDS:
            break
        kept.append(token)
    return kept if len(kept) <= _LONGEST else ()


def _name_before(tree: Tree, stop: int) -> Words:
    """The name that ends where the mark stands."""
    last = tree.tokens[stop - 1]
    if last.feats.get("Quoted"):
        return (last,)
    mention = next(
        (m for m in tree.sentence.mentions if m.last == stop and m.type in ("PLACE", "ORG")), None
    )
    if mention:
        return tree.tokens[mention.first : stop]
    if stop > 1:
        first = tree.tokens[stop - 2]  # «Бородинское сражение»
        titled = first.pos == "ADJ" and first.text[:1].isupper() and first.i > 0
        if titled and last.pos == "NOUN" and last.text.islower():
            return (first, last)
    return ()


def _past(noun: Token) -> str:
    ends = {"Fem": "лась", "Neut": "лось"}
    single = "называ" + ends.get(noun.feats.get("Gender", ""), "лся")
    return "назывались" if noun.feats.get("Number") == "Plur" else single


def _read(tree: Tree, name: Words, told: Words) -> Fact | None:
    own = leading_noun(name, name[-1].feats.get("Case") or "Nom")
    for case in _CASES:
        head = leading_noun(told, case)
        if head is None or not is_single(told, head) or own_verb(told):
            continue
        case_of_name = name[-1].feats.get("Case")
        if case_of_name not in (None, case) or any(t.pos in ("PRON", "DET") for t in told):
            return None
        text = in_nominative(told, head, case)
        called = in_nominative(name, own, case) if own is not None and case != "Nom" else None
        called = written(name) if case == "Nom" else called
        if text is None or called is None:
            return None
        own_words = [w for w in called.split() if w != told[head].lemma]
        if gives_away(text, " ".join(own_words)):
            return None
        verb = "называются" if told[head].feats.get("Number") == "Plur" else "называется"
        if any(t.lemma in _GONE for t in told):
            verb = _past(told[head])
        types = types_of(tree, tuple(name), name[-1]) - {"TERM", "PEOPLE", "SIGHT", "REGION"}
        return asked_fact(tree, "term", name, name[-1], called, f"как {verb} {text}", types)
    return None
