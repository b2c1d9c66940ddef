"""Circumstances told by what opens them: «из-за шторма», «с помощью лазера», «под названием …»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.clause import COMPLEMENT, Fact, Part, Role
from quizgen.facts.kinds import types_of
from quizgen.facts.roles import focus_head
from quizgen.facts.shared import all_clauses
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import is_contextual, is_deverbal
from quizgen.russian.markers import markers
from quizgen.russian.morphology import possible_cases
from quizgen.russian.wordlists import words

_WHOSE = words("whose")
_DEVERBAL = frozenset(("way", "aim"))
"""Roles whose phrase must name an action: «путём выпаривания», «с целью изучения»."""
_CALLED = "called"
_LANGUAGE = "язык"
_LETTERS = "«\"“'"


def circumstances(tree: Tree) -> Iterator[Fact]:
    """Every clause once for each marked circumstance in it, which alone is asked."""
    for fact in all_clauses(tree):
        parts = fact.parts
        for index, part in enumerate(parts):
            found = _marked(tree, part, index) or _whose(tree, part, index)
            found = found or _language(part, index) or _destined(tree, part, index)
            if found is None or not _whole(tree, fact, part):
                continue
            written, role = found
            changed = (*parts[:index], written, *parts[index + 1 :])
            yield replace(fact, parts=changed, roles=(role,))


def _marked(tree: Tree, part: Part, index: int) -> tuple[Part, Role] | None:
    """The part with its marker as a preposition, and the role the marker tells."""
    before = part.preposition.split()
    texts = [*before, *(token.text.lower() for token in part.tokens)]
    for name, opening, case in markers():
        length = len(opening)
        if tuple(texts[:length]) != opening or length < len(before) or len(texts) == length:
            continue
        tokens = part.tokens[length - len(before) :]
        head = focus_head(tokens)
        if not _fits(tree, name, tokens, head, case):
            return None
        own = Part(COMPLEMENT, tokens, head, " ".join(opening))
        # «В результате чего? — пожара»: with the marker said again one word would be half of it.
        alone = head.text if name == "result" and len(tokens) == 1 else ""
        return own, Role(name, types_of(tree, tokens, head), index, tokens, head, text=alone)
    return None


def _fits(tree: Tree, name: str, tokens: tuple[Token, ...], head: Token, case: str) -> bool:
    """Whether the phrase stands in the marker's case and means something by itself."""
    inside = {token.i for token in tokens}
    if name == _CALLED:
        return tokens[0].text[0] in _LETTERS or head.pos == "PROPN"
    if head.pos not in ("NOUN", "PROPN") or sum(t.head not in inside for t in tokens) != 1:
        return False
    if head.feats.get("Case") != case or case not in possible_cases(head.text, head.pos):
        if len(head.text.split()) == 1:
            return False
    if name in _DEVERBAL and not is_deverbal(head.lemma):
        return False
    return not _bare(tree, tokens, head)


def _bare(tree: Tree, tokens: tuple[Token, ...], head: Token) -> bool:
    """A noun that could be any, or one that only the clause after it tells apart."""
    if tokens[0].pos in ("PRON", "DET") or tokens[0].feats.get("Apro"):
        return True
    if len(tokens) > 1 or head.pos == "PROPN":
        return False
    return is_contextual(head.lemma) or bool(tree.children(head, "acl", "acl:relcl"))


def _whose(tree: Tree, part: Part, index: int) -> tuple[Part, Role] | None:
    """«под руководством | Сергея Королёва», «по проекту | архитектора Росси»: asked by «чей»."""
    if f"{part.preposition} {part.head.lemma}" not in _WHOSE or part.tokens[0] is not part.head:
        return None
    focus = part.tokens[1:]
    if not focus:
        return None
    head = focus_head(focus)
    if head.head != part.head.i or head.feats.get("Case") != "Gen":
        return None
    types = types_of(tree, focus, head)
    if any(mention.type == "ORG" for mention in tree.mentions(focus)):
        types |= {"ORG"}  # «Императорских театров»
    return part, Role("whose", types, index, focus, head)


def _language(part: Part, index: int) -> tuple[Part, Role] | None:
    """«на латинском языке»."""
    if part.preposition != "на" or part.head.lemma != _LANGUAGE or len(part.tokens) != 2:
        return None
    if part.tokens[0].pos != "ADJ" or part.head.feats.get("Number") != "Sing":
        return None
    if is_contextual(part.tokens[0].lemma) or part.tokens[0].feats.get("Apro"):
        return None
    said = f"на {part.tokens[0].text}"
    return part, Role("language", frozenset(("ANY",)), index, part.tokens, part.head, text=said)


def _destined(tree: Tree, part: Part, index: int) -> tuple[Part, Role] | None:
    """«для хранения зерна»: an action is what something is for."""
    if part.preposition != "для" or not is_deverbal(part.head.lemma) or len(part.tokens) < 2:
        return None
    if part.head.feats.get("Case") != "Gen" or _bare(tree, part.tokens, part.head):
        return None
    types = types_of(tree, part.tokens, part.head)
    return part, Role("destined", types, index, part.tokens, part.head)


def _whole(tree: Tree, fact: Fact, part: Part) -> bool:
    """Whether the phrase ends where the clause pauses, its verb stands, or another part begins."""
    after = part.tokens[-1].i + 1
    if after >= len(tree.tokens):
        return True
    token = tree.tokens[after]
    if token.pos == "ADP" and part.tokens[-1].pos not in ("PROPN", "ADJ"):
        return part.head.lemma == _LANGUAGE  # «доказательства вмешательства | в выборы»
    if token.pos in ("PUNCT", "CCONJ", "VERB", "AUX", "ADP"):
        return token.text not in "(:—–"
    others = {t.i for p in fact.parts if p is not part for t in p.tokens}
    verbs = {t.i for t in fact.predicate.tokens} if fact.predicate else set()
    return after in others | verbs
