"""Times that are understood only on the day, or beside the text."""

from __future__ import annotations

import re

from quizgen.facts.clause import TIME
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import WORD
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.wordlists import words

_DEICTIC = words("deictic")
_AFTER_WHAT = re.compile(
    r"\bчерез (?:\S+ ){0,2}(?:лет|года?|месяц\w*|дн\w+|день|недел\w+)\b|\bспустя\b"
    r"|\b(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b"
)
_DAY_ALONE = re.compile(
    r"\b\d{1,2} (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября"
    r"|декабря)(?! \d{4}| года| этого)"
)


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def day_alone(text: str) -> bool:
    """«22 августа»: a day of no year."""
    return bool(_DAY_ALONE.search(text.lower()))


def deictic(draft: Draft) -> bool:
    """«сегодня», «через пять лет», «10 декабря»: understood only on the day, or beside the text."""
    if _AFTER_WHAT.search(draft.stem.lower()) or day_alone(draft.stem):
        return True
    stem = re.sub(r"«[А-ЯЁ][^»]*»", "", draft.stem)  # «Тебя никогда здесь не было»: a title
    return bool((_words(stem) | _words(draft.answer)) & _DEICTIC)


def season_of_no_year(draft: Draft) -> bool:
    """«летом», «в июле» of a year that is not told."""
    return (
        not draft.dated
        and in_the_past(draft)
        and any(
            part.function == TIME
            and part.head.pos == "ADV"
            and not any(letter.isdigit() for t in part.tokens for letter in t.text)
            and any(
                m.first == part.head.i and m.type in ("MONTH", "SEASON")
                for m in draft.fact.sentence.mentions
            )
            for part in draft.fact.parts
        )
    )
