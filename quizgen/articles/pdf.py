"""A PDF (ISO 32000) → the plain text of its article, with the pages' furniture left out.

pypdf reads it: pure Python, no packages of its own, limits of its own on streams and trees. Of
pages Chromium printed pdfminer.six tore words from justified lines and doubled their spaces, and
it brings cryptography along.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import DictionaryObject

from quizgen.articles.blocks import assemble
from quizgen.articles.decoding import reads_as_russian
from quizgen.articles.pdf_lines import Line, Pieces, blocks_of
from quizgen.errors import ArticleError, phrase

MOST_PAGES = 200
MOST_TEXT = 2_000_000
"""Characters that are looked at."""

_COPY = phrase("откройте его, скопируйте текст статьи и вставьте его")
_UNLOCK = phrase(
    "откройте файл с паролем и напечатайте его в новый PDF или скопируйте текст статьи"
)
_RECOGNISE = phrase(
    "распознайте текст (это умеют программы для сканирования) и сохраните его в .docx"
)
_FEWEST = 40


def read(path: Path) -> dict[str, Any]:
    """`Plain` of the PDF at `path` as a record.

    Raises ArticleError: damaged, protected, without text, too long, or its letters are unreadable.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = _pages(path)
    except FileNotDecryptedError as error:
        raise ArticleError(phrase("файл PDF закрыт паролем"), hint=_UNLOCK) from error
    except DependencyError as error:
        raise ArticleError(phrase("файл PDF зашифрован"), hint=_UNLOCK) from error
    except LimitReachedError as error:
        raise ArticleError(phrase("файл PDF слишком большой или сложный"), hint=_COPY) from error
    except (MemoryError, ArticleError):
        raise
    except Exception as error:
        # A damaged file makes pypdf raise whatever its objects lead to.
        if isinstance(error, PyPdfError):
            raise ArticleError(phrase("файл PDF повреждён"), hint=_COPY) from error
        message = phrase("файл PDF повреждён или слишком сложный")
        raise ArticleError(message, hint=_COPY) from error
    text = "\n".join(line.text for lines in pages for line in lines)
    if sum(character.isalpha() for character in text) < _FEWEST:
        raise ArticleError(
            phrase("в PDF нет текста: похоже, это скан или картинки"), hint=_RECOGNISE
        )
    if _is_latin_1(text):
        pages = [[line.with_text(_as_cp1251(line.text)) for line in lines] for lines in pages]
        text = "\n".join(line.text for lines in pages for line in lines)
    if _is_unreadable(text):
        raise ArticleError(
            phrase("текст в PDF не читается: в файле нет таблицы его букв"),
            hint=phrase("распознайте текст или возьмите статью из другого источника"),
        )
    return asdict(assemble(blocks_of(pages)))


def _pages(path: Path) -> list[list[Line]]:
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise FileNotDecryptedError("a password is needed")
    # The tree's own count, before the tree is walked; it may lie, so the walk is limited too.
    tree = reader.root_object.get("/Pages")
    tree = tree.get_object() if tree is not None else None
    count = tree.get("/Count") if isinstance(tree, DictionaryObject) else None
    if (isinstance(count, int) and count > MOST_PAGES) or len(reader.pages) > MOST_PAGES:
        raise ArticleError(
            phrase("в PDF больше %(most)s страниц", most=MOST_PAGES),
            hint=phrase("возьмите из него одну статью или главу"),
        )
    found, size = [], 0
    for page in reader.pages:
        pieces = Pieces()
        page.extract_text(visitor_text=pieces.take)
        lines = pieces.lines()
        size += sum(len(line.text) for line in lines)
        if size > MOST_TEXT:
            raise ArticleError(
                phrase("в PDF слишком много текста"), hint=phrase("возьмите из него одну статью")
            )
        found.append(lines)
    return found


def _is_latin_1(text: str) -> bool:
    """Cyrillic in the codes of Windows that the file calls Latin: «Êàçàíü»."""
    letters = [character for character in text if character.isalpha()]
    odd = sum("\u00c0" <= character <= "\u00ff" for character in letters)
    return 2 * odd > len(letters) and reads_as_russian(_as_cp1251(text))


def _as_cp1251(text: str) -> str:
    return "".join(
        character.encode("cp1252", "ignore").decode("cp1251", "ignore") or character
        if "\u0080" <= character < "\u0400"
        else character
        for character in text
    )


def _is_unreadable(text: str) -> bool:
    seen = [character for character in text if not character.isspace()]
    odd = sum(
        character == "\ufffd" or character < " " or "\ue000" <= character <= "\uf8ff"
        for character in seen
    )
    cyrillic = sum("\u0400" <= character <= "\u04ff" for character in seen)
    if odd + text.count("(cid:") * 8 > 0.1 * len(seen):
        return True
    return 4 * cyrillic > len(seen) and not reads_as_russian(text)
