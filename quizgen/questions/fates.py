"""Checks of «кто» where many would fit: what befalls many, an honour of no time, half a name."""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, SUBJECT, TIME
from quizgen.facts.deedthings import deed_words
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import content
from quizgen.questions.truth import words_of
from quizgen.russian.morphology import readings

_SINGLED = frozenset(("первый", "единственный", "впервые", "посмертно", "последний"))

_IN_A_ROW = frozenset(("предпоследний", "следующий", "предыдущий", "очередной", "нынешний"))


def _asked_by_name(draft: Draft) -> bool:
    role = draft.role
    asked = role.part >= 0 and draft.fact.parts[role.part].function == SUBJECT
    return asked and role.name == "subject" and "PERSON" in role.types


def common_fate(draft: Draft) -> bool:
    """«Кто посещал Академию художеств?»: thousands did; as what somebody served tells more."""
    predicate = draft.fact.predicate
    if predicate is None or not _asked_by_name(draft):
        return False
    if predicate.lemma.replace("ё", "е") not in deed_words("fates"):
        return False
    others = [p for k, p in enumerate(draft.fact.parts) if k != draft.role.part]
    as_what = any(not p.preposition and p.head.feats.get("Case") == "Ins" for p in others)
    return not as_what and not any(t.lemma in _SINGLED for p in others for t in p.tokens)


def honour_of_many(draft: Draft) -> bool:
    """«Кто награждён орденом?»: with no time to it, whoever has got one."""
    predicate = draft.fact.predicate
    if predicate is None or not _asked_by_name(draft):
        return False
    if predicate.lemma not in words_of("honours"):
        return False
    others = [p for k, p in enumerate(draft.fact.parts) if k != draft.role.part]
    timed = any(p.function == TIME for p in others)
    return not timed and not any(t.lemma in _SINGLED for p in others for t in p.tokens)


def noun_lost(draft: Draft) -> bool:
    """«Кто командовал Астраханским и Суздальским?»: adjectives whose noun fell out."""
    for index, part in enumerate(draft.fact.parts):
        if index == draft.role.part or part.function in (ADVERB, TIME, SUBJECT):
            continue
        if part.head.pos != "ADJ" or part.head.feats.get("Case") in (None, "Nom"):
            continue
        if not part.head.text[:1].isupper():
            continue  # «самого отсталого из государств»
        found = readings(part.head.text)
        if found[0].known and all(r.pos == "ADJ" for r in found) and part.tokens[-1] == part.head:
            return True
    return False


def next_of_what(draft: Draft) -> bool:
    """«Кто возвёл предпоследнюю кирху?»: of which row, only the article says."""
    return _asked_by_name(draft) and any(lemma in _IN_A_ROW for lemma in content(draft.stem))


FATES = (
    ("too little said", next_of_what),
    ("too little said", common_fate),
    ("too little said", honour_of_many),
    ("broken phrase", noun_lost),
)
"""Checks of review: the stem of a question for a person tells who is meant."""
