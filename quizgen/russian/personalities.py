"""Well-known people by walk of life, land and time, for wrong options beside one of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.russian.nametables import key_of, read_tables, split_items
from quizgen.russian.nearvalues import rank
from quizgen.russian.wordforms import gender_of

_GROUP = re.compile(r"(.+), (-?\d+)-(-?\d+)")
_ITEM = re.compile(r"([^()]+?)\s*(\(ж\))?")
_WORLD = frozenset(("мир", "Европа", "США"))
_SLAVIC = re.compile(r"(?:[оеё]в|[иы]н|ск[ий]{2}|[оеё]ва|[иы]на|ская)$")
_APART = 60
"""Years between two groups above which their people are no options for each other."""
_AGES = 60
"""Years between the middles of two groups above which the ages differ."""
_CLOSE = 40
"""Years between the middles of two groups that weigh as much as another land."""
_LEAST_SURNAME = 4
CALLINGS = {
    "писатель": "писатели", "писательница": "писатели", "поэт": "писатели", "поэтесса": "писатели",
    "романист": "писатели", "драматург": "писатели", "прозаик": "писатели", "акын": "писатели",
    "художник": "художники", "живописец": "художники", "скульптор": "художники",
    "композитор": "композиторы", "физик": "физики", "химик": "химики", "биолог": "биологи",
    "ботаник": "биологи", "физиолог": "биологи", "математик": "математики",
    "астроном": "астрономы", "философ": "мыслители", "мыслитель": "мыслители",
    "космонавт": "космонавты", "астронавт": "космонавты", "конструктор": "конструкторы",
    "изобретатель": "конструкторы", "архитектор": "архитекторы", "зодчий": "архитекторы",
    "режиссёр": "режиссёры", "кинорежиссёр": "режиссёры", "актёр": "актёры", "актриса": "актёры",
    "певец": "музыканты", "певица": "музыканты", "мореплаватель": "путешественники",
    "путешественник": "путешественники",
    "полководец": "полководцы", "фельдмаршал": "полководцы", "адмирал": "полководцы",
    "футболист": "футболисты", "вратарь": "футболисты", "шахматист": "шахматисты",
    "царь": "правители", "император": "правители", "императрица": "правители",
    "король": "правители", "королева": "правители", "хан": "правители",
}  # fmt: skip
"""Nouns before a name that tell the walk of life."""


@dataclass(frozen=True, slots=True)
class Person:
    """A well-known person: names, the usual one first, and the years of the group's activity."""

    names: tuple[str, ...]
    calling: str
    land: str
    since: int
    until: int
    gender: str


@lru_cache(maxsize=1)
def _people() -> tuple[Person, ...]:
    found: list[Person] = []
    for calling, groups in read_tables("personalities.yaml").items():
        for group, text in groups.items():
            place = _GROUP.fullmatch(group)
            if place is None:
                raise ValueError(f"{calling}: unreadable group «{group}»")
            for item in split_items(text):
                match = _ITEM.fullmatch(item)
                assert match is not None
                names = tuple(name.lstrip("~") for name in match[1].split("/"))
                gender = "Fem" if match[2] else "Masc"
                found.append(Person(names, calling, place[1], int(place[2]), int(place[3]), gender))
    return tuple(found)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, list[Person]]:
    table: dict[str, list[Person]] = {}
    for person in _people():
        for name in person.names:
            table.setdefault(key_of(name), []).append(person)
    for person in _people():
        last = surname_of(person.names[0])
        if last and len(last) >= _LEAST_SURNAME:
            table.setdefault(key_of(last), []).append(person)
    return table


def surname_of(name: str) -> str | None:
    """The last name a person can be called by alone; None for «Пётр I», «Леонардо да Винчи»."""
    words = name.split()
    if len(words) == 1:
        return name
    lasting = words[-1][0].isupper() and words[-1][1:].islower() and "-" not in words[-1]
    plain = all(word[0].isupper() for word in words) and not _BYNAME.search(words[-1])
    return words[-1] if lasting and plain else None


