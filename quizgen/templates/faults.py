"""Collecting the faults of a pack, and saying them in the reader's language."""

from __future__ import annotations

import difflib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NoReturn

from quizgen.errors import Fault, Place, TemplateError
from quizgen.templates import wording_en, wording_kk, wording_ru

WORDINGS = {"ru": wording_ru.WORDING, "en": wording_en.WORDING, "kk": wording_kk.WORDING}
MAX_FAULTS = 100
_LONGEST_WORD = 40
# Letters that look alike: a keyboard left in the other layout is a common slip.
_CYRILLIC = str.maketrans("асеорхукмт", "aceopxykmt")
_LATIN = str.maketrans("aceopxykmt", "асеорхукмт")
# How people begin a word of the language before they know it: cases, fields, types.
_NICKNAMES = (
    ("имен", "им"), ("nom", "им"), ("род", "рд"), ("gen", "рд"), ("дат", "дт"), ("dat", "дт"),
    ("вин", "вн"), ("acc", "вн"), ("твор", "тв"), ("ins", "тв"), ("пред", "пр"), ("loc", "пр"),
    ("един", "ед"), ("sing", "ед"), ("множ", "мн"), ("plur", "мн"),
    ("набор", "pack"), ("язык", "language"), ("шаблон", "templates"), ("исключ", "exceptions"),
    ("пример", "example"), ("образец", "example"), ("факт", "fact"), ("вопрос", "question"),
    ("ответ", "answer"), ("спросить", "ask"), ("вид", "kinds"), ("текст", "text"),
    ("год", "year"), ("дата", "date"), ("время", "time"), ("число", "number"), ("день", "date"),
    ("человек", "person"), ("организац", "org"), ("место", "place"), ("город", "city"),
    ("страна", "country"), ("процент", "percent"), ("деньги", "money"), ("цитата", "quote"),
    ("кто", "subject"), ("who", "subject"), ("что", "object"), ("what", "object"),
    ("когда", "when"), ("год", "when"), ("дата", "when"), ("время", "when"), ("year", "when"),
    ("date", "when"), ("где", "where"), ("место", "where"), ("город", "where"), ("place", "where"),
    ("куда", "whither"), ("откуда", "whence"), ("сколько", "count"), ("число", "count"),
    ("глагол", "event"), ("действие", "event"), ("verb", "event"), ("почему", "reason"),
    ("причина", "reason"), ("зачем", "purpose"), ("цель", "aim"), ("человек", "person"),
    ("выбор", "choice"), ("test", "choice"), ("тест", "choice"), ("ввод", "typed"),
    ("пропуск", "cloze"), ("верно", "true_false"), ("несколько", "multiple"),
    ("открыт", "open"), ("люди", "people"), ("числа", "numbers"), ("даты", "dates"),
    ("места", "places"), ("организации", "organisations"), ("термин", "terms"),
    ("стать", "article"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackFault(Fault):
    """A fault and the key of its wording, the same in every language."""

    key: str = ""


def message_language(lang: str | None = None, environ: Mapping[str, str] = os.environ) -> str:
    """Language of messages, "ru", "en" or "kk": the one asked for, else by locale, else Russian."""
    names = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = lang or next((name for name in names if name), "ru")
    return next((code for code in WORDINGS if chosen.lower().startswith(code)), "ru")


def fault_text(key: str, lang: str, **values: object) -> tuple[str, str | None]:
    """(message, hint or None) of a fault. Raises KeyError for an unknown key or a missing value."""
    message, hint = WORDINGS[lang][key]
    shown = {name: _shown(name, str(value)) for name, value in values.items()}
    return message.format(**shown), hint.format(**shown) if hint else None


def nearest(word: str, choices: Collection[str], cutoff: float = 0.5) -> str | None:
    """The choice nearest to a mistyped word, or None when none is as like as `cutoff` (0..1)."""
    word = word.strip().lower()
    lowered = {choice.lower(): choice for choice in choices}
    for spelling in (word, word.translate(_CYRILLIC), word.translate(_LATIN)):
        if spelling in lowered:
            return lowered[spelling]
    for nickname, meant in _NICKNAMES:
        if meant in lowered and word.startswith(nickname):
            return lowered[meant]
    found = difflib.get_close_matches(word, list(lowered), n=1, cutoff=cutoff)
    return lowered[found[0]] if found else None


def choice_hint(word: str, choices: Collection[str], lang: str) -> str:
    """A hint that names the nearest choice and lists them all."""
    near = nearest(word, choices)
    if near is None:
        key = "hint_choices"
    elif word.lower() != near.lower() and _looks(word) == _looks(near):
        key = "hint_lookalike"
    else:
        key = "hint_near"
    return fault_text(key, lang, near=near, choices=", ".join(choices))[0]


def _looks(word: str) -> str:
    return word.lower().translate(_CYRILLIC)


class Faults:
    """The faults of one file, kept until all of it has been read.

    Args:
        path: the file, as messages name it.
        lang: "ru", "en" or "kk"; None means by locale.
    """

    def __init__(self, path: str, lang: str | None = None) -> None:
        self.path = path
        self.lang = message_language(lang)
        self._found: dict[tuple[str, str, tuple[int, int] | None], PackFault] = {}

    def __len__(self) -> int:
        return len(self._found)

    def all(self) -> tuple[PackFault, ...]:
        """The faults noted so far, as they came."""
        return tuple(self._found.values())

    def text(self, key: str) -> str:
        """A wording without values, in the language of this file's messages."""
        return fault_text(key, self.lang)[0]

    def add(
        self,
        key: str,
        place: tuple[int, int] | None = None,
        choices: Collection[str] = (),
        **values: object,
    ) -> None:
        """Note a fault at (line, column); `choices` could stand in place of the value `word`.

        Raises TemplateError with all the faults when there are too many to be of use.
        """
        message, hint = fault_text(key, self.lang, **values)
        if choices:
            hint = choice_hint(str(values["word"]), choices, self.lang)
        fault = PackFault(Place(self.path, *(place or ())), message, hint, key)
        self._found.setdefault((key, message, place), fault)
        if len(self._found) == MAX_FAULTS and key != "too_many":
            self.stop("too_many", limit=MAX_FAULTS)

    def stop(self, key: str, place: tuple[int, int] | None = None, **values: object) -> NoReturn:
        """Note a fault after which nothing more can be read. Raises TemplateError."""
        self.add(key, place, (), **values)
        self.raise_any()
        raise AssertionError("a noted fault is always raised")

    def raise_any(self) -> None:
        """Raise TemplateError, faults in the order of the file, if there are any."""
        if self._found:
            raise TemplateError(in_order(self._found.values()))


def in_order(faults: Collection[Fault]) -> tuple[Fault, ...]:
    """Faults by file, line and column; those without a line come last in their file."""

    def place(fault: Fault) -> tuple[str, float, int]:
        at = fault.place
        return at.path, at.line if at.line is not None else float("inf"), at.column or 0

    return tuple(sorted(faults, key=place))


def _shown(name: str, value: str) -> str:
    """A value fit for one line of a message; what the user wrote is cut short."""
    clean = "".join(char if char.isprintable() else "·" for char in value)
    if name in ("word", "near", "role") and len(clean) > _LONGEST_WORD:
        return clean[: _LONGEST_WORD - 1] + "…"
    return clean
