"""Capital and small letters of a finished wording: «союз племён», «Республика Коми».

A word that opened its sentence keeps that capital when the recogniser of names takes it for one;
an official name loses its own where the article, or a declined form, writes it small.
"""

from __future__ import annotations

import re

from quizgen.russian import gazetteer
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_INSIDE = re.compile(r"(?<=[а-яё] )(?P<word>[А-ЯЁ][а-яё]{3,})(?= (?P<next>[А-ЯЁа-яё]+))")
_FIRST = re.compile(r"[А-ЯЁ][а-яё-]+")
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))
_UNION = re.compile(r"^[а-яё]+ и [а-яё]+")
_REPUBLIC = re.compile(r"(?<![а-яё])р(?=еспублик(?:а|и|е|у|ой) (?P<name>[А-ЯЁ][а-яё-]+))")
_ADJECTIVE_BEFORE = re.compile(r"([а-яё]+(?:ая|яя|ой|ей|ую|юю)) $")
_CROSS = re.compile(r"\bг(?=еоргиевск[а-яё]+ крест)")
_LAND = re.compile(
    r"(?<=[а-яё] )(?P<adj>[а-яё-]+ск(?:ая|ой|ую|ое|ого|ому|им|ом)) "
    r"(?:земл(?:я|и|е|ю|ёй|ей)|княжеств[а-яё]+)\b"
)
_OFFICIAL = re.compile(
    r"(?P<first>(?<![А-Яа-яё«-])[а-яё]+) (?P<noun>[а-яё]+)(?P<of>(?: [а-яё]+){0,3})"
    r" (?=(?:имени|им\.) [А-ЯЁ])"
)
_HOUSE = re.compile(
    r"(?P<before>(?:^|(?<![\w-])[А-ЯЁа-яё]+ ))"
    r"(?P<noun>музе[а-яё]+|академи[а-яё]+|институт[а-яё]*|театр[а-яё]*)"
    r"(?= (?!имени)[а-яё]+(?: [а-яё]+){0,2} (?:имени|им\.) [А-ЯЁ])"
)
_QUOTED = re.compile(r"(«[^»]*»)")
_BEGIN = 4


class Letters:
    """Which capitals of an article only open its sentences."""

    def __init__(self, text: str) -> None:
        self._text = text

    def mended(self, text: str, sentence: str) -> str:
        """A stem or an answer with the capitals print gives it; titles in quotes are let be.

        Args:
            sentence: the sentence it was made of.
        """
        pieces = _QUOTED.split(text)
        return "".join(
            piece if piece.startswith("«") else official(self._opening(piece, sentence))
            for piece in pieces
        )

    def _opening(self, text: str, sentence: str) -> str:
        """«привёл Союз племён» of a sentence that opens «Союз племён»: small."""
        opener = _FIRST.match(sentence)
        for found in _INSIDE.finditer(text):
            word, after = found["word"], text[found.end("word") + 1 :]
            if opener is None or opener[0][:_BEGIN] != word[:_BEGIN]:
                continue
            if not _common(word, after) or self._named_so(word):
                continue
            at = found.start("word")
            return f"{text[:at]}{word[0].lower()}{text[at + 1 :]}"
        return text

    def _named_so(self, word: str) -> bool:
        """Whether the article writes it with a capital where no sentence opens."""
        begin = word[: max(_BEGIN, len(word) - 2)]
        return bool(re.search(rf"(?:[а-яё,»–—(] |«){begin}[а-яё]{{0,3}}\b", self._text))


def _common(word: str, after: str) -> bool:
    """Whether it is a common noun that no official name opens with."""
    own = [r for r in readings(word.lower()) if r.known]
    if not own or own[0].pos != "NOUN" or any(_NAMES & set(r.feats) for r in own):
        return False
    if own[0].lemma in lists("mends.yaml")["keep their capital"]:
        # «союз вятичей и кривичей» joins two, «Союз писателей» is called so.
        return own[0].lemma == "союз" and bool(_UNION.match(after))
    return gazetteer.organisation_class(own[0].lemma) is None


def official(text: str) -> str:
    """«республика Коми» → «Республика Коми», «смоленскую землю» → «Смоленскую землю»."""
    text = _CROSS.sub("Г", text)
    text = _REPUBLIC.sub(_republic, text)
    text = _LAND.sub(_land, text)
    text = _HOUSE.sub(_house, _OFFICIAL.sub(_of_a_name, text))
    return _office(text)


def _republic(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    name = lemma_of(found["name"])
    names = (name[:1].upper() + name[1:], found["name"], f"Республика {found['name']}")
    known = any(map(gazetteer.place_kind, names))
    adjective = _ADJECTIVE_BEFORE.search(before)  # «столицей» is none
    of_kind = adjective is not None and readings(adjective[1])[0].pos != "NOUN"
    return "р" if of_kind or not known else "Р"


def _land(found: re.Match[str]) -> str:
    old = lemma_of(found["adj"]) in lists("mends.yaml")["old lands"]
    return found[0][0].upper() + found[0][1:] if old else found[0]


def _of_a_name(found: re.Match[str]) -> str:
    """«литературный институт имени Горького» → «Литературный институт имени Горького»."""
    told = lists("mends.yaml")
    first, noun = readings(found["first"])[0], lemma_of(found["noun"])
    before = found.string[: found.start()].split()[-1:]
    if before and before[0][:1].isupper() and readings(before[0].lower())[0].pos == "ADJ":
        return found[0]  # «Омский государственный университет имени …» has its capital
    if noun not in told["official"] or first.pos != "ADJ" or first.lemma in told["not of a name"]:
        return found[0]
    return found[0][0].upper() + found[0][1:]


def _house(found: re.Match[str]) -> str:
    """«открыт музей изящных искусств им. …» → «Музей»: unless an adjective opens the name."""
    before = found["before"].strip()
    if before.lower().startswith("как") or any(
        r.pos == "ADJ" and "Variant" not in r.feats for r in readings(before or "и")[:1]
    ):
        return found[0]
    return f"{found['before']}{found['noun'][0].upper()}{found['noun'][1:]}"


def _office(text: str) -> str:
    """«заместитель Главы города» → «заместитель главы города»."""

    def small(found: re.Match[str]) -> str:
        word, after = found["word"], found["next"]
        if after[0].isupper() or lemma_of(word.lower()) not in lists("mends.yaml")["offices"]:
            return word
        return word.lower()

    return _INSIDE.sub(small, text)
