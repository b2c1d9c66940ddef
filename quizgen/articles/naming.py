"""Ids of articles: short names in Latin letters, made once."""

from __future__ import annotations

import re
import unicodedata

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u", "ә": "a", "ғ": "g", "қ": "k", "ң": "n",
    "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
}  # fmt: skip
_LONGEST = 80


def slug(text: str) -> str:
    """`text` as [a-z0-9-]+ of at most 80 characters, cut between words; "" when nothing is left."""
    latin = "".join(
        _LATIN.get(letter, letter) for letter in unicodedata.normalize("NFC", text).lower()
    )
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if len(name) <= _LONGEST:
        return name
    return name[: name.rfind("-", 0, _LONGEST + 1)] if "-" in name[:_LONGEST] else name[:_LONGEST]
