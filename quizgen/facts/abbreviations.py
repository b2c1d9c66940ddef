"""Abbreviations the article spells out: «Международный олимпийский комитет (МОК)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import Fact, Role
from quizgen.facts.surface import in_nominative, leading_noun, lowered
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import organisation_names
from quizgen.russian.morphology import readings

_BRACKET = re.compile(r"\s*\(([А-ЯЁ]{2,6})\)")
_CASES = ("Nom", "Gen", "Dat", "Ins", "Loc", "Acc")
_EVERYWHERE = frozenset(
    ("национальный", "государственный", "центральный", "областной", "районный", "городской",
     "региональный", "местный", "министерство", "управление", "республиканский")
)  # fmt: skip
_SMALL = frozenset(("и", "по", "в", "на", "о", "при", "для", "с", "из"))


def abbreviations(tree: Tree) -> Iterator[Fact]:
    """What an abbreviation in brackets stands for, where its letters are those of the words."""
    sentence = tree.sentence
    if sentence.headline:
        return
    for token in tree.tokens:
        match = _BRACKET.match(sentence.text[token.stop - sentence.start :])
        if match is None or len(match[1]) < 3:
            continue
        words = _spelled(tree, token, match[1])
        text = _full(words) if words else None
        if not words or text is None or not words[0].text[:1].isupper():
            continue  # «третий оценочный отчёт (ТОО)» is the article's own shorthand
        if words[0].lemma in _EVERYWHERE:
            continue  # «Национальный олимпийский комитет (НОК)»: every land has one
        if _contradicted(match[1], text):
            continue  # the article errs: «Союз Независимых Государств (СНГ)»
        head = words[-1]
        yield Fact(
            rule="abbreviation",
            sentence=sentence,
            predicate=None,
            roles=(
                Role("expansion", frozenset(("ANY",)), -1, words, head, text=text),
                Role("abbreviation", frozenset(("ANY",)), -1, (token,), token, text=match[1]),
            ),
        )


def _contradicted(abbreviation: str, expansion: str) -> bool:
    """Whether a known abbreviation stands for other words, as many of them."""
    told = expansion.lower().split()
    full = [n.lower().split() for n in organisation_names(abbreviation)]
    alike = [n for n in full if len(n) == len(told) > 1]
    return bool(alike) and told not in alike


def _spelled(tree: Tree, last: Token, letters: str) -> tuple[Token, ...]:
    """The words before the bracket whose first letters make the abbreviation, all of them."""
    left = list(letters)
    found: list[Token] = []
    for token in reversed(tree.tokens[: last.i + 1]):
        if not left:
            break
        if token.text[:1].upper() == left[-1]:
            left.pop()
        elif token.text.lower() not in _SMALL:
            return ()
        if " " in token.text or not token.text[:1].isalpha():
            return ()
        found.insert(0, token)
    return tuple(found) if not left else ()


def _full(words: tuple[Token, ...]) -> str | None:
    """The full name in the nominative, in the one case all its words before the noun agree in."""
    for case in _CASES:
        head = leading_noun(words, case)
        if head is None:
            continue
        own = words[head].feats.get("Case")
        if own not in (None, case) or not any(r.known for r in readings(words[head].text)):
            continue
        text = in_nominative(words, head, case)
        return lowered(text, words[0]) if text else None
    return None
