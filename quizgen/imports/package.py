"""An Anki package (.apkg, .colpkg) → `Collection`, here or in a child process."""

from __future__ import annotations

import io
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from quizgen.errors import FormatError, Place, phrase
from quizgen.imports import archive
from quizgen.imports.carrying import collection_from_data, collection_to_data
from quizgen.imports.collection import read_database
from quizgen.imports.limits import LIMITS, MIB, Limits
from quizgen.imports.records import Collection
from quizgen.imports.refusals import AGAIN, SMALLER
from quizgen.sandbox import Allowance, run_apart

ALLOWANCE = Allowance(memory=1536 * MIB, cpu=60, wall=90, output=192 * MIB, disk=320 * MIB)
"""What reading one package may take; a deck of 40,000 notes takes a tenth of it."""

_UPDATE_NOTE = "Please update to the latest Anki version"
PLACEHOLDER = phrase("В пакете только просьба обновить Anki, самой колоды в нём нет.")


def read_collection(source: bytes | Path, limits: Limits = LIMITS) -> Collection:
    """Everything in a package, read in this process.

    For packages from strangers use `read_collection_safely`. Raises FormatError (without a place)
    if the package is damaged, over a limit or not one of Anki's; OSError as the disk does.
    """
    with ExitStack() as stack:
        file: IO[bytes] = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
        stack.callback(file.close)
        folder = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="quizgen-", ignore_cleanup_errors=True)
        )
        package = stack.enter_context(archive.opened(file, limits))
        path = Path(folder) / "collection.sqlite"
        with path.open("wb") as target:
            package.unpack_collection(target)
        found = read_database(path, limits)
        media = package.media()
    if len(found.notes) == 1 and found.notes[0].fields[0].startswith(_UPDATE_NOTE):
        raise FormatError(PLACEHOLDER, hint=AGAIN)
    return replace(found, media=media)


def read_collection_safely(
    source: bytes | Path, name: str | None = None, allowance: Allowance = ALLOWANCE
) -> Collection:
    """`read_collection` in a child process that a hostile package may crash or stall.

    Args:
        source: the package or the path to it. name: what to call it in messages; the path if None.

    Raises FormatError with the place, also where the file cannot be read.
    """
    place = Place(name or (str(source) if isinstance(source, Path) else "пакет Anki"))
    try:
        reply = run_apart(
            "quizgen.imports.package:_in_child",
            source,
            allowance,
            what=phrase("пакет Anki"),
            hint=SMALLER,
        )
        return collection_from_data(reply)
    except FormatError as error:
        raise FormatError(error.message, place, error.hint) from error


def _in_child(path: Path) -> Any:
    try:
        return collection_to_data(read_collection(path))
    except OSError as error:
        raise FormatError(phrase("Пакет Anki не прочитать.")) from error
