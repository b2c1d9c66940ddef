"""Questions with several right members on the pages: what is chosen, graded and shown again.

What was given is kept as text, one member a line: for pairs the right sides in the order of the
left ones, for a chronicle the events in the order given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from quizgen.model import Question
from webapp.attempts import Attempt, Option
from webapp.grading import LISTED, one_line
from webapp.languages import Words, gettext


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a list to choose from: a left side, or an event.

    Attributes:
        choices: (value, text) of the list. chosen: the value chosen already, or "".
    """

    name: str
    text: str
    choices: tuple[tuple[str, str], ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line of the feedback: what was given for it and what is right.

    Attributes:
        text: the option, the left side or the event. answer: its right side or place, "" for an
            option. given: what was given for it, "" for nothing. right: whether that is right;
            for an option whether it belongs to the answer.
    """

    text: str
    answer: str
    given: str
    right: bool


def rows_of(
    attempt: Attempt, question: Question, sent: MultiDict[str, str] | None = None
) -> tuple[Row, ...]:
    """The lines of a question of pairs or of order, with what was chosen in the form sent."""
    options = attempt.options(question)
    if question.kind == "ordering":
        lines: Sequence[Option] = options
        choices = tuple((str(n), str(n)) for n in range(1, len(options) + 1))
    elif question.kind == "matching":
        lines = attempt.lines(question)
        choices = tuple((option.id, option.text) for option in options)
    else:
        return ()
    return tuple(
        Row(name, line.text, choices, sent.get(name, "") if sent else "")
        for line in lines
        for name in (f"row-{line.id}",)
    )


def read_listed(
    attempt: Attempt, question: Question, sent: MultiDict[str, str]
) -> tuple[str, str | None]:
    """What was given as text, one member a line, and what is wrong with the form, if anything."""
    if question.kind == "multiple":
        chosen = set(sent.getlist("option"))
        picked = [option.text for option in attempt.options(question) if option.id in chosen]
        return _lines(picked), None if picked else gettext("Отметьте хотя бы один вариант.")
    rows = rows_of(attempt, question, sent)
    values = [row.chosen for row in rows]
    if any(row.chosen not in dict(row.choices) for row in rows):
        return "", _MISSING[question.kind]
    if len(set(values)) < len(values):
        return "", _TWICE[question.kind]
    if question.kind == "matching":
        return _lines([dict(row.choices)[row.chosen] for row in rows]), None
    return _lines([row.text for row in sorted(rows, key=lambda row: int(row.chosen))]), None


_MISSING = Words(
    {
        "matching": "Выберите пару для каждой строки.",
        "ordering": "Укажите место каждого события.",
    }
)
_TWICE = Words(
    {
        "matching": "Один вариант выбран дважды. Каждый подходит только к одной строке.",
        "ordering": "Одно место указано дважды. У каждого события оно своё.",
    }
)


def verdicts_of(attempt: Attempt, question: Question, given: str) -> tuple[Verdict, ...]:
    """The lines of the feedback."""
    said = given.split("\n") if given else []
    if question.kind == "multiple":
        return tuple(
            Verdict(option.text, "", option.text if option.text in said else "", right)
            for option in attempt.options(question)
            for right in (option.text in map(one_line, question.items),)
        )
    if question.kind == "matching":
        found = said or [""] * len(question.items)
        return tuple(
            Verdict(left, right, own, one_line(right) == own)
            for left, right, own in zip(question.items, question.matches, found, strict=False)
        )
    if question.kind == "ordering":
        return tuple(
            Verdict(event, str(place), own, own == str(place))
            for place, event in enumerate(question.items, start=1)
            for own in (str(said.index(one_line(event)) + 1) if one_line(event) in said else "",)
        )
    return ()


def answer_in_words(question: Question) -> str:
    """The right answer, members on lines of their own."""
    if question.kind in LISTED:
        right = question.matches if question.kind == "matching" else question.items
        return given_in_words(question, _lines(right))
    if question.kind == "true_false" and question.items:
        return f"{question.answer}: {question.items[0]}"
    return question.answer


def given_in_words(question: Question, given: str) -> str:
    """What was given, as the list of mistakes shows it."""
    if not given or question.kind not in LISTED:
        return given
    said = given.split("\n")
    if question.kind == "matching":
        pairs = zip(question.items, said, strict=False)
        return "\n".join(f"{left} — {right}" for left, right in pairs)
    if question.kind == "ordering":
        return "\n".join(f"{place}. {event}" for place, event in enumerate(said, start=1))
    return given


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(map(one_line, texts))
