"""Reading decks made elsewhere: Anki's packages and text exports → a deck, and what was left out.

The flow: a file → `Collection` (what the file holds, still Anki's) → questions → `Imported`.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from quizgen.errors import FormatError, Place, phrase
from quizgen.imports.records import Collection, Imported
from quizgen.model import Deck
from quizgen.updates import stamped

__all__ = ["PACKAGES", "TEXTS", "Imported", "read_foreign", "renew"]

PACKAGES = (".apkg", ".colpkg")
TEXTS = (".txt", ".tsv", ".csv")


def read_foreign(path: Path) -> Imported:
    """A deck made elsewhere, by the file's ending: `PACKAGES` or `TEXTS`.

    Raises FormatError naming the file (and the line of a text) that cannot be read.
    """
    from quizgen.imports.assemble import to_imported

    ending = path.suffix.lower()
    if ending not in (*PACKAGES, *TEXTS):
        known = ", ".join((*PACKAGES, *TEXTS))
        raise FormatError(
            phrase("по окончанию имени не понять, что это за файл"),
            Place(str(path)),
            phrase("читаются %(known)s", known=known),
        )
    collection = _read_package(path) if ending in PACKAGES else _read_text(path)
    try:
        return to_imported(collection, path.stem)
    except FormatError as error:
        raise FormatError(error.message, error.place or Place(str(path)), error.hint) from error


def _read_package(path: Path) -> Collection:
    from quizgen.imports.package import read_collection_safely

    return read_collection_safely(path)


def _read_text(path: Path) -> Collection:
    from quizgen.imports.texts import read_text_export

    return read_text_export(path)


def renew(old: Deck, new: Deck, now: datetime.datetime) -> Deck:
    """`new` under the names and stamps of `old`, when both come from the same notes; else as it is.

    Question ids come from the notes and need no aligning; the deck keeps the id and title, and the
    article the id, that learners' programs know. Where no question is in both, `new` is another
    import: it comes back with an article id that is not that of `old`. `now` as for
    `quizgen.updates.merge`.
    """
    ids = {question.id for question in old.questions}
    if any(question.id in ids for question in new.questions):
        return stamped(old, new, now)
    if new.article.id == old.article.id:
        # Two decks of one name: «Основы» of one author is not «Основы» of another.
        return replace(new, article=replace(new.article, id=f"{new.article.id}-2"))
    return new
