"""Choice, typed, cloze or open: what a draft becomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quizgen.facts.clause import SUBJECT
from quizgen.model import GAP, KINDS
from quizgen.questions.complements import settled
from quizgen.questions.drafts import Draft
from quizgen.questions.gaps import reason_to_drop_cloze
from quizgen.questions.opens import may_be_open
from quizgen.questions.telling import said_in
from quizgen.russian.twostyles import each_style
from quizgen.templates.realise import named_person
from quizgen.templates.said import Said

_SHORT = frozenset(
    ("YEAR", "DATE", "NUMBER", "MEASURE", "PERCENT", "MONEY", "DURATION", "CITY",
     "COUNTRY", "PERSON", "PLACE", "ORG", "UNIVERSITY", "AIRPORT", "TITLE")
)  # fmt: skip
_ONE_ANSWER = frozenset(
    ("term", "expansion", "deed", "aged", "elder", "alias", "newname", "realname", "meaning")
)
"""Roles whose question has one answer by its own words: a definition has one name."""
_TELLING = 8
"""Points a stem needs (see review.LEAST_SAID) for a phrase to be the one answer to type."""
_LEAST_OPTIONS = 2
_TYPED_WORDS = 3
_CERTAIN_WORDS = 2
"""A preposition and a noun: what somebody died of, or a thing is made of."""
_ABOUT = re.compile(r"^(?:около|более|свыше|менее|почти|примерно|до|от \d[\d ,]* до) (?=\d)")
_CLOZE_SHARE = 3
"""One question to type in this many is a gap in its own short sentence, where that stands alone."""
_CLOZE_WORDS = 18
_CLAUSES = 2
"""Commas that make a sentence too winding to be read around a gap."""
_TYPED_SHARE = 5
"""One short answer in this many is typed, although it could be chosen."""


def kind_of(draft: Draft, options: Sequence[str], allowed: Sequence[str]) -> str | None:
    """The kind to ask the draft as, or None when no allowed kind fits.

    A choice needs two good wrong options; what has a short plain answer may be typed, and one in
    `_TYPED_SHARE` of those always is, so that a deck has both; which one, the id decides. What is
    left is open, where its answer is one to tell.
    """
    wanted = [kind for kind in (draft.template.kinds or KINDS) if kind in allowed]
    choice = "choice" in wanted and len(options) >= _LEAST_OPTIONS
    # A teacher who wants an answer typed knows that it can be.
    told = "typed" in draft.template.kinds and isinstance(draft.fact, Said)
    typed = "typed" in wanted and (told or is_typable(draft))
    if typed and choice:
        return "typed" if int(draft.id[:6], 16) % _TYPED_SHARE == 0 else "choice"
    if choice:
        return "choice"
    if typed and not ("cloze" in wanted and _gap_instead(draft)):
        return "typed"
    if "cloze" in wanted and is_typable(draft) and gapped(draft) is not None:
        return "cloze"
    if "open" in wanted and may_be_open(draft):
        return "open"
    return None


def _gap_instead(draft: Draft) -> bool:
    """Whether the short sentence itself, with a gap, may stand for a question to type."""
    chosen = int(draft.id[6:], 16) % _CLOZE_SHARE == 0
    plain = draft.fact.rule == "clause" and bool(draft.role.types & _SHORT)
    return (
        chosen
        and plain
        and len(draft.fact.sentence.text.split()) <= _CLOZE_WORDS
        and draft.fact.sentence.text.count(",") < _CLAUSES
        and bool(gapped(draft))
    )


def is_typable(draft: Draft) -> bool:
    """Whether a learner can be expected to type the answer as it is."""
    # Either style of the calendar may be typed.
    answer = (*each_style(draft.answer), draft.answer)[0]
    if draft.fact.rule == "measure":
        answer = _ABOUT.sub("", answer)
    words = [word for word in answer.split() if len(word.rstrip(".")) > 1]
    if draft.fact.rule == "truth":
        # A list or a long phrase has too many wordings to type; digits have one.
        figures = any(letter.isdigit() for letter in answer)
        several = "," in answer or " и " in answer
        return not several and len(words) <= _TYPED_WORDS + 2 * figures
    if len(words) > _TYPED_WORDS + (answer[:1].isdigit() or "TITLE" in draft.role.types):
        return False
    if draft.role.name in _ONE_ANSWER or draft.fact.rule in ("measure", "deed"):
        return True
    if draft.role.name == "attribute" and "TERM" in draft.role.types:
        return draft.answer.split()[-1][:1].isupper() or "«" in draft.answer
    if bool(draft.role.types & _SHORT) or said_in(draft.stem) >= _TELLING:
        return True
    return len(words) <= _CERTAIN_WORDS and settled(draft)


def gapped(draft: Draft) -> tuple[str, str] | None:
    """The evidence with a gap for the asked words, and the words; None where it cannot be."""
    focus = named_person(draft.role)
    sentence = draft.fact.sentence
    begin = sentence.tokens[0].start - sentence.start
    start, stop = focus[0].start - sentence.start, focus[-1].stop - sentence.start
    if any(a.i + 1 != b.i for a, b in pairwise(focus)) or draft.role.text:
        return None
    if any(token.feats.get("Resolved") for token in sentence.tokens):
        return None  # the sentence itself still says «он»
    if any(
        token.text not in sentence.text
        for part in draft.fact.parts
        if part.function == SUBJECT
        for token in part.tokens
    ):
        return None  # the sentence itself does not say who
    text = sentence.text
    # The sentence's own words only: without «Напомним,» before them.
    lead = text[begin:start]
    stem = f"{lead[:1].upper()}{lead[1:]}{GAP}{text[stop:]}"
    if sentence.headline and not re.search(r"[.!?…]$", stem):
        stem += "."
    if reason_to_drop_cloze(draft, stem):
        return None
    answer = text[start:stop]
    if "YEAR" in draft.role.types and draft.role.value.isdigit() and draft.role.value in answer:
        # «в _____ году»: the gap holds what the learner is to know, no more.
        stem = stem.replace(GAP, answer.replace(draft.role.value, GAP, 1))
        stem, answer = stem[:1].upper() + stem[1:], draft.role.value
    return stem, answer


_TYPES = (
    "YEAR", "DATE", "DURATION", "NUMBER", "MONEY", "PERCENT", "MEASURE", "COUNTRY", "CITY",
    "PERSON", "ORG", "PLACE", "TITLE", "QUOTE", "EVENT", "TERM",
)  # fmt: skip


def asked_type(draft: Draft) -> str:
    """The type asked, in small letters: «year», «person», «number»."""
    found = next((name for name in _TYPES if name in draft.role.types), None)
    return (found or draft.role.name).lower()
