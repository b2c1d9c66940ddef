"""Answers with the participle the sentence goes on with: «деформаций, возникающих в породе»."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import readings
from quizgen.russian.participles import is_full

_PARTICIPLE = re.compile(r"^, (?P<part>[а-яё]{5,})(?P<rest> .+)$", re.DOTALL)
_TOLD_WHAT = ("being", "definitions", "truths")
_LONGEST = 14
"""Words of the longest answer."""


def with_participle(draft: Draft) -> Draft | None:
    """«определение деформаций[, возникающих в породе]»: the answer whole; None where it is torn."""
    if draft.template.pack not in _TOLD_WHAT or not draft.answer[-1:].isalpha():
        return draft
    said = draft.fact.sentence.text
    at = said.find(draft.answer)
    after = _PARTICIPLE.match(said[at + len(draft.answer) :]) if at >= 0 else None
    if after is None or not _told_of(after["part"], draft.answer.split()[-1]):
        return draft
    rest = after["rest"]
    if not re.search(r"[.]$", rest.strip()) or re.search(r"[,;:(—]", rest) or "." in rest[:-1]:
        return None
    whole = f"{draft.answer}, {after['part']}{rest.rstrip('. ')}"
    if len(whole.split()) > _LONGEST:
        return None
    return replace(draft, answer=whole, role=replace(draft.role, text=whole))


def _told_of(participle: str, noun: str) -> bool:
    """Whether it is a full participle that may stand of the noun."""
    own = [r for r in readings(participle) if is_full(r)]
    return any(
        r.feats.get("Case") == n.feats.get("Case")
        and r.feats.get("Number") == n.feats.get("Number")
        for r in own
        for n in readings(noun)
        if n.pos in ("NOUN", "PROPN")
    )
