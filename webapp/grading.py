"""Is what the learner gave the answer? Of every kind that the program judges.

Typed answers are judged by `quizgen.grading`; here are the options and the answers of several
members.
"""

from __future__ import annotations

from quizgen.grading import Grade, grade
from quizgen.model import Question

LISTED = ("multiple", "matching", "ordering")
"""Kinds whose answer has several members; what is given is kept as one member a line."""
TYPED = ("typed", "cloze")
"""Kinds whose answer is typed."""


def judge(question: Question, given: str, article: str) -> Grade:
    """What came of an answer given to a question that the learner does not judge himself.

    Args:
        given: the text typed or chosen, one member a line; empty for "I do not know".
        article: the text the question is about.
    """
    if question.kind in TYPED:
        return grade(question, given, article)
    right = (
        members_are_right(question, given) if question.kind in LISTED else given == question.answer
    )
    return Grade("right" if right else "wrong")


def one_line(text: str) -> str:
    """The text with single spaces and no line ends."""
    return " ".join(text.split())


def members_are_right(question: Question, given: str) -> bool:
    """Whether everything given is right and nothing is left out."""
    said = given.split("\n")
    if question.kind == "multiple":
        return set(said) == set(map(one_line, question.items))
    right = question.matches if question.kind == "matching" else question.items
    return said == list(map(one_line, right))
