"""Markdown → plain text: the words stay, the marks go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")

_FRONT = re.compile(r"---[ ]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:?")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Red lines indented by four spaces are not code in an article.
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain text of a Markdown article: blocks parted by blank lines.

    Attributes:
        heading: the heading the text begins with, in the form it has in `text`, or None.
        title, date: as the front matter gives them, or None.
    """

    text: str
    heading: str | None = None
    title: str | None = None
    date: str | None = None


def looks_like_markdown(text: str) -> bool:
    """Whether text of unknown kind has front matter or `# ` headings."""
    return bool(_HEADING.search(text)) or _front_matter(text)[0] != {}


def plain_text(text: str) -> Plain:
    """Markdown without its marks.

    Links and emphasis keep their words, lists their items, tables their rows («a; b»);
    code blocks, pictures, rules, tags and footnote marks go.
    """
    front, body = _front_matter(text)
    blocks: list[str] = []
    heading = None
    for index, (kind, words) in enumerate(_blocks(_PARSER.parse(_FOOTNOTE.sub("", body)))):
        blocks.append(words)
        if index == 0 and kind == "heading":
            heading = words
    return Plain(
        "\n\n".join(blocks),
        heading,
        _field(front, "title", "заголовок"),
        _field(front, "date", "дата"),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The scalar fields of the YAML before the text, lower-case keys, and the text after it."""
    match = _FRONT.match(text)
    if not match:
        return {}, text
    try:
        # The base loader leaves dates and numbers as they are written.
        record = yaml.load(match[1], yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return {}, text
    if not isinstance(record, dict):
        return {}, text
    fields = {str(key).lower(): value for key, value in record.items() if isinstance(value, str)}
    return fields, text[match.end() :]


def _field(front: dict[str, str], *names: str) -> str | None:
    return next((front[name].strip() for name in names if front.get(name, "").strip()), None)


def _blocks(tokens: list[Token]) -> list[tuple[str, str]]:
    """(kind, words) of every block that has words."""
    found: list[tuple[str, str]] = []
    row: list[str] | None = None
    kind, number = "paragraph", ""
    for token in tokens:
        if token.type == "heading_open":
            kind = "heading"
        elif token.type == "heading_close":
            kind = "paragraph"
        elif token.type == "list_item_open":
            # «1812. Началась война» is a year at the start of a line, not item 1812.
            number = f"{token.info}. " if len(token.info) == 4 else ""
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            found.append(("row", "; ".join(cell for cell in row or [] if cell)))
            row = None
        elif token.type == "html_block" and not token.content.lstrip().startswith("<!--"):
            found.append(("html", unescape(_TAG.sub(" ", token.content)).strip()))
        elif token.type == "inline":
            words = number + _words(token.children or [])
            number = ""
            if row is None:
                found.append((kind, words.replace("\n", " ") if kind == "heading" else words))
            else:
                row.append(words.replace("\n", " ").strip())
    return [(kind, words) for kind, words in found if words.strip()]


def _words(tokens: list[Token]) -> str:
    """Text of inline tokens; a line break of the author parts paragraphs."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append("\n")
        elif token.type == "hardbreak" or token.content.lower().startswith("<br"):
            parts.append("\n\n")
    return "".join(parts)
