"""What clauses tell and how it is asked: `data/lifelines.yaml`, `newslines.yaml` as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Way:
    """One way a slot can stand: prepositions ("" for none), cases, and the kind of thing."""

    prepositions: frozenset[str]
    cases: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: the slot asked, its stem, how the answer is said, and when it may be asked.

    Attributes:
        group: of a group only the first that can be written is asked. once: only where no other
            clause fills the slot. alone: only where no other of its family tells anything.
            unique: only where no other thing called by its noun fills a slot of the family.
            apart: only where another of the family is of the same years. abroad: not of Russia.
    """

    slot: str
    stem: str
    say: str = "asis"
    group: str = ""
    once: bool = False
    alone: bool = False
    unique: bool = False
    apart: bool = False
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of event of a life.

    Attributes:
        word: a word right beside the verb without which the pattern does not tell this.
        verbs: infinitive met → infinitive said, of what the hero does. now: of presents told of
            the past. passive: of what is done to the hero. given: of what is given to the hero.
        who: kinds of those who act, of news.
    """

    id: str
    verbs: frozenset[str]
    now: Mapping[str, str]
    passive: frozenset[str]
    given: frozenset[str]
    family: str
    slots: Mapping[str, tuple[Way, ...]]
    asks: tuple[Ask, ...]
    who: frozenset[str] = frozenset()
    word: str = ""


def word_set(text: str) -> frozenset[str]:
    """Words parted by commas."""
    return frozenset(word.strip() for word in text.split(",") if word.strip())


def ways_of(text: str) -> tuple[Way, ...]:
    """The ways of a slot, «prepositions cases kind», parted by |."""
    found = []
    for way in text.split("|"):
        prepositions, cases, kind = way.split()
        own = frozenset("" if p == "-" else p.replace("_", " ") for p in prepositions.split("/"))
        found.append(Way(own, frozenset(cases.split("/")), kind))
    return tuple(found)


@lru_cache(maxsize=2)
def patterns(table: str = "lifelines.yaml") -> tuple[Pattern, ...]:
    """Every row of a table, in its order."""
    text = files("quizgen.russian").joinpath(f"data/{table}").read_text(encoding="utf-8")
    found = []
    for row in yaml.safe_load(text):
        pairs = (pair.split("=") for pair in sorted(word_set(row.get("now", ""))))
        found.append(
            Pattern(
                id=row["id"],
                verbs=word_set(row.get("verbs", "")),
                now={pair[0]: pair[1] for pair in pairs},
                passive=word_set(row.get("passive", "")),
                given=word_set(row.get("given", "")),
                family=row.get("family", row["id"]),
                slots={name: ways_of(spec) for name, spec in row.get("slots", {}).items()},
                asks=tuple(
                    Ask(
                        ask["ask"], ask["stem"], ask.get("say", "asis"), ask.get("group", ""),
                        ask.get("once", False), ask.get("alone", False), ask.get("unique", False),
                        ask.get("apart", False), ask.get("abroad", False),
                    )
                    for ask in row["asks"]
                ),
                who=word_set(row.get("who", "")),
                word=row.get("word", ""),
            )
        )  # fmt: skip
    return tuple(found)


@lru_cache(maxsize=1)
def perfectives() -> tuple[str, ...]:
    """Verbs a present of the article is told with: «уезжает» is asked as «уехал»."""
    return tuple(sorted({said for pattern in patterns() for said in pattern.now.values()}))
