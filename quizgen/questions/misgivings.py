"""Stems a reader would ask back about: on what occasion, whose leader, of which land."""

from __future__ import annotations

import re

from quizgen.facts.clause import TIME
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.questions.telling import WORD
from quizgen.russian.morphology import possible_cases, readings

_NAMED = re.compile(r"\s[«\"]?[A-ZА-ЯЁ]")
_LEADER = re.compile(
    r"\b(?:лидер|вождь|предводитель|руководитель|глав[аы])(?:а|ом|у|ем|ю|я)? ([а-яё]+)(?= |\?)"
)
_RISING = re.compile(
    r"(?:^|\s)(?P<before>[\w»-]+) (?:восстани[еяюй]|восстанием|мятеж\w{0,2}|переворот\w{0,2})"
    r"(?= (?P<after>[\w«-]+)|\?)"
)
_PLACED = re.compile(r"\b(?:в|во|на) [А-ЯЁ]|^В какой (?:стране|республике|губернии)\b")
_BOOK = re.compile(
    r"\b(?:после|до|в|из|благодаря|к) (?:книг[иеу]|стать[иею]|доклад[ауе]?|картин[ыеу]|пьес[ыеу])"
    r" [А-ЯЁ][а-яё]+(?= [а-яё]|\?)"
)
_LAYER = re.compile(
    r"^(?:Каков[аоы]?|Сколько °С) [^A-ZА-ЯЁ]*\b(?:облаков|атмосферы|поверхности|ядра|недр)\?$"
)
_BODIES = re.compile(
    r"\b(?:корпус\w{0,2} морской пехоты|правительственн\w+ комисси\w+|национальн\w+ гварди\w+"
    r"|генеральн\w+ штаб\w{0,2}|верховн\w+ суд\w{0,2}|конституционн\w+ суд\w{0,2})\b(?! [A-ZА-ЯЁ])",
    re.IGNORECASE,
)
_STATISTICS = re.compile(
    r"\b(?:штраф|преступлен|правонарушен|нарушени|авари[йи]|ДТП|заболевш|заражени|безработн|мигрант)"
)
_HEADS = re.compile(
    r"^(?:президент|император|король|королева|царь|генеральный секретарь|генсек)\b.*"
    r"\b(?:США|СССР|КПСС|Росси[ия]|Российской (?:Федерации|империи)|Франции|Великобритании"
    r"|Украины|Беларуси|Белоруссии)\b",
    re.IGNORECASE,
)
_NO_POST = frozenset(
    ("лидер", "участник", "участница", "сторонник", "кандидат", "основатель", "член", "идеолог")
)
_BUSY = frozenset(("заняться", "заниматься", "увлечься", "увлекаться", "заинтересоваться"))


def busy_with(draft: Draft) -> bool:
    """«Чем занялся Николай Гоголь?»: when and on what occasion, nobody tells."""
    predicate = draft.fact.predicate
    if predicate is None or predicate.lemma not in _BUSY:
        return False
    who = subject_of(draft)
    if who is None or who.head.feats.get("Animacy") != "Anim":
        return False
    return draft.role.name == "complement" and not any(
        p.function == TIME or p.preposition
        for i, p in enumerate(draft.fact.parts)
        if i != draft.role.part and p is not who
    )


def too_bare(draft: Draft) -> bool:
    """«лидер повстанцев», «восстание», «книга Куна»: whose, where and which, the article tells."""
    stem = draft.stem
    leader = _LEADER.search(stem)
    if leader is not None and not _NAMED.match(stem[leader.end() :]):
        whose = readings(leader[1])[0]
        if whose.feats.get("Animacy") == "Anim" and whose.feats.get("Number") == "Plur":
            return "Gen" in possible_cases(leader[1], "NOUN")
    return bool(_BOOK.search(stem) or _LAYER.match(stem)) or _nameless_rising(stem)


def _nameless_rising(stem: str) -> bool:
    found = _RISING.search(stem)
    if found is None or _PLACED.search(stem):
        return False
    before, after = found["before"], found["after"] or ""
    if readings(before.lower())[0].pos in ("ADJ", "NUM", "DET") or after[:1].isdigit():
        return False
    follows = readings(after.lower())[0] if after else None
    if follows is not None and follows.pos in ("ADP", "NOUN", "ADJ", "PROPN"):
        # «восстание в Польше», «под руководством Орлова», but not «восстания с конца года».
        return after in ("с", "со") or not _NAMED.search(stem[found.end() :])
    return True


def body_of_no_land(draft: Draft) -> bool:
    """«корпус морской пехоты», «Сколько штрафов выписано»: of which land, the article tells."""
    stem = re.sub(r"«[^»]*»", "", draft.stem)
    if _NAMED.search(stem[1:]):
        return False
    return bool(_BODIES.search(stem)) or (
        stem.startswith("Сколько ") and bool(_STATISTICS.search(stem))
    )


def known_to_all(draft: Draft) -> bool:
    """«Какую должность занимал Рейган? — президент США»; and a leader of a party has no post."""
    if draft.template.id != "post-then":
        return False
    first = draft.answer.split()[0].lower()
    return bool(_HEADS.match(draft.answer)) or first in _NO_POST


def stripe_of_what(draft: Draft) -> bool:
    """«обнаружил полосу в области …»: of what, the article said before."""
    found = WORD.findall(draft.stem)
    for at, word in enumerate(found):
        if not word.islower() or readings(word)[0].lemma != "полоса":
            continue
        after = found[at + 1] if at + 1 < len(found) else ""
        owned = len(after) > 1 and any(
            r.feats.get("Case") == "Gen" and r.pos in ("NOUN", "ADJ") for r in readings(after)
        )
        if not owned and not (at and readings(found[at - 1].lower())[0].pos == "ADJ"):
            return True
    return False


def only_visited(draft: Draft) -> bool:
    """«Что посетил Орлов?»: nobody asks so, and of no matter."""
    return bool(re.match(r"Что посе(?:тил|щал)", draft.stem))


MISGIVINGS = (
    ("too little said", busy_with),
    ("vague noun", too_bare),
    ("too little said", body_of_no_land),
    ("not worth asking", known_to_all),
    ("vague noun", stripe_of_what),
    ("not worth asking", only_visited),
)
"""Checks of review: the wording alone tells too little, or what everybody knows."""
