"""Generating onto an existing deck: what is still the same question keeps its id and its stamp.

Ids are what learners' histories hang on, so they outlive a corrected year, a moved paragraph and
a better wording. Stamps say whether a learner's copy is out of date: a new one where a card
changed, the old one where it did not, or learners' own edits would be lost for nothing.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from quizgen.formats.anki_changes import stamp
from quizgen.formats.anki_fields import fields_of, tags_of
from quizgen.model import KINDS, Article, Deck, Evidence, Question
from quizgen.updates.alignment import carried
from quizgen.updates.deals import same_deal


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did, in questions."""

    added: int
    changed: int
    unchanged: int
    withdrawn: int


def merge(
    old: Deck, new: Deck, now: datetime.datetime, kinds: Collection[str] | None = None
) -> Deck:
    """`new` with the ids and stamps of `old` carried over, and what it no longer asks.

    Order, wording, article text and dropped counts are those of `new`. The deck keeps the id and
    title of `old`, and the article its id: learners' programs know the deck by them. A question
    that is not in `old` never gets an id that `old` has used. Kinds and wrong options stay as
    they were dealt, see `quizgen.updates.deals`. Where the two are about different
    articles (other ids, no question in common) `new` comes back as it is.

    Args:
        now: the time of the update, with a time zone; fractions of a second do not count. Added,
            changed and withdrawn questions are stamped with it, or with a second after their last
            stamp where that is later: a stamp never goes back.
        kinds: those that `new` was to ask; None for all.
    """
    same = _same(old, new.questions)
    if not same and old.article.id != new.article.id:
        return new
    taken = {question.id for question in (*old.questions, *old.withdrawn)}
    questions = []
    for i, question in enumerate(new.questions):
        if i in same:
            question = same_deal((old.article, same[i]), (new.article, question), kinds or KINDS)
        question = replace(question, id=same[i].id if i in same else _free(question.id, taken))
        taken.add(question.id)
        questions.append(question)
    return stamped(old, replace(new, questions=tuple(questions)), now)


def stamped(old: Deck, new: Deck, now: datetime.datetime) -> Deck:
    """`new`, whose questions have their ids already, under the names and with the stamps of `old`.

    What `old` asked and `new` does not is withdrawn. Arguments and stamps are those of `merge`.
    """
    now = now.astimezone(datetime.UTC).replace(microsecond=0)
    article = replace(new.article, id=old.article.id)
    live = {(question.id, question.kind): question for question in old.questions}
    known = {(question.id, question.kind): question for question in old.withdrawn} | live

    def later(before: Question) -> datetime.datetime:
        last = datetime.datetime.fromtimestamp(stamp(old.article, before), datetime.UTC)
        return max(now, last + datetime.timedelta(seconds=1))

    questions = []
    for question in new.questions:
        before = known.pop((question.id, question.kind), None)
        if before is None:
            changed: datetime.datetime | None = now
        elif (before.id, before.kind) in live and _seen(old.article, before) == _seen(
            article, question
        ):
            changed = before.changed
        else:
            changed = later(before)
        questions.append(replace(question, changed=changed))
    # Those withdrawn before keep their stamp even under a new headline: nobody is to learn them,
    # and another update would only cost the learner's own edits.
    withdrawn = (
        replace(question, changed=later(question)) if key in live else question
        for key, question in known.items()
    )
    return replace(
        new,
        id=old.id,
        title=old.title,
        article=article,
        questions=tuple(questions),
        withdrawn=tuple(_placed(question, article.text) for question in withdrawn),
    )


def compare(old: Deck, new: Deck) -> Changes:
    """Count by id what became of the questions asked; their order and salience do not count."""
    before = {question.id: _seen(old.article, question) for question in old.questions}
    after = {question.id: _seen(new.article, question) for question in new.questions}
    both = before.keys() & after.keys()
    changed = sum(before[name] != after[name] for name in both)
    return Changes(
        added=len(after) - len(both),
        changed=changed,
        unchanged=len(both) - changed,
        withdrawn=len(before) - len(both),
    )


def _seen(article: Article, question: Question) -> tuple[object, ...]:
    """What learners have of a question: alike, an update is of no use; unlike, it must arrive."""
    return question.kind, dict(fields_of(article, question)), tags_of(article, question)


def _same(old: Deck, news: Sequence[Question]) -> dict[int, Question]:
    """Position in `news` → the question as it was, whether asked until now or withdrawn."""
    asked = {question.id for question in old.questions}
    # Withdrawn in several forms, a question has one id: its last form stands for it.
    gone = {question.id: question for question in old.withdrawn if question.id not in asked}
    olds = (*old.questions, *gone.values())
    return {i: olds[j] for i, j in carried(olds, news).items()}


def _free(name: str, taken: set[str]) -> str:
    """`name`, or the first id of the same make that nobody has."""
    free, turn = name, 0
    while free in taken:
        turn += 1
        free = hashlib.sha256(f"{name}:{turn}".encode()).hexdigest()[:12]
    return free


def _placed(question: Question, text: str) -> Question:
    """The question with its evidence where `text` says it now; start = stop = 0 where it does not.

    A place is never left pointing at other words.
    """

    def place(evidence: Evidence) -> Evidence:
        if text[evidence.start : evidence.stop] == evidence.text:
            return evidence
        start = text.find(evidence.text)
        if start < 0:
            return Evidence(evidence.text, 0, 0)
        return Evidence(evidence.text, start, start + len(evidence.text))

    more = tuple(place(evidence) for evidence in question.more)
    return replace(question, evidence=place(question.evidence), more=more)
