"""Open questions: the answer is too long to type and has no good wrong options.

The learner answers in his own words, then reads the answer of the article and judges himself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.clause import OBJECT
from quizgen.model import Question
from quizgen.questions.complements import settled
from quizgen.questions.drafts import Draft
from quizgen.questions.importance import Importance
from quizgen.questions.lists import members
from quizgen.questions.ranking import same_question
from quizgen.questions.telling import WORD, content, said_in
from quizgen.templates.loader import builtin_packs

KIND = "open"
SHARE = 2
"""One open question for so many others, so that at most a third of a deck is open."""
LEAST = 4
"""So many there may always be: of what textbooks say little can be typed or has wrong options."""
_LEAST_WORDS, _MOST_WORDS = 2, 14
_NAME_WORDS = 4
"""A name, a place or a post of so many words is more than a learner would type."""
_WHOLE = frozenset(
    ("reason", "result", "cause", "means", "way", "aim", "purpose", "destined", "definition",
     "list", "deed", "workplace")
)  # fmt: skip
"""Roles that a clause or a phrase answers whole, whatever it is about."""
_PHRASES = frozenset(("subject", "object", "complement", "of", "with", "post"))
_BY_KIND = frozenset(("attribute", "where", "whither"))
_COUNTED = frozenset(
    ("YEAR", "DATE", "TIME", "DURATION", "NUMBER", "ORDINAL", "MEASURE", "MONEY", "PERCENT",
     "MONTH", "SEASON", "DECADE", "CENTURY", "PERIOD", "AGE")
)  # fmt: skip
_NAMES = frozenset(
    ("PERSON", "ORG", "PLACE", "CITY", "COUNTRY", "UNIVERSITY", "COMPANY", "TITLE", "QUOTE")
)
_PARTS = frozenset(("ряд", "множество", "часть", "большинство", "количество", "число"))
"""Heads that leave open which ones."""
_SIDE = frozenset(("participle", "relative"))
_TELLING = 7
"""Points a stem needs (see `said_in`) for a phrase to be its one answer."""
_TELLING_OF_DOER = 6
"""What was done, and to what, tells of one doer or cause sooner than a doer of one deed."""
_FULL = 3
"""Words of what somebody made or finished in a year that is told."""
_BEING = frozenset(("являться", "быть", "стать", "становиться", "оказаться", "считаться"))


def may_be_open(draft: Draft) -> bool:
    """Whether the answer is a phrase, a list or a clause that a person would tell, not type."""
    role = draft.role
    if draft.template.kinds == (KIND,):
        return True  # whoever wrote the template knows
    if draft.fact.rule == "deed" and "PEOPLE" in role.types:
        return True
    words = WORD.findall(draft.answer)
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if role.types & _COUNTED or draft.answer[:1].isdigit():
        return False
    if role.name == "person" and "LIST" in role.types:
        return True  # «Кто основал …?»: names joined, too many to type
    if role.name in _WHOLE or draft.template.example is not None:
        return len([word for word in words if len(word) > 2]) >= _LEAST_WORDS
    if role.name in _BY_KIND and "TERM" in role.types:
        return True  # «Какую теорию создал …?», «Куда поступил …?» ask for a name, however long
    if role.name not in _PHRASES or _is_name(draft, len(words)) or role.head.lemma in _PARTS:
        return False
    being = draft.fact.predicate is not None and draft.fact.predicate.lemma in _BEING
    if being and not settled(draft):
        return False  # «Чем является …?» has as many answers as there are points of view
    if role.name == "subject" and not _is_doer(draft):
        return False
    return said_in(draft.stem) >= _least_told(draft) or settled(draft)


def _is_name(draft: Draft, size: int) -> bool:
    """One short name: a list of names is none."""
    if not draft.role.types & _NAMES:
        return draft.answer[:1] in '«"“'
    return size < _NAME_WORDS and not members(draft.role)


def _is_doer(draft: Draft) -> bool:
    """Whether the phrase is surely the subject: «помнят выборы» and «…, который» leave doubt."""
    predicate = draft.fact.predicate
    if draft.fact.rule in _SIDE or predicate is None:
        return False
    verb = predicate.tokens[predicate.agreeing]
    acted_on = any(part.function == OBJECT for part in draft.fact.parts)
    return acted_on or predicate.passive or verb.feats.get("Transitive") != "Yes"


def _least_told(draft: Draft) -> int:
    dated = re.search(r"\d{4}", draft.stem) is not None
    whole = len(WORD.findall(draft.answer)) >= _FULL and draft.role.name == "object"
    done = draft.role.name == "subject" or (dated and (draft.role.name == "complement" or whole))
    return _TELLING_OF_DOER if done and "PEOPLE" not in draft.role.types else _TELLING


def best_open(
    waiting: Sequence[Draft],
    asked: Sequence[Draft],
    questions: Sequence[Question],
    importance: Importance,
    alone: bool = False,
) -> list[Draft]:
    """The open questions of a deck: one a sentence, a teacher's own first, then the most telling.

    Args:
        waiting: drafts of this kind. asked: drafts that became questions of other kinds.
        questions: all questions of other kinds; a gap of the same sentence would show the answer.
        alone: whether the deck has no other kinds; then there is no limit.
    """
    builtin = {pack.name for pack in builtin_packs()}
    least = LEAST if _general(waiting) else 1
    limit = len(waiting) if alone else max(least, len(questions) // SHARE)
    listed = {question.stem for question in questions}
    shown = {question.evidence.start for question in questions if question.kind == "cloze"}
    chosen: list[Draft] = []
    for draft in sorted(
        waiting,
        key=lambda d: (
            d.template.pack in builtin,
            -d.template.priority,
            -importance.salience(d),
            d.id,
        ),
    ):
        if len(chosen) == limit:
            break
        if draft.stem in listed or draft.fact.evidence.start in shown:
            continue
        if any(draft.fact.sentence.i == other.fact.sentence.i for other in chosen):
            continue  # each would tell the other's answer
        if any(_answered(draft, other) for other in asked):
            continue
        if not any(same_question(draft, other) for other in (*asked, *chosen)):
            chosen.append(draft)
    return chosen


def _general(waiting: Sequence[Draft]) -> bool:
    return any(draft.fact.rule == "truth" for draft in waiting)


def _answered(draft: Draft, other: Draft) -> bool:
    """«Что назвал фагоцитозом?» beside «Как назвал …?»: one naming asked from both ends."""
    if draft.fact.sentence.i != other.fact.sentence.i or "term" not in (
        other.role.name, "term" if other.template.id == "named-so" else ""
    ):  # fmt: skip
        return False
    return set(content(draft.answer)) <= set(content(other.stem))
