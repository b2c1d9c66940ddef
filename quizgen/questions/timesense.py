"""When a thing happened and how far its wording goes: a moment since a year, a definition cut."""

from __future__ import annotations

import re

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_WAS = frozenset(("был", "была", "было", "были"))
_SINCE = re.compile(r"^С какого года\b|\bсо? (?:[а-яё]+ )?\d{4} года\b(?! по\b)", re.IGNORECASE)
_PERIOD = re.compile(r"\bв \d{4}[–-]\d{2,4} (?:год|гг)|\bс (?:[а-яё]+ )?\d{4} (?:года )?по ")
_VERB = re.compile(r"[а-яё]+(?:л|ла|ло|ли|лся|лась|лось|лись|н|на|но|ны|т|та|то|ты)\b")
_AT_LARGE = re.compile(r"^(?:на (?:Земле|планете|свете)|в (?:мире|природе|Солнечной системе))\b")
_LIMITED = re.compile(r",? (?:когда|если|при котор|в котор|на котор|где)")
_ABOUT = re.compile(
    r"(?P<noun>[А-ЯЁа-яё]+)(?P<whose>(?: [А-ЯЁа-яё]+){0,4}?) (?:о|об|обо) [А-ЯЁа-яё]"
)
_TOLD_ABOUT = re.compile(r"\b(?:о|об|обо|по|вокруг|насчёт|между) [А-ЯЁа-яё«]")
_RESIGNED = re.compile(r"\b(?:в отставку|отставка|с поста|с должности)\?$")


def _listed(name: str) -> frozenset[str]:
    return lists("timesense.yaml")[name]


def _moment(stem: str) -> str:
    """The verb of a completed deed in the question, its lemma; "" for none."""
    words = re.findall(r"[А-ЯЁа-яё-]+", stem)
    for k, word in enumerate(words):
        if word[:1].isupper() or not _VERB.fullmatch(word):
            continue
        first = readings(word)[0]
        done = first.pos in ("VERB", "ADJ") and first.feats.get("Aspect") == "Perf"
        past = first.feats.get("Tense") == "Past" and first.feats.get("Variant") != "Short"
        was = first.feats.get("Variant") == "Short" and words[k - 1] in _WAS
        if done and (past or was):
            return first.lemma
    return ""


def since_a_moment(draft: Draft) -> bool:
    """«С какого года Орлов был переведён …?»: a completed deed has a year, not a beginning."""
    asked = f"{draft.stem} {draft.answer if draft.role.name == 'since' else ''}"
    lemma = _moment(draft.stem) if _SINCE.search(asked) else ""
    return bool(lemma) and lemma not in _listed("lasting")


def moment_in_a_period(draft: Draft) -> bool:
    """«В 2006–2010 годах возглавил партию»: he came to lead it once."""
    told = f"{draft.stem} {draft.answer}"
    return bool(_PERIOD.search(told)) and _moment(draft.stem) in _listed("beginnings")


def anywhere(draft: Draft) -> bool:
    """«Где находится Байкал? — на Земле»."""
    return draft.stem.startswith("Где ") and bool(_AT_LARGE.match(draft.answer))


def limit_cut(draft: Draft) -> bool:
    """«Что такое равновесие? — ситуация на рынке», when what is left unsaid."""
    if not draft.stem.startswith("Что такое "):
        return False
    said, found = draft.fact.sentence.text, draft.answer.rstrip(".")
    at = said.find(found)
    head = readings(re.split(r"[ ,]", found)[0].lower())
    general = any(r.lemma in _listed("general things") for r in head[:2])
    return at >= 0 and general and bool(_LIMITED.match(said, at + len(found)))


def about_what(draft: Draft) -> bool:
    """«Когда начались переговоры Орла и Тулы?»: the article says about what."""
    if _TOLD_ABOUT.search(draft.stem) or _TOLD_ABOUT.search(draft.answer):
        return False
    stem = draft.stem.lower()
    return any(
        readings(found["noun"].lower())[0].lemma in _listed("talks")
        and f"{found['noun']}{found['whose']}".lower() in stem
        for found in _ABOUT.finditer(draft.fact.sentence.text)
    )


def left_what(draft: Draft) -> bool:
    """«Когда Орлов ушёл в отставку?»: from which of his posts?"""
    return draft.stem.startswith(("Когда ", "В каком году ")) and bool(_RESIGNED.search(draft.stem))


TIME_SENSE = (
    ("broken wording", since_a_moment),
    ("broken wording", moment_in_a_period),
    ("vague answer", anywhere),
    ("vague answer", limit_cut),
    ("object lost", about_what),
    ("too little said", left_what),
)
"""Checks of review: what a moment, a definition or a talk needs to be told whole."""
