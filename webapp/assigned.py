"""A quiz given to learners, as records: its rules, how it stands, one learner's sitting."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from quizgen.errors import QuizgenError, phrase

Feedback = Literal["at_once", "at_end", "when_opened"]
Standing = Literal["early", "open", "closed", "revoked"]


@dataclass(frozen=True, slots=True)
class Rules:
    """How an assignment is taken.

    Attributes:
        question_ids: the questions chosen, in their order; empty for all of the deck.
        count: how many of them each attempt has, drawn anew; None for all.
        shuffled: whether each attempt has an order of its own.
        feedback: whether right answers are shown at once, at the end, or once the teacher opens
            them.
        attempts: how many a learner may make. seconds: how long one may last.
        opens, closes: from when until when, with their zone. None for no limit.
        named: whether learners are asked for a name.
    """

    question_ids: tuple[str, ...] = ()
    count: int | None = None
    shuffled: bool = False
    feedback: Feedback = "at_once"
    attempts: int | None = None
    seconds: int | None = None
    opens: datetime.datetime | None = None
    closes: datetime.datetime | None = None
    named: bool = True

    def check(self, there: tuple[str, ...]) -> None:
        """Raise QuizgenError where no learner could take a quiz by these rules.

        Args:
            there: the ids of the deck's questions.
        """
        if not (self.question_ids or there) or not set(self.question_ids) <= set(there):
            raise QuizgenError(
                phrase("выбранных вопросов в наборе нет"), hint=phrase("выберите вопросы заново")
            )
        if len(set(self.question_ids)) < len(self.question_ids):
            raise QuizgenError(
                phrase("один вопрос выбран дважды"), hint=phrase("выберите вопросы заново")
            )
        for number in (self.count, self.attempts, self.seconds):
            if number is not None and number < 1:
                raise QuizgenError(
                    phrase("число вопросов, попыток и время не бывают меньше единицы"),
                    hint=phrase("впишите число больше или оставьте поле пустым"),
                )
        if self.opens and self.closes and self.closes <= self.opens:
            raise QuizgenError(
                phrase("тест закрывается раньше, чем открывается"),
                hint=phrase("поправьте одно из времён"),
            )


@dataclass(frozen=True, slots=True)
class Assignment:
    """A published quiz. Times as in `Rules`; of what has not happened None.

    Attributes:
        token: the end of its link. digest: the version of the deck learners get.
        answers_opened: when the teacher showed the answers, for feedback "when_opened".
        copied_from: the id of the assignment it is a duplicate of.
    """

    id: int
    token: str
    deck_key: str
    digest: str
    title: str
    rules: Rules
    created: datetime.datetime
    answers_opened: datetime.datetime | None = None
    revoked: datetime.datetime | None = None
    archived: datetime.datetime | None = None
    copied_from: int | None = None

    def standing(self, now: datetime.datetime) -> Standing:
        """Whether it can be taken now."""
        if self.revoked:
            return "revoked"
        if self.rules.opens and now < self.rules.opens:
            return "early"
        return "closed" if self.rules.closes and now >= self.rules.closes else "open"


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt at an assignment.

    Attributes:
        attempt_id, attempt_token: of the attempt its answers belong to.
        learner: the random name of the browser. name: the learner's own word; "" when not asked.
        resume_token: the end of the private link to go on by.
        deadline: when it ends: its own time is up or the assignment closes; None for never.
        finished: when it was handed in.
    """

    attempt_id: int
    attempt_token: str
    assignment_id: int
    learner: str
    name: str
    resume_token: str
    started: datetime.datetime
    deadline: datetime.datetime | None
    finished: datetime.datetime | None

    def is_over(self, now: datetime.datetime) -> bool:
        """Whether no more answers are taken."""
        return self.finished is not None or (self.deadline is not None and now >= self.deadline)
