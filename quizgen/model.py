"""The nouns of the house: frozen records that travel between the stages.

No input or output and no language knowledge here. Offsets are character offsets into
`Article.text`; token positions are 0-based indices into `Sentence.tokens`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("choice", "typed", "cloze", "true_false", "multiple", "matching", "ordering", "open")
GAP = "_____"
"""What stands for the answer in the stem of a cloze question."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text to ask about, cleaned but never reworded.

    Attributes:
        id: stable slug; given once and kept when the text changes.
        title: the headline, or the first words of the text.
        date: the day the article was published, or None.
        text: the kept text, headline included; every offset points into it.
        headline: (start, stop) of the headline inside `text`, or None.
    """

    id: str
    title: str
    date: datetime.date | None
    text: str
    headline: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, with its place in the sentence's dependency tree.

    Attributes:
        i: position in the sentence. start, stop: offsets in the article.
        lemma: dictionary form, lower case. pos: Universal POS tag.
        feats: Universal features. head: position of the head, -1 for the root.
        rel: Universal Dependencies relation.
    """

    i: int
    text: str
    start: int
    stop: int
    lemma: str
    pos: str
    feats: Mapping[str, str]
    head: int
    rel: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens [first, last) that means one thing.

    Attributes:
        type: PERSON ORG PLACE NUMBER PERCENT MONEY DURATION DATE YEAR TIME ORDINAL.
        value: the normalised reading («1453», «2025-11-11», «Владимир Путин»).
        head: for quantities, the position of the counted noun or unit, else None.
    """

    type: str
    first: int
    last: int
    value: str
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """Whose words a sentence is: the speaker as the article names him, and the verb of saying."""

    speaker: str
    name: str | None
    verb: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, analysed.

    Attributes:
        i: position in the article. paragraph: position of its paragraph.
        text: verbatim `article.text[start:stop]`.
        tokens: the analysed words; dashes and attributions of direct speech stay outside.
        mentions: names, quantities and dates, by position.
        speech: who says it, or None for the author's own words.
        headline: whether this is the headline.
        clauses: its clauses that stand alone, each parsed by itself; same `i`, text and offsets.
    """

    i: int
    paragraph: int
    text: str
    start: int
    stop: int
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    speech: Speech | None = None
    headline: bool = False
    clauses: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verbatim stretch of the article that proves an answer."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer and its proof.

    Attributes:
        id: stable; made from article id, sentence, template and role asked, never from wording.
        kind: one of `KINDS`. stem: what is asked; for cloze, the sentence with `GAP`.
        answer: as a person would say it. accepted: other forms that count as right.
        distractors: wrong options, for choice, true_false (the other word) and multiple.
        template: "pack/id". asks: the role asked. salience: 0..1, higher is better.
        items: multiple: the right members; matching: the left sides; ordering: the events in the
            right order; true_false: what is right where the statement is wrong.
        matches: matching: the right sides, parallel to `items`.
        more: further evidence of a question that stands on several facts.
        changed: when what a learner sees of it last changed, UTC, whole seconds; None where it has
            stood unchanged since the article's date; of a withdrawn question, when that happened.
    """

    id: str
    kind: str
    stem: str
    answer: str
    evidence: Evidence
    template: str
    asks: str
    accepted: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    salience: float = 0.0
    tags: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    more: tuple[Evidence, ...] = ()
    changed: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Deck:
    """The questions of one article, best first, and why others were dropped.

    Attributes:
        withdrawn: questions that earlier versions of the deck asked, oldest first, for those who
            have learnt them. No two of these and `questions` share both id and kind; a question
            that changed its kind stands here in its old form. Where the article no longer says a
            question's evidence, that keeps its text with start = stop = 0.
    """

    id: str
    title: str
    article: Article
    questions: tuple[Question, ...]
    dropped: Mapping[str, int] = field(default_factory=dict)
    language: str = "ru"
    withdrawn: tuple[Question, ...] = ()
