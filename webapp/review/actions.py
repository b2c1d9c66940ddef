"""What a teacher does to a review by one button: which entries it changes, and its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from quizgen.errors import QuizgenError, phrase
from quizgen.wording import questions as russian_questions
from webapp.languages import Words, gettext, in_russian, said
from webapp.review.keeping import KEPT, Desk
from webapp.reviewed import Reviewed, State
from webapp.wording import questions

Change = tuple[str, list[Reviewed]]
"""The name of the action, and the entries as they are to be."""

_STATES: Mapping[str, tuple[State, str]] = {
    "accept": ("accepted", "принят"),
    "reject": ("rejected", "отклонён"),
    "restore": ("proposed", "возвращён"),
}
_TOLD = Words(
    {
        "принят": "принят вопрос «%(stem)s»",
        "отклонён": "отклонён вопрос «%(stem)s»",
        "возвращён": "возвращён вопрос «%(stem)s»",
        "передвинут": "передвинут вопрос «%(stem)s»",
        "изменён": "изменён вопрос «%(stem)s»",
        "добавлен": "добавлен вопрос «%(stem)s»",
        "другие варианты получил": "другие варианты получил вопрос «%(stem)s»",
    }
)
_ALL_ACCEPTED = "приняты все непроверенные"
_OF_ONE = re.compile("([а-яё ]+) вопрос «(.*)»", re.DOTALL)
_BEST = re.compile("оставлено лучшее, ([0-9]+).*")
_SHOWN = 60
"""Characters of a stem in the name of an action."""


def about(stem: str, done: str) -> str:
    """The name of an action on one question: «отклонён вопрос «Кто …?»»."""
    short = stem if len(stem) <= _SHOWN else stem[:_SHOWN].rsplit(" ", 1)[0].rstrip(" ,") + "…"
    return f"{done} вопрос «{short}»"


def told(action: str | None) -> str | None:
    """A kept name of an action, which is Russian, in the language of the request."""
    if action is None:
        return None
    if (one := _OF_ONE.fullmatch(action)) and one[1] in _TOLD:
        return Markup(_TOLD[one[1]]) % {"stem": in_russian(one[2])}
    if best := _BEST.fullmatch(action):
        return gettext("оставлено лучшее, %(questions)s", questions=questions(int(best[1])))
    return gettext("приняты все непроверенные") if action == _ALL_ACCEPTED else said(action)


def marked(desk: Desk, question_id: str, name: str) -> Change:
    """One question accepted, rejected or brought back."""
    state, done = _STATES[name]
    entry = _entry(desk, question_id)
    stem = desk.questions()[question_id].stem
    return about(stem, done), [replace(entry, state=state)]


def moved(desk: Desk, question_id: str, shown: Sequence[str], *, up: bool) -> Change:
    """One question put before or after the one shown next to it."""
    entry = _entry(desk, question_id)
    stem = desk.questions()[question_id].stem
    action = about(stem, "передвинут")
    if question_id not in shown:
        return action, []
    beside = shown.index(question_id) + (-1 if up else 1)
    if not 0 <= beside < len(shown):
        return action, []
    order = [each for each in desk.review.entries if each is not entry]
    at = next(i for i, each in enumerate(order) if each.question_id == shown[beside])
    order.insert(at if up else at + 1, entry)
    return action, placed(order)


def best(desk: Desk, sent: str) -> Change:
    """The best so many kept: those accepted and one's own first, then as the program had them."""
    if not (sent.isascii() and sent.isdigit() and 0 < len(sent) < 5 and int(sent)):
        raise QuizgenError(
            phrase("Число вопросов не понято"), hint=phrase("Напишите его цифрами, например 10.")
        )
    rank = {question.id: i for i, question in enumerate(desk.base.deck.questions)}

    def worth(entry: Reviewed) -> tuple[bool, int]:
        chosen = entry.state == "accepted" or entry.own is not None
        return not chosen, rank.get(entry.question_id, -1)

    kept = sorted((each for each in desk.review.entries if each.state in KEPT), key=worth)
    rest = kept[int(sent) :]
    left = russian_questions(len(kept) - len(rest))
    return f"оставлено лучшее, {left}", [replace(each, state="rejected") for each in rest]


def all_accepted(desk: Desk) -> Change:
    """Every question not looked at yet accepted."""
    found = [each for each in desk.review.entries if each.state == "proposed"]
    return _ALL_ACCEPTED, [replace(each, state="accepted") for each in found]


def placed(order: Sequence[Reviewed]) -> list[Reviewed]:
    """Those entries that get another place where they stand in this order."""
    return [
        replace(each, place=place) for place, each in enumerate(order) if each.place != place
    ]  # fmt: skip


ONE: Mapping[str, Callable[[Desk, str, Sequence[str]], Change]] = {
    "accept": lambda desk, name, _: marked(desk, name, "accept"),
    "reject": lambda desk, name, _: marked(desk, name, "reject"),
    "restore": lambda desk, name, _: marked(desk, name, "restore"),
    "up": lambda desk, name, shown: moved(desk, name, shown, up=True),
    "down": lambda desk, name, shown: moved(desk, name, shown, up=False),
}
"""Actions on one question, by the value of their button."""


def _entry(desk: Desk, question_id: str) -> Reviewed:
    entry = desk.review.entry(question_id)
    if entry is None or question_id not in desk.questions():
        raise QuizgenError(
            phrase("Этого вопроса в наборе больше нет"), hint=phrase("Ниже – те, что есть.")
        )
    return entry
