"""Reading template packs: from text, from files and folders, and the built-in ones."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping, Sequence
from pathlib import Path

from quizgen.errors import Fault, TemplateError
from quizgen.templates.checks import read_pack, sound_part
from quizgen.templates.faults import Faults, PackFault, in_order
from quizgen.templates.pack import Pack
from quizgen.templates.parse import MAX_BYTES, parse_nodes

PACK_ENDINGS = (".yaml", ".yml")


def pack_from_text(text: str, name: str, lang: str | None = None) -> Pack:
    """The pack a text holds.

    Args:
        text: YAML in the template language, at most 64 KB in UTF-8.
        name: what faults and `Pack.path` call the text, as a rule a file name.
        lang: language of messages, "ru", "en" or "kk"; None means by locale, else Russian.

    Raises:
        TemplateError: with every fault of the text, in order.
    """
    faults = Faults(name, lang)
    return read_pack(parse_nodes(text, faults), faults)


def sound_pack(text: str, name: str, lang: str | None = None) -> tuple[Pack | None, list[Fault]]:
    """What is sound of a text, None where nothing can be read, and every fault of it in order."""
    faults = Faults(name, lang)
    try:
        pack = sound_part(parse_nodes(text, faults), faults)
    except TemplateError as error:
        return None, list(error.faults)
    return pack, list(in_order(faults.all()))


def load_pack(path: Path, lang: str | None = None) -> Pack:
    """The pack of one UTF-8 file. Raises TemplateError with every fault of the file."""
    return pack_from_text(_text_of(path, lang), str(path), lang)


def _text_of(path: Path, lang: str | None) -> str:
    faults = Faults(str(path), lang)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        faults.stop("no_such_file", names=", ".join(_subject_paths()))
    except OSError as error:
        faults.stop("unreadable", why=error.strerror or type(error).__name__)
    except ValueError:
        # A name with a null character is no name at all.
        faults.stop("no_such_file", names=", ".join(_subject_paths()))
    if len(data) > MAX_BYTES:
        faults.stop("too_large", limit=MAX_BYTES // 1024)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").split("\n")
        faults.stop("not_utf8", (len(before), len(before[-1]) + 1))


def load_packs(paths: Sequence[Path], lang: str | None = None) -> tuple[Pack, ...]:
    """The packs of files, and of folders' files in order of name; each file once.

    A path that leads nowhere and is the name of a subject pack means that pack.

    Raises TemplateError with the faults of all the files together.
    """
    packs, found = sound_packs(paths, lang)
    if found:
        raise TemplateError(in_order(found))
    return packs


def sound_packs(
    paths: Sequence[Path], lang: str | None = None
) -> tuple[tuple[Pack, ...], list[Fault]]:
    """What is sound in files and folders, and every fault of them."""
    packs: list[Pack] = []
    found: list[Fault] = []
    for path in _files(paths, lang, found):
        try:
            pack, faults = sound_pack(_text_of(path, lang), str(path), lang)
        except TemplateError as error:
            pack, faults = None, list(error.faults)
        packs += [pack] if pack else []
        found += faults
    found.extend(_repeated_ids(packs, lang))
    return tuple(packs), found


def check_unique(packs: Sequence[Pack], lang: str | None = None) -> None:
    """Raise TemplateError when two templates share pack name and id."""
    found = _repeated_ids(packs, lang)
    if found:
        raise TemplateError(in_order(found))


@functools.cache
def builtin_packs() -> tuple[Pack, ...]:
    """The packs that come with the package, in order of name; read once."""
    folder = importlib.resources.files("quizgen.templates.packs")
    files = sorted(
        (item for item in folder.iterdir() if item.name.endswith(PACK_ENDINGS)),
        key=lambda item: item.name,
    )
    packs = tuple(pack_from_text(item.read_text("utf-8"), item.name) for item in files)
    check_unique(packs)
    return packs


@functools.cache
def subject_packs() -> tuple[Pack, ...]:
    """The packs of school subjects that come with the package, in order of name; read once.

    They are used only where they are asked for, by name: `load_packs([Path("physics")])`.
    """
    packs = tuple(load_pack(path) for path in _subject_paths().values())
    check_unique((*packs, *builtin_packs()))
    return packs


@functools.cache
def _subject_paths() -> Mapping[str, Path]:
    """Name of a subject pack → its file, in order of name."""
    folder = Path(str(importlib.resources.files("quizgen.templates.packs"))) / "subjects"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _files(paths: Sequence[Path], lang: str | None, found: list[Fault]) -> list[Path]:
    """The files meant by paths and names of subject packs; an empty folder adds to `found`."""
    files: dict[Path, Path] = {}
    for path in paths:
        try:
            if str(path) in _subject_paths() and not path.exists():
                path = _subject_paths()[str(path)]
            inside = [path]
            if path.is_dir():
                inside = sorted(
                    item
                    for item in path.iterdir()
                    if item.suffix.lower() in PACK_ENDINGS and not item.name.startswith(".")
                )
                if not inside:
                    found.extend(_fault(str(path), lang, "empty_folder"))
        except OSError as error:
            found.extend(_fault(str(path), lang, "unreadable", why=str(error.strerror)))
            continue
        for item in inside:
            files.setdefault(item.absolute(), item)
    return list(files.values())


def _repeated_ids(packs: Sequence[Pack], lang: str | None) -> list[Fault]:
    found: list[Fault] = []
    seen: dict[str, str] = {}
    for pack in packs:
        # A pack that lost its name to a fault is no other pack's namesake.
        for template in pack.templates if pack.name else ():
            where = f"{pack.path}:{template.line}"
            first = seen.setdefault(template.key, where)
            if first != where:
                at = (template.line, template.column)
                found.extend(
                    _fault(pack.path, lang, "duplicate_id", at, word=template.key, where=first)
                )
    return found


def _fault(
    path: str,
    lang: str | None,
    key: str,
    place: tuple[int, int] | None = None,
    **values: object,
) -> tuple[PackFault, ...]:
    """A lone fault of a file."""
    faults = Faults(path, lang)
    faults.add(key, place, (), **values)
    return faults.all()
