"""Whether a whole sentence can stand alone as a question with a gap."""

from __future__ import annotations

import re

from quizgen.facts.tree import Tree
from quizgen.questions.drafts import Draft
from quizgen.questions.review import LONGEST_STEM
from quizgen.questions.telling import WORD
from quizgen.questions.wholes import side_of_nothing
from quizgen.russian.wordlists import words

_OWN = frozenset(("свой", "своего", "своей", "своих", "своим", "свою"))


def reason_to_drop_cloze(draft: Draft, stem: str) -> str | None:
    """Why the whole sentence cannot stand alone as a question with a gap, or None."""
    found = set(WORD.findall(stem.lower()))
    if draft.fact.sentence.speech is not None or re.search(r"^[—–-]|[«»\[\]]", stem):
        return "inside a quotation"
    if found & (words("pronouns") - words("that")) or found & {
        "свой",
        "своего",
        "своей",
        "своих",
        "своим",
        "свою",
    }:
        return "unresolved pronoun"
    if found & words("deictic"):
        return "deictic word"
    tree = Tree(draft.fact.sentence)
    if any(side_of_nothing(tree.phrase(t)) for t in tree.tokens if tree.children(t, "case")):
        return "vague noun"  # «на северо-восточном берегу»
    if len(WORD.findall(stem)) > LONGEST_STEM:
        return "stem too long"
    return None
