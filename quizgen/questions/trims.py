"""Slips of one word that cutting a clause leaves, and questions that a cut has emptied."""

from __future__ import annotations

import re

from quizgen.questions.closingtests import CLOSING
from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import readings

_VERY = re.compile(
    r"\bочень [а-яё]+(?:ый|ий|ая|яя|ого|его|ой|ей|ому|ему|ым|им|ую|юю) (?=[а-яё-]+ [А-ЯЁ])"
)
_INTO = re.compile(r"^Во (?=как)")
_OFF = re.compile(r"^(?P<figure>\d[\d ,]*) (?P<unit>километрах|метрах|верстах|милях)$")
_UNITS = {"километрах": "километров", "метрах": "метров", "верстах": "вёрст", "милях": "миль"}
_SCHOOL = re.compile(
    r"\b(?P<school>(?:институт|университет|училищ|академи|школ|техникум)[а-яё]*)"
    r" (?P<name>(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][а-яё]+(?:ого|его|ой|а|я))\b"
)
_TRADE = re.compile(r"^ (?P<of>[а-яё]+)(?=[,.;)]|$)")
_SEVERAL = re.compile(r"\bнесколько [а-яё]+[ыи]х\?$")
_UNDATED = re.compile(r"^Где (?:воевал|сражался|служил|работал)а? [А-ЯЁ][^\d?]*\?$")
_SENT = re.compile(r"\b(?:пополнени|подкреплени)(?:е|я|й|ями)\b")
_JOINING = frozenset(("CCONJ", "SCONJ", "ADP", "PART"))


def trimmed(stem: str, answer: str, sentence: str) -> tuple[str, str]:
    """The stem and the answer without such slips.

    Args:
        sentence: what the draft was made of; it tells how a cut answer goes on.
    """
    stem = _INTO.sub("В ", _VERY.sub("", stem))
    found = _OFF.match(answer)
    if found and stem.startswith("На каком расстоянии"):
        answer = f"{found['figure']} {_UNITS[found['unit']]}"
    answer = _SCHOOL.sub(r"\g<school> имени \g<name>", answer)
    if answer.startswith("в семье "):
        answer += _goods(answer, sentence)
    return stem, answer


def _goods(answer: str, sentence: str) -> str:
    """«в семье торговца» of «в семье торговца зерном»: what he dealt in; else nothing."""
    at = sentence.find(answer)
    found = _TRADE.match(sentence[at + len(answer) :]) if at >= 0 else None
    if found is None:
        return ""
    own = readings(found["of"])[0]
    return found[0] if own.pos == "NOUN" and own.feats.get("Case") == "Ins" else ""


def nothing_said(draft: Draft) -> bool:
    """«Какого цвета предметы роскоши? — и»: a word that only joins others answers nothing."""
    return len(draft.answer) < 4 and readings(draft.answer.lower())[0].pos in _JOINING


def several_of_what(draft: Draft) -> bool:
    """«Когда княжество разделилось на несколько отдельных?»: the noun is lost."""
    return bool(_SEVERAL.search(draft.stem))


def somewhere_once(draft: Draft) -> bool:
    """«Где воевал Орлов?»: a war or a career has many places, and no time is told."""
    return bool(_UNDATED.match(draft.stem))


def one_reinforcement(draft: Draft) -> bool:
    """«Когда прибыли подкрепления из Риги?»: in a war they come again and again."""
    return draft.stem.startswith(("Когда ", "В каком ")) and bool(_SENT.search(draft.stem))


TRIMS = (
    *CLOSING,
    ("vague answer", nothing_said),
    ("broken phrase", several_of_what),
    ("too little said", somewhere_once),
    ("nameless event", one_reinforcement),
)
