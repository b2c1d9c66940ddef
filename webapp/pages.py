"""What each page shows: one record per page, filled by a view and read by its template."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from quizgen.articles import ENDINGS
from webapp.attempts import Option
from webapp.excerpts import Excerpt
from webapp.forms import AnswerForm, ArticleForm, EmptyForm, PacksForm, StartForm, TellForm
from webapp.library import DeckSummary
from webapp.packs.shelf import UsedPack
from webapp.several import Row, Verdict


@dataclass(frozen=True, slots=True)
class HomePage:
    """The decks there are."""

    built_in: tuple[DeckSummary, ...]
    own: tuple[DeckSummary, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """The form for an article, and what was wrong with the one sent."""

    form: ArticleForm
    problem: str | None = None
    advice: str | None = None
    accept: str = ",".join(ENDINGS)


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """An article being read: what is done to it, in words, and how much of it is done, 0..100."""

    token: str
    stage: str
    percent: int


@dataclass(frozen=True, slots=True)
class DeckPage:
    """A deck: where it is from, what is in it, what was left out and why."""

    key: str
    title: str
    date: datetime.date | None
    total: int
    kinds: tuple[tuple[str, int], ...]
    dropped: tuple[tuple[str, int], ...]
    form: StartForm
    packs: tuple[UsedPack, ...] = ()
    other_packs: bool = False
    """Whether there are packs it could be made again with."""
    imported: bool = False
    """Whether the deck came from elsewhere: its article is notes written out."""
    doubted: int = 0
    """How many questions were left out as doubtful."""
    doubtful: bool = False
    """Whether doubtful questions were let in."""


@dataclass(frozen=True, slots=True)
class AgainPage:
    """The packs and the trust to make a deck again with, and why it was not made."""

    key: str
    title: str
    form: PacksForm
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The article a deck was made from."""

    key: str
    title: str
    date: datetime.date | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an attempt has come: the question on the page, of how many, and the score so far."""

    number: int
    total: int
    answered: int
    right: int | None
    """None while it is not to be seen."""


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question not answered yet. Holds nothing that tells the answer."""

    token: str
    title: str
    progress: Progress
    kind: str
    stem: tuple[str, ...]
    options: tuple[Option, ...]
    form: AnswerForm | TellForm
    problem: str | None = None
    rows: tuple[Row, ...] = ()
    chosen: frozenset[str] = frozenset()
    imported: bool = False
    door: str = ""
    """The link of the assignment it is asked for, if it is."""
    seconds_left: int | None = None
    private: str = ""
    """The end of the private link to go on by, shown with the first question."""


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """The answer of an open question, to compare one's own with and to judge oneself.

    Attributes:
        told: the paragraph of the evidence as (text, marked).
    """

    token: str
    progress: Progress
    stem: tuple[str, ...]
    given: str
    answer: str
    told: tuple[tuple[str, bool], ...]
    form: EmptyForm
    problem: str | None = None
    imported: bool = False
    door: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """An answered question: right or wrong, the right answer, and the proof."""

    token: str
    title: str
    progress: Progress
    stem: tuple[str, ...]
    options: tuple[str, ...]
    given: str
    answer: str
    right: bool
    evidence: Excerpt
    next_number: int | None
    kind: str = "choice"
    verdicts: tuple[Verdict, ...] = ()
    note: str = ""
    proofs: tuple[str, ...] = ()
    told: tuple[tuple[str, bool], ...] = ()
    imported: bool = False
    note_told: tuple[tuple[str, bool], ...] = ()
    """Of an imported deck: the note as (text, marked), for a whole note proves nothing."""
    written: str = ""
    """How the answer is written, where it was right but for a slip of the pen."""
    door: str = ""
    reports: bool = False
    """Whether there is a teacher to tell that something is wrong with the question."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of the list of mistakes."""

    number: int
    stem: tuple[str, ...]
    given: str
    answer: str
    judged: bool = False
    """Whether the learner judged himself."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The score of a finished attempt and its mistakes.

    The learner judged `judged` answers himself, `known` of them as right.
    """

    token: str
    title: str
    deck_key: str
    total: int
    right: int
    mistakes: tuple[Mistake, ...]
    is_retry: bool
    form: EmptyForm
    judged: int = 0
    known: int = 0
    imported: bool = False
    door: str = ""
    late: bool = False
    """Whether an answer came too late."""
    left_out: int = 0
    """Questions not answered in time."""
    name: str = ""
    """What the learner called himself; on paper nothing else tells whose it is."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong and what to do."""

    code: int
    title: str
    text: str
