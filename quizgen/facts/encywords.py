"""The lists and the rows of `data/encylines.yaml`: what encyclopaedias tell in set shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_LIST = re.compile(r"<<([a-z ]+)>>")


@dataclass(frozen=True, slots=True)
class Row:
    """A shape and what is asked of it.

    Attributes:
        of: kinds of subject it is told of. when: the shape, a regular expression with slots.
        asks: pairs of stem and answer. inside: whether it may stand anywhere in the sentence.
        named: whether the sentence must name the subject, or be of the opening.
    """

    id: str
    of: frozenset[str]
    when: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    inside: bool
    named: bool


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = files("quizgen.russian").joinpath("data/encylines.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@lru_cache(maxsize=64)
def ency_words(name: str) -> frozenset[str]:
    """A list of the table."""
    return frozenset(word.strip() for word in _table()["words"][name].split(",") if word.strip())


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Every row of the table, in its order, with its lists written out."""
    found = []
    for row in _table()["rows"]:
        shapes = row["when"] if isinstance(row["when"], list) else [row["when"]]
        found.append(
            Row(
                row["id"],
                frozenset(row["of"].split()),
                tuple(_LIST.sub(_spelt, shape) for shape in shapes),
                tuple((ask["stem"], ask["answer"]) for ask in row["asks"]),
                bool(row.get("inside")),
                bool(row.get("named")),
            )
        )
    return tuple(found)


def _spelt(match: re.Match[str]) -> str:
    return "(?:" + "|".join(sorted(ency_words(match[1]), key=lambda w: (-len(w), w))) + ")"


@lru_cache(maxsize=1)
def said_words() -> tuple[str, ...]:
    """Words the questions have of themselves, which an article need not have."""
    stems = [stem for row in rows() for stem, _ in row.asks]
    told = {w for stem in stems for w in re.findall(r"[а-яё]+", re.sub(r"{[^}]*}", "", stem))}
    return tuple(sorted(told | ency_words("own")))
