"""How decks and errors look in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from quizgen.errors import QuizgenError, TemplateError
from quizgen.files import reason
from quizgen.model import Deck, Question
from quizgen.wording import dropped_reasons, questions

_STAGES = {
    "analyse": "Читаю статью",
    "facts": "Нахожу факты",
    "questions": "Составляю вопросы",
    "done": "Готово",
}


def deck_text(deck: Deck) -> str:
    """The deck for a person to read: questions in order, answers marked, then the counts."""
    parts = [_bold(deck.title), ""]
    for number, question in enumerate(deck.questions, 1):
        parts += [*_question_lines(number, question), ""]
    parts.append(counts_line(deck))
    return "\n".join(parts)


def _question_lines(number: int, question: Question) -> list[str]:
    margin = " " * (len(str(number)) + 2)
    lines = [f"{number}. {_bold(question.stem)}"]
    if question.distractors:
        rights = question.items if question.kind == "multiple" else (question.answer,)
        for option in sorted((*rights, *question.distractors)):
            right = option in rights
            lines.append(
                margin + (click.style(f"[x] {option}", fg="green") if right else f"[ ] {option}")
            )
        if question.kind == "true_false" and question.items:
            lines.append(margin + click.style(f"На самом деле: {question.items[0]}", fg="green"))
    elif question.kind == "matching":
        pairs = zip(question.items, question.matches, strict=True)
        lines += [margin + click.style(f"{left} — {right}", fg="green") for left, right in pairs]
    elif question.kind == "ordering":
        told = enumerate(question.items, start=1)
        lines += [margin + click.style(f"{place}) {event}", fg="green") for place, event in told]
    else:
        lines.append(margin + click.style(f"Ответ: {question.answer}", fg="green"))
    proofs = (" ".join(proof.text.split()) for proof in (question.evidence, *question.more))
    return [*lines, *(margin + click.style(proof, dim=True) for proof in proofs)]


def counts_line(deck: Deck) -> str:
    """«Всего 12 вопросов. Отброшено 30: неясно, о ком речь – 12, …»."""
    line = f"Всего {questions(len(deck.questions))}."
    dropped = sum(deck.dropped.values())
    if dropped:
        reasons = (f"{reason} – {count}" for reason, count in dropped_reasons(deck.dropped))
        line += f" Отброшено {dropped}: {', '.join(reasons)}."
    return line


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def error_text(error: Exception) -> str:
    """What went wrong, `path:line:column: message (hint)`, one line for each fault."""
    if isinstance(error, TemplateError):
        return "\n".join(_on_one_line(str(fault)) for fault in error.faults)
    if isinstance(error, QuizgenError):
        return _on_one_line(str(error))
    if isinstance(error, OSError):
        return f"не удалось прочитать или записать: {reason(error)}"
    what = _on_one_line(f"{type(error).__name__}: {error}")
    return (
        f"ошибка в самой программе, сообщите о ней разработчикам: {what}"
        " (подробности: quizgen --debug …)"
    )


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines())


@contextmanager
def progress_bar() -> Iterator[Callable[[str, float], None] | None]:
    """A bar on standard error when that is a terminal, else None.

    The bar is called with the stage's name and the share done, 0..1.
    """
    if not sys.stderr.isatty():
        yield None
        return
    steps = 1000
    bar: Any
    with click.progressbar(length=steps, file=sys.stderr, show_eta=False, width=24) as bar:

        def show(stage: str, done: float) -> None:
            bar.label = _STAGES.get(stage, stage)
            bar.update(max(0, round(done * steps) - bar.pos))

        yield show
