"""The few fields of Anki's protobuf messages an import needs, read without a library.

Wire format: https://protobuf.dev/programming-guides/encoding/. Field numbers are those of
`proto/anki/notetypes.proto` and `proto/anki/import_export.proto` in Anki 26.09, as its Python
library's descriptors tell them; the tests compare them.
"""

from __future__ import annotations

from collections.abc import Iterator

TEMPLATE_FRONT = 1
"""Notetype.Template.Config.q_format, a string."""
TEMPLATE_BACK = 2
"""Notetype.Template.Config.a_format, a string."""
NOTETYPE_KIND = 1
"""Notetype.Config.kind, an enum: 0 normal, 1 cloze."""
KIND_CLOZE = 1
PACKAGE_VERSION = 1
"""PackageMetadata.version, an enum: 1 collection.anki2, 2 .anki21, 3 .anki21b."""
MEDIA_ENTRY = 1
"""MediaEntries.entries, messages."""
MEDIA_NAME = 1
"""MediaEntries.MediaEntry.name, a string."""

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10
_MOST_FIELDS = 200_000


class ProtobufError(ValueError):
    """The bytes are no protobuf message."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(number, value) of each field of a message, in order: an int, or the bytes of a longer value.

    Unknown fields are passed on too. Groups, which Anki does not use, and messages of more than
    200,000 fields raise ProtobufError, as does what is cut or overlong.
    """
    at, count = 0, 0
    while at < len(message):
        count += 1
        if count > _MOST_FIELDS:
            raise ProtobufError("too many fields")
        key, at = _varint(message, at)
        number, wire = key >> 3, key & 7
        if number == 0:
            raise ProtobufError("field 0")
        if wire == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if wire == _BYTES:
            size, at = _varint(message, at)
        elif wire in (_FIXED64, _FIXED32):
            size = 8 if wire == _FIXED64 else 4
        else:
            raise ProtobufError(f"wire type {wire}")
        if size > len(message) - at:
            raise ProtobufError("a value is cut")
        yield number, message[at : at + size]
        at += size


def number_of(message: bytes, field: int) -> int:
    """The last value of a number field, 0 where there is none, as proto3 has it."""
    found = 0
    for number, value in fields(message):
        if number == field and isinstance(value, int):
            found = value
    return found


def text_of(message: bytes, field: int) -> str:
    """The last value of a string field, "" where there is none; broken UTF-8 is replaced."""
    found = b""
    for number, value in fields(message):
        if number == field and isinstance(value, bytes):
            found = value
    return found.decode("utf-8", "replace")


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for i in range(_LONGEST_VARINT):
        if at + i >= len(message):
            raise ProtobufError("a number is cut")
        byte = message[at + i]
        value |= (byte & 0x7F) << (7 * i)
        if byte < 0x80:
            return value, at + i + 1
    raise ProtobufError("a number is too long")
