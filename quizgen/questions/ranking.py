"""Which questions first: what matters in the article, spread over sentences and question words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizgen.model import Article, Question
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import ASKING, content

_BASE = 0.1
_SAME_SENTENCE = 0.12
_SAME_TEMPLATE = 0.03
MOST = {
    "general/post": 2,
    "general/post-then": 2,
    "life/born-year": 2,
    "life/died-year": 2,
    "life/died": 2,
}
"""Questions of one template a deck may hold: more of the same tire whoever answers them."""
_ALIKE = 0.6
"""Share of stem words in common above which two questions with one answer are one question."""


def salience(draft: Draft, article: Article, sentences: int) -> float:
    """How much the question matters, 0..1: its template, its place, its words in the headline."""
    position = 1 - draft.fact.sentence.i / max(1, sentences)
    title = set(content(article.title))
    own = set(content(draft.stem + " " + draft.answer))
    overlap = len(own & title) / max(1, min(len(title), len(own)))
    words = len(draft.stem.split())
    length = 1.0 if 5 <= words <= 16 else max(0.0, 1 - abs(words - 10) / 20)
    total = _BASE + 0.5 * draft.template.priority + 0.12 * position + 0.13 * overlap + 0.15 * length
    return round(min(1.0, total), 3)


def same_question(one: Draft, other: Draft) -> bool:
    """Whether two drafts ask one thing: one answer from one sentence, or nearly one stem."""
    if _one_life(one, other):
        return True
    together = one.fact.sentence.i == other.fact.sentence.i
    if not together and content(one.answer) != content(other.answer) and one.stem != other.stem:
        return False
    first, second = set(content(one.stem)) - ASKING, set(content(other.stem)) - ASKING
    common = len(first & second) / max(1, len(first | second))
    if content(one.answer) == content(other.answer):
        if one.role.name == other.role.name == "count" and _verb(one) == _verb(other):
            return one.role.head.lemma == other.role.head.lemma
        return together or common >= _ALIKE
    said, told = set(content(one.answer)), set(content(other.answer))
    if together and common >= _ALIKE and (said <= told or told <= said):
        return True  # «в каком аэропорту» and «где» ask for one place
    same = one.stem == other.stem
    return same or (
        together
        and common >= 0.99
        and bool(set(content(one.answer)) & set(content(other.answer)))
        and one.template.key == other.template.key
    )


_BIRTH = frozenset(("родиться",))
_DEATH = frozenset(("умереть", "скончаться", "погибнуть", "убить", "застрелить", "расстрелять"))


def _one_life(one: Draft, other: Draft) -> bool:
    """«Когда умер Пётр Орлов?» and «Когда Пётр Орлов скончался в Туле?»: one answer, one event."""
    first, second = content(one.stem), content(other.stem)
    said, told = set(content(one.answer)), set(content(other.answer))
    if not (said <= told or told <= said):
        return False  # the day and its year are one answer too
    named = {word.strip("?,.") for word in one.stem.split()[1:] if word[:1].isupper()} & {
        word.strip("?,.") for word in other.stem.split()[1:] if word[:1].isupper()
    }
    return bool(named) and any(
        verbs & set(first) and verbs & set(second) for verbs in (_BIRTH, _DEATH)
    )


def _verb(draft: Draft) -> str | None:
    return draft.fact.predicate.lemma if draft.fact.predicate else None


def spread(questions: Sequence[tuple[Question, int]]) -> list[Question]:
    """Best first, each next one marked down for sentences and templates already asked.

    Args:
        questions: with the position of the sentence each comes from.
    """
    left = sorted(questions, key=lambda pair: (-pair[0].salience, pair[0].id))
    sentences: Counter[int] = Counter()
    templates: Counter[str] = Counter()
    ordered = []
    while left:
        best = max(
            range(len(left)),
            key=lambda k: (
                left[k][0].salience
                - _SAME_SENTENCE * sentences[left[k][1]]
                - _SAME_TEMPLATE * templates[left[k][0].template],
                -k,
            ),
        )
        question, sentence = left.pop(best)
        sentences[sentence] += 1
        templates[question.template] += 1
        ordered.append(question)
    return ordered
