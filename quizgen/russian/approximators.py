"""Words that make a number approximate: «более», «около», «не менее чем», «с лишним», «и более»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.russian.cardinals import listed

_GENITIVE = """
чуть более|чуть больше|чуть менее|чуть меньше|чуть свыше|немногим более|немногим больше
немногим менее|немногим меньше|немного более|немного больше|немного менее|немного меньше
не более|не менее|не больше|не меньше|не свыше|более|менее|больше|меньше|свыше|около|порядка
до|старше|младше|моложе
"""
_FREE = """
чуть более чем|чуть больше чем|чуть менее чем|чуть меньше чем|немногим более чем
немногим больше чем|немногим менее чем|не более чем|не менее чем|не больше чем|не меньше чем
более чем|менее чем|больше чем|меньше чем|почти что|почти|примерно|приблизительно|ориентировочно
как минимум|как максимум|по меньшей мере|по крайней мере|самое меньшее|минимум|максимум
едва ли не|чуть ли не|практически
"""


def _table(text: str) -> list[tuple[str, ...]]:
    rows = [tuple(row.split()) for line in text.strip().splitlines() for row in line.split("|")]
    return sorted(rows, key=len, reverse=True)


_TABLE = [(row, True) for row in _table(_GENITIVE)] + [(row, False) for row in _table(_FREE)]
_TABLE.sort(key=lambda entry: len(entry[0]), reverse=True)
_PREPOSITIONS = frozenset(
    listed("в во на за по с со к ко через из от при под о об для у над между")
)
_AGE = frozenset(("старше", "младше", "моложе"))
# «вырос до 10 тысяч» names the new value; «вмещает до 500 человек» bounds it.
_CHANGE = tuple(
    listed(
        """увелич сокра вырос вырас возрос возрасти возрастае возрастал сниж сниз уменьш упал упаде
        упаст довест довел доведен доводи дошел дошл дойти доходи доходя подня подним повы пониз
        пониж опуст опуск расшир прибав урез продл дожи добрал удвои разрос разогн нагре"""
    )
)
_CHANGE_NOUNS = frozenset(listed("рост роста росту ростом росте падение падения падением"))
_COMPARED = frozenset(("намного", "гораздо", "значительно", "куда"))
_NUMBER_AFTER = {
    "и": ("более", "больше", "выше", "старше", "менее", "меньше"),
    "или": ("более", "больше", "менее", "меньше"),
}


@dataclass(frozen=True, slots=True)
class Approximator:
    """An approximator in words[first:last].

    Attributes:
        genitive: whether the numeral after it stands in the genitive.
        apart: whether a preposition stands between it and the numeral («почти в 30 странах»).
    """

    first: int
    last: int
    genitive: bool
    apart: bool = False


def before(words: Sequence[str], i: int) -> Approximator | None:
    """The approximator that ends right before the numeral at i, or before its preposition."""
    direct = _ending_at(words, i)
    if direct:
        return direct
    if i > 1 and words[i - 1] in _PREPOSITIONS:
        far = _ending_at(words, i - 1)
        if far and not far.genitive:
            return Approximator(far.first, far.last, False, apart=True)
    return None


def _ending_at(words: Sequence[str], end: int) -> Approximator | None:
    if end > 1 and words[end - 1] == "~":
        return Approximator(end - 1, end, False)
    # A comma before «чем» is common: «более, чем 30».
    skip = end > 2 and words[end - 1] == "чем" and words[end - 2] == ","
    seen = [*words[: end - 2], "чем"] if skip else words[:end]
    for row, genitive in _TABLE:
        first = len(seen) - len(row)
        if first < 0 or tuple(seen[first:]) != row:
            continue
        if row == ("до",) and _changes(words, first):
            return None
        if (
            first
            and words[first - 1] in _COMPARED
            and row[0] in ("больше", "меньше", "более", "менее")
        ):
            return None
        return Approximator(first, end, genitive)
    return None


def _changes(words: Sequence[str], first: int) -> bool:
    """Whether «до» belongs to a verb or noun of change, or to «от … до …», «с … до …»."""
    near = words[max(0, first - 8) : first]
    return any(
        word.startswith(_CHANGE) or word in _CHANGE_NOUNS or word in ("с", "со", "от")
        for word in near
    )


def is_age(words: Sequence[str], approximator: Approximator) -> bool:
    """Whether it is «старше», «младше» or «моложе»."""
    return words[approximator.first] in _AGE


def after(words: Sequence[str], j: int) -> int:
    """The end of «и более», «или больше» standing at j, or j."""
    if j + 1 < len(words) and words[j + 1] in _NUMBER_AFTER.get(words[j], ()):
        following = words[j + 2] if j + 2 < len(words) else "."
        if following in ".,;)»—-!?" or following in ("чем",):
            return j + 2
        return j + 2 if not following[0].isdigit() else j
    return j


def takes_genitive(text: str) -> bool:
    """Whether the numeral after this approximator stands in the genitive."""
    row = tuple(text.lower().replace("ё", "е").replace(",", "").split())
    return (row, True) in _TABLE
