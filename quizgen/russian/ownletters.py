"""Capitals of names that open with an adjective, and of posts and titles that have none inside."""

from __future__ import annotations

import re

from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_NAME = re.compile(
    r"(?<![\w«-])(?P<first>[а-яё]+(?:ая|ой|ую|ий|ый|ого|ому|им|ым|ом|ое|ие|ые|их|ых)) "
    r"(?=[А-ЯЁ][а-яё]+(?:ая|ой|ую|ий|ый|ого|ому|им|ым|ом|ое|ие|ые|их|ых) [а-яё])"
)
_POST = re.compile(r"(?<=[а-яё] )(?P<word>[А-ЯЁ][а-яё]{3,})(?= [А-ЯЁа-яё])")
_ENSEMBLE = re.compile(r"(?<=[а-яё] )(?P<word>[А-ЯЁ][а-яё]+)(?= [а-яё]+ «)")
_STATES = frozenset(("председатель", "секретарь", "министр"))
"""Posts that keep a capital before the name of a state or of its body."""


def rightly(text: str, sentence: str) -> str:
    """«великая Отечественная война» → «Великая …», «Главой округа» → «главой округа».

    Args:
        sentence: the sentence the text was made of, whose own capital is taken away.
    """

    def named(found: re.Match[str]) -> str:
        raised = found[0][0].upper() + found[0][1:]
        own = {r.lemma for r in readings(found["first"]) if r.pos == "ADJ"}
        names = lists("fineprint.yaml")["open a name"]
        # «Новый Казанский собор» may only open its sentence.
        return raised if own & names and (raised in sentence or "великий" in own) else found[0]

    text = _NAME.sub(named, text)
    text = _POST.sub(_post, text)
    opener = sentence.split(" ", 1)[0].strip("«»,")

    def opened(found: re.Match[str]) -> str:
        word = found["word"]
        own = readings(word.lower())[0]
        same = opener[:5] == word[:5] and own.known and own.pos == "ADJ"
        # «Московский театр «…»» is called so, «Хореографический ансамбль «…»» is of a kind.
        named = own.lemma.endswith("ский") and not own.lemma.endswith("ческий")
        return word.lower() if same and not named else word

    return _ENSEMBLE.sub(opened, text)


def _post(found: re.Match[str]) -> str:
    word = found["word"]
    lemma = lemma_of(word.lower())
    if lemma in lists("fineprint.yaml")["titles"]:
        return word.lower()
    small = lemma in lists("mends.yaml")["offices"] and lemma not in _STATES
    return word.lower() if small else word
