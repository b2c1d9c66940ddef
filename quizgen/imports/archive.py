"""The zip of an Anki package: which collection is inside, and its safe unpacking.

What is where (found by exporting from Anki 26.09): `collection.anki2` (schema 11, or only a note
asking to update), `collection.anki21` (schema 11), `collection.anki21b` (schema 18, zstd), `meta`
(protobuf with a version), `media` (names of media files: JSON, or zstd protobuf beside .anki21b)
and the media themselves under numbers. Zip: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.

Only the collection, `meta` and `media` are ever read, and nothing is written under a name from the
package, so an odd name of another entry does no harm. Names that climb out of a folder are
refused all the same: no exporter makes them.
"""

from __future__ import annotations

import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import zstandard

from quizgen.errors import FormatError, phrase
from quizgen.imports import protobuf
from quizgen.imports.limits import Limits
from quizgen.imports.refusals import broken, hostile, too_large

COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Names of the collection, newest first: an older one beside a newer is a note to update."""
_VERSIONS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
_META, _MEDIA = "meta", "media"
_MOST_META = 4096

_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# One step of 4-byte blocks that hold 128 KiB each gives 32 MiB at most.
_STEP = 1024
_CHUNK = 1 << 16

_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\x05\x06"
_LONGEST_COMMENT = 0xFFFF
_ZIP64 = b"PK\x06\x07"
_ZIP64_SIZE = 20
_MOST_PER_ENTRY = 512
_LOCAL_HEADER = 30
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_ESCAPES = re.compile(r"(?:^|[\\/])\.\.(?:$|[\\/])|^[\\/]|^[A-Za-z]:|\x00")

# What zipfile is known to raise over broken input.
_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError,
           OverflowError, KeyError, OSError, struct.error, zlib.error)  # fmt: skip

NEWER = phrase("Пакет сделан более новой программой Anki, чем умеет читать эта.")
NEWER_HINT = phrase(
    "экспортируйте колоду в Anki заново с отметкой «С поддержкой старых версий Anki»"
)
NO_COLLECTION = phrase("В пакете нет коллекции Anki.")


class Archive:
    """An opened package whose table of contents has been checked."""

    def __init__(self, package: zipfile.ZipFile, limits: Limits) -> None:
        self._package = package
        self._limits = limits
        self._entries = _checked(package, limits)

    def unpack_collection(self, target: IO[bytes]) -> None:
        """Write the newest collection's SQLite database to `target`; FormatError if unsound."""
        name = self._collection()
        for part in self._unpacked(name, self._limits.collection, name == COLLECTIONS[0]):
            target.write(part)

    def media(self) -> tuple[str, ...]:
        """Names of the media files, as the package lists them; () where it lists none."""
        if _MEDIA not in self._entries:
            return ()
        data = b"".join(self._plain(_MEDIA, self._limits.media_list))
        if data.startswith(_ZSTD_MAGIC):
            data = b"".join(self._unpacked(_MEDIA, self._limits.media_list, True))
            return tuple(_media_messages(data))
        return tuple(_media_json(data))

    def _collection(self) -> str:
        found = next((name for name in COLLECTIONS if name in self._entries), None)
        if found is None:
            raise FormatError(
                NO_COLLECTION, hint=phrase("нужен файл .apkg или .colpkg, экспортированный из Anki")
            )
        if _META in self._entries:
            data = b"".join(self._plain(_META, _MOST_META))
            try:
                version = protobuf.number_of(data, protobuf.PACKAGE_VERSION)
            except protobuf.ProtobufError as error:
                raise broken() from error
            if version > max(_VERSIONS):
                raise FormatError(NEWER, hint=NEWER_HINT)
            # The collection the package speaks of may be gone, an asking note left in its place.
            if version and COLLECTIONS.index(_VERSIONS[version]) < COLLECTIONS.index(found):
                raise broken()
        return found

    def _unpacked(self, name: str, most: int, compressed: bool) -> Iterator[bytes]:
        parts = self._plain(name, most)
        return _decompressed(parts, most, self._limits) if compressed else parts

    def _plain(self, name: str, most: int) -> Iterator[bytes]:
        """An entry's bytes as zip has them, in parts; what it claims to hold is not trusted."""
        info = self._entries[name]
        total = 0
        try:
            with self._package.open(info) as stream:
                while part := stream.read(_CHUNK):
                    total += len(part)
                    _weigh(total, info.compress_size, most, self._limits)
                    yield part
        except _FAULTS as error:
            raise broken() from error
        if total != info.file_size:
            raise broken()


