"""The pieces of the shapes news tell things in: titles, names, places, events with a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.newsactors import told_of
from quizgen.model import Sentence
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import readings

Told = tuple[str, str, int]
"""A stem without its mark, the answer, where in the sentence the answer begins."""
TITLE = r"«[^«»]{2,60}»"
_CAPITAL = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
NAME = rf"(?<![\w-]){_CAPITAL} {_CAPITAL}(?: {_CAPITAL})?(?![\w-])"
SEAT = re.compile(
    r"штаб-квартир\w+ (?P<body>[А-ЯЁA-Z][\w-]*(?: [A-Z][\w-]*)*)"
    r"(?:, (?:расположенн|находящ)\w+)? в (?:городе )?(?P<town>[А-ЯЁ][а-яё-]+)(?=[ ,.])"
)
_TIME = re.compile(
    r"\b(?:году|года|месяц\w*|недел\w+|день|дни|вечер|утр\w+|ночь|рамк\w+|ходе|преддвери\w+|честь|"
    r"памят\w|итог\w*|фоне|прошл\w+|эт\w+|сегодня|минувш\w+|числе|начале|конце|"
    r"понедельник|вторник|сред\w|четверг|пятницу|субботу|воскресенье)\b|\d{4}"
)
_ENDS = re.compile(r"[.,;]| (?:в|во|на|с|со|по|для|из|от|до|под|при|уже|и|за|между|среди|к) ")
_LONGEST, _SAID = 9, 6


def quoted(text: str) -> str:
    """The text with every pair of quotation marks as «»; of the same length."""
    text = text.replace("“", "«").replace("”", "»").replace("„", "«")
    return re.sub(r'"([^"«»]*)"', r"«\1»", text)


def event(text: str) -> str:
    """«выставка Ларисы Филатовой «Тундра»» of what ends with it; "" where it is no event."""
    found = re.search(rf"([\w-]+)((?: {_CAPITAL}){{0,3}}) ({TITLE})$", text.strip())
    if found is None or not readings(found[1].lower()):
        return ""
    noun = readings(found[1].lower())[0]
    if noun.lemma not in told_of("affairs") or "Nom" not in {
        r.feats.get("Case") for r in readings(found[1].lower()) if r.feats.get("Number") == "Sing"
    }:
        return ""
    return f"{found[1].lower()}{found[2]} {found[3]}"


def place_ends(text: str) -> str:
    """«на площади Победы» of «на площади Победы в ночь на 22 июня»."""
    end = _ENDS.search(text, text.index(" ") + 1)
    return text[: end.start()] if end else text


def is_place(text: str) -> bool:
    """Whether the phrase tells a place by name, and no time or occasion."""
    words = text.split()
    named = any(word.strip("«»")[:1].isupper() for word in words[1:])
    return named and len(words) <= _LONGEST and not _TIME.search(text.lower())


def full_name(surname: str, sentences: Sequence[Sentence]) -> str:
    """The one full name the article gives with the surname, in the nominative; or ""."""
    found = {
        name[0]
        for sentence in sentences
        for name in re.finditer(
            rf"(?<![\w-]){_CAPITAL} {re.escape(surname)}(?![\w-])", sentence.text
        )
        if any("Name" in r.feats and r.feats.get("Case") == "Nom"
               for r in readings(name[0].split()[0]))
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""


def owned(text: str) -> str:
    """«приют «Дора»» of «приюте «Дора»»; a name in Latin letters as it is; "" without a noun."""
    if text.isascii():
        return text
    noun, _, title = text.partition(" «")
    first = readings(noun.lower())[0]
    good = first.pos == "NOUN" and first.feats.get("Number") == "Sing"
    thing = noun and good and first.feats.get("Animacy") == "Inan"
    return f"{first.lemma} «{title}" if thing else ""


def name_of(text: str) -> str:
    """«Анна Громова» of «Гимнастка Анна Громова», which opens a sentence; "" of one word."""
    words = text.split()
    first = readings(words[0])[0]
    named = first.pos == "PROPN" or {"Name", "Surn"} & set(first.feats)
    if not named and is_person_noun(first.lemma):
        words = words[1:]
    return " ".join(words) if len(words) > 1 else ""
