"""The verdict on a typed answer: right, right but for a slip of the pen, or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quizgen.grading.amounts import read_amount, read_score, same_amount
from quizgen.grading.moments import read_moments, same_moments
from quizgen.grading.names import (
    as_named,
    is_spelt_by_letters,
    numbered,
    ways_to_name,
    with_figures,
    with_titles,
)
from quizgen.grading.phrases import (
    Asked,
    asked_by,
    given_members,
    in_another_case,
    in_another_number,
    loose,
    members,
    variants,
)
from quizgen.grading.slips import one_slip
from quizgen.grading.spelling import is_reversed, readings_of, same_answer, spelling
from quizgen.model import Question

LONGEST = 1000
"""Characters of the longest answer that is read; longer ones are wrong."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_YEARS = re.compile(r"\b(?:год|году|года|лет|годы|годах)\b")
_CENTURIES = re.compile(r"\b(?:век|веке|века|столети[еия])\b")


@dataclass(frozen=True, slots=True)
class Grade:
    """What came of an answer.

    Attributes:
        verdict: «slip» counts as right. remark: how it is written, for a slip; else "".
    """

    verdict: Literal["right", "slip", "wrong"]
    remark: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it counts as right."""
        return self.verdict != "wrong"


WRONG = Grade("wrong")


def grade(question: Question, given: str, article: str = "") -> Grade:
    """Whether what was typed is the answer or one of its accepted forms.

    Args:
        article: the text the question is about; a word of it is never taken for a slip.
    """
    if len(given) > LONGEST or is_reversed(given) or not spelling(given):
        return WRONG
    said = tuple(form for form in (question.answer, *question.accepted) if spelling(form))
    forms = with_titles(said)
    texts = readings_of(given)
    if any(same_answer(form, text) for form in forms for text in texts):
        return Grade("right")
    if any(same_answer(option, text) for option in question.distractors for text in texts):
        return WRONG
    asked = asked_by(question.stem)
    for text in texts:
        for form in forms:
            if _same_value(form, text, question, asked) or _same_words(form, text, asked):
                return Grade("right")
    for text in texts:
        for form in forms:
            if _slipped(form, text, question, asked, article):
                return Grade("slip", form)
    return WRONG


def _same_value(form: str, given: str, question: Question, asked: Asked) -> bool:
    kind = _moment_kind(question)
    right = next(filter(None, (read_moments(text, kind) for text in _bare(form, asked))), None)
    if right:
        return any(
            said is not None and same_moments(right, said)
            for text in _bare(given, asked)
            for said in (read_moments(text, "century" if right[0].century else kind),)
        )
    score = read_score(form) if ":" in form else None
    if score:
        return read_score(given) == score
    for text in _bare(form, asked):
        amount = read_amount(text)
        if amount:
            return any(
                said is not None and same_amount(amount, said, asked.things)
                for other in _bare(given, asked)
                for said in (read_amount(other),)
            )
    return False


def _moment_kind(question: Question) -> str:
    """What a bare number would be: a year, a century, or neither."""
    stem = spelling(question.stem)
    if _CENTURIES.search(stem):
        return "century"
    if stem.startswith("сколько") or any(word.startswith("скольк") for word in stem.split()[:3]):
        return ""
    if any(_YEARS.search(spelling(form)) for form in (question.answer, *question.accepted)):
        return "year"
    return "year" if re.search(r"\bкак\w+ год", stem) else ""


def _bare(text: str, asked: Asked) -> Iterator[str]:
    """The text as typed, then without «это» and without the question's preposition."""
    yield text
    plain = re.sub(r"^\s*это\s+", "", text, flags=re.IGNORECASE)
    if plain != text:
        yield plain
    first, _, rest = plain.strip().partition(" ")
    if rest and len(variants(f"{first} 0", asked)) > 1:
        yield rest


def _same_words(form: str, given: str, asked: Asked) -> bool:
    right, said = variants(form, asked), variants(given, asked)
    if {*right} & {*said}:
        return True
    if any(in_another_case(one, other, asked) for one in right for other in said):
        return True
    if as_named(given) in ways_to_name(form) or is_spelt_by_letters(form, given):
        return True
    figures = numbered(form)
    if figures and figures in {with_figures(text) for text in said}:
        return True
    listed = members(form)
    return bool(listed) and given_members(given, listed or ()) == listed


def _slipped(form: str, given: str, question: Question, asked: Asked, article: str) -> bool:
    if asked.term and in_another_number(loose(form), loose(given)):
        return True
    offered = _words(" ".join(question.distractors)) - _words(form)
    named = _words(article)
    wordings = [*variants(form, asked), *ways_to_name(form)]
    said = [*variants(given, asked), as_named(given)]
    listed = members(form)
    pairs = [(one.split(), other.split()) for one in wordings for other in said]
    parts = given_members(given, listed) if listed else None
    if listed and parts:
        pairs.append(_differing(listed, parts))
    return any(one_slip(right, typed, named, offered) for right, typed in pairs)


def _differing(right: tuple[str, ...], given: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The members of two lists that are not in both."""
    left = [one for one in right if one not in given]
    extra = [one for one in given if one not in right]
    return " ".join(left).split(), " ".join(extra).split()


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold().replace("ё", "е")))
