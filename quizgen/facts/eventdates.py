"""The month of an event that dated news tell without its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import DATE_TYPES, SUBJECT, TIME, Part, Predicate
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.calendar import MONTHS_IN
from quizgen.russian.gazetteer import is_event

_FIRST_DAYS = 3
"""In the first days of a month the news may be of the month before."""


def month_of_news(tree: Tree, predicate: Predicate, parts: Sequence[Part]) -> Iterator[Part]:
    """«в ноябре 2025 года» for «В Кремле прошла встреча глав …» of news of that month.

    Only for a meeting, a match or the like that has taken place, in a sentence with no date of
    its own: one of many is told apart by its time.
    """
    day = tree.published
    if day is None or day.day <= _FIRST_DAYS or tree.sentence.speech is not None:
        return
    verb = predicate.tokens[predicate.agreeing]
    if verb.feats.get("Tense") != "Past" or verb.feats.get("Aspect") != "Perf":
        return
    subject = next((part for part in parts if part.function == SUBJECT), None)
    if subject is None or not is_event(subject.head.lemma):
        return
    if any(mention.type in DATE_TYPES for mention in tree.sentence.mentions):
        return
    text = f"в {MONTHS_IN[day.month - 1]} {day.year} года"
    token = Token(verb.i, text, verb.start, verb.start, text, "ADV", {}, verb.i, "advmod")
    yield Part(TIME, (token,), token)
