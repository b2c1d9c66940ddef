"""What kind of file an article came in, told by its bytes; its name is only a last hint."""

from __future__ import annotations

import re

from quizgen.errors import ArticleError, Place, phrase

TEXT, WEB, WORD, PDF = "text", "web", "word", "pdf"

ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
"""Endings of the files that are read, for choosing a file; what is in one decides how."""

HEAD = 4096
"""Bytes from the beginning that are enough to tell."""

_WEB_NAMES = (".html", ".htm", ".xhtml")
_AS_DOCX = phrase("откройте его в Word или LibreOffice и сохраните как .docx")
_AS_TEXT = phrase("скопируйте из него текст и вставьте его или сохраните в файл .txt")
_SAVE = phrase("сохраните статью как простой текст в UTF-8")
_UNPACK = phrase("распакуйте его и возьмите файл из него")
_AS_HTML = phrase("сохраните её как .html")
_SIGNATURES = (
    (b"\x89PNG", phrase("это картинка PNG, такие не читаются"), _SAVE),
    (b"\xff\xd8\xff", phrase("это картинка JPEG, такие не читаются"), _SAVE),
    (b"GIF8", phrase("это картинка GIF, такие не читаются"), _SAVE),
    (b"RIFF", phrase("это звук, видео или картинка, такие не читаются"), _SAVE),
    (b"\x1f\x8b", phrase("это архив gzip, такие не читаются"), _UNPACK),
    (b"7z\xbc\xaf", phrase("это архив 7z, такие не читаются"), _UNPACK),
    (b"Rar!", phrase("это архив RAR, такие не читаются"), _UNPACK),
    (b"SQLite format 3", phrase("это база данных SQLite, такие не читаются"), _SAVE),
    (b"{\\rtf", phrase("это документ RTF, такие не читаются"), _AS_DOCX),
    (b"AT&TFORM", phrase("это книга DjVu, такие не читаются"), _AS_TEXT),
    (
        b"MIME-Version:",
        phrase("это веб-страница одним файлом (.mhtml), такие не читаются"),
        _AS_HTML,
    ),
    (
        b"From: <Saved by",
        phrase("это веб-страница одним файлом (.mhtml), такие не читаются"),
        _AS_HTML,
    ),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE,
)


def kind_of(data: bytes, name: str) -> str:
    """TEXT, WEB, WORD or PDF, by the beginning of a file called `name`; TEXT when unsure."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(_ZIP):
        # What is in it is looked at where it may be unpacked.
        return WORD
    plain = head.replace(b"\0", b"")
    for mark in _MARKS:
        plain = plain.removeprefix(mark)
    if _WEB_PAGE.match(plain):
        return WEB
    if name.lower().endswith(_WEB_NAMES) and re.search(rb"<[a-zA-Z]", plain):
        return WEB
    return TEXT


def refuse_others(data: bytes, place: Place | None) -> None:
    """Raise ArticleError for a file known to be of a kind that is not read, with what to do."""
    for signature, what, hint in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(what, place, hint)
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ArticleError(
                phrase("документ закрыт паролем"),
                place,
                phrase("снимите пароль и сохраните документ снова"),
            )
        raise ArticleError(phrase("это старый документ Office (.doc)"), place, _AS_DOCX)


def refuse_archive(names: list[str], mimetype: bytes) -> ArticleError:
    """Why a ZIP without a Word document in it is not read."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return ArticleError(phrase("это документ OpenDocument (.odt)"), hint=_AS_DOCX)
    if mimetype.startswith(b"application/epub"):
        return ArticleError(phrase("это электронная книга (.epub)"), hint=_AS_TEXT)
    if mimetype.startswith(b"application/vnd.oasis") or any(
        name.startswith(("xl/", "ppt/")) for name in names
    ):
        return ArticleError(phrase("это таблица или презентация, а не статья"), hint=_AS_TEXT)
    return ArticleError(phrase("это архив ZIP"), hint=_UNPACK)
