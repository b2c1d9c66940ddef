"""Writing a deck to a file, in the format its ending names.

A new format is one function, deck in and bytes out, and one line in `WRITERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from quizgen.decks import deck_to_json
from quizgen.errors import FormatError, Place
from quizgen.files import reason, write_atomically
from quizgen.formats.choices import ExportChoice, chosen
from quizgen.model import Deck


def _json(deck: Deck) -> bytes:
    return deck_to_json(deck).encode()


def _apkg(deck: Deck) -> bytes:
    # Only those who ask for an Anki deck wait for genanki to load.
    from quizgen.formats.anki import deck_to_apkg

    return deck_to_apkg(deck)


WRITERS: Mapping[str, Callable[[Deck], bytes]] = {".json": _json, ".apkg": _apkg}


def check_target(path: Path) -> None:
    """Whether a deck can be written to `path`, before any work is spent on making one.

    Raises FormatError when the ending is not one of `WRITERS`, when the folder is missing, or
    when the path is a folder.
    """
    place = Place(str(path))
    endings = " или ".join(WRITERS)
    if path.suffix.lower() not in WRITERS:
        found = f"формат «{path.suffix}» не поддерживается" if path.suffix else "не указан формат"
        raise FormatError(found, place, f"имя файла должно кончаться на {endings}")
    if path.is_dir():
        raise FormatError("это папка, а не файл", place, "допишите к пути имя файла")
    if not path.parent.is_dir():
        hint = f"создайте папку «{path.parent}» или укажите другую"
        raise FormatError("некуда записать: нет такой папки", place, hint)


def write(deck: Deck, path: Path) -> None:
    """Write the deck, whole or not at all, in the format named by the ending of `path`.

    Raises FormatError when the ending is unknown, the target refuses, or the deck holds a
    question the format cannot carry.
    """
    check_target(path)
    _save(path, lambda: WRITERS[path.suffix.lower()](deck))


def export(decks: Sequence[Deck], path: Path, choice: ExportChoice) -> int:
    """Write what `choice` keeps of the decks, whole or not at all; how many questions that is.

    Own tags, deck names and speech are for Anki only, and so are several decks in one file.

    Raises FormatError as `write` does, and when nothing is left.
    """
    check_target(path)
    place = Place(str(path))
    anki = path.suffix.lower() == ".apkg"
    if not anki and len(decks) != 1:
        raise FormatError("в такой файл пишется только одна колода", place, "несколько – в .apkg")
    try:
        # An empty deck is a deck still, only Anki has no use for it.
        empty = not anki and not decks[0].questions
        kept = tuple(decks) if empty else chosen(decks, choice)
    except FormatError as error:
        raise FormatError(error.message, error.place or place, error.hint) from error
    if anki:
        _save(path, lambda: _anki(kept, choice))
    else:
        write(kept[0], path)
    return sum(len(deck.questions) for deck in kept)


def _anki(decks: Sequence[Deck], choice: ExportChoice) -> bytes:
    from quizgen.formats.anki_decks import decks_to_apkg

    return decks_to_apkg(decks, choice)


def _save(path: Path, make: Callable[[], bytes]) -> None:
    place = Place(str(path))
    try:
        data = make()
    except UnicodeEncodeError as error:
        raise FormatError("в колоде есть символ, которого нет в UTF-8", place) from error
    except FormatError as error:
        raise FormatError(error.message, error.place or place, error.hint) from error
    try:
        write_atomically(path, data)
    except OSError as error:
        raise FormatError(f"не удалось записать файл: {reason(error)}", place) from error
