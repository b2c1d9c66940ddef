"""When a clause of news was true: its own date, or the month of the news where that is certain."""

from __future__ import annotations

import datetime
import re

from quizgen.facts.clause import DATE_TYPES
from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifeslots import time_of, time_text, time_type
from quizgen.facts.newsactors import told_of
from quizgen.model import Token
from quizgen.russian.calendar import MONTHS_IN, MONTHS_OF

_FIRST_DAYS = 3
"""In the first days of a month the news may be of the month before."""
_LEAD, _PARAGRAPHS = 4, 2
"""Sentences, and paragraphs, that tell the news; what follows may be of any time."""
_DAY = re.compile(r"(?<!\d)\d{1,2} ([а-яё]+) (\d{4}) года")
_BARE_DAY = re.compile(r"\d{1,2} [а-я]+")
_MONTHS = dict(zip(MONTHS_OF, MONTHS_IN, strict=True))

Moment = tuple[str, str, str, Token]
"""Type, value, wording and word of a time, as the wording of lives takes it."""


def told_time(clause: LifeClause, published: datetime.date | None) -> Moment | None:
    """The clause's own time with its year; a day without one is of the year of the news."""
    phrase = time_of(clause)
    if phrase is None:
        return _of_this_year(clause, published) if published else None
    kind, value = time_type(clause, phrase)
    return (kind, value, time_text(phrase), phrase.head) if kind else None


def _of_this_year(clause: LifeClause, published: datetime.date) -> Moment | None:
    """«6 марта» of news of December 2020."""
    times = [p for p in clause.phrases if p.kind == "time"]
    if len(times) != 1 or times[0].preposition or clause.verb.feats.get("Tense") != "Past":
        return None
    kind, value = time_type(clause, times[0])
    text = time_text(times[0])
    found = re.fullmatch(r"--(\d\d)-(\d\d)", value)
    if kind != "DATE" or found is None or not _BARE_DAY.fullmatch(text):
        return None
    if (int(found[1]), int(found[2])) > (published.month, published.day):
        return None
    return kind, f"{published.year}{value[1:]}", f"{text} {published.year} года", times[0].head


def month_of(text: str) -> str:
    """«в феврале 2020 года» of «8 февраля 2020 года»; any other time as it is."""
    found = _DAY.fullmatch(text)
    return f"в {_MONTHS[found[1]]} {found[2]} года" if found and found[1] in _MONTHS else text


def month_of_news(clause: LifeClause, published: datetime.date | None, sure: bool = False) -> str:
    """«в июле 2019 года» for what the lead of dated news tells with no time of its own; or "".

    Args:
        sure: whether the lead names the day of the news itself, be it the first of a month.
    """
    sentence = clause.sentence
    if published is None or (published.day <= _FIRST_DAYS and not sure):
        return ""
    if sentence.i > _LEAD and sentence.paragraph > _PARAGRAPHS:
        return ""
    if clause.verb.feats.get("Aspect") not in ("Perf", None):
        return ""
    if any(m.type in DATE_TYPES for m in sentence.mentions):
        return ""
    if any(p.kind == "time" for p in clause.phrases):
        return ""
    spoken = set(re.findall(r"[а-яё]+", sentence.text.lower()))
    if ({t.lemma for t in sentence.tokens} | spoken) & told_of("before"):
        return ""
    return f"в {MONTHS_IN[published.month - 1]} {published.year} года"
