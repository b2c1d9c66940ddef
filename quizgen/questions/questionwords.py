"""Which question word a stem asks with: «На базе скольких предприятий…» asks «сколько»."""

from __future__ import annotations

import re

from quizgen.questions.telling import WORD
from quizgen.russian.morphology import readings

_WORDS = frozenset(
    ("что", "кто", "какой", "какова", "каков", "который", "сколько", "когда", "где", "куда",
     "откуда", "почему", "зачем", "как", "чей", "насколько", "отчего")
)  # fmt: skip
_FORMS = {"скольких": "сколько", "скольким": "сколько", "сколькими": "сколько", "какова": "каков"}
_TIMES = {
    "год": "в каком году", "век": "в каком веке", "месяц": "в каком месяце", "день": "в какой день",
    "число": "какого числа", "период": "в какой период", "десятилетие": "в каком десятилетии",
}  # fmt: skip
_TASKS = frozenset(
    ("верно", "правда", "перечислите", "назовите", "укажите", "расположите", "соотнесите")
)
GAP_WORD, NONE = "пропуск", "без слова"


def question_word(stem: str) -> str:
    """The first question word in its dictionary form, `GAP_WORD` for a gap, else `NONE`.

    A task («Верно ли, что…», «Перечислите…») counts as the word it opens with.
    """
    return _found(stem)[0]


def telling_word(stem: str) -> str:
    """The question word as a person would name it: «в каком году» apart from «какой»."""
    word, after = _found(stem)
    return _TIMES.get(after, word) if word == "какой" else word


def _found(stem: str) -> tuple[str, str]:
    """The question word and the lemma of the word after it."""
    if "___" in stem:
        return GAP_WORD, ""
    # A question may begin with a clause («Кто, по словам…») but quotes ask nothing.
    found = WORD.findall(re.sub(r"«[^»]*»", " ", stem.lower()))
    if found and found[0] in _TASKS:
        return found[0], ""
    for place, word in enumerate(found):
        lemmas = {_FORMS.get(word, word)} | {reading.lemma for reading in readings(word)}
        for lemma in sorted(lemmas & _WORDS):
            after = readings(found[place + 1])[0].lemma if place + 1 < len(found) else ""
            return _FORMS.get(lemma, lemma), after
    return NONE, ""
