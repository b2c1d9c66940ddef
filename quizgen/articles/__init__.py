"""File, bytes or pasted text → Article. Cleaning happens here, once: offsets after it are exact.

>>> article = article_from_text("Казань стоит на Волге. Её основали в 1005 году.")
>>> article.title
'Казань стоит на Волге'
"""

from __future__ import annotations

import datetime
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from quizgen.articles import documents, markdown
from quizgen.articles.checks import check_language, check_length
from quizgen.articles.cleaning import clean_characters, paragraphs
from quizgen.articles.decoding import decode
from quizgen.articles.finding import date_of_name, first_words, is_headline, parse_date, take_date
from quizgen.articles.kinds import ENDINGS, HEAD, TEXT, kind_of
from quizgen.articles.naming import slug
from quizgen.errors import ArticleError, Place, phrase
from quizgen.files import reason
from quizgen.model import Article

__all__ = ["ENDINGS", "LIMIT", "PASTED", "article_from_bytes", "article_from_text", "read_article"]

LIMIT = 1_000_000
"""The most bytes an article may have as text; documents have a limit of their own."""
PASTED = "article"
"""The name of a text that came without a file: its id is made from its title."""

_STANDARD_INPUT = "<stdin>"


def read_article(path: str | Path) -> Article:
    """The article in a file: text, Markdown, a web page, .docx or .pdf; "-" is standard input.

    Raises:
        ArticleError: the file cannot be read, is no text, is over its limit, is not
            Russian, or has fewer than two sentences.
    """
    name = str(path)
    if name == "-":
        # Closed standard input (`<&-`) is as good as empty.
        data = _read(sys.stdin.buffer, _STANDARD_INPUT) if sys.stdin else b""
        return article_from_bytes(data, _STANDARD_INPUT)
    try:
        with open(path, "rb") as stream:
            # A pipe has no size and is read up to the limit; a file too large is not read at all.
            found = os.fstat(stream.fileno())
            if stat.S_ISREG(found.st_mode) and found.st_size > _limit(stream.peek(HEAD), name):
                raise _too_large(Place(name))
            return article_from_bytes(_read(stream, name), name)
    except OSError as error:
        raise ArticleError(
            phrase("не удалось прочитать статью: %(why)s", why=phrase(reason(error))), Place(name)
        ) from error
    except ValueError as error:
        raise ArticleError(
            phrase("недопустимое имя файла"), Place(name.replace("\0", "?"))
        ) from error


def article_from_bytes(data: bytes, name: str) -> Article:
    """The article in the bytes of a file called `name` (a path, or a bare name).

    Raises ArticleError as `read_article` does.
    """
    place = Place(name)
    kind = kind_of(data, name)
    if kind != TEXT:
        plain = documents.read_document(kind, data, place)
        if len(plain.text) > LIMIT:
            raise _too_large(place)
        return _article(plain, name, place)
    if len(data) > LIMIT:
        raise _too_large(place)
    return _build(decode(data, place), name, place)


def article_from_text(text: str, name: str = PASTED) -> Article:
    """The article in a text already decoded, as pasted into a page.

    Raises ArticleError as `read_article` does; without a name the error has no place.
    """
    place = Place(name) if name != PASTED else None
    if len(text) > LIMIT or len(text.encode(errors="replace")) > LIMIT:
        raise _too_large(place)
    if "\0" in text:
        raise ArticleError(phrase("это двоичные данные, а нужен текст"), place)
    return _build(text, name, place)


def _read(stream: BinaryIO, name: str) -> bytes:
    """Everything, or a little more than the limit of its kind: a pipe may have no end."""
    head = stream.read(HEAD)
    return head + stream.read(_limit(head, name) + 1 - len(head))


def _limit(head: bytes, name: str) -> int:
    return LIMIT if kind_of(head, name) == TEXT else documents.LIMIT


def _too_large(place: Place | None) -> ArticleError:
    return ArticleError(
        phrase("статья больше %(limit)s МБ", limit=LIMIT // 1_000_000),
        place,
        phrase("разделите её на несколько файлов"),
    )


def _build(text: str, name: str, place: Place | None) -> Article:
    text = clean_characters(text)
    if name.lower().endswith(markdown.SUFFIXES) or markdown.looks_like_markdown(text):
        plain = markdown.plain_text(text)
    else:
        plain = markdown.Plain(text)
    return _article(plain, name, place)


def _article(plain: markdown.Plain, name: str, place: Place | None) -> Article:
    stem = _stem(name)
    # Entities of Markdown (&nbsp;) bring back what was cleaned.
    lines = paragraphs(clean_characters(plain.text))
    if not lines:
        raise ArticleError(phrase("статья пуста"), place, phrase("нужен текст на русском языке"))
    top = take_date(lines)
    body = list(top.paragraphs)
    headline = _take_headline(body, plain)
    check_language([*([headline] if headline else []), *body], place)
    check_length(body, place)
    title = headline or first_words(body[0])
    date = top.date or parse_date(plain.date or "") or date_of_name(stem)
    return Article(
        id=slug(stem) or _slug_of_title(title, date),
        title=title,
        date=date,
        text="\n".join([headline, *body] if headline else body),
        headline=(0, len(headline)) if headline else None,
    )


def _take_headline(body: list[str], plain: markdown.Plain) -> str | None:
    """The headline, taken off the body; the title of front matter is one too."""
    title = " ".join(clean_characters(plain.title or "").split())
    heading = " ".join(clean_characters(plain.heading or "").split())
    if body and (body[0] in (title, heading) or (not title and is_headline(body[0]))):
        if len(body) > 1:
            return body.pop(0)
        return None
    return title or None


def _stem(name: str) -> str:
    """The part of a file name that names the article; "" for text without a file."""
    if name in (PASTED, _STANDARD_INPUT):
        return ""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    for suffix in ENDINGS:
        if last.lower().endswith(suffix):
            return last[: -len(suffix)]
    return last


def _slug_of_title(title: str, date: datetime.date | None) -> str:
    return slug(f"{date.isoformat()} {title}" if date else title) or PASTED
