"""Template packs as records, and the words the template language is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TYPES = (
    "YEAR", "DATE", "TIME", "DURATION", "NUMBER", "ORDINAL", "MEASURE", "MONEY", "PERCENT",
    "MONTH", "SEASON", "DECADE", "CENTURY", "PERIOD", "AGE", "PERSON", "ORG", "UNIVERSITY",
    "COMPANY", "PLACE", "COUNTRY", "CITY", "EVENT", "TITLE", "QUOTE", "TERM", "PEOPLE",
    "CLAUSE", "LIST", "ENUMERATION", "ANY",
)  # fmt: skip
CASES = ("им", "рд", "дт", "вн", "тв", "пр")
NUMBERS = ("ед", "мн")
VALUE = "value"
REST = "rest"
FACT_ROLES = (
    "event", "subject", "object", "complement", "where", "whither", "whence", "when", "how_long",
    "count", "with", "agent", "inviter", "speaker", "quote", "person", "post", "leader", "group",
    "land", "name",
    "of", "quality", "attribute", "class", "since", "until", "reason", "result", "cause",
    "means", "way", "aim", "honour", "stead", "called", "field", "whose", "language", "destined",
    "purpose", "period", "list", "term", "definition", "relation", "life", "time", "born", "died",
    "birthplace", "deed", "renamed", "abbreviation", "expansion", "told", "made", "dated",
    "seat", "river", "aged", "kin", "elder", "relative", "alias", "newname", "realname", "meaning",
    "workplace", "news", "affair", "thing", "chronicle",
)  # fmt: skip
"""Roles a `fact` template may name; a template by example names its own."""
TEMPLATE_KINDS = ("choice", "multiple", "true_false", "typed", "cloze", "open")
DEFAULT_PRIORITY = 0.5

SlotKind = Literal["role", "value", "rest", "agree", "ask"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a question or an answer that the fact fills.

    Attributes:
        kind: "role" `{when}`, `{branch.рд.мн}`; "value" `{when.value}`; "rest" `{rest}`;
            "agree" `{event~branch}`; "ask" `{какой город~where}`.
        role: the role that fills the slot, or that `left` or `text` agrees with; None for "rest".
        case: one of `CASES`, number: one of `NUMBERS`; None leaves the article's own.
        left: for "agree", the role whose word is made to agree.
        text: for "ask", the words at the left of «~».
        column: 1-based, of the opening brace in the file.
    """

    kind: SlotKind
    role: str | None = None
    case: str | None = None
    number: str | None = None
    left: str | None = None
    text: str | None = None
    column: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a model sentence: `example.text[start:stop]` plays `role`.

    `place` is the 1-based line and column of its bracket in the file.
    """

    role: str
    type: str | None
    start: int
    stop: int
    place: tuple[int, int] = field(default=(1, 1), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A model sentence without its notation, and the marks in order."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Expect:
    """A self-test: from `text` exactly this question and answer must come."""

    text: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Template:
    """One question template; has either `example` or a non-empty `fact`.

    Attributes:
        id: unique in its pack. pack: the pack's name.
        fact: role → the types allowed for it; empty when there is an example.
        also: role → other lemmas allowed. not_: sentences that must not match.
        ask: the role that is the answer.
        question, answer: literal text and slots in order; answer None means the asked phrase.
        kinds: some of `TEMPLATE_KINDS`; empty leaves the choice to the generator.
        distractors: wrong options as written; None leaves them to the generator.
        priority: 0..1, higher is asked sooner.
        exceptions: of its pack: word → {case or case.number: form}.
        line, column: 1-based place of the template in its file.
        places: field, or "expect.0" for an item of a list → place of its value.
    """

    id: str
    pack: str
    ask: str
    question: tuple[str | Slot, ...]
    answer: tuple[str | Slot, ...] | None = None
    fact: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    example: Example | None = None
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    distractors: tuple[str, ...] | None = None
    expect: tuple[Expect, ...] = ()
    priority: float = DEFAULT_PRIORITY
    exceptions: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)
    line: int = 1
    column: int = 1
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def key(self) -> str:
        """ "pack/id", as a question names its template."""
        return f"{self.pack}/{self.id}"

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles the template speaks of, as written."""
        if self.example is not None:
            return tuple(mark.role for mark in self.example.marks)
        return tuple(self.fact)


@dataclass(frozen=True, slots=True)
class Pack:
    """The templates of one file.

    Attributes:
        name: as the file says. path: the file, as it was asked for.
        exceptions: word → {case or case.number: form}, where the dictionary is wrong.
    """

    name: str
    path: str
    templates: tuple[Template, ...]
    exceptions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
