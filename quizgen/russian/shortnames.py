"""Other ways an article writes a person's name: «Юра», «И. В. Панфилов», a slip of the pen."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.russian.morphology import CASES, inflect, like, readings
from quizgen.russian.wordlists import lists

_INITIALS = re.compile(r"^((?:[А-ЯЁ]\.\s?){1,2})\s?(\S+)$")
_LEAST_SPELT = 6
"""Letters a surname must have for one wrong letter to be a slip, not another name."""


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, tuple[str, str]]:
    """Every form of a short first name → the full name and the case the form can be, if one."""
    found: dict[str, tuple[str, str]] = {}
    for items in lists("firstnames.yaml").values():
        for item in sorted(items):
            short, full = item.split()
            reading = next((r for r in readings(short) if r.feats.get("Case") == "Nom"), None)
            for case in CASES:
                form = inflect(reading, case=case, number="Sing") if reading else None
                if form:
                    found.setdefault(like(short, form), (full, case))
    return found


def full_first_name(word: str) -> str | None:
    """The first name a short one means: «Юра», «Юру» are Юрий; None for other words."""
    found = _short_forms().get(word)
    return found[0] if found else None


def initials_of(name: str) -> tuple[str, str] | None:
    """Initials and surname of «И. В. Панфилов», «К.Моне»: («ИВ», «Панфилов»); else None."""
    match = _INITIALS.match(name)
    return (re.sub(r"[^А-ЯЁ]", "", match[1]), match[2]) if match else None


def may_be(initials: str, full: str) -> bool:
    """Whether initials do not contradict a full name: «И. В.» and «Иван Васильевич»."""
    given = full.split()[:-1]
    return bool(given) and all(
        word[:1].upper().replace("Ё", "Е") == letter.replace("Ё", "Е")
        for letter, word in zip(initials, given, strict=False)
    )


def slip_of(surname: str, other: str) -> bool:
    """Whether a surname is another one with one letter too many, too few or wrong.

    Pairs that are forms of one name («Бондарев», «Бондарева») are not.
    """
    one, two = surname.lower(), other.lower()
    if min(len(one), len(two)) < _LEAST_SPELT or one == two or one[:3] != two[:3]:
        return False
    if abs(len(one) - len(two)) > 1:
        return False
    if {one[-1], two[-1]} & set("аяуюыиой") and one[:-1] == two[:-1]:
        return False
    if one + "а" == two or two + "а" == one:
        return False
    start = next((k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return True  # «Муквегег» and «Муквеге»
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    if len(one) == len(two):
        return one[start + 1 :] == two[start + 1 :]
    return longer[start + 1 :] == shorter[start:]
