"""The rules of an assignment in words: for its teacher, and for learners."""

from __future__ import annotations

from webapp.assigned import Assignment
from webapp.languages import Words, gettext
from webapp.wording import counted, moment, questions

_WHEN = Words({
    "at_once": "сразу после каждого ответа",
    "at_end": "в конце попытки",
    "when_opened": "когда вы их откроете",
})  # fmt: skip


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
    if number < there:
        some = gettext("%(some)s из %(all)s", some=questions(number), all=there)
    else:
        some = gettext("все, %(questions)s", questions=questions(there))
    order = gettext("вперемешку") if rules.shuffled else gettext("по порядку")
    often = attempts(rules.attempts) if rules.attempts else gettext("сколько угодно")
    long = minutes(rules.seconds) if rules.seconds else gettext("без ограничения")
    name = gettext("спрашивается") if rules.named else gettext("не спрашивается")
    rows = [
        (gettext("Вопросы"), f"{some}, {order}"),
        (gettext("Ответы видны"), _WHEN[rules.feedback]),
        (gettext("Попытки"), often),
        (gettext("Время"), long),
        (gettext("Имя"), name),
    ]
    if rules.opens:
        rows.append((gettext("Открывается"), moment(rules.opens)))
    if rules.closes:
        rows.append((gettext("Закрывается"), moment(rules.closes)))
    return tuple(rows)


def for_learner(assignment: Assignment, left: int | None) -> tuple[str, ...]:
    """What a learner must know before beginning; `left` attempts remain, None for any number."""
    rules = assignment.rules
    said = []
    if rules.seconds:
        said.append(
            gettext("%(time)s на всё, отсчёт — с нажатия «Начать».", time=minutes(rules.seconds))
        )
    else:
        said.append(gettext("Время не ограничено."))
    if rules.closes:
        closes = moment(rules.closes)
        said.append(gettext("Закроется: %(moment)s по часам сервера.", moment=closes))
    if rules.attempts == 1:
        said.append(gettext("Попытка одна."))
    elif left is not None:
        said.append(gettext("Осталось: %(attempts)s.", attempts=attempts(left)))
    if rules.feedback == "at_once":
        said.append(gettext("После каждого вопроса вы увидите верный ответ."))
    elif rules.feedback == "at_end":
        said.append(gettext("Верные ответы вы увидите в конце."))
    else:
        said.append(gettext("Верные ответы откроет учитель."))
    return tuple(said)
