"""A word broken at the end of a line: is its hyphen the printer's or the word's own?"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_LAST = re.compile("([А-Яа-яЁё]+)[-\u2010\u00ad]$")
_FIRST = re.compile("([А-Яа-яЁё]+)(-?)")
_FIGURE = re.compile(r"\d[-\u2010]$")
_AFTER_FIGURE = re.compile(r"(?!(?:и|или) \d)[а-яё]")
_PARTICLES = frozenset(["то", "либо", "нибудь", "таки", "ка", "де", "с"])
_SIDES = re.compile("(?:северо|юго)-(?:восто|запад)|(?:вице|экс|обер)-")
_VOWEL = re.compile("[аеёиоуыэюя]", re.IGNORECASE)


@cache
def _dictionary() -> Callable[[str], bool]:
    # Only where a text has a break nothing else decides: loading takes a third of a second.
    import pymorphy3

    known: Callable[[str], bool] = pymorphy3.MorphAnalyzer(lang="ru").word_is_known
    return known


class Hyphens:
    """Joins the lines of one text, whose other words are the first witnesses."""

    def __init__(self, text: str) -> None:
        """`text`: all lines of it, broken as they are."""
        self._words = set(re.findall("[а-яё]+(?:-[а-яё]+)*", re.sub("-\n.*", "", text.lower())))

    def is_broken(self, line: str) -> bool:
        """Whether the line ends within a word."""
        return bool(_LAST.search(line) or _FIGURE.search(line))

    def join(self, line: str, following: str) -> str:
        """Both lines as one; "северо-" + "восток" keeps its hyphen, "пере-" + "вод" does not."""
        left, right = _LAST.search(line), _FIRST.match(following)
        if re.search(r"\d[-–]$", line) and re.match(r"\d", following):
            return line + following
        if _FIGURE.search(line) and _AFTER_FIGURE.match(following):
            # «118-й», «20-летний»; but «2- и 3-комнатные».
            return f"{line[:-1]}-{following}"
        if not left or not right:
            return f"{line} {following}"
        bare = line[:-1]
        if line[-1] == "\u00ad" or not self._keeps(left[1], right[1]):
            return bare + following
        return f"{bare}-{following}"

    def _keeps(self, left: str, right: str) -> bool:
        if right[0].isupper() and not left.isupper():
            return True
        whole, parted = (left + right).lower(), f"{left}-{right}".lower()
        if (whole in self._words) != (parted in self._words):
            return parted in self._words
        if _SIDES.match(parted) or any(_are_kin(word, parted) for word in self._words):
            return True
        if len(left) == 1 or not _VOWEL.search(left) or not _VOWEL.search(right):
            # No syllable is left at an end of a line, but «в-третьих» and «кто-л» are.
            return left.lower() in ("в", "к", "с") and right.lower().endswith(("их", "ых"))
        known = _dictionary()
        if known(whole):
            # «целлюлозно-бумажный» is written both ways; short ones are prefixes.
            return len(left) >= 8 and left.endswith(("но", "ско")) and known(right.lower())
        if right.lower() in _PARTICLES or known(parted):
            return True
        return known(right.lower()) and (known(left.lower()) or left.endswith(("о", "е")))


def _are_kin(word: str, parted: str) -> bool:
    """«северо-восток» tells of «северо-восточный»."""
    first, hyphen, rest = word.partition("-")
    own, _, right = parted.partition("-")
    return bool(hyphen) and first == own and len(right) > 3 and rest[:4] == right[:4]
