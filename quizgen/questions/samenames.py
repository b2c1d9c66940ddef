"""One person under one name in what is read side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.russian.morphology import CASES
from quizgen.russian.namecases import declined
from quizgen.russian.personalities import known
from quizgen.russian.wordforms import gender_of

_PATRONYMIC = r"[А-ЯЁ][а-яё]*(?:ич|ича|ичу|ичем|иче|вна|вны|вне|вну|вной|ична|ичны|ичне|ичну)"


def one_name(items: Sequence[str], hero: str) -> tuple[str, ...]:
    """The items with «Валерий Анатольевич» and the name in full told as the hero's name is.

    Args:
        hero: first name, patronymic or none, and last name in the nominative.
    """
    if hero.count(" ") not in (1, 2):
        return tuple(items)
    found = list(items)
    for case in CASES:
        name = declined(hero, gender_of(hero), "Nom", case)
        if not name:
            continue
        first, *_, last = name.split()
        whole = re.compile(rf"\b{first}(?: {_PATRONYMIC}(?: {last}\b|(?! [А-ЯЁ])\b)| {last}\b)")
        found = [whole.sub(name, item) for item in found]
    return tuple(found)


_SURNAME = 5
"""Letters by which a surname is known again in another case."""


def of_note(stem: str, title: str) -> bool:
    """Whether the stem's person is one everybody knows, or the title's."""
    words = re.findall(r"[А-ЯЁ][а-яё-]+", stem)[1:]
    if not words or words[-1][:_SURNAME] in title:
        return True
    person = known(words[-1])
    # A namesake: «Николай Михайлович Смирнов» is not the skier.
    own = any(word.endswith(("вич", "вна")) for word in words)
    return person is not None and (not own or person.names[0].split()[0] in words)
