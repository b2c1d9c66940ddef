"""Options nobody would take: days of peace for a deed of war, heads of other states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.questions.drafts import Draft
from quizgen.russian import gazetteer
from quizgen.russian.morphology import lemma_of, readings

_WAR = re.compile(
    r"\b(?:Великой Отечественной|таран|враж|вражеск|гитлеров|фашист|ополчени|партизан|эвакуир|фронт"
    r"|оккуп|подбил|сбил|блокад|десант)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(1[0-9]\d{2}|20\d{2})(?!\d)")
_FIRST, _LAST = 1941, 1945
_OF_ALL = re.compile(r"^(?:Из|Среди) скольк[а-яё]+ [^?]*? (?P<part>\d+) ")
_HEADED = re.compile(r"^Кто (?:[^?]*? )?(?:президент|премьер-министр|канцлер)[а-яё]* [А-ЯЁ]")
_WHERE = re.compile(r"^(?:В|На) как(?:ом|ой|их) |^Где |^Как(?:ой|ую|ие) (?:город|стран|остров)")
_VISITS = re.compile(
    r"\b(?:побыва|бывал|посети|посеща|путешеств|гастрол|выступа|выступи|ездил|стажир|выставля)"
)
"""Verbs of what one does in many places: the article tells of one, and not that of no other."""
_PHRASE = 4
"""Words of a phrase of which one word changed makes no rival."""


def likely(draft: Draft, options: Sequence[str]) -> tuple[str, ...]:
    """The options one might take for right; none where what is left is seen through."""
    if _HEADED.match(draft.stem):
        return ()  # heads of other states are no rivals
    if _WHERE.match(draft.stem) and _VISITS.search(draft.stem):
        return ()  # «побывал в Италии»: in Spain as well, for all we know
    kept = [o for o in options if not _of_peace(draft, o) and not _fewer(draft, o)]
    return () if _of_other_lands(draft.answer, kept) else tuple(kept)


def _of_peace(draft: Draft, option: str) -> bool:
    """«1940», «5 мая 1948 года» of what was done in the war."""
    answer, other = _YEAR.search(draft.answer), _YEAR.search(option)
    if answer is None or other is None or not _FIRST <= int(answer[0]) <= _LAST:
        return False
    return not _FIRST <= int(other[0]) <= _LAST and bool(_WAR.search(draft.stem))


def _fewer(draft: Draft, option: str) -> bool:
    """«48» of «Из скольких городов 49 разорил хан?»: the whole is more than its part."""
    found = _OF_ALL.match(draft.stem)
    return bool(found) and option.isdigit() and int(option) <= int(found["part"] if found else 0)


def _of_other_lands(answer: str, options: Sequence[str]) -> bool:
    """«для превращения Швеции в державу» beside «… России …»: the text can be of one only."""
    words = answer.split()
    if len(words) < _PHRASE:
        return False
    for at, word in enumerate(words):
        if not word[:1].isupper() or not _land(word):
            continue
        rest = words[:at], words[at + 1 :]
        if any((o[:at], o[at + 1 :]) == rest and o[at] != word for o in map(str.split, options)):
            return True
    return False


def _land(word: str) -> bool:
    lemma = lemma_of(word)
    names = {lemma[:1].upper() + lemma[1:], *(r.lemma.capitalize() for r in readings(word))}
    return any(gazetteer.place_kind(name) == "COUNTRY" for name in names)
