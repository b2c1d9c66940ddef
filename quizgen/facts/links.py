"""A clause parted at its link verb, read off the words: the parser takes a noun in the instrumental
for an object or a place.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.asked import (
    Words,
    without_stop,
    without_times,
)
from quizgen.facts.surface import (
    DASHES,
    balanced,
    has_name,
    is_common,
    leading_noun,
    opens_relative,
    own_verb,
    segments,
)
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.namingwords import fold
from quizgen.russian.wordlists import lists

LINKS = {
    "является": "является", "являются": "является", "считается": "считается",
    "считаются": "считается", "был": "был", "была": "был", "было": "был", "были": "был",
    "стал": "стал", "стала": "стал", "стало": "стал", "стали": "стал",
}  # fmt: skip
"""Link verb → as it stands beside «кто»."""
_LOOSE = frozenset(("также", "тоже", "же"))
_OTHERS = frozenset(
    ("причём", "причем", "а", "но", "однако", "хотя", "поэтому", "так", "поскольку")
)
_LONGEST = 14
"""Words of a predicate."""


def listed(name: str) -> frozenset[str]:
    """A list of `data/being.yaml`, folded. Raises KeyError for a name the file does not have."""
    return frozenset(map(fold, lists("being.yaml")[name]))


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence parted at its link verb.

    Attributes:
        verb: the link. said, noun: the words in the instrumental and the position of their noun.
        subject, head: what they are said of, and the position of its noun.
        first: whether the instrumental stands before the verb. time: dates, as text, or "".
    """

    verb: Token
    said: Words
    noun: int
    subject: Words
    head: int
    first: bool
    time: str


def parted(tree: Tree) -> Link | None:
    """The sentence as subject and predicate in the instrumental, or None where it is neither."""
    verbs = [t for t in tree.tokens if t.text.lower() in LINKS]
    if len(verbs) != 1:
        return None
    verb = verbs[0]
    left: Words = tree.tokens[: verb.i]
    right: Words = tree.tokens[verb.i + 1 :]
    if not balanced(left) or any(t.text in DASHES or t.text in "()" for t in (*left, *right)):
        return None
    right = _clause_end(right)
    if own_verb(left) or own_verb(right):
        return None
    left, before = without_times(tree, left)
    right = without_stop(right)
    after = ""
    if not any(t.text == "," for t in right):
        right, after = without_times(tree, right)
    while right and right[0].text.lower() in _LOOSE:
        right = right[1:]
    while left and left[-1].text.lower() in _LOOSE:
        left = left[:-1]
    if left and left[0].text.lower() == "что":
        left = left[1:]  # «Известно, что причиной …»
    if not left or not right or left[-1].text.lower() == "не":
        return None
    time = " ".join(part for part in (before, after) if part)
    for said, subject in ((left, _alone(right)), (right, left)):
        subject = _clause_end(subject)
        noun, head = leading_noun(said, "Ins"), _head(tree, subject, verb)
        if noun is None or head is None or len(said) > _LONGEST:
            continue
        if said[noun].text in ("собой", "собою") or any(t.pos == "PRON" for t in said[: noun + 1]):
            return None
        if said is left and (leading_noun(subject, "Ins") == head and not has_name(subject)):
            continue
        return Link(verb, said, noun, subject, head, said is left, time)
    return None


def _head(tree: Tree, subject: Words, verb: Token) -> int | None:
    """The noun of a subject: of names no dictionary has, and of counted things, too."""
    found = leading_noun(subject, "Nom")
    if found is not None or not subject:
        return found
    last = len(subject) - 1
    if any(m.type == "PERSON" and m.first == subject[last].i for m in tree.sentence.mentions):
        return last if subject[0].feats.get("Case") == "Nom" else None
    if subject[0].pos == "NUM" and subject[0].feats.get("Case") == "Nom":
        return next((k for k, t in enumerate(subject) if t.pos == "NOUN"), None)
    lead = subject[0]
    if last < 2 and all(t.text[:1].isupper() for t in subject) and lead.i == 0:
        named = subject[last].pos == "PROPN" and not is_common(subject[last])
        gender = verb.feats.get("Gender") or ""
        genders = ("", *(t.feats.get("Gender", "") for t in subject))
        return last if named and gender in genders else None
    return None


def _clause_end(tokens: Words) -> Words:
    """The words up to where another clause begins: «…, причём», «…, а», «…:»."""
    for k, token in enumerate(tokens):
        after = tokens[k + 1].text.lower() if k + 1 < len(tokens) else ""
        if token.text in ":;" or (token.text == "," and after in _OTHERS):
            return tokens[:k]
    return tokens


def _alone(tokens: Words) -> Words:
    """A subject without what a clause after a comma tells of it."""
    parts = segments(tokens)
    if len(parts) > 1 and (opens_relative(parts[1]) or parts[1][0].text.lower() == "а"):
        return parts[0]
    return tokens
