"""Field HTML of a foreign note → safe plain text.

Read by a scanner of our own rather than by `html.parser`: that one goes back over an unclosed
tag or comment again and again (CVE-2025-6069, mended only in later Pythons than our oldest), and
here only the tags' names matter. Every character is looked at a fixed number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.formats.anki_text import JOINER, clean
from quizgen.imports.formulas import lowered, raised, readable

PICTURE = "[картинка]"
"""Stands where a picture was."""

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]{0,40})")
_STOP = re.compile("[\"'>]")
_SILENT = ("script", "style", "template", "noscript", "title", "iframe", "object")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ]
)
_PICTURES = ("img", "svg", "canvas", "picture", "video", "embed")
_SOUND = re.compile(r"\[sound:[^\[\]]{0,500}\]|\[anki:(?:play|tts)[^\[\]]{0,500}\]")
# Longer numbers are no characters, and Python refuses to read very long ones.
_NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{7,});?")
_SPACES = re.compile(r"[^\S\n]+")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Plain:
    """A field as text.

    Attributes:
        lines: its lines, none empty, spaces evened out; joined by newlines they are `text`.
        items: those of the lines that are items of a list.
        pictures, sounds: how many there were.
    """

    lines: tuple[str, ...]
    items: tuple[str, ...] = ()
    pictures: int = 0
    sounds: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def tokens(source: str) -> Iterator[tuple[str, str]]:
    """(name, text) pieces of HTML in order: ("", text), ("br", "<"), ("li", "<") or ("li", "/").

    Comments and what no page shows (scripts, styles) are left out. A `<` that opens no tag is
    text. A comment or script that never ends hides the rest, as in a browser.
    """
    at, stop, quotes = 0, len(source), True
    while at < stop:
        opens = source.find("<", at)
        if opens < 0:
            opens = stop
        if opens > at:
            yield "", source[at:opens]
        if opens == stop:
            return
        if source.startswith("<!--", opens):
            closes = source.find("-->", opens + 4)
            at = stop if closes < 0 else closes + 3
            continue
        match = _NAME.match(source, opens)
        if match is None and source[opens + 1 : opens + 2] not in ("!", "?"):
            yield "", "<"
            at = opens + 1
            continue
        end = _tag_end(source, opens, quotes)
        if end < 0 and quotes:
            # A quote that is never closed: from here on quotes are not minded.
            quotes = False
            end = _tag_end(source, opens, quotes)
        if end < 0:
            yield "", source[opens:]
            return
        at = end
        if match is None:
            continue
        name, closing = match[1].lower(), source[opens + 1] == "/"
        if name in _SILENT and not closing:
            at = _after(source, name, end)
            continue
        yield name, "/" if closing else "<"


def _tag_end(source: str, at: int, quotes: bool) -> int:
    """Offset after the tag's `>`, -1 where it never ends; inside quotes a `>` is none."""
    if not quotes:
        return source.find(">", at) + 1 or -1
    while match := _STOP.search(source, at):
        if match.group() == ">":
            return match.end()
        closes = source.find(match.group(), match.end())
        if closes < 0:
            return -1
        at = closes + 1
    return -1


def _after(source: str, name: str, at: int) -> int:
    match = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(source, at)
    return match.end() if match else len(source)


def exact(source: str) -> str:
    """The text of HTML that our own writer made, spaces as they are, `<br>` as a newline."""
    pieces = [text if not name else "\n" * (name == "br") for name, text in tokens(source)]
    return _resolved("".join(pieces))


def elements(source: str, name: str) -> tuple[str, ...]:
    """The exact text of every `name` element («li», «td»), in order; nested ones are not told."""
    found: list[list[str]] = []
    inside = False
    for tag, text in tokens(source):
        if tag == name:
            inside = text == "<"
            if inside:
                found.append([])
        elif inside:
            found[-1].append(text if not tag else "\n" * (tag == "br"))
    return tuple(_resolved("".join(pieces)) for pieces in found)


def _resolved(text: str) -> str:
    """Entities resolved, once; control marks and our own joiner gone."""
    return clean(html.unescape(_NO_CHARACTER.sub("\ufffd", text))).replace(JOINER, "")


def plain(source: str) -> Plain:
    """Field HTML as lines of text; pictures as «[картинка]», sounds dropped, formulas readable."""
    source, sounds = _SOUND.subn("", source)
    out: list[str] = []
    scripts: list[tuple[str, int]] = []
    pictures = 0
    for name, text in tokens(source):
        if not name:
            out.append(_resolved(text.replace("\r", " ").replace("\n", " ")))
        elif name in _BLOCKS:
            # U+E00A marks the line of a list's item; authors' own private letters are dropped.
            out.append("\n\ue00a" if name == "li" and text == "<" else "\n")
            scripts.clear()
        elif name in ("td", "th") and text == "<":
            out.append(" \ue00b ")
        elif name in _PICTURES and text == "<":
            pictures += 1
            out.append(f" {PICTURE} ")
        elif name == "audio" and text == "<":
            sounds += 1
        elif name in ("sub", "sup") and text == "<":
            if len(scripts) < _DEEPEST:
                scripts.append((name, len(out)))
        elif name in ("sub", "sup") and scripts and scripts[-1][0] == name:
            _, start = scripts.pop()
            inner = "".join(out[start:])
            if len(inner) <= 40:
                out[start:] = [raised(inner) if name == "sup" else lowered(inner)]
    return _lines("".join(out), pictures, sounds)


def _lines(text: str, pictures: int, sounds: int) -> Plain:
    lines, items = [], []
    listed = False
    for line in _SPACES.sub(" ", readable(text)).split("\n"):
        listed = listed or "\ue00a" in line
        bare = _cells(line.replace("\ue00a", ""))
        if bare:
            lines.append(bare)
            if listed:
                items.append(bare)
            listed = False
    return Plain(tuple(lines), tuple(items), pictures, sounds)


def _cells(line: str) -> str:
    """The line with a dash between the cells of a table's row."""
    if "\ue00b" not in line:
        return line.strip()
    return " – ".join(cell.strip() for cell in line.split("\ue00b") if cell.strip())


def on_one_line(lines: tuple[str, ...] | list[str]) -> str:
    """Lines joined as a person would: by a space after a mark, else by «; »."""
    joined = ""
    for line in lines:
        if not joined:
            joined = line
        elif joined[-1] in ".!?:;,…–—-(" or line[0] in "(–—-=→" or line[0].islower():
            joined += f" {line}"
        else:
            joined += f"; {line}"
    return joined
