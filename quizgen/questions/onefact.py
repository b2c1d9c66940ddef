"""How often one fact may be asked, and which of its questions tell each other's answers."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, SUBJECT
from quizgen.model import Article, Question
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import ASKING, content

_MANY = 5
"""Parts of a clause that tells more than one fact: who, when, where, with whom, at whose call."""
_LEAST = 2
_SHORT = 3
"""Sentences of a text so short that nothing else could be asked instead."""
_YIELDS = 0.3
"""What the question for the article's own hero is put back by among those of one fact."""
_NAME = 4


def enough_of_it(draft: Draft, chosen: Sequence[Draft], kept: Sequence[Draft]) -> bool:
    """Whether the draft's fact is asked often enough: twice, or each of many parts once.

    Args:
        chosen: what is asked already. kept: everything that could be.
    """
    fact = draft.fact
    if fact.predicate is None or not fact.parts:
        return False
    if len({other.fact.sentence.i for other in kept}) < _SHORT:
        return False
    told = sum(part.function != ADVERB for part in fact.parts)
    most = told if told >= _MANY else _LEAST
    return (
        sum(
            other.fact.sentence.i == fact.sentence.i
            and other.fact.predicate is not None
            and other.fact.predicate.lemma == fact.predicate.lemma
            for other in chosen
        )
        >= most
    )


def yields(draft: Draft, article: Article) -> float:
    """What to take off a draft's priority: in an article about somebody «кто» asks least."""
    role = draft.role
    if role.name != "subject" or role.part < 0 or "PERSON" not in role.types:
        return 0.0
    if draft.fact.parts[role.part].function != SUBJECT:
        return 0.0
    last = draft.answer.split()[-1].lower()
    begin = last[: max(_NAME, len(last) - 2)]
    named = any(word.lower().startswith(begin) for word in article.title.split())
    return _YIELDS if named else 0.0


def gives_away(one: Question, other: Question) -> bool:
    """Whether, side by side, the stem of one question tells the answer of the other."""
    return _tells(one, other) or _tells(other, one)


def _tells(one: Question, other: Question) -> bool:
    said, asked = set(content(one.stem)) - ASKING, set(content(other.answer)) - ASKING
    return bool(asked) and asked <= said
