"""Plain text into Anki fields: nothing in it comes alive, and the answer is found in its proof.

A field is HTML, and Anki also obeys marks inside it: `{{c1::…}}`, `[sound:…]`, `[latex]`,
`[[type:…]]`, `\\(…\\)`. An entity would not do: a browser decodes it before MathJax looks, and
Anki's editor turns it back into the bare character. So an invisible joiner parts the marks.
"""

from __future__ import annotations

import hashlib
import html
import itertools
import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

JOINER = "\u2060"
"""WORD JOINER: takes no room, breaks no line, parts two characters."""

_ALIVE = re.compile(r"[{}\[\\]|:(?=:)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HALF = re.compile("[\ud800-\udfff]")
_STRESS = re.compile("[\u0300\u0301]")
_QUOTES = str.maketrans("", "", '«»„“”"')
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_WORDS = re.compile(r"\w+|[^\w\s]")


def clean(text: str) -> str:
    """The text without what no page can show: control marks, half characters, turned-round order.

    Anki parts fields with U+001F, so a control mark left in would shift every field after it.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HALF.sub("\ufffd", _UNSEEN.sub("", text))


def escape(text: str) -> str:
    """Field HTML that shows exactly `text`: no tag, cloze, sound, formula or type box in it."""
    parted = _ALIVE.sub(lambda match: match.group() + JOINER, clean(text))
    return html.escape(parted, quote=False).replace("\n", "<br>")


def link(address: str, text: str) -> str:
    """Field HTML of `text`, leading to `address` where that is one of the web, else bare.

    Of an empty text the address itself is shown.
    """
    address = clean(address).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return escape(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", address):
        return escape(text)
    # Only what is harmless both to a browser and to Anki stays as it is.
    quoted = quote(address, safe="%!#$&'()*+,-./:;=?@_~").replace("::", ":%3A")
    return f'<a href="{html.escape(quoted)}">{escape(text.strip() or address)}</a>'


def typed(answer: str) -> str:
    """Field HTML of what a learner is expected to type.

    Anki compares letter by letter, so whatever a person would not type on a Russian keyboard goes:
    stress marks, quotation marks, long dashes, doubled and no-break spaces, the closing full stop.
    """
    text = _STRESS.sub("", clean(answer)).translate(_QUOTES).translate(_DASHES)
    text = " ".join(text.split())
    # «1945 г.» and «А. С.» need their full stop; a sentence does not.
    if text.endswith(".") and not re.search(r"\b\w{1,2}\.$", text):
        text = text[:-1]
    text = html.escape(text, quote=False)
    # Compared letter by letter, so a joiner would count as a slip; Anki decodes entities first.
    return _ALIVE.sub(lambda match: f"&#{ord(match.group())};", text)


def tag(*levels: str) -> str:
    """One Anki tag, its levels joined by `::`; a tag holds no spaces, quotes or colons."""
    cleaned = (re.sub(r"[\s:\"*]+", "_", clean(level)).strip("_") for level in levels)
    return "::".join(level or "_" for level in cleaned)


def digest(text: str) -> bytes:
    """32 stable bytes for `text`: what ids and the order of options are made from."""
    return hashlib.sha256(f"quizgen:{text}".encode("utf-8", "replace")).digest()


def mark(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Field HTML of `text` with each (start, stop), in order and apart, inside `<mark>`."""
    pieces, done = [], 0
    for start, stop in spans:
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        done = stop
    return "".join([*pieces, escape(text[done:])])


def find_answer(text: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """Where the first of `forms` that `text` holds stands in it, as (start, stop) offsets.

    Word for word if possible, then with other endings («Москва» finds «в Москву»); an empty list
    when neither is there. Case, ё and the spaces inside a form do not count.
    """
    for form in forms:
        found = list(_pattern(form, bend=False).finditer(text))
        if found:
            return [match.span() for match in found]
    for form in forms:
        match = _pattern(form, bend=True).search(text)
        if match:
            return [match.span()]
    return []


def find_told(text: str, answer: str) -> list[tuple[int, int]]:
    """Where `text` says the answer, as (start, stop) offsets in order: whole, or its members each.

    «Токарев (Россия) и Понтес (Бразилия)» says «Токарев и Понтес» in two places.
    """
    whole = find_answer(text, [answer])[:1]
    if whole:
        return whole
    found: list[tuple[int, int]] = []
    for member in re.split(r", | и ", answer):
        spans = [
            span for span in find_answer(text, [member]) if not found or span[0] >= found[-1][1]
        ]
        if not spans:
            return []
        found.append(spans[0])
    return found


def _pattern(form: str, bend: bool) -> re.Pattern[str]:
    pieces = _WORDS.findall(_STRESS.sub("", form).strip('«»„“”"., \n\t'))
    if not pieces:
        return re.compile(r"(?!)")
    words = [_word(piece, bend) for piece in pieces]
    gaps = [
        r"\s*" if not (a[-1:].isalnum() and b[:1].isalnum()) else r"\s+"
        for a, b in itertools.pairwise(pieces)
    ]
    body = "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))
    edge = r"\b" if pieces[0][:1].isalnum() else ""
    last = r"\b" if pieces[-1][-1:].isalnum() else ""
    # A stress mark belongs to its letter: it is not left outside.
    return re.compile(edge + body + last + "[\u0300\u0301]*", re.IGNORECASE)


def _word(piece: str, bend: bool) -> str:
    if bend and piece.isalpha() and len(piece) >= 3:
        # Russian endings are short: two letters may go, four may come.
        piece, tail = (piece[:-2], r"\w{0,4}") if len(piece) >= 5 else (piece, r"\w{0,2}")
    else:
        tail = ""
    return re.sub("[её]", "[её]", re.escape(piece), flags=re.IGNORECASE) + tail
