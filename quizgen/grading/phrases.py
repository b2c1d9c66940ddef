"""Words of an answer that may stand or not: prepositions, the thing asked for, cases, lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.grading.spelling import folded
from quizgen.grading.units import POWERS, lemma
from quizgen.grading.words import readings
from quizgen.model import GAP
from quizgen.russian.cardinals import listed
from quizgen.russian.morphology import Reading

_LONG_FORMS = {"во": "в", "ко": "к", "об": "о", "обо": "о", "со": "с", "изо": "из"}
_PREPOSITIONS = frozenset(listed("в для до за из к на над о от по под при с у через"))
_PLACES = frozenset(("где", "куда", "когда"))
_ASKING = re.compile(r"как(?:ой|ая|ое|ие|им|ом|ую|их|ими|ого|ому)|скольк\w+|назыв\w+|именует\w*")
_TERMS = frozenset(listed("прибор явление процесс термин понятие величина вещество прием метод"))
_KINDS = {
    "г": "город", "гор": "город", "р": "река", "о": "остров", "оз": "озеро", "с": "село",
    "д": "деревня", "дер": "деревня", "пос": "поселок", "п": "поселок", "обл": "область",
    "ул": "улица", "пр": "проспект",
}  # fmt: skip
_SPELT_OUT = {"им": "имени"}
_MORE = frozenset(("больше", "свыше"))
_PARTS = re.compile(r"\s*(?:[;\n]|,(?!\d)|(?<!\d),)\s*(?:и\s+)?|\s+и\s+", re.IGNORECASE)
_LISTED = re.compile(r"[;\n]|,(?!\d)|(?<!\d),|\sи\s", re.IGNORECASE)
_PERSON = frozenset(("кто", "кого", "кому", "кем", "чей", "чья", "чье", "чьи", "чьего", "чьему"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a stem lets an answer say or leave out.

    Attributes:
        prepositions: those the answer may open with or leave out. things: dictionary forms of
            what is asked for («город», «визит»). person: whether it asks who. term: whether it
            asks what something is called.
    """

    prepositions: frozenset[str]
    things: frozenset[str]
    person: bool
    term: bool


@lru_cache(maxsize=256)
def asked_by(stem: str) -> Asked:
    """What the stem asks, by its own words."""
    words = loose(stem.replace(GAP, " \x00 ")).split()[:60]
    opening = words[0] if words else ""
    if "\x00" in words:
        gap = words.index("\x00")
        opening = words[gap - 1] if gap else ""
    first = _LONG_FORMS.get(opening, opening)
    if first in _PREPOSITIONS:
        prepositions = frozenset((first,))
    else:
        prepositions = frozenset(("в", "на")) if first in _PLACES else frozenset()
    term = any(word.startswith(("назыв", "именует")) for word in words[:4])
    return Asked(
        prepositions,
        frozenset(_things(words)) | (_TERMS if term else frozenset()),
        bool(_PERSON & {*words[:3]}),
        term,
    )


@lru_cache(maxsize=4096)
def loose(text: str) -> str:
    """The spelling with no full stops after abbreviations and initials: «им. Ф. Х.», «г.Орёл»."""
    plain = re.sub(r"(?<=[^\W\d])\.(?=[^\W\d])", " ", folded(text))
    plain = re.sub(r"(?<=[^\W\d])\.(?=[\s,;-]|$)", "", plain)
    plain = plain.replace(" - ", "-")
    return " ".join(_SPELT_OUT.get(word, word) for word in plain.split(" "))


@lru_cache(maxsize=4096)
def variants(text: str, asked: Asked) -> tuple[str, ...]:
    """The loose spelling, then with less and less of what the question says itself."""
    plain = loose(text).removeprefix("это ")
    first, _, rest = plain.partition(" ")
    if rest and first in _MORE:
        plain = f"более {rest}"  # «больше половины»
    found = [plain]
    first, _, rest = plain.partition(" ")
    if rest and _LONG_FORMS.get(first, first) in asked.prepositions:
        found.append(rest)
    for known in tuple(found):
        words = known.split(" ")
        if len(words) > 1:
            if _is_thing(words[0], asked):
                found.append(" ".join(words[1:]))
            elif words[-1].isalpha() and words[-2].isalpha() and lemma(words[-1]) in asked.things:
                found.append(" ".join(words[:-1]))
    return tuple(dict.fromkeys(found))


