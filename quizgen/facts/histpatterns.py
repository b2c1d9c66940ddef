"""What the clauses of a chronicle tell and how it is asked: `data/histlines.yaml` as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from quizgen.facts.lifepatterns import Ask, Way
from quizgen.russian.wordlists import lists


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of event.

    Attributes:
        verbs: infinitives, е for ё, of what the subject does; `passive`: of what is done to it.
        now: a present told of the past → the infinitive said. subj: the kinds of the subject.
    """

    id: str
    verbs: frozenset[str]
    passive: frozenset[str]
    now: Mapping[str, str]
    subj: tuple[str, ...]
    slots: Mapping[str, tuple[Way, ...]]
    asks: tuple[Ask, ...]


def listed(name: str) -> frozenset[str]:
    """A list of `data/histwords.yaml`."""
    return lists("histwords.yaml")[name]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip().replace("ё", "е") for word in text.split(",") if word.strip())


def _ways(text: str) -> tuple[Way, ...]:
    found = []
    for way in text.split("|"):
        prepositions, cases, kind = way.split(maxsplit=2)
        own = (p.replace("-", " ").strip() for p in prepositions.split("/"))
        found.append(Way(frozenset(own), frozenset(cases.split("/")), kind.strip()))
    return tuple(found)


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Every row of the table, in its order."""
    text = files("quizgen.russian").joinpath("data/histlines.yaml").read_text(encoding="utf-8")
    found = []
    for row in yaml.safe_load(text):
        pairs = (pair.split("=") for pair in sorted(_words(row.get("now", ""))))
        asks = tuple(
            Ask(
                ask["ask"],
                ask["stem"],
                ask.get("say", "asis"),
                ask.get("group", ""),
                ask.get("once", False),
            )
            for ask in row["asks"]
        )
        found.append(
            Row(
                id=row["id"],
                verbs=_words(row.get("verbs", "")),
                passive=_words(row.get("passive", "")),
                now={pair[0]: pair[1] for pair in pairs},
                subj=tuple(kind.strip() for kind in row["subj"].split("|")),
                slots={name: _ways(spec) for name, spec in row.get("slots", {}).items()},
                asks=asks,
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def wanted_verbs() -> frozenset[str]:
    """Every verb of the table, е for ё."""
    return frozenset(v for row in rows() for v in (*row.verbs, *row.passive, *row.now))


@lru_cache(maxsize=1)
def said_words() -> tuple[str, ...]:
    """Words of questions the article may lack: «возникает» is asked as «возник»."""
    verbs = {said for row in rows() for said in row.now.values()}
    return (*sorted(verbs), "мирный", "договор", "религия", "государство", "город", "страна")
