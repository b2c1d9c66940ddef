"""The comma before a participle and what belongs to it, where the article has lost it."""

from __future__ import annotations

import re

from quizgen.russian.morphology import Reading, readings

_PAIR = re.compile(
    r"(?<![\w-])(?P<noun>[а-яё]{3,}) (?P<part>[а-яё]{5,}) (?P<after>[а-яё]+)"
    r"(?P<rest>[^,;:()«»?]*)\??$"
)
_PREPOSITIONS = frozenset(
    ("с", "со", "в", "во", "на", "из", "от", "по", "к", "для", "при", "под", "за", "между", "над",
     "о", "об", "у", "через", "около", "вокруг", "после", "до", "перед", "без")
)  # fmt: skip
_AGREE = ("Case", "Number", "Gender")


def with_comma(text: str) -> str:
    """«безработица связанная с поиском работы» → «безработица, связанная с поиском работы».

    Only where what belongs to the participle ends the text, so that no second comma is needed.
    """
    for start in range(len(text)):
        found = _PAIR.match(text, start) if start == 0 or text[start - 1] == " " else None
        if found and _apart(found):
            return f"{text[: found.end('noun')]},{text[found.end('noun') :]}"
    return text


def _apart(found: re.Match[str]) -> bool:
    parts = [r for r in readings(found["part"]) if is_full(r)]
    nouns = [r for r in readings(found["noun"]) if r.pos == "NOUN"]
    if not parts or readings(found["part"])[0].pos not in ("VERB", "ADJ"):
        return False
    if not any(_agree(noun, part) for noun in nouns[:2] for part in parts):
        return False
    following = [found["after"], *found["rest"].split()]
    if any(_finite(word) for word in following):
        return False  # the clause goes on after it
    if following[0] in _PREPOSITIONS:
        return True
    if not any(
        r.feats.get("Case") in ("Ins", "Acc", "Dat") and r.pos in ("NOUN", "ADJ")
        for r in readings(following[0])
    ):
        return False
    # «жителей окружённых врагом сёл»: the participle may belong to what follows.
    return not any(
        _agree(r, part)
        for word in following
        for r in readings(word)
        if r.pos == "NOUN"
        for part in parts
    )


def is_full(reading: Reading) -> bool:
    """Whether it reads as a participle that stands of a noun: «связанная», not «связана»."""
    feats = reading.feats
    return feats.get("VerbForm") == "Part" and "Case" in feats and feats.get("Variant") != "Short"


def _agree(noun: Reading, part: Reading) -> bool:
    return all(noun.feats.get(key) == part.feats.get(key) for key in _AGREE if key in part.feats)


def _finite(word: str) -> bool:
    own = readings(word)[0]
    return own.feats.get("VerbForm") == "Fin" or own.feats.get("Variant") == "Short"
