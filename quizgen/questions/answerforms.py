"""What a learner would type for an answer told as a phrase: the bare words, the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.questions.telling import content
from quizgen.russian.morphology import Reading, dictionary_marks, inflect, like, readings
from quizgen.russian.phrases import decline_plain

_LEAD = re.compile(
    r"^(?:во?|на|со?|от|из|из-за|за|под|ко?|у|о|об|до|для|при|по) (?=\S)", re.IGNORECASE
)
_YEARS = re.compile(r"^(\d+) (?:лет|год|года)$")
_INITIALS = re.compile(r"^(?:[А-ЯЁ]\. ?){1,2}(?=[А-ЯЁ][а-яё])")
_DAY_OF_YEAR = re.compile(r"^\d{1,2} [а-я]+ (\d{4}) года$")
_OBLIQUE = ("Loc", "Gen", "Acc", "Ins", "Dat")
_PLACES = ("город", "село", "деревня", "остров", "посёлок", "река", "станица", "аул", "мыза")
_SHORT = {"город": "г.", "село": "с.", "деревня": "дер.", "посёлок": "пос.", "остров": "о."}
_LONGEST = 5


def more_forms(stem: str, answer: str) -> tuple[str, ...]:
    """Other forms of the answer that say the same, for an answer of a few plain words.

    Args:
        stem: what it asks with its own words («В какой семье …?») the answer need not repeat.
    """
    if any(mark in answer for mark in ",;()") or " и " in answer:
        return ()
    bare = _LEAD.sub("", answer)
    words = bare.split()
    if not words or len(words) > _LONGEST:
        return ()
    years = _YEARS.match(bare)
    if years:
        return (years[1],)
    asked = set(content(stem))
    found = [bare, *(() if _named_already(answer, bare) else _base(bare)), *_person(bare)]
    if len(words) > 1 and words[0].islower() and set(content(words[0])) <= asked:
        # «В какой семье …? — сапожника», «Какой чин …? — полковник».
        rest = " ".join(words[1:])
        figures = _YEARS.match(rest)
        found += [rest, *([figures[1]] if figures else [])]
        if len(words) == 2 and words[1].islower():
            found += _base(rest)
    if len(words) > 1 and words[-1].islower() and set(content(words[-1])) <= asked:
        found.append(" ".join(words[:-1]))  # «На каком фронте …? — Северо-Западном»
    if len(words) == 1 and bare == answer and bare[:1].isupper() and _LEAD.match(stem):
        found += _place(stem, bare)
    return tuple(dict.fromkeys(form for form in found if form and form != answer))


def _named_already(answer: str, bare: str) -> bool:
    """«Франция», «ключевая ставка», «КазНУ»: no other form of it is its dictionary form."""
    if bare != answer:
        return False
    for word in answer.split():
        own = readings(word)
        if any(r.pos in ("ADJ", "DET") and r.feats.get("Case") for r in own[:1]):
            continue
        mixed = word[1:] != word[1:].lower() and word.isalpha()
        return mixed or any(
            r.feats.get("Case") == "Nom" and r.feats.get("Number") == "Sing"
            for r in own
            if r.pos in ("NOUN", "PROPN")
        )
    return False


def _base(phrase: str) -> list[str]:
    """Adjectives and their noun in the nominative, with all that hangs on it as it stands."""
    words = phrase.split()
    if len(words) > 1 and "Name" in dictionary_marks(words[0]):
        return []  # a name has all its words declined
    for at, word in enumerate(words):
        if any(r.pos in ("ADJ", "DET") and r.feats.get("Case") for r in readings(word)[:1]):
            continue
        for reading in readings(word):
            if (
                reading.known
                and reading.pos in ("NOUN", "PROPN")
                and reading.feats.get("Case") in _OBLIQUE
            ):
                changed = _nominative(words[: at + 1], reading)
                return [" ".join([*changed, *words[at + 1 :]])] if changed else []
        return []
    return []


def _nominative(words: list[str], noun: Reading) -> list[str] | None:
    number = noun.feats.get("Number", "Sing")
    head = inflect(noun, case="Nom", number=number)
    if head is None:
        return None
    found: list[str] = []
    for word in words[:-1]:
        adjective = next((r for r in readings(word) if r.pos == "ADJ"), None)
        form = adjective and inflect(
            adjective, case="Nom", number=number, gender=noun.feats.get("Gender", "Masc"),
            animacy=noun.feats.get("Animacy", "Inan"),
        )  # fmt: skip
        if not form:
            return None
        found.append(like(word, form))
    return [*found, like(words[-1], head)]


def _person(name: str) -> list[str]:
    """The last name alone: «Серова», «Серов» of «В. А. Серова»."""
    words = _INITIALS.sub("", name).split()
    given = words[:-1]
    if not words or not (words[-1][:1].isupper() and words[-1][1:].islower()):
        return []
    if not (name != " ".join(words) or given) or not all(
        {"Name", "Patr"} & set(dictionary_marks(word)) for word in given
    ):
        return []
    last = words[-1]
    if any(r.feats.get("Case") == "Nom" and "Name" in r.feats for w in given for r in readings(w)):
        return [last]  # «Елена Рыбакина» is no form of «Рыбакин»
    base = [
        like(last, form)
        for reading in readings(last)
        if "Surn" in reading.feats and (form := inflect(reading, case="Nom", number="Sing"))
    ]
    return [last, *base[:1]]


def _place(stem: str, name: str) -> list[str]:
    """«Хвалынске», «город Хвалынск», «г. Хвалынск» where the question asks for a town."""
    asked = set(content(stem.split("?")[0])[:3])
    kind = next((noun for noun in _PLACES if noun in asked), None)
    if kind is None:
        return []
    forms = [decline_plain(name, case) for case in ("Loc", "Acc")]
    short = [f"{_SHORT[kind]} {name}"] if kind in _SHORT else []
    return [*(form for form in forms if form), f"{kind} {name}", *short]


def dated_whole(known: str, answer: str, forms: Sequence[str]) -> list[str]:
    """The forms without «16 декабря» for a day of a year that is not `known` otherwise."""
    year = _DAY_OF_YEAR.match(answer)
    if year is None or year[1] in known:
        return list(forms)
    return [form for form in forms if year[1] in form]