@contextmanager
def opened(file: IO[bytes], limits: Limits) -> Iterator[Archive]:
    """The package in a seekable binary file; FormatError if it is no sound zip or over a limit."""
    _check_end(file, limits)
    try:
        package = zipfile.ZipFile(file)
    except _FAULTS as error:
        raise broken() from error
    with package:
        yield Archive(package, limits)


def _check_end(file: IO[bytes], limits: Limits) -> None:
    """Judge the package by its last record, before zipfile reads a table of any length.

    A package within the limits never needs zip64, so one that uses it is over them or a trick.
    """
    size = file.seek(0, 2)
    if size > limits.file:
        raise too_large()
    file.seek(max(0, size - _LONGEST_COMMENT - _END.size))
    tail = file.read()
    at = tail.rfind(_END_MAGIC)
    if at < 0 or at + _END.size > len(tail):
        raise FormatError(
            phrase("Это не пакет Anki: файл не похож на архив."),
            hint=phrase("нужен файл .apkg или .colpkg, экспортированный из Anki"),
        )
    _, disk, first, here, entries, table, _, _ = _END.unpack_from(tail, at)
    # zipfile follows the length of the table, whatever the number of entries.
    if entries > limits.entries or table > limits.entries * _MOST_PER_ENTRY:
        raise too_large()
    if tail[max(0, at - _ZIP64_SIZE) : at].startswith(_ZIP64):
        raise too_large()
    if disk or first or here != entries:
        raise broken()


def _checked(package: zipfile.ZipFile, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """Entries by name, once the table of contents holds nothing an exporter would not write."""
    infos = package.infolist()
    if len(infos) > limits.entries:
        raise too_large()
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if _ESCAPES.search(info.orig_filename):
            raise hostile(
                phrase("Пакет устроен не так, как их делает Anki: имя файла внутри ведёт наружу.")
            )
        if info.filename in entries:
            raise hostile(
                phrase("Пакет устроен не так, как их делает Anki: два файла внутри носят одно имя.")
            )
        if info.flag_bits & _ENCRYPTED:
            raise FormatError(
                phrase("Пакет зашифрован."),
                hint=phrase("экспортируйте колоду в Anki заново, без пароля"),
            )
        if info.filename in (*COLLECTIONS, _META, _MEDIA) and info.compress_type not in _METHODS:
            raise broken()
        entries[info.filename] = info
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise hostile(
                phrase(
                    "Пакет устроен не так, как их делает Anki: файлы внутри наложены друг на друга."
                )
            )
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
    if end > package.start_dir:
        raise broken()
    return entries


def _weigh(unpacked: int, packed: int, most: int, limits: Limits) -> None:
    if unpacked > most:
        raise too_large()
    if unpacked > limits.ratio_from and unpacked > limits.ratio * packed:
        raise hostile(
            phrase("Пакет устроен не так, как их делает Anki: сжато неправдоподобно сильно.")
        )


def _decompressed(parts: Iterator[bytes], most: int, limits: Limits) -> Iterator[bytes]:
    """The one zstd frame in `parts`, whole, in parts of bounded size."""
    frame = zstandard.ZstdDecompressor(max_window_size=limits.window).decompressobj()
    packed = unpacked = 0
    try:
        for part in parts:
            for at in range(0, len(part), _STEP):
                step = part[at : at + _STEP]
                packed += len(step)
                if frame.eof:
                    raise broken()
                found = frame.decompress(step)
                unpacked += len(found)
                _weigh(unpacked, packed, most, limits)
                yield found
    except zstandard.ZstdError as error:
        raise broken() from error
    if not frame.eof or frame.unused_data:
        raise broken()


def _media_messages(data: bytes) -> Iterator[str]:
    try:
        for number, value in protobuf.fields(data):
            if number == protobuf.MEDIA_ENTRY and isinstance(value, bytes):
                yield protobuf.text_of(value, protobuf.MEDIA_NAME)
    except protobuf.ProtobufError as error:
        raise broken() from error


def _media_json(data: bytes) -> Iterator[str]:
    try:
        names = json.loads(data) if data.strip() else {}
    except (ValueError, RecursionError) as error:
        raise broken() from error
    if not isinstance(names, dict):
        raise broken()
    for name in names.values():
        if not isinstance(name, str):
            raise broken()
        # JSON can spell half a character; no encoder takes it afterwards.
        yield name.encode("utf-8", "replace").decode()
