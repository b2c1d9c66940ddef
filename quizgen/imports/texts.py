"""Anki's text exports («Notes in Plain Text», «Cards in Plain Text») and bare tables → Collection.

Lines that open the file and begin with `#` tell how to read it
(https://docs.ankiweb.net/importing/text-files.html#file-headers). Without them the first column
asks and the second answers.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.errors import FormatError, Place, phrase
from quizgen.files import reason
from quizgen.formats.anki_text import digest
from quizgen.formats.anki_types import CARD, FIELDS, IDS, NAMES
from quizgen.imports.cloze import has_gaps
from quizgen.imports.records import CardTemplate, Collection, Note, NoteType

LARGEST = 32 * 2**20
"""Bytes of a text export."""
MOST_LINES = 100_000
LONGEST_FIELD = 200_000
MOST_COLUMNS = 100

_SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip
_COLUMNS = ("notetype", "deck", "tags", "guid")
_HEADER = re.compile(r"#([A-Za-z ]{1,30}):(.*)")
_ONE_CARD = "Карточка 1"


@dataclass
class _Header:
    """What the lines with `#` say; columns count from 0."""

    separator: str = ""
    html: bool = False
    columns: dict[str, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    deck: str = ""
    notetype: str = ""
    lines: int = 0


def read_text_export(path: Path) -> Collection:
    """The notes of a text export. Raises FormatError naming the file and the line at fault."""
    place = Place(str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise FormatError(
            phrase("не удалось прочитать файл: %(why)s", why=phrase(reason(error))), place
        ) from error
    if len(data) > LARGEST:
        raise FormatError(
            phrase("файл больше %(limit)s МБ", limit=LARGEST // 2**20),
            place,
            phrase("выгрузите колоду по частям"),
        )
    return text_to_collection(_decoded(data, place), str(path))


def _decoded(data: bytes, place: Place) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FormatError(
            phrase("это не текст в UTF-8"),
            Place(place.path, line),
            phrase("сохраните файл в кодировке UTF-8"),
        ) from error
    if "\0" in text:
        raise FormatError(phrase("это не текст"), place)
    return text


def text_to_collection(text: str, path: str) -> Collection:
    """The notes of an export's text; `path` is named in errors."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header = _header(text)
    body = text.split("\n", header.lines)[-1]
    separator = header.separator or _guess(body)
    rows = list(_rows(body, separator, header.lines, path))
    if not rows:
        raise FormatError(phrase("в файле нет ни одной записи"), Place(path))
    width = max(len(row) for _, row in rows)
    kept = [i for i in range(width) if i not in header.columns.values()]
    if len(kept) < 2 and not any(has_gaps(cell) for _, row in rows for cell in row):
        raise FormatError(
            phrase("здесь только один столбец"), Place(path, rows[0][0]),
            phrase(
                "нужны хотя бы два: вопрос и ответ, между ними табуляция, запятая "
                "или точка с запятой"
            ),
        )  # fmt: skip
    return _collection(rows, kept, header)


def _header(text: str) -> _Header:
    header = _Header()
    for line in text.split("\n", 50)[:50]:
        match = _HEADER.fullmatch(line)
        if not match:
            break
        header.lines += 1
        key, value = match[1].strip().casefold(), match[2]
        if key == "separator":
            header.separator = _SEPARATORS.get(value.strip().casefold(), value[:1])
        elif key == "html":
            header.html = value.strip().casefold() == "true"
        elif key == "columns":
            header.names = tuple(value.split(header.separator or "\t"))
        elif key == "tags":
            header.tags = tuple(value.split())
        elif key in ("deck", "notetype"):
            setattr(header, key, value.strip())
        elif key.endswith(" column") and key.removesuffix(" column") in _COLUMNS:
            if re.fullmatch(r"\s*[1-9]\d?\s*", value):
                header.columns[key.removesuffix(" column")] = int(value) - 1
    return header


