"""Which questions are one, and which come first: spread over sentences and question words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from quizgen.model import Question
from quizgen.questions.drafts import Draft
from quizgen.questions.onefact import gives_away
from quizgen.questions.questionwords import question_word
from quizgen.questions.telling import ASKING, content

_SAME_SENTENCE = 0.12
_SAME_TEMPLATE = 0.03
_SAME_WORD = 0.02
_GIVES_AWAY = 0.25
"""What a question loses beside one of its sentence where one tells the answer of the other."""
_WORD_SHARE = 0.35
"""The most of the first questions, however many, that one question word may have."""
_WORD_LEAST = 2
MOST = {
    "general/post": 2,
    "general/post-then": 2,
    "life/born-year": 2,
    "life/died-year": 2,
    "life/died": 2,
    "beside/age": 1,
    "beside/workplace": 2,
}
"""Questions of one template a deck may hold: more of the same tire whoever answers them."""
_ALIKE = 0.6
"""Share of stem words in common above which two questions with one answer are one question."""


def same_question(one: Draft, other: Draft) -> bool:
    """Whether two drafts ask one thing: one answer from one sentence, or nearly one stem."""
    if _one_life(one, other):
        return True
    together = one.fact.sentence.i == other.fact.sentence.i
    within = _within(one.answer, other.answer)
    if not together and not within and one.stem != other.stem:
        return False
    first, second = set(content(one.stem)) - ASKING, set(content(other.stem)) - ASKING
    common = len(first & second) / max(1, len(first | second))
    if content(one.answer) == content(other.answer):
        if one.role.name == other.role.name == "count" and _verb(one) == _verb(other):
            return one.role.head.lemma == other.role.head.lemma
        return together or common >= _ALIKE
    if common >= _ALIKE and within:
        return True  # «в каком аэропорту» and «где» ask for one place
    same = one.stem == other.stem
    return same or (
        together
        and common >= 0.99
        and bool(set(content(one.answer)) & set(content(other.answer)))
        and one.template.key == other.template.key
    )


def refused_alike(
    drafts: Sequence[tuple[Draft | str, str | None]],
) -> list[tuple[Draft | str, str | None]]:
    """Drafts and reasons, where what one template may not ask another may not in the same words.

    A question written whole has no clause in which a check could see that its event has no name.
    """
    refused = {
        draft.stem.lower(): reason
        for draft, reason in drafts
        if isinstance(draft, Draft) and reason in _OF_ANY_WORDING
    }
    return [
        (draft, refused.get(draft.stem.lower()))
        if reason is None and isinstance(draft, Draft) and draft.fact.predicate is None
        else (draft, reason)
        for draft, reason in drafts
    ]


def two_answers(drafts: Sequence[Draft]) -> frozenset[str]:
    """Ids of drafts with one stem and different answers: a question to which each is half right.

    «Когда …?» and «В каком году …?» are one stem: whoever was arrested twice is asked of neither.
    A teacher's own wording of an answer is none of another pack's business.
    """
    by_stem: defaultdict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_stem[draft.template.pack, _asked(draft.stem)].append(draft)
    return frozenset(
        one.id
        for alike in by_stem.values()
        for one in alike
        if not all(_within(one.answer, other.answer) for other in alike)
    )


_TIME_ASKED = re.compile(r"^(?:когда|в каком (?:году|месяце)) ")


def _asked(stem: str) -> str:
    """The stem in small letters; of times any question word, in any order of the rest.

    «Когда был арестован Орлов?» and «В каком году Орлов был арестован?» ask for one time.
    """
    low = stem.lower().removesuffix("?")
    found = _TIME_ASKED.match(low)
    return " ".join(("когда", *sorted(low[found.end() :].split()))) if found else low


def _within(one: str, other: str) -> bool:
    """Whether one answer says what the other does, or a part of it."""
    said, told = set(content(one)), set(content(other))
    if not said or not told:
        return one.lower() == other.lower()
    return said <= told or told <= said


_OF_ANY_WORDING = frozenset(("nameless event",))
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


_SEALED = re.compile(r"\b(?:заключ[её]н|подписан)(?=[аоы]?\b)")


def once(questions: Sequence[tuple[Question, int]]) -> list[tuple[Question, int]]:
    """Of questions in the same words, which two facts of a sentence may give, the first."""
    found: dict[tuple[str, str, str, tuple[str, ...]], tuple[Question, int]] = {}
    for question, sentence in questions:
        key = question.kind, question.stem, question.answer, question.items
        if _SEALED.search(question.stem):  # «заключена» and «подписана» of one treaty's day
            key = "", _SEALED.sub("·", question.stem), question.answer, ()
        found.setdefault(key, (question, sentence))
    return list(found.values())


def spread(questions: Sequence[tuple[Question, int]]) -> list[Question]:
    """Best first, each next one marked down for sentences, templates and words already asked.

    Of the first so many questions no question word has more than `_WORD_SHARE`, as long as there
    are others.

    Args:
        questions: with the position of the sentence each comes from.
    """
    left = sorted(questions, key=lambda pair: (-pair[0].salience, pair[0].id))
    words = {question.id: question_word(question.stem) for question, _ in left}
    sentences: Counter[int] = Counter()
    templates: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    ordered: list[Question] = []
    while left:
        most = max(_WORD_LEAST, int(_WORD_SHARE * (len(ordered) + 1)))
        fresh = [k for k, (q, _) in enumerate(left) if asked[words[q.id]] < most]
        best = max(
            fresh or range(len(left)),
            key=lambda k: (
                left[k][0].salience
                - _SAME_SENTENCE * sentences[left[k][1]]
                - _SAME_TEMPLATE * templates[left[k][0].template]
                - _SAME_WORD * asked[words[left[k][0].id]]
                - _GIVES_AWAY * min(1, told[left[k][0].id]),
                -k,
            ),
        )
        question, sentence = left.pop(best)
        sentences[sentence] += 1
        templates[question.template] += 1
        asked[words[question.id]] += 1
        told.update(q.id for q, i in left if i == sentence and gives_away(question, q))
        ordered.append(question)
    return ordered
