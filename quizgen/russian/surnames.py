"""Surnames by their endings: «Токаев», «Токаевым», «Терешкова», «Достоевский».

The dictionary knows few surnames and reads the rest as plural nouns («Токаев» as «токая»), so
the regular classes are declined here, after §§ 67–86 of Zaliznyak's and Graudina's grammars of
Russian surnames: -ов/-ин surnames mix noun and adjective endings, -ский ones are adjectives.
"""

from __future__ import annotations

import re

_CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
# (what the stem ends in, endings in the order of _CASES), by gender; first match wins.
_CLASSES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "Masc": (
        (r"(?:[оеё]в|[иы]н)$", ("", "а", "у", "а", "ым", "е")),
        (r"[сц]к$", ("ий", "ого", "ому", "ого", "им", "ом")),
        (r"[бвгдзклмнпрстфх]$", ("", "а", "у", "а", "ом", "е")),
    ),
    "Fem": (
        (r"(?:[оеё]в|[иы]н)$", ("а", "ой", "ой", "у", "ой", "ой")),
        (r"[сц]к$", ("ая", "ой", "ой", "ую", "ой", "ой")),
    ),
}
_FIXED = re.compile(r"(?:ко|[оеиуюэ]|[иы]х)$")


def decline_surname(surname: str, gender: str, current: str, case: str) -> str | None:
    """A surname of a regular class in another case; None for words of no such class.

    Args:
        gender: Masc or Fem. current: the case it stands in. case: the one wanted.
    """
    if current == "Nom" and _FIXED.search(surname):
        return surname
    if gender == "Fem" and re.search(r"[бвгджзклмнпрстфхцчшщй]$", surname) and current == "Nom":
        return surname
    for ending, forms in _CLASSES.get(gender, ()):
        own = forms[_CASES.index(current)]
        if not surname.endswith(own) or len(surname) - len(own) < 2:
            continue
        stem = surname[: len(surname) - len(own)]
        if re.search(ending, stem):
            return stem + forms[_CASES.index(case)]
    return None
