"""Strings meant to do harm, and what a page may be made of whatever it shows."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import yaml

from quizgen.model import GAP

_CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "hostile-strings.yaml").read_text(encoding="utf-8")
)
TEXTS: tuple[str, ...] = tuple(_CASES["texts"])
BYTES: tuple[bytes, ...] = tuple(bytes.fromhex(each) for each in _CASES["bytes"])

_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href")
_NEVER = ("base", "object", "embed", "style", "link.inline", "owned-tag", "applet", "math")


class Parsed(HTMLParser):
    """A page as a browser reads it: its words, and what is wrong with its elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        here = f"<{tag} {attrs}>"[:200]
        given = dict(attrs)
        src = given.get("src") or ""
        wrong = (
            tag in _NEVER
            or (tag == "script" and not src.startswith("/static/"))
            or (tag == "iframe" and not src.startswith("/decks/"))
            or (tag == "meta" and "http-equiv" in given)
            or any(name.startswith("on") or name in ("style", "srcdoc", "owned") for name in given)
            or any(not _is_ours(given[name] or "") for name in _ADDRESSES if name in given)
        )
        if wrong:
            self.faults.append(here)
        self.words += [value for value in given.values() if value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"<![{data}]>")

    def shows(self, text: str) -> bool:
        """Whether the page has these words, whatever spaces are between them."""
        # A gap is drawn, with a word for those who hear the page.
        found = bare("".join(self.words)), *map(bare, self.words)
        ways = bare(text), bare(text.replace(GAP, "пропуск"))
        return any(way in words for way in ways for words in found)


def _is_ours(address: str) -> bool:
    local = address.startswith(("/", "#", "?", "http://localhost/")) or not address
    return local and not address.startswith(("//", "/\\"))


def bare(text: str) -> str:
    """The text without spaces and signs that cannot be seen, for pages set both their own way."""
    return "".join(c for c in text if unicodedata.category(c)[0] not in "CZ").casefold()


def clean(text: str) -> Parsed:
    """The page, none of whose elements and attributes came from what it shows."""
    parsed = Parsed(text)
    assert parsed.faults == []
    return parsed
