"""Options the article itself speaks against: armies it never tells of, a head of the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.questions.drafts import Draft
from quizgen.russian import gazetteer
from quizgen.russian.morphology import readings

_ARMY = re.compile(r"\b([а-яё]+(?:ой|ого|ых|ими|ая|ую)) (?:арми|войск|флот|отряд|корпус)")
_MEETING = re.compile(r"\b(?:встреч|переговор)")
_VISIT = re.compile(r"\bвизит")
_FEDERATION = re.compile(r"^(президент Федерации) ([а-яё]+) ([А-ЯЁ][а-яё]+)$")
_SPORTS = ("футбола", "хоккея", "бокса", "плавания", "гимнастики", "шахмат")
_SHORT = 3


def rivals(draft: Draft, options: Sequence[str], text: str) -> tuple[str, ...]:
    """The options that may stand beside the answer in the article `text`."""
    federation = _FEDERATION.match(draft.answer)
    if federation and options:
        sports = [s for s in _SPORTS if s != federation[2] and s[:4] not in text.lower()]
        return tuple(f"{federation[1]} {s} {federation[3]}" for s in sports[:_SHORT])
    return tuple(
        option
        for option in options
        if not _no_such_army(option, text)
        and not _of_their_side(draft, option, text)
        and not _at_home(draft, option, text)
    )


def _no_such_army(option: str, text: str) -> bool:
    """«полным разгромом турецкой армии» where the article tells of no such army."""
    found = _ARMY.search(option)
    if found is None:
        return False
    lemma = readings(found[1])[0].lemma
    country = gazetteer.country_of_adjective(lemma)
    return country is not None and not re.search(rf"\b{lemma[:-2]}", text, re.IGNORECASE)


def _of_their_side(draft: Draft, option: str, text: str) -> bool:
    """«Кто встретился с Председателем Совета Федерации России?»: her president may as well."""
    if not _MEETING.search(draft.stem) or "PERSON" not in draft.role.types:
        return False
    last = option.split()[-1]
    found = re.search(
        rf"[Пп]резидент\w* ([А-ЯЁ][а-яё]+) (?:[А-ЯЁ][а-яё-]+ )?{re.escape(last[:-1])}", text
    )
    return found is not None and found[1] in draft.stem


def _at_home(draft: Draft, option: str, text: str) -> bool:
    """«В какой город прибыл с визитом?»: no town of the guest's own country."""
    if not _VISIT.search(draft.stem) or gazetteer.place_kind(option) != "CITY":
        return False
    country, other = gazetteer.country_of(option), gazetteer.country_of(draft.answer)
    if country is None or country == other:
        return False
    return any(
        adjective[:-2] in text.lower() for adjective in gazetteer.adjectives(country)
    ) or bool(re.search(rf"\b{country[:-1]}", text))
