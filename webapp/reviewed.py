"""What a review of a deck says, as records: question by question, and the whole."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from quizgen.model import Article, Deck, Evidence, Question

State = Literal["proposed", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Edits:
    """What a teacher rewrote of a question; None where the program's words stand."""

    stem: str | None = None
    answer: str | None = None
    accepted: tuple[str, ...] | None = None
    distractors: tuple[str, ...] | None = None

    def over(self, question: Question) -> Question:
        """The question with these words in place of its own; its id stays."""
        return replace(question, **self.record())

    def record(self) -> dict[str, Any]:
        """Those that were rewritten, by name."""
        fields = ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))
        return {name: value for name, value in fields if value is not None}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One question of a review.

    Attributes:
        place: lower is earlier. own: the question itself, where the teacher wrote it.
    """

    question_id: str
    state: State = "proposed"
    place: int = 0
    edits: Edits = Edits()
    own: Question | None = None

    def record(self) -> dict[str, Any]:
        """The columns of its row that a review may change, fit for JSON."""
        return {
            "state": self.state,
            "place": self.place,
            "edits": self.edits.record(),
            "own": self.own and _plain(self.own),
        }


@dataclass(frozen=True, slots=True)
class Review:
    """A review as it stands now.

    Attributes:
        revision: what `Reviews.change` is told, which refuses what was meant for an earlier one.
        entries: every question of the deck and of the teacher, in the teacher's order.
        undo, redo: the action that would be undone or done again next; None for nothing.
    """

    deck_key: str
    digest: str
    revision: int
    entries: tuple[Reviewed, ...]
    undo: str | None = None
    redo: str | None = None

    def entry(self, question_id: str) -> Reviewed | None:
        """The entry of this question, or None."""
        return next((entry for entry in self.entries if entry.question_id == question_id), None)

    def questions(
        self, deck: Deck, states: Sequence[State] = ("accepted",)
    ) -> tuple[Question, ...]:
        """The questions in these states as the teacher has them, in the teacher's order.

        Args:
            deck: the version the review lies over.
        """
        made = {question.id: question for question in deck.questions}
        found = []
        for entry in self.entries:
            question = made.get(entry.question_id)
            if entry.own:
                question = replace(entry.own, evidence=_placed(entry.own.evidence, deck.article))
            if question is not None and entry.state in states:
                found.append(entry.edits.over(question))
        return tuple(found)


def own_id() -> str:
    """An id for a question a teacher writes."""
    return f"own-{secrets.token_hex(8)}"


def from_record(question_id: str, record: Mapping[str, Any]) -> Reviewed:
    """The entry whose `record` this is."""
    edits = {name: _listed(value) for name, value in record["edits"].items()}
    own = record["own"] and _question(record["own"])
    return Reviewed(question_id, record["state"], record["place"], Edits(**edits), own)


def _plain(question: Question) -> dict[str, Any]:
    # A question a teacher writes has no time of change: that is given when a deck is made of it.
    return dataclasses.asdict(replace(question, changed=None))


def _question(record: Mapping[str, Any]) -> Question:
    fields = {name: _listed(value) for name, value in record.items()}
    fields["evidence"] = Evidence(**record["evidence"])
    fields["more"] = tuple(Evidence(**each) for each in record["more"])
    return Question(**fields)


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _placed(evidence: Evidence, article: Article) -> Evidence:
    """The evidence where the article has it now; without a place where the article has it not."""
    text = evidence.text
    if not text or article.text[evidence.start : evidence.stop] == text:
        return evidence
    start = article.text.find(text)
    return Evidence(text, start, start + len(text)) if start >= 0 else Evidence(text, 0, 0)
