"""Names as people write them: «Рыбакина Елена», «Е. Рыбакина», «Пётр Первый»."""

from __future__ import annotations

import re

from quizgen.grading.phrases import loose
from quizgen.russian.ordinalnumbers import read_words
from quizgen.russian.ordinals import from_digits, from_roman

_NAME = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ROMAN = re.compile(r"[IVXLCDMІХСМ]+")


def ways_to_name(form: str) -> tuple[str, ...]:
    """Other loose spellings of a name of two or three words: turned round, with initials."""
    words = form.replace(",", " ").split()
    if not 2 <= len(words) <= 3 or not all(_is_named(word) for word in words):
        return ()
    parts = [loose(word) for word in words]
    *given, last = parts
    found = [f"{last} {' '.join(given)}"]
    for initials in {" ".join(name[0] for name in given), " ".join(map(_initials, given))}:
        found += [f"{initials} {last}", f"{last} {initials}"]
    return tuple(dict.fromkeys(found))


def with_titles(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms, and each title among them with each shorter name: «фельдмаршал Шереметев»."""
    found = list(forms)
    for form in forms:
        words = form.split()
        start = next((i for i, word in enumerate(words) if word[:1].isupper()), 0)
        title, name = " ".join(words[:start]), words[start:]
        if title and name:
            found += [
                f"{title} {other}"
                for other in forms
                if other[:1].isupper() and len(other.split()) < len(name)
                and set(other.split()) <= set(name)
            ]  # fmt: skip
    return tuple(dict.fromkeys(found))


def as_named(text: str) -> str:
    """A loose spelling ready to be compared with `ways_to_name`: no comma after the surname."""
    return " ".join(loose(text).replace(",", " ").split())


def numbered(text: str) -> str | None:
    """The loose spelling with its Roman numerals as figures, or None where it has none."""
    if not any(_ROMAN.fullmatch(word) and from_roman(word) for word in text.split()):
        return None
    return " ".join(
        str(from_roman(word)) if _ROMAN.fullmatch(word) and from_roman(word) else loose(word)
        for word in text.split()
    )


def with_figures(text: str) -> str:
    """The loose spelling with ordinals and Roman numerals as figures: «петр 1»."""
    words, found, at = loose(text).split(), [], 0
    while at < len(words):
        spoken, glued = read_words(words, at), from_digits(words[at])
        if spoken:
            found.append(str(spoken[1]))
            at = spoken[0]
            continue
        value = glued[0] if glued else from_roman(words[at].upper())
        found.append(str(value) if value else words[at])
        at += 1
    return " ".join(found)


def is_spelt_by_letters(right: str, given: str) -> bool:
    """«О. О. Н.» of «ООН»."""
    letters = loose(given).split()
    return len(letters) > 1 and all(len(one) == 1 for one in letters) and (
        "".join(letters) == loose(right)
    )  # fmt: skip


def _is_named(word: str) -> bool:
    bare = bool(_NAME.fullmatch(word)) and word[0].isupper() and word[1:2].islower()
    return bare and not _ROMAN.fullmatch(word)


def _initials(name: str) -> str:
    return "-".join(part[0] for part in name.split("-"))
