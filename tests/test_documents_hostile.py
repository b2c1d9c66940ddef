"""A document made to harm is refused within its limits, with one clear message; we live on."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from dataclasses import replace
from functools import partial

import pytest
from documents import packed, paragraph, pdf, stream, typed_pdf, web_page, word, word_xml

from quizgen.articles import article_from_bytes, documents
from quizgen.errors import ArticleError
from quizgen.model import Article
from quizgen.sandbox import Allowance, run_apart

TEXT = ("Казань стоит на Волге и считается древним городом.", "Город основали в 1005 году люди.")
ALLOWANCE = replace(documents.ALLOWANCE, cpu=3, wall=12.0)
"""Less than is given in earnest, so that what only a limit ends is ended soon."""
MIB = 2**20


def bomb() -> bytes:
    """100 MB of spaces in a .docx of 100 KB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", word_xml(" " * 100 * MIB))
    return out.getvalue()


def laughs() -> bytes:
    entities = '<!ENTITY a0 "ха">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)
    )
    document = word_xml(paragraph("x")).replace(
        "<w:document", f"<!DOCTYPE d [{entities}]><w:document"
    )
    return packed(document.replace(">x<", ">&a11;<"))


def outside() -> bytes:
    """An external entity that would read a file of the server."""
    doctype = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document'
    document = word_xml(paragraph("x")).replace("<w:document", doctype)
    return packed(document.replace(">x<", ">&e;<"))


def deep_word() -> bytes:
    return packed(word_xml("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000))


def stored_twice() -> bytes:
    """Sizes in the table that lie."""
    data = bytearray(packed(word_xml(paragraph("Текст"))))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = b"\xff\xff\xff\x7f"
    return bytes(data)


def page_tree(kids: bytes, count: int, *more: bytes) -> bytes:
    tree = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *more])


def one_page(content: bytes, resources: bytes = b"<< >>", *more: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources %b >>"
    return page_tree(b"3 0 R", 1, page % resources, content, *more)


def flate(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%b]" % (b"/FlateDecode " * times))


def many_pages() -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return page_tree(b"3 0 R " * 100_000, 1, page)


FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >>"
HOSTILE = {
    "zip bomb": bomb,
    "billion laughs": laughs,
    "external entity": outside,
    "deep .docx": deep_word,
    "lying sizes": stored_twice,
    "empty zip": lambda: b"PK\x05\x06" + bytes(18),
    "no document": lambda: packed("")[:-5],
    "deep page": lambda: b"<!doctype html>" + b"<div>" * 500_000,
    "deep quotes": lambda: b"<!doctype html>" + b"<b><p>x" * 100_000,
    "endless tag": lambda: b"<!doctype html><a " + b"b='" * 1_000_000,
    "endless marks": lambda: b"<!doctype html>" + b"<!" * 1_000_000,
    "entities": lambda: b"<!doctype html>" + b"&#x" * 1_000_000,
    "pages in a ring": lambda: page_tree(b"2 0 R", 1),
    "said 100,000 pages": lambda: page_tree(b"", 100_000),
    "100,000 pages": many_pages,
    "table in a ring": lambda: b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n"
    b"<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF",
    "flate bomb": lambda: one_page(flate(b"BT (x) Tj ET " * 20 * MIB)),
    "bomb in a bomb": lambda: one_page(flate(bytes(200 * MIB), 2)),
    "form in a ring": lambda: one_page(
        stream(b"/A Do"),
        b"<< /XObject << /A 5 0 R >> >>",
        stream(b"/A Do " * 100, FORM[2:]),
    ),
    "deep arrays": lambda: one_page(stream(b"[" * 200_000 + b"] TJ")),
    "endless numbers": lambda: one_page(stream(b"1 " * 3_000_000)),
    "script": lambda: pdf(
        [b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1){}) >> >>",
         b"<< /Type /Pages /Count 0 /Kids [] >>"]
    ),
    "password": lambda: pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>",
         b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (%b) /U (%b) >>"
         % (b"o" * 32, b"u" * 32)],
        b"/Encrypt 3 0 R /ID [(a) (a)]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_in_time(name: str, monkeypatch) -> None:
    """Whatever is in the file, an ArticleError with place and advice comes within the limits."""
    data = HOSTILE[name]()
    assert len(data) < 8 * MIB, "more than the page takes"
    limited = partial(documents.read_document, allowance=ALLOWANCE)
    monkeypatch.setattr(documents, "read_document", limited)
    before = time.monotonic()
    with pytest.raises(ArticleError) as caught:
        article_from_bytes(data, "статья.bin")
    assert time.monotonic() - before < ALLOWANCE.wall + 5
    error = caught.value
    assert error.place is not None
    assert error.message
    assert "root:" not in str(error)


