"""Heroes a title does not name as «Имя Фамилия»: rulers, people of one name, the newly dead."""

from __future__ import annotations

import re

from quizgen.russian.morphology import dictionary_marks, readings
from quizgen.russian.ordinals import from_roman
from quizgen.russian.wordlists import lists

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*"
_PARTICLE = r"(?:фон|ван|де|да|ди|дер|дель|аль|ибн|ле|ла)"
_FULL = rf"{_WORD}(?: {_PARTICLE}){{0,2}} {_WORD}"
_RULER = re.compile(rf"({_WORD}) ([IVX]+|\d{{1,2}})(?: {_WORD})?")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_DEATH = re.compile(
    r"\b(?:умер|умерла|скончался|скончалась|погиб|погибла|(?:уш[её]л|ушла) из жизни)\b",
    re.IGNORECASE,
)
_SUBJECT_FIRST = re.compile(
    rf"(?:^|[ »])({_FULL})(?:, [^.]*?,)? (?:умер|умерла|скончал(?:ся|ась)|погиб(?:ла)?)\b"
)
_VERB_FIRST = re.compile(
    rf"\b(?i:умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?)(?: [а-яё-]+){{1,6}} ({_FULL})(?=[.,( ])"
)
_LIVED = r"(?:,[^.]{0,60},)? ?(?:\([^()]*\d{2,4}[^()]*[—–-][^()]*\d{2,4}[^()]*\)|родил(?:ся|ась)\b)"


def regal(title: str, text: str) -> str:
    """«Иван IV» of «Иван 4», «Иван IV Грозный»; "" for any other title or an unnamed ruler."""
    match = _RULER.fullmatch(title.strip())
    if match is None or "Name" not in dictionary_marks(match[1]):
        return ""
    number = int(match[2]) if match[2].isdigit() else from_roman(match[2]) or 0
    if not 0 < number < len(_ROMAN):
        return ""
    name = f"{match[1]} {_ROMAN[number]}"
    stem = match[1][: max(3, len(match[1]) - 2)]
    return name if re.search(rf"\b{stem}[а-яё]{{0,3}} {_ROMAN[number]}\b", text) else ""


def mononym(title: str, text: str) -> str:
    """«Рафаэль» of a text that opens «Рафаэль (1483—1520) — …»; "" for what is no person."""
    name = title.strip()
    if not re.fullmatch(_WORD, name) or not re.match(rf"{name}{_LIVED}", text):
        return ""
    known = dictionary_marks(name)
    if known and not known & {"Name", "Surn"}:
        return ""
    return name


def same_ruler(text: str, name: str) -> bool:
    """Whether a naming in any case is that ruler: no other number, no other first name."""
    own, _, number = name.replace("ё", "е").partition(" ")
    first, *rest = [word for word in text.replace("ё", "е").split() if word[:1].isupper()] or [""]
    stem = own[: max(3, len(own) - 2)]
    if not first.startswith(stem) or len(first) > len(own) + 2:
        return False
    told = [word for word in rest if re.fullmatch(r"[IVX]+", word)]
    others = [word for word in rest if word not in told]
    patronymic = any("Patr" in r.feats for word in others for r in readings(word))
    return not patronymic and all(word == number for word in told)


def departed(title: str, text: str) -> str | None:
    """Whose death a headline tells without the name, or with it before the verb."""
    if not _DEATH.search(title) or re.search(r"[\"«“]", title.split("умер")[-1]):
        return None
    first = re.split(r"(?<=[а-яё\d])\. ", text, maxsplit=1)[0]
    named = (_VERB_FIRST.search(f"{title} "), _SUBJECT_FIRST.search(first))
    for match in (*named, _VERB_FIRST.search(f"{first} ")):
        if match is not None:
            return match[1]
    return None


def called(opening: str) -> frozenset[str]:
    """The ranks and crowns an article's opening names: its hero may be called by them."""
    first = re.split(r"(?<=[а-яё\d)])\. ", opening, maxsplit=1)[0]
    found = {
        r.lemma
        for word in re.findall(r"[а-яё-]+", first.lower())
        for r in readings(word)
        if r.feats.get("Case") == "Nom"
    }
    return frozenset(found & lists("lives.yaml")["ranks of heroes"])
