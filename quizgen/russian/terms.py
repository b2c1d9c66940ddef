"""Classes of things that exclude each other: what may stand beside a word as a wrong option."""

from __future__ import annotations

from functools import lru_cache

from quizgen.russian.morphology import readings
from quizgen.russian.nametables import key_of, read_tables, split_items


@lru_cache(maxsize=1)
def _nouns() -> dict[str, list[tuple[str, ...]]]:
    """Classes of nouns by the key of each member."""
    tables = read_tables("terms.yaml")
    table: dict[str, list[tuple[str, ...]]] = {}
    for section in ("things", "groups"):
        for text in tables[section].values():
            row = tuple(split_items(text))
            for member in row:
                for key in sorted({key_of(member), _lemma(member)}):
                    table.setdefault(key, []).append(row)
    return table


def _lemma(word: str) -> str:
    """Of a plural member («эритроциты») the singular."""
    return key_of(readings(word)[0].lemma) if " " not in word else key_of(word)


def noun_classes(lemma: str) -> tuple[tuple[str, ...], ...]:
    """The classes a noun (or «прилагательное существительное») belongs to, as they are listed."""
    return tuple(_nouns().get(key_of(lemma), ()))


def is_certain(lemma: str) -> bool:
    """Whether the noun can be of its class alone: «уран» is a metal, «история» may be a tale."""
    return key_of(lemma) not in _doubtful()


@lru_cache(maxsize=1)
def _doubtful() -> frozenset[str]:
    return frozenset(map(key_of, split_items(read_tables("terms.yaml")["doubtful"]["слова"])))


def name_class(name: str) -> tuple[str, ...]:
    """The class of a war, a battle, a treaty known by its whole name; () for others."""
    row = _names().get(key_of(name), ())
    listed = next((other for other in row if key_of(other) == key_of(name)), name)
    # «уран» is no planet, though «северная война» is the war.
    return row if " " in name or listed[0].isupper() == name[0].isupper() else ()


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    rows = [tuple(split_items(text)) for text in read_tables("terms.yaml")["names"].values()]
    return {key_of(name): row for row in rows for name in row}


def attribute_classes(lemma: str, noun: str) -> tuple[tuple[str, ...], ...]:
    """The classes an adjective belongs to beside a noun: «частный» among «государственный».

    Those made for the noun alone where there are any.
    """
    rows = _attributes().get(key_of(lemma), ())
    own = tuple(row for nouns, row in rows if noun in nouns)
    return own or tuple(row for nouns, row in rows if not nouns)


@lru_cache(maxsize=1)
def _attributes() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Rows by the key of each adjective, with the nouns each is for."""
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for title, text in read_tables("terms.yaml")["attributes"].items():
        nouns = tuple(split_items(title[4:])) if title.startswith("для ") else ()
        row = tuple(split_items(text))
        for word in row:
            table.setdefault(key_of(word), []).append((nouns, row))
    return table


@lru_cache(maxsize=1)
def _opposites() -> dict[str, str]:
    table: dict[str, str] = {}
    for pair in split_items(read_tables("terms.yaml")["opposites"]["пары"]):
        one, other = pair.split(" — ")
        table.setdefault(one, other)
        table.setdefault(other, one)
    return table


def opposite(lemma: str) -> str | None:
    """The noun that says the reverse: «победа» for «поражение»; None where there is none."""
    return _opposites().get(lemma)
