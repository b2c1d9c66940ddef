"""What each page of sharing shows: one record per page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from webapp.assigned import Assignment
from webapp.forms import EmptyForm
from webapp.languages import Words
from webapp.share.forms import FEEDBACK, NAMED, BeginForm, ReportForm, SettingsForm
from webapp.share.results import Line

STANDS = Words({"open": "открыт", "early": "ещё не открыт", "closed": "закрыт", "revoked": "снят"})


@dataclass(frozen=True, slots=True)
class Pick:
    """A question that may be chosen for a quiz by hand."""

    id: str
    kind: str
    stem: tuple[str, ...]
    ticked: bool


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The form of settings, for a quiz to be given out or (`assignment`) one given out already.

    Attributes:
        total: questions there are. untold: those of them that are answered in one's own words.
        problem, advice: what is wrong with the form sent.
    """

    key: str
    deck_title: str
    form: SettingsForm
    total: int
    untold: int
    zone: str
    questions: tuple[Pick, ...]
    assignment: Assignment | None = None
    problem: str | None = None
    advice: str | None = None
    feedbacks: tuple[tuple[str, str, str], ...] = FEEDBACK
    nameds: tuple[tuple[str, str, str], ...] = NAMED


@dataclass(frozen=True, slots=True)
class Remark:
    """A learner's report on a question, as the teacher reads it."""

    id: int
    stem: tuple[str, ...]
    answer: str
    given: str | None
    name: str
    words: str
    sent: datetime.datetime
    read: bool


@dataclass(frozen=True, slots=True)
class SharedPage:
    """An assignment as its teacher sees it.

    Attributes:
        address: the whole link. code: it drawn. local: whether it opens on this computer alone.
        stand: how it stands, in words. rules: its settings, in words. now: when the page was made.
    """

    assignment: Assignment
    address: str
    code: Markup
    local: bool
    standing: str
    stand: str
    rules: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]
    form: EmptyForm
    now: datetime.datetime


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One line of the list of assignments."""

    id: int
    title: str
    stand: str
    standing: str
    created: datetime.datetime
    begun: int


@dataclass(frozen=True, slots=True)
class SharedListPage:
    """The assignments there are, or those in the archive."""

    lines: tuple[SharedLine, ...]
    archived: bool
    others: int
    """How many are on the other list."""


@dataclass(frozen=True, slots=True)
class Made:
    """An attempt this browser made: to go on with, or its result."""

    token: str
    turn: int
    over: bool
    name: str
    started: datetime.datetime


@dataclass(frozen=True, slots=True)
class DoorPage:
    """What a learner finds behind the link. Holds no question.

    Attributes:
        rules: what the learner must know, in words. going: an attempt to go on with, if any.
        can_begin: whether a new attempt may be begun. shut: why it may not, a title and a text.
    """

    token: str
    title: str
    total: int
    rules: tuple[str, ...]
    named: bool
    made: tuple[Made, ...]
    can_begin: bool
    shut: tuple[str, str] | None
    form: BeginForm
    problem: str | None = None

    @property
    def going(self) -> Made | None:
        """The attempt to go on with."""
        return next((made for made in self.made if not made.over), None)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The form for a word on a question, and after it is sent the thanks."""

    token: str
    number: int
    stem: tuple[str, ...]
    form: ReportForm
    sent: bool = False
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The end of an attempt whose answers are not to be seen yet."""

    title: str
    answered: int
    total: int
    late: bool
    door: str
    again: bool
