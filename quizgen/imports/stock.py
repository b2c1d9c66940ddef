"""Note types and deck names of a collection: from JSON (schema 11) or tables (15 and later)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from quizgen.imports import protobuf
from quizgen.imports.database import Database, integer, text
from quizgen.imports.limits import Limits
from quizgen.imports.records import CardTemplate, NoteType
from quizgen.imports.refusals import broken, too_large

_NESTED = "\x1f"
"""Parts the names of a deck and its parents in the tables; `::` does in JSON."""
_CLOZE_JSON = 1
"""`type` of a model in JSON: 0 normal, 1 cloze."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stock:
    """Note types by id, and full deck names («A::B») by id."""

    types: Mapping[int, NoteType]
    decks: Mapping[int, str]


def stock(database: Database, limits: Limits) -> Stock:
    """Raises FormatError over a limit or if types and decks are not to be understood."""
    found = _from_tables(database) if "notetypes" in database.tables else _from_json(database)
    parts = sum(len(kind.fields) + len(kind.templates) for kind in found.types.values())
    size = sum(len(name) for name in found.decks.values()) + sum(map(_size, found.types.values()))
    if len(found.types) > limits.types or parts > limits.parts or len(found.decks) > limits.decks:
        raise too_large()
    if size > limits.text:
        raise too_large()
    if any(not kind.fields for kind in found.types.values()):
        raise broken()
    return found


def _size(kind: NoteType) -> int:
    sides = sum(len(card.name) + len(card.front) + len(card.back) for card in kind.templates)
    return len(kind.name) + sum(map(len, kind.fields)) + sides


def _from_tables(database: Database) -> Stock:
    limits = database.limits
    fields: dict[int, list[tuple[int, str]]] = {}
    for count, row in enumerate(database.rows("fields", ("ntid", "ord", "name")), 1):
        _within(count, limits.parts)
        fields.setdefault(integer(row[0]), []).append((integer(row[1]), text(row[2])))
    cards: dict[int, list[tuple[int, CardTemplate]]] = {}
    types: dict[int, NoteType] = {}
    total = 0
    try:
        columns = ("ntid", "ord", "name", "config")
        for count, row in enumerate(database.rows("templates", columns), 1):
            config = row[3] if isinstance(row[3], bytes) else b""
            total += len(config)
            _within(count, limits.parts)
            _within(total, limits.text)
            front = protobuf.text_of(config, protobuf.TEMPLATE_FRONT)
            back = protobuf.text_of(config, protobuf.TEMPLATE_BACK)
            card = CardTemplate(text(row[2]), front, back)
            cards.setdefault(integer(row[0]), []).append((integer(row[1]), card))
        for count, row in enumerate(database.rows("notetypes", ("id", "name", "config")), 1):
            _within(count, limits.types)
            identity, config = integer(row[0]), row[2] if isinstance(row[2], bytes) else b""
            kind = protobuf.number_of(config, protobuf.NOTETYPE_KIND)
            types[identity] = NoteType(
                identity,
                text(row[1]),
                kind == protobuf.KIND_CLOZE,
                _in_order(fields.get(identity, [])),
                _in_order(cards.get(identity, [])),
            )
    except protobuf.ProtobufError as error:
        raise broken() from error
    decks = {}
    for count, row in enumerate(database.rows("decks", ("id", "name")), 1):
        _within(count, limits.decks)
        decks[integer(row[0])] = text(row[1]).replace(_NESTED, "::")
    return Stock(types, decks)


def _within(count: int, most: int) -> None:
    if count > most:
        raise too_large()


def _in_order(numbered: list[tuple[int, T]]) -> tuple[T, ...]:
    return tuple(value for _, value in sorted(numbered, key=lambda pair: pair[0]))


def _from_json(database: Database) -> Stock:
    row = next(iter(database.rows("col", ("models", "decks"))), None)
    if row is None:
        raise broken()
    try:
        models, decks = json.loads(text(row[0])), json.loads(text(row[1]))
        types = {int(key): _type(int(key), model) for key, model in models.items()}
        names = {int(key): _string(deck["name"]) for key, deck in decks.items()}
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError) as error:
        raise broken() from error
    return Stock(types, names)


def _type(identity: int, model: Any) -> NoteType:
    fields = [(_number(field["ord"]), _string(field["name"])) for field in model["flds"]]
    cards = [
        (
            _number(card["ord"]),
            CardTemplate(_string(card["name"]), _string(card["qfmt"]), _string(card["afmt"])),
        )
        for card in model["tmpls"]
    ]
    cloze = model.get("type", 0) == _CLOZE_JSON
    return NoteType(identity, _string(model["name"]), cloze, _in_order(fields), _in_order(cards))


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    # JSON can spell half a character; no encoder takes it afterwards.
    return value.encode("utf-8", "replace").decode()


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError("not a number")
    return value