def _guess(body: str) -> str:
    """The separator most of the first lines hold equally often; a tab where there is one."""
    lines = [line for line in body.split("\n", 51)[:50] if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"
    best = max(";,|", key=lambda sign: (sum(sign in line for line in lines), sign == ";"))
    # «Москва, столица; город» twice over: semicolons part when every line has them.
    return ";" if lines and all(";" in line for line in lines) else best


def _rows(body: str, separator: str, before: int, path: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of each row that is not empty; a quoted cell may hold line breaks."""
    old = csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=False)
    line = before + 1
    try:
        for count, row in enumerate(reader, start=1):
            if count > MOST_LINES:
                raise FormatError(
                    phrase("записей больше %(most)s", most=MOST_LINES),
                    Place(path, line),
                    phrase("выгрузите по частям"),
                )
            if len(row) > MOST_COLUMNS:
                raise FormatError(
                    phrase("столбцов больше %(most)s", most=MOST_COLUMNS), Place(path, line)
                )
            if any(cell.strip() for cell in row) and not row[0].startswith("# "):
                yield line, row
            line = before + reader.line_num + 1
    except csv.Error as error:
        raise FormatError(
            phrase("строку не прочитать: поле слишком длинное или кавычка не закрыта"),
            Place(path, line), phrase("проверьте кавычки в этой строке"),
        ) from error  # fmt: skip
    finally:
        csv.field_size_limit(old)


def _collection(rows: list[tuple[int, list[str]]], kept: list[int], header: _Header) -> Collection:
    types: dict[str, NoteType] = {}
    seen: Counter[str] = Counter()
    notes = []
    for place, row in rows:
        cells = row + [""] * (max([*kept, *header.columns.values()]) + 1 - len(row))
        fields = tuple(cells[i] if header.html else _as_html(cells[i]) for i in kept)
        name = _cell(cells, header.columns, "notetype", header.notetype)
        gaps = any(has_gaps(text) for text in fields)
        kind = types.setdefault(f"{gaps}:{name}", _type(name, gaps, kept, header, len(types)))
        guid = _cell(cells, header.columns, "guid", "")
        if not guid:
            # Anki itself takes notes with one first field for one note.
            seen[f"{name}:{fields[0]}"] += 1
            guid = f"{name}:{fields[0]}:{seen[f'{name}:{fields[0]}']}"
            guid = digest(guid).hex()[:20]
        tags = (*header.tags, *_cell(cells, header.columns, "tags", "").split())
        deck = _cell(cells, header.columns, "deck", header.deck)
        notes.append(
            Note(place, guid, kind.id, fields[: len(kind.fields)], tuple(dict.fromkeys(tags)), deck)
        )
    return Collection({kind.id: kind for kind in types.values()}, tuple(notes))


def _cell(cells: list[str], columns: Mapping[str, int], key: str, default: str) -> str:
    return cells[columns[key]].strip() if key in columns else default


def _as_html(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\n", "<br>")


def _type(name: str, gaps: bool, kept: list[int], header: _Header, count: int) -> NoteType:
    """A note type as one column asks and the next answers; our own types by their names."""
    ours = next((kind for kind, known in NAMES.items() if known == name), None)
    if ours and len(kept) >= len(FIELDS) - 3:
        return NoteType(IDS[ours], name, ours == "cloze", FIELDS[: len(kept)], (
            CardTemplate(CARD, "{{Question}} {{Options}}", "{{Answer}}"),))  # fmt: skip
    fields = _names(kept, header)
    front, back = (f"{{{{{mark}{fields[i]}}}}}" if len(fields) > i else "" for i, mark in (
        (0, "cloze:" if gaps else ""), (1, "")))  # fmt: skip
    return NoteType(count + 1, name or "Записи", gaps, fields, (
        CardTemplate(_ONE_CARD, front, f"{{{{FrontSide}}}}{back}"),))  # fmt: skip


def _names(kept: list[int], header: _Header) -> tuple[str, ...]:
    """Field names by `#columns:`, made fit for a template's marks and each once."""
    names: list[str] = []
    for place, column in enumerate(kept, start=1):
        told = header.names[column] if column < len(header.names) else ""
        name = re.sub(r"[{}:#^/\s]+", " ", told).strip()[:60]
        names.append(name if name and name not in names else f"Поле {place}")
    return tuple(names)
