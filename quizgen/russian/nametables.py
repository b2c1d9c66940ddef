"""Tables of names in data/*.yaml: what they are called, who is like whom, who is part of whom.

A table maps a kind to groups, a group to a text of entries; the notation is explained at the head
of each file. Texts instead of YAML lists: libyaml reads them ten times faster.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

LIMIT = 12
_NEAREST = 150
"""How many neighbours of a name are given at most."""

_DATA = Path(__file__).with_name("data")
_ENTRY = re.compile(r"([^()]+?)(?:\s*\(([^()]+)\))?")
_INITIALS = re.compile(r"\b[а-яa-z]\.\s*")
_MARKS = str.maketrans({"ё": "е", "—": "-", "–": "-", "‑": "-", "'": "’"} | dict.fromkeys('«»„“”"'))
_LATIN = re.compile(r"[A-Za-z]")
_LOWEST = 3
_PAST = "История"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with its names.

    Attributes:
        kind: as the table says. names: the usual first. hidden: understood, never offered.
        note: what stands in brackets. path: circles of neighbours, coarsest first.
        rank: 1 known to all … 3 known to few. key: of the usual name. words: of that key.
    """

    kind: str
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    note: str
    path: tuple[str, ...]
    rank: int
    key: str
    words: frozenset[str]


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """What is left of a name or word when spelling, quotes and initials do not matter."""
    text = " ".join(name.lower().translate(_MARKS).split())
    if "." in text:
        text = _INITIALS.sub("", text.replace("им. ", "имени "))
    return text.strip()


def read_tables(file: str) -> dict[str, Any]:
    """The mapping a data file holds."""
    # The pure Python loader is thirty times slower; it serves where libyaml is missing.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tables: dict[str, Any] = yaml.load((_DATA / file).read_bytes(), Loader=loader)
    return tables


def split_items(text: str) -> list[str]:
    """The items of a text between commas."""
    return [item for piece in text.split(",") if (item := piece.strip())]


class Table:
    """Entries by kind and by name, and which of them hold others.

    Raises ValueError for an entry or a part that cannot be read: the data is our own.
    """

    def __init__(self, file: str) -> None:
        tables = read_tables(file)
        parts: Mapping[str, str] = tables.pop("parts")
        self.kinds: dict[str, list[Entry]] = {}
        self._nearest: dict[tuple[str, str, str], list[tuple[int, str, Entry]]] = {}
        self._usual: dict[str, list[Entry]] = {}
        self._hidden: dict[str, list[Entry]] = {}
        for kind, groups in tables.items():
            entries = self.kinds[kind] = []
            for group, text in groups.items():
                path, rank = self._place(kind, group)
                entries.extend(_entries(kind, path, rank, text))
            for entry in entries:
                for name in entry.names:
                    self._usual.setdefault(key_of(name), []).append(entry)
                for name in entry.hidden:
                    self._hidden.setdefault(key_of(name), []).append(entry)
        self._wholes: dict[str, set[str]] = {}
        self._parts: dict[str, set[str]] = {}
        for whole, text in parts.items():
            for part in split_items(text):
                one, other = self._known(whole), self._known(part)
                self._wholes.setdefault(other, set()).add(one)
                self._parts.setdefault(one, set()).add(other)

    def _known(self, name: str) -> str:
        found = self.find(name)
        if not found:
            raise ValueError(f"«{name}» has parts or is one, but is nowhere listed")
        return found[0].key

    def _place(self, kind: str, group: str) -> tuple[tuple[str, ...], int]:
        """Circles of neighbours of a group, coarsest first, and the best rank in it.

        A city stands in its country's region, and is no better known than its country.
        """
        if kind in ("CITY", "AIRPORT"):
            for entry in self.find(group):
                if entry.kind == "COUNTRY":
                    return (*entry.path, entry.names[0]), entry.rank
        return tuple(group.split(", ")), 1

    def find(self, name: str) -> list[Entry]:
        """Everything of this name; what is usually called so comes first."""
        key = key_of(name)
        return self._usual.get(key, []) + self._hidden.get(key, [])

    def related(self, key: str) -> set[str]:
        """Keys of the thing itself, of all that holds it and of all it holds."""
        found = {key}
        for links in (self._wholes, self._parts):
            todo = [key]
            while todo:
                fresh = links.get(todo.pop(), set()) - found
                found |= fresh
                todo.extend(fresh)
        return found

    def near(
        self, name: str, seed: str, avoid: Collection[str], kind: str | None
    ) -> tuple[str, ...]:
        """Names to offer beside this one, closest first."""
        own = next((entry for entry in self.find(name) if kind in (None, entry.kind)), None)
        if own is None:
            return ()
        barred = self.related(own.key)
        for entry in (entry for other in avoid for entry in self.find(other)):
            # The USSR in an article does not bar every country that was in it.
            barred |= {entry.key} if entry.path[0] == _PAST else self.related(entry.key)
        # «агентство Kazinform» bars «Kazinform», and «Хабар» bars «Хабар 24».
        phrases = [own.words] + [_words(key_of(other)) for other in avoid]
        ranked = []
        for distance, shown, entry in self._neighbours(name, own):
            if entry.key in barred or any(entry.words <= phrase for phrase in phrases):
                continue
            chance = hashlib.blake2b(f"{seed}\0{shown}".encode(), digest_size=8).digest()
            ranked.append((distance, chance, shown, entry))
        taken: set[str] = set()
        chosen: list[frozenset[str]] = []
        names: list[str] = []
        for _, _, shown, entry in sorted(ranked, key=lambda item: item[:2]):
            if len(names) == LIMIT:
                break
            if entry.key in taken or any(w <= entry.words or entry.words <= w for w in chosen):
                continue
            taken |= self.related(entry.key)
            chosen.append(entry.words)
            names.append(shown)
        quoted = name.startswith("«") and name.endswith("»")
        return tuple(f"«{n}»" if quoted and "«" not in n else n for n in names)

    def around(
        self, kind: str, anchors: Collection[str], seed: str, avoid: Collection[str]
    ) -> tuple[str, ...]:
        """The best known names of a kind that share a circle with one of the anchors."""
        found = [entry for name in anchors for entry in self.find(name)[:1]]
        circles = {circle.split(",")[0] for entry in found for circle in entry.path}
        own = {entry.names[0] for entry in found}
        circles |= own
        barred = {key for name in avoid for e in self.find(name) for key in self.related(e.key)}
        ranked = []
        for entry in self.kinds.get(kind, ()):
            if entry.key in barred or not circles & set(entry.path):
                continue
            chance = hashlib.blake2b(f"{seed}\0{entry.key}".encode(), digest_size=8).digest()
            # Towns of the anchor's own land come before those of its part of the world.
            ranked.append((entry.path[-1] not in own, entry.rank, chance, entry.names[0]))
        return tuple(name for *_, name in sorted(ranked)[:LIMIT])

    def _neighbours(self, name: str, own: Entry) -> list[tuple[int, str, Entry]]:
        """The nearest entries of the kind with the name to show and their distance; remembered."""
        key = (name, own.key, own.kind)
        found = self._nearest.get(key)
        if found is None:
            everything = []
            for entry in self.kinds[own.kind]:
                if not own.words <= entry.words:
                    shown, cost = _written_like(entry, own, name)
                    everything.append((_distance(entry, own) + cost, shown, entry))
            found = sorted(everything, key=lambda item: item[0])[:_NEAREST]
            self._nearest[key] = found
        return found

    def same(self, one: str, other: str) -> bool:
        """Whether two names can mean one thing."""
        found = self.find(other)
        return key_of(one) == key_of(other) or any(entry in found for entry in self.find(one))


