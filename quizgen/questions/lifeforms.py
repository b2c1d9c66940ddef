"""Other forms of an answer about a life that count as right."""

from __future__ import annotations

from quizgen.russian.twostyles import each_style
from quizgen.russian.values import accepted_text

_PREPOSITIONS = frozenset(("в", "во", "на", "с", "со", "у", "от", "за", "под", "к"))


def life_forms(answer: str) -> tuple[str, ...]:
    """A date by either calendar and in its other spellings; a phrase without its preposition."""
    styles = each_style(answer)
    found = [*styles, *(form for day in styles or (answer,) for form in accepted_text(day))]
    lead, _, rest = answer.partition(" ")
    if rest and lead in _PREPOSITIONS:
        found.append(rest)
    return tuple(found)
