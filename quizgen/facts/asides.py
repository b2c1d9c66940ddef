"""Circumstances a clause stays true and whole without, left out where they say nothing alone.

«Из-за сокращения его численности лов запретили» is «лов запретили»; a score, a bare «в
результате» and the town a person comes from are told beside what happened, not by it.
"""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, COMPLEMENT, SUBJECT, TIME, Part, Predicate
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.wordlists import words

_LEFT = frozenset(
    ("из-за", "благодаря", "несмотря на", "вопреки", "после", "в результате", "вслед за", "помимо",
     "кроме", "вместо", "наряду с")
)  # fmt: skip
_POINTING = frozenset(("его", "её", "ее", "их", "этот", "такой", "тот", "данный"))
_THEN = frozenset(("год", "время", "период", "месяц", "момент", "пора", "десятилетие"))
_WITH = frozenset(("при этот", "с этот цель", "в связь с этот", "в результат этот"))
_THERE = frozenset(("там", "тут"))
_RESULTS = frozenset(("результат", "итог"))


def without_asides(tree: Tree, predicate: Predicate, parts: list[Part]) -> list[Part]:
    """The parts that hold the fact."""
    doer = any(p.function == SUBJECT and p.head.feats.get("Animacy") == "Anim"
               and p.head.pos == "PROPN" for p in parts)  # fmt: skip
    kept: list[Part] = []
    for part in parts:
        home = predicate.lemma not in words("motion") and _home(tree, part, kept[-1:])
        aside = home or _score(part) or _unsaid(part) or _hence(part) or _then(part)
        aside = aside or _of_participle(tree, predicate, part)
        there = doer and part.function == ADVERB and part.head.text.lower() in _THERE
        if not there and (part.function not in (COMPLEMENT, TIME) or not aside):
            kept.append(part)
    return kept if len(kept) > 1 else parts


def _of_participle(tree: Tree, predicate: Predicate, part: Part) -> bool:
    """«общество, призванное усовершенствовать людей | на основе религий»: no comma parts them."""
    for token in tree.tokens[predicate.tokens[-1].i + 1 : part.start]:
        full = token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"
        if full and token.rel == "acl" and tree.tokens[token.i - 1].text == ",":
            if all(t.text != "," for t in tree.tokens[token.i : part.start]):
                return True
    return False


def _score(part: Part) -> bool:
    """«со счётом 3:1»."""
    return part.head.lemma == "счёт" and part.preposition in ("с", "со") and len(part.tokens) > 1


def _hence(part: Part) -> bool:
    """«В результате белок превращается …»."""
    if part.preposition == "в" and len(part.tokens) == 1:
        return part.head.lemma in _RESULTS and part.start <= 1
    return False


def _unsaid(part: Part) -> bool:
    """A reason or an occasion that only the sentence before tells."""
    if not any(_points(token) for token in part.tokens):
        return False
    return part.preposition in _LEFT


def _then(part: Part) -> bool:
    """«в эти годы», «с этой целью»: when and why only the sentence before tells."""
    own = [t for t in part.tokens if t.text.lower() != "же"]
    if " ".join([part.preposition, *(t.lemma for t in own)]) in _WITH:
        return True
    return (
        part.preposition in ("в", "во")
        and len(own) == 2
        and own[0].lemma in ("этот", "тот", "такой")
        and own[1].lemma in _THEN
    )


def _points(token: Token) -> bool:
    return token.text.lower() in _POINTING or token.lemma in _POINTING


def _home(tree: Tree, part: Part, before: list[Part]) -> bool:
    """«обыграла Онс Жабер | из Туниса»: where the person comes from, right after the name."""
    if part.preposition != "из" or not before or part.head.pos != "PROPN":
        return False
    last = before[0].tokens[-1]
    person = any(m.type == "PERSON" and m.first == last.i for m in tree.sentence.mentions)
    place = any(m.type == "PLACE" and m.first == part.head.i for m in tree.sentence.mentions)
    return person and place and part.start == last.i + 2
