"""Questions laid out for paper: letters, columns and boxes, and the key that goes with them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.model import Question
from webapp.excerpts import stem_parts
from webapp.grading import one_line

# Without Ё, Й, Щ, Ъ, Ы, Ь: those are never used to letter a list.
LETTERS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ"
_LINES = {"typed": 1, "open": 4}
_TRIES = 50
_ALSO = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is printed.

    Attributes:
        number: from 1, in its variant. stem: its parts, a blank to fill in between.
        options: (letter, text); for events the letter is "". rows: left sides of pairs, numbered.
        lines: how many empty lines there are to write on.
    """

    number: int
    kind: str
    stem: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[int, str], ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Solved:
    """The line of the key on a question.

    Attributes:
        mark: what a learner writes where that is a sign: «Б», «А, В», «1–Б, 2–А», «2, 1, 3».
        answer: the words of the answer; "" where the sign is all. also: other right answers.
        proofs: the sentences that prove it.
    """

    number: int
    mark: str
    answer: str
    also: tuple[str, ...]
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant: its questions and its key, in the same order."""

    number: int
    asked: tuple[Asked, ...]
    solved: tuple[Solved, ...]


def variants(questions: Sequence[Question], count: int, seed: str) -> tuple[Variant, ...]:
    """So many variants of the same questions; the same arguments give the same variants.

    The first keeps the order of the questions; each other has an order of its own, of the
    questions and, while there are enough, of the options of each.
    """
    orders: list[list[int]] = [list(range(len(questions)))]
    for number in range(2, count + 1):
        orders.append(_shuffled(len(questions), f"{seed}/{number}", orders))
    laid = [_layouts(question, count, seed) for question in questions]
    return tuple(
        Variant(
            number,
            tuple(_asked(questions[i], at, laid[i][number - 1]) for at, i in _numbered(order)),
            tuple(_solved(questions[i], at, laid[i][number - 1]) for at, i in _numbered(order)),
        )
        for number, order in enumerate(orders, start=1)
    )


def _numbered(order: Sequence[int]) -> list[tuple[int, int]]:
    return list(enumerate(order, start=1))


def _offered(question: Question) -> list[str]:
    """What is offered, the right ones first and in their order."""
    if question.kind in ("multiple", "ordering"):
        right: Sequence[str] = question.items
    elif question.kind == "matching":
        right = question.matches
    else:
        right = (question.answer,) if question.kind in ("choice", "true_false") else ()
    wrong = question.distractors if right else ()
    return list(dict.fromkeys(map(one_line, (*right, *wrong))))


def _layouts(question: Question, count: int, seed: str) -> list[list[int]]:
    """Places of what is offered, for each variant."""
    size = len(_offered(question))
    if question.kind == "true_false":
        told = _offered(question)
        return [sorted(range(size), key=told.__getitem__)] * count
    # Pairs side by side, or events in their order, would be the answer.
    taken = [list(range(size))] if question.kind in ("matching", "ordering") else []
    found: list[list[int]] = []
    for number in range(1, count + 1):
        found.append(_shuffled(size, f"{seed}/{number}/{question.id}", [*taken, *found]))
    return found


def _shuffled(size: int, seed: str, taken: Sequence[list[int]]) -> list[int]:
    """An order unlike those taken, where there is one; else unlike the first of them."""
    chance = random.Random(seed)
    order = list(range(size))
    for tries in range(_TRIES):
        chance.shuffle(order)
        if order not in (taken if tries < _TRIES // 2 else taken[:1]):
            break
    return order


def _asked(question: Question, number: int, layout: Sequence[int]) -> Asked:
    told = _offered(question)
    lettered = question.kind != "ordering"
    return Asked(
        number=number,
        kind=question.kind,
        stem=stem_parts(question.stem),
        options=tuple(
            (LETTERS[at % len(LETTERS)] if lettered else "", told[i]) for at, i in enumerate(layout)
        ),
        rows=tuple(enumerate(map(one_line, question.items), start=1))
        if question.kind == "matching"
        else (),
        lines=_LINES.get(question.kind, 0),
    )


def _solved(question: Question, number: int, layout: Sequence[int]) -> Solved:
    told = _offered(question)
    letter = {told[i]: LETTERS[at % len(LETTERS)] for at, i in enumerate(layout)}
    mark, answer = "", question.answer
    if question.kind in ("choice", "true_false"):
        mark = letter[one_line(question.answer)]
        if question.kind == "true_false" and question.items:
            answer = f"{question.answer}: {question.items[0]}"
    elif question.kind == "multiple":
        mark = ", ".join(sorted(letter[one_line(text)] for text in question.items))
        answer = "; ".join(question.items)
    elif question.kind == "matching":
        pairs = enumerate(map(one_line, question.matches), start=1)
        mark, answer = ", ".join(f"{left}–{letter[right]}" for left, right in pairs), ""
    elif question.kind == "ordering":
        places = {text: place for place, text in enumerate(map(one_line, question.items), start=1)}
        mark, answer = ", ".join(str(places[told[i]]) for i in layout), ""
    return Solved(
        number=number,
        mark=mark,
        answer=answer,
        also=_also(question) if question.kind in ("typed", "cloze") else (),
        proofs=tuple(proof.text for proof in (question.evidence, *question.more) if proof.text),
    )


def _also(question: Question) -> tuple[str, ...]:
    """A few other right answers; nobody needs to be told that a small letter is as good."""
    found = {text.casefold(): text for text in reversed(question.accepted)}
    found.pop(question.answer.casefold(), None)
    return tuple(reversed(found.values()))[:_ALSO]
