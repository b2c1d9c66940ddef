"""What kind of thing a name is, by the gazetteer and by its shape."""

from __future__ import annotations

from quizgen.russian.gazetteer import (
    abbreviation_class,
    looks_like_city,
    organisation_class,
    place_kind,
    thing_abbreviation,
)

_CLASS_TYPES = {
    "вуз": "UNIVERSITY",
    "университет": "UNIVERSITY",
    "институт": "UNIVERSITY",
    "компания": "COMPANY",
    "банк": "COMPANY",
    "агентство": "AGENCY",
}


def place_type(name: str, proper: bool) -> str | None:
    """COUNTRY, CITY, … of a place in the nominative; `proper` allows a guess by its ending."""
    kind = place_kind(name)
    if kind:
        return kind
    return "CITY" if proper and " " not in name and looks_like_city(name) else None


def organisation_type(name: str, lemma: str) -> str | None:
    """UNIVERSITY, COMPANY, AGENCY, or ORG for a known organisation; None for other words.

    Args:
        name: the phrase in the nominative. lemma: of its head noun.
    """
    found = organisation_class(name)
    if found is None:
        first = name.strip('«»"').split()[0] if name.strip('«»"') else ""
        found = organisation_class(first) or abbreviation_class(first)
    if found is None and lemma in _CLASS_TYPES:
        found = lemma
    return _CLASS_TYPES.get(found, "ORG") if found else None


def abbreviation_known(word: str) -> bool:
    """Whether a reader can be expected to know the abbreviation, or its ending tells its class.

    A thing's abbreviation with small letters in it («ТиПО») is office jargon.
    """
    return bool(
        (thing_abbreviation(word) and word.isupper())
        or organisation_class(word)
        or place_kind(word)
        or abbreviation_class(word)
    )
