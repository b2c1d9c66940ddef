"""Stems set right by their answers: the order of words, one date, the noun of a prize."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Question
from quizgen.questions.drafts import Draft

_MOTION = r"(?:верну|прибы|бежа|приеха|переха|перееха|уеха|отправи|пришё|ушё|прилете)[а-яё]+"
_INTO = r"[Вв] [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*"
_WHO_WHERE = re.compile(rf"^(Кто) ({_INTO}) ({_MOTION})(?= |\?)")
_WHEN_WHERE = re.compile(
    rf"^(В каком году|Когда) ({_INTO}) ({_MOTION}) ([А-ЯЁ][\w-]*(?: [А-ЯЁA-Z][\w-]*)*)\?$"
)
_WHO_SINCE = re.compile(r"^(Кто) ([а-яё]+) (с (?:[а-яё]+ )?\d{4} года) (?=[а-яёА-ЯЁ])")
_WHEN_TWO = re.compile(
    r"^(В каком году|Когда) ([а-яё]+ли) ([а-яё][а-яё -]*) "
    r"((?:[А-ЯЁ][\w-]+ ){1,2}и(?: [А-ЯЁ][\w-]+){1,2})\?$"
)
_THREE_IN = re.compile(
    r"^(В как(?:ой|ую|ое) [а-яё]+ в [А-ЯЁ][\w-]+) (в \d{4} году) ([а-яё]+) ([А-ЯЁ][\w -]+)\?$"
)
_DAY = r"\d{1,2} [а-яё]+ \d{4} года"
_TWO_DAYS = re.compile(rf"^(.*\b{_DAY}\b.*) (\d{{1,2}} [а-яё]+) \d{{4}} года\?$")
_BECAME = re.compile(r"^Кем стал([аио]?) ")
_PRIZE = re.compile(
    r"^(победител[а-яё]+|чемпион[а-яё]+|лауреат[а-яё]+|обладател[а-яё]+) "
    r"([А-ЯЁ][а-яё-]+ (турнира|чемпионата|конкурса|фестиваля|премии))$"
)
_TOOK_PART = re.compile(r"^В ч[её]м (?=.*\bпринял[аио]? участие\b)")
_AT_FORUM = re.compile(
    r"^в ((?:[а-яё]+ой )?(?:сессии|работе|заседании)) "
    r"((?:[XVI]+ )?(Форум|Саммит|Конгресс|Съезд|форум|саммит|конгресс|съезд)а .+)$"
)
_BORDER = re.compile(
    r"^на границе ((?=.*(?:области|края|[Рр]еспублики|района)\b)[А-ЯЁ].+ и [А-ЯЁ].+)$"
)
_ONLY = re.compile(r"^(?:одн[аои]|один|только|лишь) (?=[А-ЯЁ])")
_ACADEMY = re.compile(r"^Членом какой академии ")
_MEMBER = re.compile(r"\b(действительн[а-яё]+ член|член[а-яё]*-корреспондент)")
_STATE_VISIT = re.compile(r"прибыл([а]?) (с [а-яё]+ визитом) в [А-ЯЁ][а-яё]+")
_READING = re.compile(
    r"^Когда (?=.* насчитыва)|^Когда .*\b(?:составил[аио]?|снизил\w+|вырос\w*|упал[аио]?"
    r"|достигл[аио]?|поднял[аио]?сь)\b.*%"
)
_LESSONS = re.compile(r"^В какой школе (учил(?:ся|ась)) (.+)\?$")
_SOME_SCHOOL = re.compile(r"^в [а-яё]+ой школе$")
_LED_BY = re.compile(r" во главе с «([А-ЯЁ]?[а-яё]+)»")
_ROOT = 4


def settled(draft: Draft) -> Draft | str:
    """The draft as its answer wants it asked, or why it is not asked."""
    if draft.template.key == "general/month" and _READING.match(draft.stem):
        return "several times"  # a reading of one month may be that of the next
    stem, answer = _ordered(draft.stem), _ONLY.sub("", draft.answer)
    stem, answer = _prize(stem, answer)
    stem, answer = _forum(stem, answer)
    border = _BORDER.match(answer)
    if border and stem.startswith("Где "):
        stem, answer = f"На границе каких регионов {stem[4:]}", border[1]
    said = draft.fact.sentence.text
    taught = _LESSONS.match(stem)
    if taught and _SOME_SCHOOL.match(answer) and re.match(r"Грамоте ", said):
        stem = f"Где {taught[2]} {taught[1]} грамоте?"
    if _ACADEMY.match(stem) and (member := _MEMBER.search(said)):
        full = "Д" if member[1].startswith("д") else ""
        kind = "Действительным членом" if full else "Членом-корреспондентом"
        stem = stem.replace("Членом", kind, 1)
    stem = _untold(stem, answer)
    if (stem, answer) == (draft.stem, draft.answer):
        return draft
    role = replace(draft.role, text=answer) if answer != draft.answer else draft.role
    return replace(draft, stem=stem, answer=answer, role=role)


def told(question: Question) -> Question:
    """The question in words its article does not have: an organisation is no «кто»."""
    stem = question.stem
    if question.template == "general/leader" and question.answer.startswith("«"):
        stem = re.sub(r"^Кто ", "Какая организация ", stem)
    if question.template == "general/on-whose-invitation":
        # Only one can invite to a capital.
        stem = _STATE_VISIT.sub(lambda f: f"отправил{'ась' if f[1] else 'ся'} {f[2]}", stem)
    return question if stem == question.stem else replace(question, stem=stem)


def _ordered(stem: str) -> str:
    """The stem with the words in the order they are said in, and one day in it."""
    stem = _WHO_WHERE.sub(r"\1 \3 \2", stem)
    stem = _WHO_SINCE.sub(r"\1 \3 \2 ", stem)
    stem = _WHEN_WHERE.sub(r"\1 \4 \3 \2?", stem)
    stem = _WHEN_TWO.sub(r"\1 \4 \2 \3?", stem)
    stem = _THREE_IN.sub(r"\1 \3 \4 \2?", stem)
    return _TWO_DAYS.sub(r"\1?", stem)


def _prize(stem: str, answer: str) -> tuple[str, str]:
    """«Кем стала? — победительницей Уимблдонского турнира» → «Победительницей какого турнира»."""
    found = _PRIZE.match(answer)
    if found is None or not _BECAME.match(stem):
        return stem, answer
    which = "какой" if found[3] == "премии" else "какого"
    return f"{found[1].capitalize()} {which} {found[3]} {stem[4:]}", found[2].split()[0]


def _forum(stem: str, answer: str) -> tuple[str, str]:
    """«В чём принял участие? — в сессии Форума …» → «В сессии какого форума …?»."""
    found = _AT_FORUM.match(answer)
    if found is None or not _TOOK_PART.match(stem):
        return stem, answer
    rest = _TOOK_PART.sub("", stem)
    return f"В {found[1]} какого {found[3].lower()}а {rest}", found[2]


def _untold(stem: str, answer: str) -> str:
    """«во главе с «Росатомом»» of an atomic power station is left unsaid."""
    found = _LED_BY.search(stem)
    if found is None:
        return stem
    name = found[1].lower()
    own = {word[:_ROOT] for word in answer.lower().split() if len(word) > _ROOT}
    return stem.replace(found[0], "") if any(root in name for root in own) else stem
