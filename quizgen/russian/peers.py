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


def people(kind: str, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """People who may stand for a speaker quoted: thinkers."""
    return tuple(n for n in _shuffled(_lists("people")[kind], seed) if n not in avoid)


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


_KINGS = frozenset(("король", "королева", "император", "императрица", "царь", "князь", "герцог"))
"""Several crowns may have sat on one head."""


_OFFICIAL = frozenset(("республики", "королевства", "федерации", "княжества", "царства", "империи"))


def near_posts_abroad(post: str, seed: str, avoid: Collection[str]) -> tuple[str, ...]:
    """The same office in other countries, for a post that ends in a country's name.

    What somebody was in his own country before or after is no matter then.
    """
    from quizgen.russian.gazetteer import near_places, place_kind
    from quizgen.russian.morphology import readings
    from quizgen.russian.phrases import decline_plain

    lead, _, last = post.rpartition(" ")
    if not lead or lead.split()[0].lower() in _KINGS | {"канцлер"}:
        return ()
    if lead.split()[-1].lower() in _OFFICIAL:
        return ()  # «Республики Беларусь»: no «Республика Украина» is beside it
    lemma = readings(last)[0].lemma
    country = lemma[:1].upper() + lemma[1:] if last[1:].islower() else last
    if place_kind(country) != "COUNTRY":
        return ()
    found = []
    without = words("without presidents" if "президент" in lead.lower() else "without premiers")
    for name in near_places(country, seed, avoid):
        if name in without:
            continue
        form = decline_plain(name, "Gen")
        if form and " " not in form:
            found.append(f"{lead} {form}")
    return tuple(found)
