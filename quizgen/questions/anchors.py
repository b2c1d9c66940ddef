"""When it was: a visit, a poll or a total of which there are many needs its date in the stem."""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, TIME, Part
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import (
    ROMAN,
    dated,
    depth,
    listed,
    nouns_under,
    preposition_of,
    proper,
    singled,
    subject_of,
    told,
)
from quizgen.questions.vagueness import in_the_past
from quizgen.questions.wholes import nothing_named, part_of_nothing, receiver_of_nothing

_WHEN = frozenset(("when", "since", "until", "how_long", "period"))


def undated_event(draft: Draft) -> bool:
    """«прибыл с визитом», «победил в турнире»: one of many, with no date, number or year."""
    if dated(draft) or draft.role.name in _WHEN:
        return False
    return any(
        token.lemma in listed("repeated") and depth(token, part) < 2 and not singled(token, part)
        for index, part in enumerate(draft.fact.parts)
        if part.function not in (TIME, ADVERB) and not part.tail
        for token in told(draft, index, part)
    )


def undated_paper(draft: Draft) -> bool:
    """«поправки в кодекс», «итоговый План»: of which year, or about what, is not told."""
    if dated(draft):
        return False
    return any(
        token.lemma in listed("papers")
        and token.pos in ("NOUN", "PROPN")
        and not singled(token, part)
        and not _about(token, part)
        and not (token.lemma == "закон" and token.feats.get("Number") == "Sing")
        for index, part in enumerate(draft.fact.parts)
        if part.function not in (TIME, ADVERB) and part.preposition != "по"
        for token in told(draft, index, part)
    )


def _about(noun: Token, part: Part) -> bool:
    """«закон о натурализации гугенотов», «законы Ньютона»: what it is about, or whose."""
    for token in nouns_under(noun, part):
        before = preposition_of(token, part)
        if before in ("о", "об"):
            return True
        if noun.lemma == "закон" and proper(token) and not before:
            return token.feats.get("Animacy") == "Anim"
    return False


def number_of_no_time(draft: Draft) -> bool:
    """«Сколько метров жилья введено?»: over what time; «сколько пейзажей выставлено?»: when."""
    predicate = draft.fact.predicate
    if draft.role.name != "count" or predicate is None or dated(draft):
        return False
    if predicate.lemma not in listed("in a period") or not in_the_past(draft):
        return False
    return not any(part.function == TIME for part in draft.fact.parts)


def incident_of_no_time(draft: Draft) -> bool:
    """«Что изъято в доме в Омске?»: such things happen there again and again."""
    predicate = draft.fact.predicate
    if predicate is None or predicate.lemma not in listed("incidents") or dated(draft):
        return False
    if draft.role.name in _WHEN or not in_the_past(draft):
        return False
    subject = subject_of(draft)
    if subject is None or draft.fact.parts[draft.role.part] is subject:
        return True
    return not (proper(subject.head) and subject.head.feats.get("Animacy") == "Anim")


def present_of_news(draft: Draft) -> bool:
    """«Чего Иванова требует от ООН?», «XXI форум проходит»: of the day of old news."""
    predicate = draft.fact.predicate
    if predicate is None or dated(draft):
        return False
    if predicate.tokens[predicate.agreeing].feats.get("Tense") != "Pres":
        return False
    subject = subject_of(draft)
    if subject is not None and predicate.lemma in listed("going on"):
        return subject.head.lemma in listed("repeated") and any(
            ROMAN.fullmatch(t.text) or t.text[:1].isdigit() for t in subject.tokens
        )
    return predicate.lemma in listed("demands")


ANCHORS = (
    ("nameless event", undated_event),
    ("nameless event", undated_paper),
    ("too little said", number_of_no_time),
    ("nameless event", incident_of_no_time),
    ("present of the past", present_of_news),
    ("vague noun", part_of_nothing),
    ("too little said", nothing_named),
    ("object lost", receiver_of_nothing),
)
"""Checks of review: a stem that could be about any of many."""
