"""How doubtful questions may be: the teacher's choice for a deck, and the one it was made with.

What a deck was made with is kept in a row of the settings, as jobs are: only where it is not the
usual.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import delete

from quizgen.errors import QuizgenError, phrase
from webapp.services import services
from webapp.tables import Setting

SURE, USUAL, DOUBTFUL = LEVELS = ("sure", "usual", "doubtful")
"""From few questions to many; how much each trusts is `quizgen.trust.CHANCES`."""

DROPPED = "doubtful question"
"""The reason in `Deck.dropped` of what a level leaves out."""


def checked(level: str) -> str:
    """The level a form was sent with.

    Raises:
        QuizgenError: there is no such level.
    """
    if level not in LEVELS:
        raise QuizgenError(
            phrase("такого отбора вопросов нет"), hint=phrase("выберите один из трёх")
        )
    return level


def known(level: str | None, otherwise: str = USUAL) -> str:
    """The level, or another where there is no such level."""
    return level if level in LEVELS else otherwise


def chance_of(level: str) -> float:
    """The chance a question must have at this level, 0..1: `least` of `quizgen.generate`."""
    # Loaded on demand, like the generator it is for.
    from quizgen.trust import CHANCES

    return CHANCES[level]


def remember(key: str, level: str) -> None:
    """Keep the level the deck of this key was made with."""
    with services().storage.write() as session:
        if level == USUAL:
            session.execute(delete(Setting).where(Setting.name == _row(key)))
        else:
            session.merge(Setting(name=_row(key), value=level))


def used_for(key: str) -> str:
    """The level the deck of this key was made with."""
    with services().storage.read() as session:
        row = session.get(Setting, _row(key))
    return known(row.value if row is not None else None)


def _row(key: str) -> str:
    # A key may be longer than the name of a setting.
    return f"trust:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