_BYNAME = re.compile(
    r"(?:вич|вна)$|^(?:Великий|Грозный|Мудрый|Донской|Невский|Красивый|Боголюбский|Македонский|Калита|"
    r"Африканский|Древний|Роттердамский|Пергамский|Кастильская|Австрийская|Долгорукий|Сердце|"
    r"Гнездо|Завоеватель|Август|Мономах|Великое|Клиффорд|Барбаросса|Адольф|Терезия|Грек|Алигьери)$"
)


def known(name: str) -> Person | None:
    """The well-known person of this name or last name; None for others."""
    found = _by_name().get(key_of(name), [])
    return found[0] if found else None


def calling_of(noun: str) -> str | None:
    """The walk of life a noun before a name tells: «физик», «художник»; None for others."""
    return CALLINGS.get(noun)


def near_persons(
    name: str,
    seed: str,
    avoid: Collection[str] = (),
    calling: str | None = None,
    year: int | None = None,
) -> tuple[str, ...]:
    """Usual names of people of the same walk of life, time and gender, same land first.

    Args:
        name: in the nominative. seed: orders people equally near.
        avoid: names whose bearers, or namesakes, may not be offered.
        calling: of a person nobody lists, with the `year` he was active: both or none.
    """
    own = known(name)
    if own is None:
        if calling is None or year is None:
            return ()
        if not _SLAVIC.search(name):
            return ()  # Bernini is no option beside the builder of a country church
        land = "Россия"
        own = Person((name,), calling, land, year, year, gender_of(name))
    barred = {part for other in (*avoid, *own.names) for part in _telling(other)}
    ranked: list[tuple[int, int, Person]] = []
    order = {person: k for k, person in enumerate(rank(seed, (p.names[0] for p in _people())))}
    for person in _people():
        if person.calling != own.calling or person.gender != own.gender:
            continue
        if barred & set(_telling(person.names[0])) or person.names == own.names:
            continue
        apart = max(person.since - own.until, own.since - person.until, 0)
        if apart > _APART:
            continue
        same = person.land == own.land
        if own.calling == "правители" and not same and own.land != "Европа":
            continue  # a king of France is no emperor of Russia
        near = {person.land, own.land} <= _WORLD and not same
        if len(own.names) == 1 and own.names[0] == name and not (same or near) and calling:
            continue
        middle = abs(person.since + person.until - own.since - own.until) // 2
        distance = (0 if same else 1 if near else 2) + middle // _CLOSE
        ranked.append((distance, order[person.names[0]], person))
    return tuple(person.names[0] for _, _, person in sorted(ranked, key=lambda row: row[:2]))


def _telling(name: str) -> Iterator[str]:
    """What tells a person among others: each word, a number with its name («пётр i»)."""
    words = key_of(name).split()
    for k, word in enumerate(words):
        if re.fullmatch(r"[ivx]+", word) and k:
            yield f"{words[k - 1]} {word}"
        elif k == len(words) - 1:
            yield word


_FAMILIES = (
    frozenset(
        ("физики", "астрономы", "химики", "биологи", "математики", "конструкторы", "мыслители")
    ),
    frozenset(("правители", "политики", "полководцы")),
    frozenset(("режиссёры", "актёры")),
    frozenset(("футболисты", "тренеры")),
    frozenset(("реформаторы", "художники")),
    frozenset(("реформаторы", "мыслители")),
    frozenset(("писатели", "мыслители")),
)


def lived_about(name: str, year: int | None) -> bool:
    """Whether the person was active about the year; true for people nobody lists."""
    person = known(name)
    return person is None or year is None or person.since - 20 <= year <= person.until + 20


def comparable(one: str, other: str) -> bool:
    """Whether two well-known people may be taken for one another: of one field, time, gender."""
    return any(
        _close(first, second)
        for first in _by_name().get(key_of(one), ())
        for second in _by_name().get(key_of(other), ())
    )


def _close(first: Person, second: Person) -> bool:
    if first.gender != second.gender:
        return False
    if abs(first.since + first.until - second.since - second.until) // 2 > _AGES:
        return False
    pair = {first.calling, second.calling}
    return len(pair) == 1 or any(pair <= family for family in _FAMILIES)
