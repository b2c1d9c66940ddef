"""What is still the same question in two versions of a deck.

Two questions are the same when the same template asks the same role of what is still the same
sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from quizgen.model import Question

SAME_SENTENCE = 0.6
"""Share of words in order two sentences have in common to count as one sentence, corrected."""

_WORD = re.compile(r"\w+")


def carried(olds: Sequence[Question], news: Sequence[Question]) -> dict[int, int]:
    """Position in `news` → position in `olds` of the same question; one to one, likest first."""
    similarities = _similarities(olds, news)
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
    found: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(pairs):
        if j not in found and i not in used:
            found[j] = i
            used.add(i)
    return found


def _wording(old: Question, new: Question) -> float:
    """How much of stem and answer is left, 0..2; 0 when neither is recognisable."""
    stem = _likeness(_words(old.stem), _words(new.stem))
    answer = _likeness(_words(old.answer), _words(new.answer))
    return stem + answer if stem >= 0.5 or answer > 0 else 0.0


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("ё", "е")))


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of words in common and in the same order, 0..1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _similarities(
    before: Sequence[Question], after: Sequence[Question]
) -> dict[tuple[str, str], float]:
    """Likeness of every old and new evidence that may be one sentence, by the two texts."""
    olds = {text: _words(text) for text in _evidences(before)}
    news = {text: _words(text) for text in _evidences(after)}
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


def _evidences(questions: Sequence[Question]) -> Iterator[str]:
    every = (proof for question in questions for proof in (question.evidence, *question.more))
    return iter(dict.fromkeys(proof.text for proof in every))
