"""Answers about a life: other forms that count as right, and names that are no words of it."""

from __future__ import annotations

import re

from quizgen.facts.lifelines import RULE
from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import readings
from quizgen.russian.twostyles import each_style
from quizgen.russian.values import accepted_text

_NAMED_AFTER = re.compile(r"\bим\. ?(?=[A-ZА-ЯЁ])")
_TITLE = re.compile(r"«[^»]*»")
_PREPOSITIONS = frozenset(("в", "во", "на", "с", "со", "у", "от", "за", "под", "к"))


def life_forms(answer: str) -> tuple[str, ...]:
    """A date by either calendar and in its other spellings; a phrase without its preposition."""
    styles = each_style(answer)
    found = [*styles, *(form for day in styles or (answer,) for form in accepted_text(day))]
    number = readings(answer)[0] if answer.isalpha() else None
    if number is not None and number.pos == "NUM":
        found += [number.lemma, *accepted_text(number.lemma)]  # «пять» for «пятью»
    lead, _, rest = answer.partition(" ")
    if rest and lead in _PREPOSITIONS:
        found.append(rest)
    return tuple(found)


def outside_names(text: str, draft: Draft) -> str:
    """The text without «им.» before a name and, of a life, without titles: «Живёт такой парень»."""
    if draft.fact.rule == RULE:
        text = _TITLE.sub("", text)
    return _NAMED_AFTER.sub("", text)
