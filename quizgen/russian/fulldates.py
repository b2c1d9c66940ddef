"""Dates of the news written out in full: «11 ноября», «вчера», «в прошлом году».

A reader of the question does not know the day the article came out. What the day of publication
makes certain is told: the year of a date near it, the date behind «вчера». The token keeps the
feature `Year` where only the year was added.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

import razdel

from quizgen.model import Sentence, Token
from quizgen.russian.aliases import with_tokens
from quizgen.russian.calendar import MONTHS
from quizgen.russian.datemention import DateMention
from quizgen.russian.dates import find_dates
from quizgen.russian.datetexts import absolute
from quizgen.russian.morphology import CASES

_MAY_TELL = re.compile(
    r"январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|вчера|сегодня|прошл|эт(?:ом|ого) (?:год|месяц)|нынешн|текущ|минувш",
    re.IGNORECASE,
)
"""What a sentence must say to be read for dates once more."""
_FORMS = {form.replace("ё", "е") for forms in MONTHS for form in forms}


def write_dates(
    sentences: Sequence[Sentence], published: datetime.date | None
) -> tuple[Sentence, ...]:
    """The sentences with their dates told in full; unchanged where the article has no date."""
    if published is None:
        return tuple(sentences)
    found = []
    years: set[int] = set()
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            years, paragraph = set(), sentence.paragraph
        # A year named in a sentence goes on to the end of its paragraph.
        years |= _years(sentence)
        found.append(_written(sentence, published, years))
    return tuple(found)


def _years(sentence: Sentence) -> set[int]:
    found = set()
    for mention in sentence.mentions:
        year = mention.value.split("-")[0].split("/")[0]
        if mention.type in ("YEAR", "DATE", "MONTH", "PERIOD") and year.isdigit():
            found.add(int(year))
    return found


def _written(sentence: Sentence, published: datetime.date, years: set[int]) -> Sentence:
    if not _MAY_TELL.search(sentence.text):
        return sentence
    pieces = list(razdel.tokenize(sentence.text))
    changed: dict[int, Token] = {}
    for date in find_dates([piece.text for piece in pieces]):
        start = sentence.start + pieces[date.first].start
        stop = sentence.start + pieces[date.last - 1].stop
        inside = [t for t in sentence.tokens if start < t.stop and t.start < stop]
        value = absolute(date, published, years)
        if value is None or date.year is not None or not inside:
            continue
        if date.kind == "RELATIVE":
            changed.update(_told(sentence, inside, date, value))
        elif _ends_in_month(inside[-1].text) and not (
            value > published.isoformat() and _past(sentence)
        ):
            year, token = value.split("-")[0], inside[-1]
            text = f"{token.text} {year} года"
            changed[token.i] = replace(token, text=text, feats={**token.feats, "Year": year})
    return with_tokens(sentence, changed)


def _ends_in_month(text: str) -> bool:
    return text.split()[-1].lower().replace("ё", "е") in _FORMS


def _told(
    sentence: Sentence, inside: Sequence[Token], date: DateMention, value: str
) -> dict[int, Token]:
    """The tokens of «вчера», «в прошлом году», «в прошлом месяце» with the date they mean."""
    if any(t.text.count(" ") for t in inside) or not date.value.startswith(
        ("day", "month", "year")
    ):
        return {}
    parts = [int(part) for part in value.split("-")]
    first, last = inside[0], inside[-1]
    told = {"Resolved": "Yes"}
    if len(parts) == 3 and len(inside) == 1 and first.pos == "ADV" and _past(sentence):
        text = f"{parts[2]} {MONTHS[parts[1] - 1][1]} {parts[0]} года"
        return {first.i: replace(first, text=text, lemma=text, feats=told)}
    if len(inside) != 2 or last.i != first.i + 1 or first.head != last.i:
        return {}
    if len(parts) == 1 and last.lemma == "год":
        year = replace(first, text=str(parts[0]), lemma=str(parts[0]), pos="ADJ", feats={})
        return {first.i: year, last.i: replace(last, feats={**last.feats, **told})}
    case = last.feats.get("Case", "")
    if len(parts) == 2 and last.lemma == "месяц" and case in CASES:
        month = MONTHS[parts[1] - 1][_MONTH_CASES.index(case)]
        return {
            first.i: replace(first, text=month, lemma=month, pos="NOUN", feats={}),
            last.i: replace(last, text=f"{parts[0]} года", feats={**last.feats, **told}),
        }
    return {}


_MONTH_CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")


def _past(sentence: Sentence) -> bool:
    """Told of what has happened: «сегодня» of the present may mean these days."""
    return any(t.feats.get("Tense") == "Past" for t in sentence.tokens)