def in_another_case(right: str, given: str, asked: Asked) -> bool:
    """Whether the opening noun with its adjectives stands in another case, all else equal."""
    first, second = right.split(), given.split()
    if asked.person or len(first) != len(second) or len(first) > 12:
        return False
    head = _head(first)
    if head is None or first[head + 1 :] != second[head + 1 :]:
        return False
    gender = readings(first[head])[0].feats.get("Gender")
    cases: set[str] | None = None
    for one, other in zip(first[: head + 1], second[: head + 1], strict=True):
        found = _cases_of_the_same(one, other, gender)
        cases = found if cases is None else cases & found
    return bool(cases)


def in_another_number(right: str, given: str) -> bool:
    """Whether both are one noun, «тромбоцит» and «тромбоциты»."""
    if " " in right or " " in given:
        return False
    return any(
        one.pos == other.pos == "NOUN" and one.lemma == other.lemma and one.known and other.known
        for one in readings(right)[:1]
        for other in readings(given)
    )


def members(text: str) -> tuple[str, ...] | None:
    """The members of a list in order of the alphabet, or None where it is no list.

    «Война и мир» is a name: its second word does not stand for itself.
    """
    bare = text.strip()
    if not _LISTED.search(bare) or bare[:1] in "«„“\"'" or _is_name(bare):
        return None
    found = [loose(part) for part in _PARTS.split(bare)]
    return tuple(sorted(found)) if len(found) > 1 and all(found) else None


def given_members(text: str, wanted: tuple[str, ...]) -> tuple[str, ...] | None:
    """The members of a list typed, which may be parted by spaces only."""
    found = [loose(part) for part in _PARTS.split(text.strip())]
    if len(found) == 1 and not any(" " in member for member in wanted):
        found = loose(text).split()
    return tuple(sorted(found)) if len(found) == len(wanted) and all(found) else None


def _is_name(text: str) -> bool:
    parts = _PARTS.split(text)
    return len(parts) == 2 and parts[0][:1].isupper() and parts[1][:1].islower()


def _things(words: list[str]) -> set[str]:
    """The nouns right after «какой», «сколько», «называют», adjectives between."""
    found = set()
    for at, word in enumerate(words):
        if not _ASKING.fullmatch(word):
            continue
        power = ""
        for following in (word.strip(",:") for word in words[at + 1 : at + 4]):
            options = readings(following)[:3] if following.isalpha() else ()
            noun = next((r for r in options if r.pos == "NOUN"), None)
            if noun:
                found.add(noun.lemma.replace("ё", "е") + power)
                break
            if not options or options[0].pos not in ("ADJ", "DET"):
                break
            power = POWERS.get(options[0].lemma, power)
    return found


def _is_thing(word: str, asked: Asked) -> bool:
    if not word.isalpha():
        return False
    return lemma(word) in asked.things or _KINDS.get(word, "") in asked.things


def _head(words: list[str]) -> int | None:
    """The place of the first noun, after adjectives only."""
    for at, word in enumerate(words):
        options = readings(word)[:1]
        if not options or not options[0].known or _is_persons(options[0]):
            return None
        if options[0].pos in ("NOUN", "PROPN"):
            return at
        if options[0].pos not in ("ADJ", "DET"):
            return None
    return len(words) - 1


def _is_persons(reading: Reading) -> bool:
    return bool({"Name", "Surn", "Patr"} & {*reading.feats})


def _cases_of_the_same(right: str, given: str, gender: str | None) -> set[str]:
    """The cases that `given` can have as another form of `right`, gender and number the same."""
    own = [reading for reading in readings(right) if reading.feats.get("Gender") == gender][:1]
    number = {r.feats.get("Number") for r in readings(right) if own and r.lemma == own[0].lemma}
    return {
        other.feats["Case"]
        for one in own
        for other in readings(given)
        if other.known and "Case" in other.feats
        and (one.lemma, one.pos) == (other.lemma, other.pos)
        and other.feats.get("Number") in number
        # «Никольский» and «Никольское» are two places.
        and one.feats.get("Gender") == other.feats.get("Gender")
    }  # fmt: skip
