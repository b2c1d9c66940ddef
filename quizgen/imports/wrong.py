"""Wrong options for an imported question: other answers of the same field and the same shape.

Which are taken hangs on the question's id and the answers themselves, so a newer export with a few
more notes leaves most questions as they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from quizgen.formats.anki_text import digest
from quizgen.imports.choices import same

ENOUGH = 3
"""Wrong options of a question; with fewer good ones it is not asked as a choice."""
LONGEST = 60
"""Characters of an answer that can stand among options."""

_LOOKED_AT = 60
_YEAR = re.compile(r"\d{3,4}(?:\s?(?:г\.?|год|года|году))?(?:\s?до н\.\s?э\.)?")
_MONTHS = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
]
_DATE = re.compile(
    rf"\d{{1,2}} (?:{'|'.join(_MONTHS)})\w{{1,3}}(?: \d{{3,4}}\D{{0,6}})?|[\d.]{{8,10}}"
)
_NUMBER = re.compile(r"[-−≈~]?\d[\d\s.,]{0,30}(%|\D{0,30})")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ASKING = frozenset(
    "кто кого кому кем что чего чему чем где куда откуда когда сколько почему зачем как какой "  # noqa: SIM905
    "какая какое какие какого каком какую каким какими каких чей чья чьё who what where when "
    "which".split()
)
_ENDINGS = (
    ("ться", "ть", "ти", "чь"),
    ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"),
    ("ость", "есть"),
    ("ение", "ание", "ение", "тие"),
)


@lru_cache(maxsize=4096)
def shape(answer: str) -> tuple[object, ...]:
    """What two answers must share to stand side by side.

    A number keeps its unit, a date and a year are kinds of their own; words keep their number
    (from four on, roughly), alphabet, capitals and the ending that tells a verb or an adjective.
    """
    text = " ".join(answer.split())
    if _YEAR.fullmatch(text):
        return ("year", "э" in text, text.isdigit())
    if _DATE.fullmatch(text.casefold()):
        return ("date", len(text.split()))
    number = _NUMBER.fullmatch(text)
    if number:
        return ("number", same(number[1]))
    words = _WORD.findall(text)
    if not words:
        return ("signs", len(text))
    count = len(words) if len(words) <= 3 else 4 + (len(words) - 4) // 3
    capitals = tuple(word[0].isupper() for word in words[:3])
    latin = all(ord(letter) < 0x250 for word in words for letter in word)
    digits = any(letter.isdigit() for letter in text)
    return ("words", count, capitals, latin, digits, _ending(words[-1 if count <= 2 else 0]))


def _ending(word: str) -> int:
    """Which class of endings a word has; 0 for the common one."""
    if word[0].isupper() and not word.isupper():
        # A name may end as an adjective does: «Чайковский» beside «Глинка».
        return 0
    for place, endings in enumerate(_ENDINGS, start=1):
        if len(word) > 4 and word.endswith(endings):
            return place
    return 0


def asking(stem: str) -> str:
    """What a stem asks for, roughly: its question word, or how it opens; "" for a bare term."""
    words = [word.casefold().replace("ё", "е") for word in _WORD.findall(stem)]
    for place, word in enumerate(words[:12]):
        if word in _ASKING:
            more = 0 if word in ("кто", "кого", "кому", "кем", "где", "когда", "куда") else 1
            if word in ("что", "как", "чем"):
                more = 2
            return " ".join([word, *(near[:5] for near in words[place + 1 : place + 1 + more])])
    return words[0][:5] if len(words) > 2 else ""


class Pool:
    """The answers of one field of one note type, by shape and by what is asked."""

    def __init__(self) -> None:
        self._rings: dict[tuple[object, ...], dict[bytes, str]] = defaultdict(dict)
        self._sorted: Mapping[tuple[object, ...], list[bytes]] = {}
        self._stems: dict[str, set[str]] = defaultdict(set)

    def add(self, stem: str, answer: str, group: str) -> None:
        """Take in an answer; `group` is what it may not be mixed across (its deck)."""
        self._stems[same(stem)].add(same(answer))
        if len(answer) <= LONGEST and "\n" not in answer:
            ring = self._rings[(group, asking(stem), *shape(answer))]
            ring.setdefault(digest(f"wrong:{same(answer)}"), answer)
            self._sorted = {}

    def know(self, stem: str, answer: str) -> None:
        """Remember one more right answer to a stem."""
        self._stems[same(stem)].add(same(answer))

    def take(self, name: str, stem: str, answer: str, group: str) -> tuple[str, ...]:
        """`ENOUGH` wrong options for the question with id `name`, or none."""
        if len(answer) > LONGEST:
            return ()
        key = (group, asking(stem), *shape(answer))
        if not self._sorted:
            self._sorted = {where: sorted(ring) for where, ring in self._rings.items()}
        order, ring = self._sorted.get(key, []), self._rings.get(key, {})
        start = bisect_left(order, digest(f"wrong:{name}"))
        near = [
            *order[start : start + _LOOKED_AT],
            *order[: max(0, start + _LOOKED_AT - len(order))],
        ]
        right = self._stems[same(stem)] | {same(answer)}
        found: list[str] = []
        for place in sorted(range(len(near)), key=lambda i: (_apart(ring[near[i]], answer), i)):
            option = ring[near[place]]
            if (
                _apart(option, answer) <= 1
                and _differs(option, [*right, *map(same, found)])
                and not _stands_in(option, stem)
            ):
                found.append(option)
            if len(found) == ENOUGH:
                return tuple(found)
        return ()


def _apart(one: str, other: str) -> int:
    """How unlike the lengths are: 0 alike, 1 within twice, 2 too unlike."""
    short, long = sorted((len(one), len(other)))
    if shape(one)[0] in ("year", "number", "date") or long - short <= 3:
        return 0
    return 0 if long <= 1.5 * short else 1 if long <= 2.2 * short else 2


def _differs(option: str, others: Iterable[str]) -> bool:
    """Whether an option is none of the others and holds none, nor stands in one."""
    return not any(_stands_in(option, other) or _stands_in(other, option) for other in others)


def _stands_in(one: str, other: str) -> bool:
    """Whether every word of one text is in the other."""
    return _words(one) <= _words(other)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w.,%+-]+", same(text)) or [same(text)])