def mutants(seed: int, count: int) -> list[bytes]:
    """Damaged documents of every kind: bits, cuts, swaps and doubled stretches."""
    sources = [
        web_page("Город на Волге", TEXT).encode(),
        word("Город на Волге", TEXT),
        typed_pdf(
            [[(50, 800, 20, "Город на Волге"), (50, 760, 12, TEXT[0]), (50, 745, 12, TEXT[1])]]
        ),
    ]
    draw = random.Random(seed)
    found = []
    for number in range(count):
        data = bytearray(sources[number % len(sources)])
        for _ in range(draw.choice((1, 1, 3, 20))):
            at, size = draw.randrange(len(data)), draw.choice((1, 4, 32, 256))
            way = draw.randrange(5)
            if way == 0:
                data[at] ^= 1 << draw.randrange(8)
            elif way == 1:
                del data[at : at + size]
            elif way == 2:
                data[at:at] = data[at : at + size] * draw.choice((1, 8))
            elif way == 3:
                to = draw.randrange(len(data))
                data[at : at + size] = data[to : to + size]
            else:
                data[at : at + size] = draw.randbytes(min(size, 16))
            if len(data) < 8:
                break
        found.append(bytes(data))
    return found


def read_all(path) -> dict[str, object]:
    """In the child: read each mutant where it is, as its own child would."""
    import json
    import tempfile
    from pathlib import Path

    from quizgen.articles import pdf as pdf_reader
    from quizgen.articles import webpages
    from quizgen.articles import word as word_reader
    from quizgen.articles.kinds import PDF, WEB, WORD, kind_of

    readers = {WEB: webpages.read, WORD: word_reader.read, PDF: pdf_reader.read}
    seed, count = json.loads(path.read_text())
    result: dict[str, object] = {"read": 0, "refused": 0, "text": 0, "crashed": [], "slow": []}
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(mutants(seed, count)):
            reader = readers.get(kind_of(data, "x.html" if number % 3 == 0 else "x"))
            if reader is None:
                result["text"] += 1
                continue
            (file := Path(folder) / "file").write_bytes(data)
            before = time.monotonic()
            try:
                reader(file)
                result["read"] += 1
            except ArticleError:
                result["refused"] += 1
            except BaseException as error:
                result["crashed"].append((number, repr(error)[:200]))
            if time.monotonic() - before > 5:
                result["slow"].append(number)
    return result


def test_mutated_documents_never_crash_the_readers(tmp_path) -> None:
    """Of 300 damaged files each is read or refused as an article, none slowly."""
    found = run_apart(
        "test_documents_hostile:read_all", b"[20260500, 300]", Allowance(cpu=120, wall=150.0)
    )
    assert found["crashed"] == []
    assert found["slow"] == []
    assert found["read"] > 50
    assert found["refused"] > 30


def test_reading_goes_on_after_a_hostile_document() -> None:
    """The process that refused a bomb reads the next article."""
    with pytest.raises(ArticleError):
        article_from_bytes(bomb(), "bomb.docx")
    assert isinstance(article_from_bytes(word("Город", TEXT), "город.docx"), Article)
