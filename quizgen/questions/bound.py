"""Pronouns a definition explains itself: «оболочка Земли, заселённая организмами и изменённая ими».

A definition is asked and answered whole, so a pronoun late in it stands for one of its own nouns.
"""

from __future__ import annotations

import re

from quizgen.russian.morphology import readings

_WORD = re.compile(r"[А-Яа-яЁё-]+|,")
_OWN = frozenset(
    ("его", "её", "ее", "их", "ими", "ею", "им", "ним", "ними", "ней", "нём", "нем", "них", "неё",
     "нее", "него")
)  # fmt: skip
_SAME = re.compile(
    r"\bодн(?:о|а|и|им|ой|ого|ому|ом|у|их|ими) и т(?:о|а|е|ем|ой|ого|ому|ом|у|ех)м? же\b"
)
_SOME = re.compile(r"\b(?:в |для |у |на )?некотор[а-яё]+\b")
_ASKING = re.compile(r"^(?:Что|Кто) так(?:ой|ая|ое|ие) ")
_BEFORE, _BEFORE_COMMA = 3, 2
"""Nouns that must stand before such a pronoun, and where a comma parts it from them."""


def without_bound(text: str) -> str:
    """The text without the pronouns that stand for something in it, and «один и тот же»."""
    text = _ASKING.sub("", text).replace("тем, что ", " ")
    text = _SOME.sub(" ", _SAME.sub(" ", text))
    nouns = 0
    paused = False
    kept: list[str] = []
    for word in _WORD.findall(text):
        if word == ",":
            paused = True
            continue
        low = word.lower()
        if low in _OWN and nouns >= (_BEFORE_COMMA if paused else _BEFORE):
            continue
        # «этого участка» after «участка»
        nouns += readings(low)[0].pos == "NOUN"
        kept.append(word)
    return _again(kept)


def _again(words: list[str]) -> str:
    """The words without «этого» before a noun said already."""
    lemmas = [readings(word.lower())[0].lemma for word in words]
    return " ".join(
        word
        for k, word in enumerate(words)
        if not (lemmas[k] in ("этот", "это") and k + 1 < len(words) and lemmas[k + 1] in lemmas[:k])
    )
