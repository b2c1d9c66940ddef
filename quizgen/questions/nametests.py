"""Names asked with the wrong word, or told so that they could be any."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.facts.clause import OBJECT, SUBJECT
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.russian.gazetteer import country_of_adjective, is_person_noun, place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.nametypes import name_words
from quizgen.russian.quoting import quoting_words, unsure_title

_WORD = re.compile(r"[\w-]+")


def _nameless_body(draft: Draft) -> bool:
    """«Какая организация? — Сформированная дивизия»: no name, or no organisation."""
    if "ORG" not in draft.role.types or not draft.template.id.startswith("which-organisation"):
        return False
    if draft.role.head.lemma in quoting_words("detachments"):
        return True
    return not any(
        t.text[:1] in '«"“'
        or (t.text[:1].isupper() and not t.feats.get("Opening") and not _common_opening(t))
        for t in draft.role.focus
    )


def _common_opening(token: Token) -> bool:
    """A common word with a capital because it opens the sentence: «Сформированная»."""
    reading = readings(token.text)[0]
    return token.i == 0 and reading.known and reading.pos in ("ADJ", "VERB")


def _what_of_somebody(draft: Draft) -> bool:
    """«Что было повышено? — графы»: the word means people as well."""
    if "TERM" not in draft.role.types or draft.role.name not in (SUBJECT, OBJECT, "complement"):
        return False
    head = draft.role.head
    if " " in head.text:
        return False
    same = [r for r in readings(head.text) if r.pos == "NOUN"]
    return any(
        r.feats.get("Animacy") == "Anim"
        and r.lemma != head.lemma
        and is_person_noun(r.lemma)
        and r.feats.get("Number") == head.feats.get("Number")
        for r in same
    )


def _outlived(draft: Draft) -> bool:
    """«Кого пережила раздробленность? — Наполеона»: an age, not a man."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.name != OBJECT or "PERSON" not in draft.role.types:
        return False
    subject = subject_of(draft)
    alive = subject is not None and subject.head.feats.get("Animacy") == "Anim"
    return predicate.lemma in name_words("outliving") and not alive


def _unsure_title(draft: Draft) -> bool:
    return unsure_title(draft.stem) or unsure_title(draft.answer)


def _party_of_no_country(draft: Draft) -> bool:
    """«вступил в Коммунистическую партию»: every country has one."""
    said = _WORD.findall(f"{draft.stem} и {draft.answer}")
    lemmas = [readings(word.lower())[0].lemma for word in said]
    for k in range(1, len(said)):
        if lemmas[k] not in quoting_words("bodies of any country"):
            continue
        if lemmas[k - 1] not in quoting_words("of any country"):
            continue
        told = any(
            country_of_adjective(lemma) or place_kind(_nominal(word)) in ("COUNTRY", "CITY")
            for word, lemma in zip(said, lemmas, strict=True)
        )
        if not told and not (k + 1 < len(said) and said[k + 1][:1].isupper()):
            return True
    return False


def _nominal(word: str) -> str:
    return readings(word)[0].lemma


NAME_CHECKS: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("name of no sure kind", _nameless_body),
    ("name of no sure kind", _what_of_somebody),
    ("name of no sure kind", _outlived),
    ("title without its marks", _unsure_title),
    ("vague noun", _party_of_no_country),
)
"""Reason → whether it speaks against a draft; the first that does decides."""
