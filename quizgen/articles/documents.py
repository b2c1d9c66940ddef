"""Web pages, Word documents and PDF → plain text, in a child process with limits."""

from __future__ import annotations

from quizgen.articles.kinds import PDF, WEB, WORD
from quizgen.articles.markdown import Plain
from quizgen.errors import ArticleError, FormatError, Phrase, Place, phrase
from quizgen.sandbox import Allowance, run_apart

LIMIT = 32 * 2**20
"""The most bytes a document may have; pictures in it count, though they are not looked at."""
ALLOWANCE = Allowance(memory=768 * 2**20, cpu=15, wall=30.0, output=8 * 2**20, disk=1 << 20)
"""What reading one document may take; a PDF of a hundred pages takes a fifth of it."""

_READERS = {
    WEB: ("quizgen.articles.webpages:read", phrase("веб-страница")),
    WORD: ("quizgen.articles.word:read", phrase("документ Word")),
    PDF: ("quizgen.articles.pdf:read", phrase("файл PDF")),
}
_HINT = phrase("откройте файл, скопируйте текст статьи и вставьте его или сохраните в файл .txt")


def read_document(kind: str, data: bytes, place: Place, allowance: Allowance = ALLOWANCE) -> Plain:
    """The text of a document of kind WEB, WORD or PDF.

    Raises ArticleError: the document is damaged, protected, over a limit or without text.
    """
    reader, what = _READERS[kind]
    if len(data) > LIMIT:
        size = phrase("%(what)s больше %(limit)s МБ", what=what, limit=LIMIT // 2**20)
        raise ArticleError(size, place, _HINT)
    try:
        return Plain(**run_apart(reader, data, allowance, what=what, hint=_HINT))
    except ArticleError as error:
        raise ArticleError(error.message, place, error.hint) from error
    except FormatError as error:
        # The sandbox writes whole sentences; here the place goes before.
        raise ArticleError(_within(error.message), place, error.hint) from error


def _within(message: str) -> str:
    """A sentence as a part of one, still known to catalogues as the whole."""
    made = Phrase(message[:1].lower() + message[1:].rstrip("."))
    made.template, made.values = made, {}
    if isinstance(message, Phrase):
        made.template, made.values = message.template, message.values
    return made
