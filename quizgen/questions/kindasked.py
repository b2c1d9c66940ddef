"""«В состав чего входит …?» → «В состав какого округа …?»: the kind of the answer is asked for.

A bare «чего» is answered by too much; the class noun of the answer says what is meant, and what
is left of the answer is the adjective or the name that tells which one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import Reading, readings
from quizgen.russian.wordlists import lists

_ASKED = re.compile(
    r"^(?P<opening>(?:В состав )?(?:[КСВНОИД][а-яё]{0,3} )?)(?P<what>[Чч](?:его|ему|ем|[её]м|то)) "
    r"(?P<rest>[^?]+\?)$"
)
_CASES = {"чего": "Gen", "чему": "Dat", "чем": "Ins", "чём": "Loc", "что": "Acc"}
_WHICH = {
    "Gen": ("какого", "какой", "каких"), "Dat": ("какому", "какой", "каким"),
    "Ins": ("каким", "какой", "какими"), "Loc": ("каком", "какой", "каких"),
    "Acc": ("какой", "какую", "какие"),
}  # fmt: skip
_PREPOSITIONS = frozenset(("к", "ко", "с", "со", "в", "во", "на", "о", "об", "из", "от", "для"))
_NESTS = re.compile(r"^Где (?=(?:обычно |чаще |часто )?(?:гнезд[а-яё]+ся|обита[а-яё]+) )")
_FREE = frozenset(("being", "general", "why"))
"""Packs whose question words say no more than the case."""


def kind_asked(draft: Draft) -> Draft:
    """The draft with the class noun of its answer in the question, where that tells which one."""
    found = _ASKED.match(draft.stem)
    if found is None or draft.template.pack not in _FREE:
        return draft
    said = draft.answer.split()
    opening = found["opening"].lower().split()
    if said and said[0].lower() in _PREPOSITIONS:
        if opening[-1:] not in ([said[0].lower()], [said[0].lower() + "о"]):
            return draft
        said = said[1:]
    elif opening and opening != ["в", "состав"]:
        return draft
    case = _CASES[found["what"].lower()]
    if case == "Ins" and opening[-1:] in (["о"], ["в"], ["на"]):
        case = "Loc"  # «в чем» for «в чём»
    read = _direct(said, case) or _turned(said, case)
    if read is None:
        return draft
    asked, answer = read
    if answer.lower()[:5] in draft.stem.lower():
        return draft
    stem = f"{found['opening']}{asked} {found['rest']}"
    role = replace(draft.role, text=answer) if draft.role.text else draft.role
    return replace(draft, stem=f"{stem[:1].upper()}{stem[1:]}", answer=answer, role=role)


def places_asked(draft: Draft) -> Draft:
    """«Где гнездится журавль? — в болотистой местности»: lands answer «где» too, places do not."""
    if not _NESTS.match(draft.stem) or not draft.answer.islower():
        return draft
    return replace(draft, stem=_NESTS.sub("В каких местах ", draft.stem, count=1))


def _direct(said: list[str], case: str) -> tuple[str, str] | None:
    """«Центрального федерального округа» → «какого федерального округа», «Центрального»."""
    parts = " ".join(said).split(" и ")
    wholes = [
        read for part in parts
        if (read := _kind(part.split(), case)) is not None and _told_apart(read[1])
    ]  # fmt: skip
    if len(parts) > 2 or len(wholes) != len(parts) or len({w[0] for w in wholes}) != len(parts):
        return None
    return wholes[-1]


def _told_apart(answer: str) -> bool:
    return answer[:1].isupper() or answer[:1] == "«"


def _turned(said: list[str], case: str) -> tuple[str, str] | None:
    """«возникновению … униатской церкви» → «возникновению какой церкви», «униатской»."""
    turn = _as_noun(said[0], case) if said else None
    if (
        turn is None
        or turn.lemma not in lists("kindasked.yaml")["turns"]
        or " и " in " ".join(said)
    ):
        return None
    for first in range(1, len(said)):
        read = _kind(said[first:], "Gen")
        if read is not None and _told_apart(read[1]) and _stands_apart(said, first):
            return f"{said[0]} {read[0]}", read[1]
    return None


def _stands_apart(said: list[str], first: int) -> bool:
    """Whether the phrase hangs on the turn itself, or on what stands between and is no name."""
    between = said[1:first]
    if not between:
        return True
    named = between[-1][:1].isupper() and not _is_adjective(between[-1], "Gen")
    return len(between) > 1 and between[0] in _PREPOSITIONS and not named


def _kind(said: list[str], case: str) -> tuple[str, str] | None:
    """The question words of a phrase of one kind, and which one it is; None for another phrase."""
    at = next((k for k, word in enumerate(said) if not _is_adjective(word, case)), len(said))
    noun = _as_noun(said[at], case) if at < len(said) else None
    if noun is None or noun.lemma not in lists("kindasked.yaml")["kinds"]:
        return None
    before, after = said[:at], said[at + 1 :]
    large = [word for word in before if word[:1].isupper()]
    which = _which(noun, case)
    if large and before[: len(large)] == large:
        # «Центрального | федерального округа»: «федерального» sorts, «Центрального» names.
        sorts = noun.lemma in lists("kindasked.yaml")["sorted"]
        kept = before[len(large) :] if sorts else []
        named = before[: len(before) - len(kept)]
        return " ".join([which, *kept, said[at]]), " ".join(named)
    name = " ".join(after)
    if not before and re.fullmatch(r"«[^«»]+»", name):
        return f"{which} {said[at]}", name
    return None


def _which(noun: Reading, case: str) -> str:
    if noun.feats.get("Number") == "Plur":
        return _WHICH[case][2]
    return _WHICH[case][1 if noun.feats.get("Gender") == "Fem" else 0]


def _as_noun(word: str, case: str) -> Reading | None:
    return next(
        (r for r in readings(word) if r.pos == "NOUN" and r.feats.get("Case") == case), None
    )


def _is_adjective(word: str, case: str) -> bool:
    return any(
        r.pos == "ADJ" and r.feats.get("Case") == case and r.feats.get("Variant") != "Short"
        for r in readings(word)
    )
