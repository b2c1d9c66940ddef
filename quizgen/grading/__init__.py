"""Grading of typed answers: forgives how a thing is typed, never what is said."""

from quizgen.grading.judging import Grade, grade
from quizgen.grading.spelling import same_answer

__all__ = ["Grade", "grade", "same_answer"]
