"""Small mends of a finished wording: an ordinal's figure, a comma too many, an object put last."""

from __future__ import annotations

import re

from quizgen.facts.clause import OBJECT
from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import readings
from quizgen.russian.ownletters import rightly

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI")
_ORDINAL = re.compile(
    r"(?P<before>\b(?:лауреат|диплом|дипломант|обладател|орден|медал|победител)[а-яё]* )"
    r"(?P<figure>[1-6])(?:-[а-яё]{1,2})? (?P<noun>премии|степени)\b"
)
_ATTRIBUTE = re.compile(
    r", (?=со? [а-яё]+(?:ым|им|ой|ей|ыми|ими) [а-яё]+(?:ом|ем|ой|ей|ами|ями)\b)"
)
_OF_ORDER = re.compile(
    r"(?P<one>(?:[а-яё]+(?:ого|ой|его|ей)|\d+-[а-яё]+) [а-яё]+), "
    r"(?=(?P<two>[а-яё]+(?:ого|ой|его|ей)) [а-яё]+)"
)
_OBJECT_LAST = re.compile(
    r"(?P<verb>[а-яё]+(?:л|ла|ли)) (?P<place>(?:в|во|на) [А-ЯЁ][\w-]+) (?P<object>[а-яё]+)(?=\?$)"
)


def ordinals(text: str) -> str:
    """«лауреат 3 премии» → «лауреат III премии»: a bare figure counts, it does not number."""

    def roman(found: re.Match[str]) -> str:
        return f"{found['before']}{_ROMAN[int(found['figure'])]} {found['noun']}"

    return _ORDINAL.sub(roman, text)


def of_one_thing(stem: str) -> str:
    """A definition's attributes without the commas of its article."""
    if not stem.startswith("Как назыв"):
        return stem

    def joined(found: re.Match[str]) -> str:
        words = (found["one"].split()[0], found["two"])
        both = all(
            word[0].isdigit() or any("Anum" in r.feats for r in readings(word)) for word in words
        )
        return f"{found['one']} " if both else found[0]

    told = _OF_ORDER.sub(joined, _ATTRIBUTE.sub(" ", stem))
    return stem if "," in told else told  # a list of attributes keeps all its commas


def object_first(draft: Draft, stem: str) -> str:
    """«защитил во ВГИКе диплом» → «защитил диплом во ВГИКе»."""
    found = _OBJECT_LAST.search(stem)
    if found is None:
        return stem
    objects = {p.head.text for p in draft.fact.parts if p.function == OBJECT and not p.preposition}
    if found["object"] not in objects:
        return stem
    return f"{stem[: found.start()]}{found['verb']} {found['object']} {found['place']}?"


def touched(draft: Draft, stem: str, answer: str) -> tuple[str, str]:
    """Stem and answer as print has them."""
    sentence = draft.fact.sentence.text
    stem = object_first(draft, of_one_thing(ordinals(rightly(stem, sentence))))
    return stem, ordinals(rightly(answer, sentence))
