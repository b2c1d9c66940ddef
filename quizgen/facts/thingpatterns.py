"""What articles about places and buildings tell: `data/thinglines.yaml` as records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from quizgen.facts.lifepatterns import Way, ways_of, word_set


@dataclass(frozen=True, slots=True)
class ThingAsk:
    """A question: the slot asked, its stem, and how the answer is said.

    Attributes:
        group: of a group only the first that can be written is asked.
        of: "passive", "object" or "actor" where it can be asked of such a clause only: something
            was done to the thing, somebody did it, somebody did it who is told in the stem.
    """

    slot: str
    stem: str
    say: str = "asis"
    group: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class ThingPattern:
    """A kind of thing that is told of a place.

    Attributes:
        verbs: of what it does. passive: of what is done to it. now: a present told of the past →
            its perfective. lasting: whether a present tells what still holds.
        built: what was made so once and for all, of which no time need be told.
        said: a word the sentence must have.
    """

    id: str
    verbs: frozenset[str]
    passive: frozenset[str]
    now: Mapping[str, str]
    lasting: bool
    built: bool
    said: str
    slots: Mapping[str, tuple[Way, ...]]
    asks: tuple[ThingAsk, ...]


@lru_cache(maxsize=1)
def thing_patterns() -> tuple[ThingPattern, ...]:
    """Every row of the table, in its order."""
    text = files("quizgen.russian").joinpath("data/thinglines.yaml").read_text(encoding="utf-8")
    found = []
    for row in yaml.safe_load(text):
        pairs = (pair.split("=") for pair in sorted(word_set(row.get("now", ""))))
        asks = tuple(
            ThingAsk(
                ask["ask"], ask["stem"], ask.get("say", "asis"), ask.get("group", ""),
                ask.get("of", ""),
            )
            for ask in row["asks"]
        )  # fmt: skip
        found.append(
            ThingPattern(
                id=row["id"],
                verbs=word_set(row.get("verbs", "")),
                passive=word_set(row.get("passive", "")),
                now={pair[0]: pair[1] for pair in pairs},
                lasting=bool(row.get("lasting", False)),
                said=row.get("said", ""),
                built=bool(row.get("built", False)),
                slots={name: ways_of(spec) for name, spec in row.get("slots", {}).items()},
                asks=asks,
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def own_words() -> tuple[str, ...]:
    """Words the questions have of themselves: «по какому мирному договору», «государство»."""
    stems = (ask.stem for pattern in thing_patterns() for ask in pattern.asks)
    told = {word for stem in stems for word in re.findall(r"[а-яё]+", re.sub(r"{[^}]*}", "", stem))}
    return (*sorted(told), "мирный", "договор", "государство", "река")
