"""Taking a quiz: which questions are asked, what was answered, what is left.

Options are named and ordered by a keyed hash of a secret seed that only the database holds:
an option's id and place tell nothing about whether it is right, and both stay the same
whenever the page is opened again.
"""

from __future__ import annotations

import datetime
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from quizgen.model import Deck, Question
from webapp.grading import LISTED, judge, one_line
from webapp.library import Library, StoredDeck
from webapp.storage import Storage
from webapp.tables import AnswerRow, AttemptRow, OpenedRow


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice question, under the id it has in this attempt."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered; `given` is empty when the learner asked for the answer."""

    given: str
    right: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """One taking of a quiz, as it stands now. Questions are numbered from 1."""

    id: int
    token: str
    deck_key: str
    digest: str
    deck: Deck
    seed: bytes
    questions: tuple[Question, ...]
    answers: Mapping[str, Answer]
    is_retry: bool
    opened: Mapping[str, str] = field(default_factory=dict)
    """Question id → what was written before its answer was shown, for open questions."""

    def question(self, number: int) -> Question | None:
        """The question of this number, or None."""
        return self.questions[number - 1] if 1 <= number <= len(self.questions) else None

    def answer(self, question: Question) -> Answer | None:
        """The answer given to the question, or None."""
        return self.answers.get(question.id)

    def options(self, question: Question) -> tuple[Option, ...]:
        """What a question offers to choose from, in the order of this attempt.

        Options of a choice, right sides of pairs, events; «Да» and «Нет» stay in their order.
        """
        if question.kind in LISTED:
            right = question.matches if question.kind == "matching" else question.items
            texts = [one_line(text) for text in (*right, *question.distractors)]
        else:
            texts = [question.answer, *question.distractors]
        found = [Option(self._option_id(question, text), text) for text in dict.fromkeys(texts)]
        if question.kind == "true_false":
            return tuple(sorted(found, key=lambda option: option.text))
        return tuple(sorted(found, key=lambda option: option.id))

    def lines(self, question: Question) -> tuple[Option, ...]:
        """The left sides of pairs, in the deck's order."""
        return tuple(Option(self._option_id(question, f"\0{t}"), t) for t in question.items)

    def _option_id(self, question: Question, text: str) -> str:
        message = f"{question.id}\0{text}".encode()
        return hmac.digest(self.seed, message, "sha256")[:8].hex()

    @property
    def next_open(self) -> int | None:
        """The number of the first question not answered, or None when all are."""
        for number, question in enumerate(self.questions, start=1):
            if question.id not in self.answers:
                return number
        return None

    @property
    def right_count(self) -> int:
        """How many questions were answered right."""
        return sum(answer.right for answer in self.answers.values())

    @property
    def mistakes(self) -> tuple[tuple[int, Question, Answer], ...]:
        """Number, question and answer of each question answered wrong, in order."""
        return tuple(
            (number, question, answer)
            for number, question in enumerate(self.questions, start=1)
            if (answer := self.answers.get(question.id)) and not answer.right
        )


class Attempts:
    """Attempts in the database."""

    def __init__(self, storage: Storage, library: Library) -> None:
        self._storage = storage
        self._library = library

    def start(self, stored: StoredDeck, count: int | None = None) -> str:
        """Begin an attempt at the deck's first `count` questions, or all; returns its token."""
        ids = [question.id for question in stored.deck.questions[:count]]
        return self._begin(stored.key, stored.digest, ids, retry_of=None)

    def retry(self, attempt: Attempt) -> str:
        """Begin an attempt at the mistakes of another; returns its token."""
        ids = [question.id for _, question, _ in attempt.mistakes]
        return self._begin(attempt.deck_key, attempt.digest, ids, retry_of=attempt.id)

    def find(self, token: str) -> Attempt | None:
        """The attempt of this token as it stands now, or None."""
        with self._storage.read() as session:
            row = session.scalar(select(AttemptRow).where(AttemptRow.token == token))
            if row is None:
                return None
            found = session.scalars(select(AnswerRow).where(AnswerRow.attempt_id == row.id))
            answers = {answer.question_id: Answer(answer.given, answer.right) for answer in found}
            shown = session.scalars(select(OpenedRow).where(OpenedRow.attempt_id == row.id))
            opened = {row.question_id: row.given for row in shown}
        deck = self._library.version(row.digest)
        questions = {question.id: question for question in deck.questions}
        return Attempt(
            id=row.id,
            token=row.token,
            deck_key=row.deck_key,
            digest=row.digest,
            deck=deck,
            seed=row.seed,
            questions=tuple(questions[i] for i in row.question_ids),
            answers=answers,
            is_retry=row.retry_of is not None,
            opened=opened,
        )

    def record(self, attempt: Attempt, question: Question, given: str) -> None:
        """Store an answer; on return it is committed. The first answer binds, later ones do not.

        Args:
            given: the text typed or chosen; empty for "I do not know".
        """
        right = judge(question, given, attempt.deck.article.text).is_right
        self._answer(attempt, question, given, right)

    def open(self, attempt: Attempt, question: Question, given: str) -> None:
        """Store that the answer of an open question is shown from now on. The first time binds.

        Args:
            given: what the learner wrote of his own; may be empty.
        """
        now = datetime.datetime.now(datetime.UTC)
        row = OpenedRow(attempt_id=attempt.id, question_id=question.id, given=given, opened=now)
        self._add_once(row, (attempt.id, question.id))

    def judge(self, attempt: Attempt, question: Question, known: bool) -> None:
        """Store the learner's own word on whether he knew the answer he was shown."""
        self._answer(attempt, question, attempt.opened[question.id], known)

    def _answer(self, attempt: Attempt, question: Question, given: str, right: bool) -> None:
        row = AnswerRow(
            attempt_id=attempt.id,
            question_id=question.id,
            given=given,
            right=right,
            answered=datetime.datetime.now(datetime.UTC),
        )
        self._add_once(row, (attempt.id, question.id))

    def _add_once(self, row: AnswerRow | OpenedRow, key: tuple[int, str]) -> None:
        """Add the row where there is none of its key yet; on return one is committed."""
        try:
            with self._storage.write() as session:
                if session.get(type(row), key) is None:
                    session.add(row)
        except IntegrityError:
            # On databases that let two write at once, another request may have been first.
            with self._storage.read() as session:
                if session.get(type(row), key) is None:
                    raise

    def _begin(self, key: str, digest: str, ids: Sequence[str], retry_of: int | None) -> str:
        row = new_attempt(key, digest, ids, retry_of, datetime.datetime.now(datetime.UTC))
        with self._storage.write() as session:
            session.add(row)
        return row.token


def new_attempt(
    key: str, digest: str, ids: Sequence[str], retry_of: int | None, now: datetime.datetime
) -> AttemptRow:
    """The row of an attempt that begins now, with a token and a seed of its own."""
    return AttemptRow(
        token=secrets.token_urlsafe(16),
        deck_key=key,
        digest=digest,
        seed=secrets.token_bytes(32),
        question_ids=list(ids),
        retry_of=retry_of,
        # SQLite keeps the hour and drops the zone.
        started=now.astimezone(datetime.UTC),
    )
