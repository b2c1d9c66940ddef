"""A Word document (.docx, ECMA-376 part 1: word/document.xml) → plain text.

Read with the standard library alone: python-docx needs lxml and still leaves revisions, text
boxes, fields and hidden text to its caller. Entities cannot be declared: a DOCTYPE is refused.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from quizgen.articles.blocks import Block, assemble, raised
from quizgen.articles.kinds import refuse_archive
from quizgen.errors import ArticleError, phrase

MOST_ENTRIES = 5_000
MOST_UNPACKED = 48 * 2**20
"""Bytes of XML one part may hold; a book of a thousand pages has about 20 MiB."""
MOST_TEXT = 2_000_000
"""Characters of text that are looked at; an article has at most half of it."""
DEEPEST = 500

_CHUNK = 1 << 16
_AGAIN = phrase("откройте документ в Word или LibreOffice, сохраните его как .docx заново")
_SMALLER = phrase("оставьте в документе одну статью или скопируйте её текст")
_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    # Strict Open XML.
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
# Revisions taken out, text boxes (captions, side notes), the second copy of a drawing.
_SKIPPED = {"del", "moveFrom", "txbxContent", "Fallback", "pict", "sdtPr", "ruby"}
_LEFT_OUT = re.compile(
    r"(?:caption|название объекта|toc \d|toc heading|footnote text|header|footer)"
)
_HEADING = re.compile(r"(?:heading|заголовок) ?([1-6])")


def read(path: Path) -> dict[str, Any]:
    """`Plain` of the document at `path` as a record.

    Raises ArticleError: no Word document, damaged, or over a limit.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return asdict(assemble(_blocks(package)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise _broken() from error
    except (RuntimeError, ValueError) as error:
        # zipfile says so of a member with a password, and of names it cannot decode.
        raise _broken() from error


def _blocks(package: zipfile.ZipFile) -> list[Block]:
    names = package.namelist()
    if len(names) > MOST_ENTRIES:
        raise _too_large()
    main = next((name for name in names if name.lower() == "word/document.xml"), None)
    if main is None:
        mimetype = b""
        if names and names[0] == "mimetype":
            with package.open("mimetype") as stream:
                mimetype = stream.read(100)
        raise refuse_archive(names, mimetype)
    if package.getinfo(main).file_size > MOST_UNPACKED:
        raise _too_large()
    styles = _Styles()
    if "word/styles.xml" in names:
        with package.open("word/styles.xml") as stream:
            _parse(stream, styles)
    body = _Body(styles)
    with package.open(main) as stream:
        _parse(stream, body)
    return body.blocks


def _parse(stream: IO[bytes], target: _Styles | _Body) -> None:
    """Feed the XML of one part to `target.open`, `.close` and `.text`, within limits."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def no_doctype(*_: object) -> None:
        raise ArticleError(phrase("документ Word устроен не так, как их делает Word"), hint=_AGAIN)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _too_large()
        space, _, local = name.rpartition(" ")
        own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        target.open(local if space in _W or local in _SKIPPED else f"?{local}", own, space)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        space, _, local = name.rpartition(" ")
        target.close(local if space in _W or local in _SKIPPED else f"?{local}")

    parser.StartDoctypeDeclHandler = no_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = target.text
    seen = 0
    try:
        while part := stream.read(_CHUNK):
            seen += len(part)
            if seen > MOST_UNPACKED:
                raise _too_large()
            parser.Parse(part)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _broken() from error


class _Styles:
    """Names and outline levels of the paragraph styles, by their id."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._id = ""

    def open(self, name: str, attributes: dict[str, str], space: str) -> None:
        if name == "style":
            self._id = attributes.get("styleId", "")
        elif name == "name" and self._id:
            self.names.setdefault(self._id, attributes.get("val", "").lower())

    def close(self, name: str) -> None:
        if name == "style":
            self._id = ""

    def text(self, words: str) -> None:
        """Styles have none."""

    def level(self, style: str) -> int:
        """1 for the title, 1–6 for headings, 0 for text, -1 for what is left out."""
        name = self.names.get(style, style.lower())
        if name in ("title", "название", "заголовок"):
            return 1
        if match := _HEADING.fullmatch(name):
            return int(match[1])
        return -1 if _LEFT_OUT.fullmatch(name) else 0


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    level: int = 0


class _Body:
    """Paragraphs and rows of tables of word/document.xml."""

    def __init__(self, styles: _Styles) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._paragraphs: list[_Paragraph] = []
        self._cells: list[list[str]] = []
        self._hidden = 0
        self._run_hidden = self._run_raised = self._in_words = False
        self._size = 0

    def open(self, name: str, attributes: dict[str, str], space: str) -> None:
        if self._hidden or name in _SKIPPED:
            self._hidden += 1
            return
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        on = attributes.get("val", "true") not in ("0", "false", "off", "none")
        if name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "tr":
            self._cells.append([])
        elif name == "r":
            self._run_hidden = self._run_raised = False
        elif name == "t" or (name == "?t" and space == _MATH):
            self._in_words = True
        elif paragraph is None:
            return
        elif name == "pStyle":
            paragraph.level = self._styles.level(attributes.get("val", ""))
        elif name == "outlineLvl" and attributes.get("val", "") in tuple("012345"):
            paragraph.level = paragraph.level or int(attributes["val"]) + 1
        elif name == "vanish":
            self._run_hidden = on
        elif name == "vertAlign":
            self._run_raised = attributes.get("val") == "superscript"
        elif name in ("br", "cr"):
            paragraph.parts.append("\n" if attributes.get("type") is None else " ")
        elif name in ("tab", "ptab"):
            paragraph.parts.append(" ")
        elif name == "noBreakHyphen":
            paragraph.parts.append("-")

    def close(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif name in ("t", "?t"):
            self._in_words = False
        elif name == "p" and self._paragraphs:
            self._end(self._paragraphs.pop())
        elif name == "tr" and self._cells:
            cells = [cell for cell in self._cells.pop() if cell]
            self._put(Block("; ".join(cells)))

    def text(self, words: str) -> None:
        if self._hidden or not self._in_words or self._run_hidden or not self._paragraphs:
            return
        self._size += len(words)
        if self._size > MOST_TEXT:
            raise _too_large()
        parts = self._paragraphs[-1].parts
        parts.append(raised("".join(parts[-3:]), words) if self._run_raised else words)

    def _end(self, paragraph: _Paragraph) -> None:
        words = "".join(paragraph.parts).strip()
        if paragraph.level >= 0 and words:
            self._put(Block(" ".join(words.split()) if paragraph.level else words, paragraph.level))

    def _put(self, block: Block) -> None:
        if self._cells:
            self._cells[-1].append(" ".join(block.words.split()))
        elif block.words:
            self.blocks.append(block)


def _broken() -> ArticleError:
    return ArticleError(phrase("документ Word (или другой архив ZIP) повреждён"), hint=_AGAIN)


def _too_large() -> ArticleError:
    return ArticleError(phrase("документ Word слишком большой"), hint=_SMALLER)
