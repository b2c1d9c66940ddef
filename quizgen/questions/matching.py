"""«Соотнесите …»: pairs of one relation over several facts of the article."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.lifelines import RULE as LIFELINE
from quizgen.model import Article, Question
from quizgen.questions.drafts import Draft
from quizgen.questions.events import events
from quizgen.questions.importance import Importance
from quizgen.questions.ordering import chronicle
from quizgen.questions.proofs import proofs, sentences_of
from quizgen.questions.telling import content
from quizgen.russian.wordlists import words

LEAST, MOST = 3, 5


@dataclass(frozen=True, slots=True)
class _Pair:
    draft: Draft
    left: str
    right: str
    salience: float


def matching(
    kept: Sequence[Draft], article: Article, importance: Importance, ordered: Sequence[str] = ()
) -> tuple[Question, tuple[int, ...]] | None:
    """One question over the first relation that has enough pairs, with its sentences; or None.

    Args:
        kept: drafts that passed review. ordered: labels of events that are asked to be ordered,
            which are not asked twice.
    """
    relations = (
        ("people-posts", "Соотнесите людей и их должности.", _posts(kept, article, importance)),
        ("events-years", "Соотнесите события и годы.", _years(kept, article, importance, ordered)),
    )
    for name, stem, pairs in relations:
        if len(pairs) >= LEAST:
            return _question(name, stem, pairs, article)
    return None


def _question(
    name: str, stem: str, pairs: Sequence[_Pair], article: Article
) -> tuple[Question, tuple[int, ...]]:
    drafts = [pair.draft for pair in pairs]
    first, more = proofs(drafts)
    template = f"several/{name}"
    question = Question(
        id=hashlib.sha256(f"{article.id}|{template}".encode()).hexdigest()[:12],
        kind="matching",
        stem=stem,
        answer="; ".join(f"{pair.left} — {pair.right}" for pair in pairs),
        evidence=first,
        template=template,
        asks="pairs",
        salience=max(pair.salience for pair in pairs),
        items=tuple(pair.left for pair in pairs),
        matches=tuple(pair.right for pair in pairs),
        more=more,
    )
    return question, sentences_of(drafts)


def _best(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The most telling pairs, in the order of the text."""
    chosen = sorted(pairs, key=lambda pair: (-pair.salience, pair.draft.id))[:MOST]
    return [pair for pair in pairs if pair in chosen]


def _posts(kept: Sequence[Draft], article: Article, importance: Importance) -> list[_Pair]:
    """People and posts, where nobody has two of them and no post could be another's as well."""
    pairs: list[_Pair] = []
    for draft in kept:
        person = next(draft.fact.named("person"), None)
        if draft.fact.rule != "title" or draft.role.name != "post" or person is None:
            continue
        if len(person.text.split()) < 2:
            continue
        right = draft.answer[:1].upper() + draft.answer[1:]
        pairs.append(_Pair(draft, person.text, right, importance.salience(draft)))
    single: list[_Pair] = []
    for pair in pairs:
        rivals = [other for other in pairs if _surname(other.left) == _surname(pair.left)]
        if any(content(other.right) != content(pair.right) for other in rivals):
            continue  # two posts of one person, or two people of one surname
        if pair == max(rivals, key=lambda other: len(other.left)):
            single.append(pair)
    alone = [
        pair
        for pair in single
        if not any(_one_in_other(pair.right, other.right) for other in single if other is not pair)
    ]
    return _best(alone)


def _surname(name: str) -> str:
    return name.split()[-1]


def _one_in_other(one: str, other: str) -> bool:
    """«Президент» and «Президент России» may be one post."""
    first, second = set(content(one)), set(content(other))
    return first <= second or second <= first


_DEEDS = 2
_LIVES = words("lives") | {"жениться"}


def _years(
    kept: Sequence[Draft], article: Article, importance: Importance, ordered: Sequence[str]
) -> list[_Pair]:
    """Events and their years, each year once."""
    found = [event for event in events(kept, article, importance) if event.label not in ordered]
    pairs: list[_Pair] = []
    for event in chronicle(found):
        year = str(event.date[0])
        if not any(pair.right == year for pair in pairs):
            pairs.append(_Pair(event.draft, event.label, year, event.salience))
    deeds = [p for p in pairs if _deed(p.draft)]
    if len(deeds) < _DEEDS:
        return []  # birth, wedding and death are matched by their order alone
    return sorted(pairs, key=lambda pair: pair.draft.fact.sentence.i)


def _deed(draft: Draft) -> bool:
    predicate = draft.fact.predicate
    if predicate is None:
        return draft.fact.rule == LIFELINE
    return predicate.lemma not in _LIVES
