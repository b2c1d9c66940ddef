"""Generating onto an existing deck: what is still the same question keeps its id.

Ids are what learners' histories hang on, so they outlive a corrected year, a moved paragraph and
a better wording. Two questions are the same when the same template asks the same role of what is
still the same sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from quizgen.model import Deck, Question

SAME_SENTENCE = 0.6
"""Share of words in order two sentences have in common to count as one sentence, corrected."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did, in questions."""

    added: int
    changed: int
    unchanged: int
    withdrawn: int


def merge(old: Deck, new: Deck) -> Deck:
    """`new` with the ids of `old` carried over.

    Order, wording, article text and dropped counts are those of `new`. The deck keeps the id and
    title of `old`, and the article its id: learners' programs know the deck by them. A question
    that is not in `old` never gets an id that `old` has used. Where the two are about different
    articles (other ids, no question in common) `new` comes back as it is.
    """
    carried = _carried(old.questions, new.questions, _similarities(old, new))
    if not carried and old.article.id != new.article.id:
        return new
    taken = {question.id for question in old.questions}
    questions = []
    for i, question in enumerate(new.questions):
        name = old.questions[carried[i]].id if i in carried else _free(question.id, taken)
        taken.add(name)
        questions.append(replace(question, id=name))
    return replace(
        new,
        id=old.id,
        title=old.title,
        article=replace(new.article, id=old.article.id),
        questions=tuple(questions),
    )


def compare(old: Deck, new: Deck) -> Changes:
    """Count by id what became of the questions; their order and salience do not count."""
    before = {question.id: _content(question) for question in old.questions}
    after = {question.id: _content(question) for question in new.questions}
    both = before.keys() & after.keys()
    changed = sum(before[name] != after[name] for name in both)
    return Changes(
        added=len(after) - len(both),
        changed=changed,
        unchanged=len(both) - changed,
        withdrawn=len(before) - len(both),
    )


def _content(question: Question) -> tuple[object, ...]:
    return (
        question.kind,
        question.stem,
        question.answer,
        question.accepted,
        question.distractors,
        question.evidence.text,
        question.tags,
        question.items,
        question.matches,
        tuple(evidence.text for evidence in question.more),
    )


def _free(name: str, taken: set[str]) -> str:
    """`name`, or the first id of the same make that nobody has."""
    free, turn = name, 0
    while free in taken:
        turn += 1
        free = hashlib.sha256(f"{name}:{turn}".encode()).hexdigest()[:12]
    return free


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("ё", "е")))


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of words in common and in the same order, 0..1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _similarities(old: Deck, new: Deck) -> dict[tuple[str, str], float]:
    """Likeness of every old and new evidence that may be one sentence, by the two texts."""
    olds = {text: _words(text) for text in _evidences(old)}
    news = {text: _words(text) for text in _evidences(new)}
    bags = {text: Counter(words) for text, words in [*olds.items(), *news.items()]}
    found = {}
    for text, words in news.items():
        for other, other_words in olds.items():
            # The words in common, order aside, bound the likeness and are quick to count.
            total = len(words) + len(other_words)
            shared = (bags[text] & bags[other]).total()
            if not total or 2 * shared / total < SAME_SENTENCE:
                continue
            likeness = _likeness(other_words, words)
            if likeness >= SAME_SENTENCE:
                found[other, text] = likeness
    return found


def _evidences(deck: Deck) -> Iterator[str]:
    every = (proof for question in deck.questions for proof in (question.evidence, *question.more))
    return iter(dict.fromkeys(proof.text for proof in every))


def _carried(
    olds: Sequence[Question],
    news: Sequence[Question],
    similarities: dict[tuple[str, str], float],
) -> dict[int, int]:
    """Position in `news` → position in `olds` of the same question; one to one, likest first."""
    pairs = []
    for j, question in enumerate(news):
        for i, other in enumerate(olds):
            if (question.template, question.asks) != (other.template, other.asks):
                continue
            sentence = max(
                similarities.get((old.text, new.text), 0.0)
                for old in (other.evidence, *other.more)
                for new in (question.evidence, *question.more)
            )
            if not sentence:
                continue
            wording = _wording(other, question)
            # The sentence stands as it was, yet nothing of the question is left: it asks of
            # another thing in the same sentence.
            if sentence == 1 and not wording:
                continue
            distance = abs(other.evidence.start - question.evidence.start)
            pairs.append((-sentence, -wording, distance, i, j))
    carried: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(pairs):
        if j not in carried and i not in used:
            carried[j] = i
            used.add(i)
    return carried


def _wording(old: Question, new: Question) -> float:
    """How much of stem and answer is left, 0..2; 0 when neither is recognisable."""
    stem = _likeness(_words(old.stem), _words(new.stem))
    answer = _likeness(_words(old.answer), _words(new.answer))
    return stem + answer if stem >= 0.5 or answer > 0 else 0.0
