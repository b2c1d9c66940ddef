"""The lists and the rows of `data/encylines.yaml`: what encyclopaedias tell in set shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_FILE = "encylines.yaml"
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


@lru_cache(maxsize=4)
def table_of(file: str) -> dict[str, Any]:
    """A table of `data/` with its `words` and its `rows`."""
    text = files("quizgen.russian").joinpath(f"data/{file}").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@lru_cache(maxsize=64)
def ency_words(name: str, file: str = _FILE) -> frozenset[str]:
    """A list of the table."""
    listed = table_of(file)["words"][name].split(",")
    return frozenset(word.strip() for word in listed if word.strip())


def either(name: str, file: str = _FILE) -> str:
    """The words of a list as a regular expression, the longest first."""
    return "|".join(sorted(ency_words(name, file), key=lambda word: (-len(word), word)))


def spelt(shape: str, file: str = _FILE) -> str:
    """The shape with its lists «<<name>>» written out."""
    return _LIST.sub(lambda found: f"(?:{either(found[1], file)})", shape)


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Every row of the table, in its order, with its lists written out."""
    found = []
    for row in table_of(_FILE)["rows"]:
        shapes = row["when"] if isinstance(row["when"], list) else [row["when"]]
        found.append(
            Row(
                row["id"],
                frozenset(row["of"].split()),
                tuple(spelt(shape) for shape in shapes),
                tuple((ask["stem"], ask["answer"]) for ask in row["asks"]),
                bool(row.get("inside")),
                bool(row.get("named")),
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def said_words() -> tuple[str, ...]:
    """Words the questions have of themselves, which an article need not have."""
    stems = [stem for row in rows() for stem, _ in row.asks]
    told = {w for stem in stems for w in re.findall(r"[а-яё]+", re.sub(r"{[^}]*}", "", stem))}
    return tuple(sorted(told | ency_words("own")))
