"""People and posts well known enough to stand as wrong options."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files

import yaml

from quizgen.russian.wordlists import words


@lru_cache(maxsize=2)
def _lists(name: str) -> dict[str, tuple[str, ...]]:
    text = files("quizgen.russian").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return {key: tuple(item.strip() for item in row.split(",")) for key, row in loaded.items()}


def _shuffled(names: Collection[str], seed: str) -> list[str]:
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed}|{name}".encode()).digest())


def near_people(name: str, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """People of the same walk of life where it is known, in an order fixed by the seed."""
    groups = _lists("people")
    known = next((key for key, row in groups.items() if _same(name, row)), None)
    if known is None:
        return ()
    return tuple(n for n in _shuffled(groups[known], seed) if n not in avoid and n != name)


def people(kind: str, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """People of a walk of life: writers thinkers scientists rulers presidents."""
    return tuple(n for n in _shuffled(_lists("people")[kind], seed) if n not in avoid)


def _same(name: str, row: Collection[str]) -> bool:
    last = name.split()[-1]
    if len(last) < 4:
        return name in row  # «Пётр I»
    return any(other.split()[-1] == last for other in row)


_OFFICES = words("offices")


def near_posts(post: str, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """Posts of the same country as a post that ends in its name: «Министр обороны России»."""
    from quizgen.russian.gazetteer import place_kind
    from quizgen.russian.morphology import readings

    if post.split()[0].lower() not in _OFFICES:
        return ()  # no ministers beside a king
    country = post.split()[-1]
    lemma = readings(country)[0].lemma
    if place_kind(lemma) != "COUNTRY":
        return ()
    first = post.split()[0].lower()
    found = [f"{name} {country}" for name in _shuffled(_lists("posts")["national"], seed)]
    if post[0].islower():
        found = [name[0].lower() + name[1:] for name in found]
    return tuple(name for name in found if name.split()[0].lower() != first and name not in avoid)
