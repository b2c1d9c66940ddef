"""Which dates may stand as wrong options: none of the future, none out of the order told."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from quizgen.model import Article, Sentence
from quizgen.questions.agesofdeeds import grown_by
from quizgen.questions.telling import content
from quizgen.russian.datemention import DateMention

TODAY = 2025
"""The last year an undated article may be asked about with."""
_OUR_DAYS = 1990
"""A text that names a later year is taken to end with the last it names."""
_LIFE = re.compile(r"([А-ЯЁ][а-яё]{3,})\s*\(\s*(?:[^()\d]*\s)?(\d{4})[^()\d]*[—–-][^()\d]*(\d{4})")
_YEAR = re.compile(r"(?<![\d-])(\d{3,4})(?![\d%-])")
_BORN = frozenset(("родиться", "появиться"))
_DIED = frozenset(("умереть", "скончаться", "погибнуть"))
_YOUNG = 6
"""Nobody does what is asked about before this age."""
_GROWN = 18
"""What was done later than at this age nobody does as a child."""

_WITHIN_A_LIFE = 10
"""Years that may lie between two moments of one life."""
_WITHIN_A_WAR = 4
_FOUGHT = re.compile(
    r"\b(?:сража(?:л|лся|лась)|воевал|участвовал[а]? в бо|ранен|контужен|попал[а]? в плен)"
)

Lives = Mapping[str, tuple[int, int]]


def lives_told(article: Article) -> dict[str, tuple[int, int]]:
    """Years of birth and death told in brackets after a name, by the lemma of the last name."""
    found = {}
    for match in _LIFE.finditer(article.text):
        born, died = int(match[2]), int(match[3])
        if 15 < died - born < 105:
            found[content(match[1])[0]] = (born, died)
    return found


def last_year(article: Article) -> int:
    """The last year an option may name: of publication, or the last told of our own days."""
    if article.date:
        return article.date.year
    told = [int(match[1]) for match in _YEAR.finditer(article.text)]
    latest = max((year for year in told if year <= TODAY), default=TODAY)
    return latest if latest >= _OUR_DAYS else TODAY


def in_order(
    option: DateMention,
    answer: DateMention,
    sentence: Sentence,
    stem: str,
    lives: Lives,
    published: datetime.date | None,
) -> bool:
    """Whether the date keeps the answer's place among the other dates told, and is no future."""
    if published and option.month and answer.month and option.year is None:
        own = (answer.month, answer.day or 0) <= (published.month, published.day)
        other = (option.month, option.day or 0) <= (published.month, published.day)
        if own != other:
            return False
    if published and _later(option, published) and not _later(answer, published):
        return False
    if option.year is None or answer.year is None:
        return True
    if option.year != answer.year:
        for year in _others(sentence.text, answer.year):
            if (option.year - year) * (answer.year - year) <= 0:
                return False
    lemmas = content(stem)
    if set(lemmas) & _BORN:
        return True
    spans: Sequence[tuple[int, int]] = [lives[lemma] for lemma in lemmas if lemma in lives]
    if set(lemmas) & _DIED:
        return all(born + _YOUNG <= option.year for born, _ in spans)
    return all(
        max(_from(born, answer.year), grown_by(stem, born, answer.year)) <= option.year <= died
        and (born == 0 or abs(option.year - answer.year) <= _apart(stem))
        for born, died in spans
        if born + _YOUNG <= answer.year <= died
    )


def _apart(stem: str) -> int:
    """Years that may lie between two moments of one life: a war is over soon."""
    return _WITHIN_A_WAR if _FOUGHT.search(stem) else _WITHIN_A_LIFE


def _from(born: int, year: int) -> int:
    """The first year that is likely beside what was done in `year`: no pupil graduates at eight."""
    return born + max(_YOUNG, min(_GROWN, (year - born) * 3 // 4))


def _later(date: DateMention, day: datetime.date) -> bool:
    """Whether the month or day told is certainly after the other one."""
    if date.year is None:
        return False
    told = [part for part in (date.year, date.month, date.day) if part]
    return told > [day.year, day.month, day.day][: len(told)]


def _others(text: str, own: int) -> list[int]:
    found = (int(match[1]) for match in _YEAR.finditer(text))
    return [year for year in found if year != own and 500 <= year <= 2100]
