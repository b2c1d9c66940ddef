"""A line as print sets it: quotation marks, dashes of years, capitals of names of several words."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.russian.editing import listed
from quizgen.russian.morphology import readings

_DASH = re.compile(r"(?<=[^\W\d]|[»)]) - (?=[^\W\d]|[«(])")
_STRAIGHT = re.compile(r'"(?=\S)([^"]+?)(?<=\S)"')
_YEARS = re.compile(r"(?<!\d)([12]\d{3})-([12]\d{3})(?!\d)(?!-)")
_MONTH = r"(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]{0,2}"
_MONTHS = re.compile(rf"\b({_MONTH})-({_MONTH})\b")
_BY_YEARS = re.compile(r"(\b[Сс] [12]\d{3} по [12]\d{3}) (?:год[ыа]?\b|гг?\b\.?)")
_BY_MONTH = re.compile(rf"(\bпо {_MONTH} [12]\d{{3}}) год\b")
_WORLD_WAR = re.compile(r"\b([ПпВв](?:ерв|тор)(?:ая|ой|ую|ою)) Миров(?=(?:ая|ой|ую|ою) во)")
_OWN_WAR = re.compile(r"\b(Велик(?:ая|ой|ую|ою)) отечественн(?=(?:ая|ой|ую|ою) во)")
_CENTURY = re.compile(r"\b(в|к|до|с|из|конца|начала|середины) ([IVX]+) ст\b\.?")
_CUT_CENTURY = re.compile(r"(\b[Вв]о? )?\b([IVX]+) в(?:\.|(?=[?,]|$))")
_WHOSE = re.compile(r"^Под влиянием кого\b")
_NAME = re.compile(r"\b([А-ЯЁ][а-яё]+(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю))"
                   r" ([А-ЯЁ][а-яё]+)\b")  # fmt: skip
_TITLE = re.compile(r"\b([а-яё]+) ([А-ЯЁ][а-яё]{3,})(?=$|[?.,]|\s+([а-яё]+))")
_PAIR = re.compile(r"«([А-ЯЁ][а-яё]+) и ([А-ЯЁ][а-яё]+)»")
_CUT_YEAR = re.compile(r"(\b[ВвКк]о? )?(?<!\d)([12]\d{3}) г\b\.?")


def dashed(text: str) -> str:
    """A hyphen between spaces is a dash: «книга - источник»."""
    return _DASH.sub(" — ", text)


@lru_cache(maxsize=1024)
def typeset(text: str) -> str:
    """The line with «…» for straight marks and the capitals and dashes of a careful editor.

    Words are never changed but for their capitals, and «XVI ст.», which is said whole.
    """
    text = _PAIR.sub(_common_pair, _STRAIGHT.sub(r"«\1»", text))
    text = _YEARS.sub(r"\1–\2", text)
    text = _MONTHS.sub(r"\1 – \2", text)
    text = _BY_MONTH.sub(r"\1 года", _BY_YEARS.sub(r"\1 год", text))
    text = _OWN_WAR.sub(r"\1 Отечественн", _WORLD_WAR.sub(r"\1 миров", text))
    text = _WHOSE.sub("Под чьим влиянием", text)
    text = _CENTURY.sub(_said_century, text)
    text = _CUT_CENTURY.sub(lambda c: f"{c[1] or ''}{c[2]} век{'е' if c[1] else 'а'}", text)
    text = _CUT_YEAR.sub(lambda y: f"{y[1] or ''}{y[2]} год{'у' if y[1] else 'а'}", text)
    return _TITLE.sub(_quoted, _NAME.sub(_lowered, text))


def _said_century(found: re.Match[str]) -> str:
    ending = "и" if found[1] == "в" else "ю" if found[1] == "к" else "я"
    return f"{found[1]} {found[2]} столети{ending}"


def _lowered(found: re.Match[str]) -> str:
    """«Осеннем Салоне» → «Осеннем салоне»; two capitals before it, or a crown's, are let be."""
    adjective, noun = readings(found[1])[0], readings(found[2])[0]
    if adjective.pos != "ADJ" or adjective.lemma in listed("crowned"):
        return found[0]
    before = found.string[: found.start()].rstrip().rsplit(" ", 1)[-1]
    opening = not found.string[: found.start()].strip(" «")
    if noun.lemma not in listed("institutions") or (before[:1].isupper() and not opening):
        return found[0]
    return f"{found[1]} {found[2].lower()}"


def _common_pair(found: re.Match[str]) -> str:
    """«Щит и Меч» → «Щит и меч»; what is, or may be, anybody's name is let be."""
    names = {"Geox", "Name", "Surn", "Patr", "Orgn"}
    for word in found.groups():
        own = readings(word)
        if any(names & set(r.feats) for r in own) or not any(
            r.known and r.pos == "NOUN" and r.feats.get("Animacy") == "Inan" for r in own
        ):
            return found[0]
    return f"«{found[1]} и {found[2].lower()}»"


def _quoted(found: re.Match[str]) -> str:
    """«серии Кувшинки» → «серии «Кувшинки»»: a common noun in the nominative is a title."""
    genre, title = readings(found[1])[0], readings(found[2])
    if genre.lemma not in listed("works") or genre.pos != "NOUN":
        return found[0]
    common = [r for r in title if r.pos == "NOUN" and r.feats.get("Case") == "Nom" and r.known]
    names = {"Geox", "Name", "Surn", "Patr", "Orgn"}
    if not common or any(names & set(r.feats) for r in title):
        return found[0]
    if found[3] and readings(found[3])[0].pos != "VERB":
        return found[0]  # «картины Ночь на Днепре»: where the title ends is not certain
    before = found.string[: found.start()]
    if genre.feats.get("Case") == "Nom" or before.count("«") != before.count("»"):
        return found[0]
    return f"{found[1]} «{found[2]}»"
