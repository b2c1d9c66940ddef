"""What the words of a question give away: a country, a year, what was not there yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quizgen.russian import gazetteer
from quizgen.russian.morphology import readings
from quizgen.russian.nametables import read_tables, split_items


@lru_cache(maxsize=1)
def _tables() -> dict[str, tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]]:
    """Table → (key, the sets of beginnings that speak for it)."""
    return {
        table: tuple(
            (str(key), tuple(tuple(item.split()) for item in split_items(text)))
            for key, text in rows.items()
        )
        for table, rows in read_tables("hints.yaml").items()
    }


_ROMAN = frozenset("ivx")


def _speaks(begins: Sequence[str], words: Sequence[str]) -> bool:
    # The number of a ruler is told whole: «Александр I» is not «Александр II».
    return all(
        any(word == begin if set(begin) <= _ROMAN else word.startswith(begin) for word in words)
        for begin in begins
    )


def _words(text: str) -> list[str]:
    return [word.strip('«»".,?!()').lower() for word in text.split()]


def told_country(country: str, text: str) -> bool:
    """Whether the text tells the country: by its adjective, a town of it, its money or bodies."""
    words = _words(text)
    for name, hints in _tables()["countries"]:
        if gazetteer.same_place(name, country) and any(_speaks(hint, words) for hint in hints):
            return True
    stems = [adjective[:-2].lower() for adjective in gazetteer.adjectives(country)]
    if any(word.startswith(stem) for stem in stems for word in words):
        return True
    return any(
        gazetteer.same_place(own, country)
        for word in text.split()[1:]
        if word[:1].isupper() and (own := _country_of(word.strip('«»".,?!()')))
    )


@lru_cache(maxsize=5000)
def _country_of(word: str) -> str:
    """The country of a town named in any case, or ""."""
    lemmas = dict.fromkeys((word, *(reading.lemma.title() for reading in readings(word))))
    return next((own for lemma in lemmas if (own := gazetteer.country_of(lemma))), "")


@lru_cache(maxsize=512)
def _spans(table: str, text: str) -> tuple[tuple[int, int], ...]:
    """(first year, last year) of what the text names; one text is asked of many years."""
    words = _words(text)
    spans = (
        span.split("-")
        for span, hints in _tables()[table]
        if any(_speaks(hint, words) for hint in hints)
    )
    return tuple((int(since), int(until)) for since, until in spans)


def told_year(year: int, text: str) -> bool:
    """Whether the text names a matter everybody dates to this year."""
    return any(since <= year <= until for since, until in _spans("matters", text))


def possible_year(year: int, text: str) -> bool:
    """Whether what the text names existed in the year: no web site in 1980."""
    return all(since <= year <= until for since, until in _spans("times", text))