def _entries(kind: str, path: tuple[str, ...], best: int, text: str) -> Iterator[Entry]:
    for tier_rank, tier in enumerate(text.split(";"), start=best):
        rank = min(tier_rank, _LOWEST)
        for item in split_items(tier):
            match = _ENTRY.fullmatch(item)
            if match is None:
                raise ValueError(f"{kind}, {path[-1]}: unreadable entry «{item}»")
            names = match[1].split("/")
            shown = tuple(name for name in names if not name.startswith("~"))
            hidden = tuple(name[1:] for name in names if name.startswith("~"))
            key = key_of(shown[0])
            yield Entry(kind, shown, hidden, match[2] or "", path, rank, key, _words(key))


def _words(key: str) -> frozenset[str]:
    return frozenset(key.replace("-", " ").split())


def _distance(one: Entry, other: Entry) -> int:
    """How far two things of a kind are: circles not shared first, then difference of importance."""
    shared = 0
    for a, b in zip(one.path, other.path, strict=False):
        if a != b:
            break
        shared += 1
    apart = max(len(one.path), len(other.path)) - shared
    # Beside what few know stands what is better known: nobody takes a hamlet for an option.
    return 4 * apart + 2 * abs(one.rank - min(other.rank, _LOWEST - 1))


@lru_cache(maxsize=5000)
def shape_of(name: str) -> str:
    """`abbreviation`, `latin`, `words` or `word`: how a name is written."""
    first = max((name.split() or [""])[0].split("-"), key=len)
    if sum(letter.isupper() for letter in first) > 1:
        return "abbreviation"
    if _LATIN.search(name):
        return "latin"
    return "words" if " " in name else "word"


def _written_like(entry: Entry, own: Entry, written: str) -> tuple[str, int]:
    """The name of `entry` to put beside `written`, and what the unlikeness costs.

    A usual name stands beside usual ones; a full name or abbreviation beside the same.
    """
    names = entry.names[:1] if key_of(written) == own.key else entry.names
    cost, _, best = min((_unlike(name, written), i, name) for i, name in enumerate(names))
    return best, cost


def _unlike(name: str, written: str) -> int:
    longer = abs(name.count(" ") - written.count(" "))
    named = (" имени " in name) != (" имени " in written)
    return (shape_of(name) != shape_of(written)) + 2 * named + (longer + 1) // 2
