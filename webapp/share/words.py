"""The rules of an assignment in words: for its teacher, and for learners."""

from __future__ import annotations

from webapp.assigned import Assignment
from webapp.wording import counted, moment, questions

_WHEN = {
    "at_once": "сразу после каждого ответа",
    "at_end": "в конце попытки",
    "when_opened": "когда вы их откроете",
}


def attempts(number: int) -> str:
    """«1 попытка», «2 попытки», «5 попыток»."""
    return counted(number, "попытка", "попытки", "попыток")


def minutes(seconds: int) -> str:
    """«1 минута», «5 минут»; what is left of a minute counts as one."""
    return counted(max(1, -(-seconds // 60)), "минута", "минуты", "минут")


def asked(assignment: Assignment) -> int:
    """How many questions each attempt has."""
    there = len(assignment.rules.question_ids)
    return min(assignment.rules.count or there, there)


def for_teacher(assignment: Assignment) -> tuple[tuple[str, str], ...]:
    """The settings as (name, value)."""
    rules = assignment.rules
    there = len(rules.question_ids)
    number = asked(assignment)
    some = f"{questions(number)} из {there}" if number < there else f"все, {questions(there)}"
    rows = [
        ("Вопросы", some + (", вперемешку" if rules.shuffled else ", по порядку")),
        ("Ответы видны", _WHEN[rules.feedback]),
        ("Попытки", attempts(rules.attempts) if rules.attempts else "сколько угодно"),
        ("Время", minutes(rules.seconds) if rules.seconds else "без ограничения"),
        ("Имя", "спрашивается" if rules.named else "не спрашивается"),
    ]
    if rules.opens:
        rows.append(("Открывается", moment(rules.opens)))
    if rules.closes:
        rows.append(("Закрывается", moment(rules.closes)))
    return tuple(rows)


def for_learner(assignment: Assignment, left: int | None) -> tuple[str, ...]:
    """What a learner must know before beginning; `left` attempts remain, None for any number."""
    rules = assignment.rules
    said = []
    if rules.seconds:
        said.append(f"{minutes(rules.seconds)} на всё, отсчёт — с нажатия «Начать».")
    else:
        said.append("Время не ограничено.")
    if rules.closes:
        said.append(f"Закроется: {moment(rules.closes)} по часам сервера.")
    if rules.attempts == 1:
        said.append("Попытка одна.")
    elif left is not None:
        said.append(f"Осталось: {attempts(left)}.")
    if rules.feedback == "at_once":
        said.append("После каждого вопроса вы увидите верный ответ.")
    elif rules.feedback == "at_end":
        said.append("Верные ответы вы увидите в конце.")
    else:
        said.append("Верные ответы откроет учитель.")
    return tuple(said)
