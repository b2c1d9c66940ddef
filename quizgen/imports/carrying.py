"""`Collection` ⇄ plain data that JSON can carry between processes."""

from __future__ import annotations

from typing import Any

from quizgen.errors import FormatError, phrase
from quizgen.imports.records import CardTemplate, Collection, Note, NoteType
from quizgen.imports.refusals import AGAIN


def collection_to_data(collection: Collection) -> dict[str, Any]:
    """Lists and numbers in the order of the records' attributes, without their names."""
    return {
        "types": [
            [
                kind.id,
                kind.name,
                kind.cloze,
                kind.fields,
                [[card.name, card.front, card.back] for card in kind.templates],
            ]
            for kind in collection.types.values()
        ],
        "notes": [
            [n.place, n.guid, n.type_id, n.fields, n.tags, n.deck, n.cards, n.changed]
            for n in collection.notes
        ],
        "media": collection.media,
    }


def collection_from_data(data: Any) -> Collection:
    """The collection again. What comes back is judged: FormatError if it is of another shape."""
    try:
        types = [_type(*row) for row in data["types"]]
        notes = tuple(_note(*row) for row in data["notes"])
        return Collection({kind.id: kind for kind in types}, notes, _texts(data["media"]))
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(phrase("Пакет Anki прочитан с ошибкой."), hint=AGAIN) from error


def _type(identity: Any, name: Any, cloze: Any, fields: Any, cards: Any) -> NoteType:
    return NoteType(
        _number(identity),
        _text(name),
        cloze is True,
        _texts(fields),
        tuple(CardTemplate(*map(_text, (name, front, back))) for name, front, back in cards),
    )


def _note(
    place: Any, guid: Any, type_id: Any, fields: Any, tags: Any, deck: Any, cards: Any, changed: Any
) -> Note:
    return Note(
        _number(place),
        _text(guid),
        _number(type_id),
        _texts(fields),
        _texts(tags),
        _text(deck),
        tuple(map(_number, _list(cards))),
        _number(changed),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("not a number")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))
