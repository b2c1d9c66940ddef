"""Documents made of an article, in the ways people make them: web pages, .docx and .pdf."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="21"><w:name w:val="toc 2"/></w:style></w:styles>"""


def web_page(title: str, paragraphs: Sequence[str], date: str = "2025-11-13") -> str:
    """A page of a news site: menus, scripts, a picture with its caption, comments around."""
    body = "".join(f"<p>{html.escape(text)}\n" for text in paragraphs[1:])
    first = html.escape(paragraphs[0]).replace(" ", "\n   ", 3)
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">
<title>{html.escape(title)} — Вести Кедровска</title>
<meta property="article:published_time" content="{date}T10:00:00+03:00">
<style>p {{ color: red }}</style><script>var p = "<p>Это не статья. Совсем не статья.</p>";</script>
</head><body class="page-footer-fixed"><!-- <p>Скрытое. Скрытое.</p> -->
<header><ul class="menu"><li><a href="/">Главная</a>
<li><a href="/n">Новости дня и недели</a></ul></header>
<div id="wrap"><div class="left"><h2>Популярное</h2><p><a href="/1">Длинное название другой новости,
которое набрано как абзац и ведёт на другую страницу сайта.</a></p></div>
<div class="content"><div class="breadcrumbs"><a href="/">Главная</a> / Наука</div>
<h1>{html.escape(title)}</h1>
<div class="text"><p>{first}</p><figure><img src="a.jpg"><figcaption>Фото Ивана Иванова.
Подпись под снимком.</figcaption></figure>{body}
<div class="share">Поделитесь с друзьями. Расскажите о статье всем.</div></div>
<div hidden><p>Спрятанный абзац, которого никто не видит. Он для роботов.</p></div>
<div class="comments"><p>Пётр: Какая замечательная статья, спасибо редакции за такой подробный
рассказ! Пишите ещё, будем читать всей семьёй.</p></div></div></div>
<footer><p>© 2025 Вести Кедровска. Все права защищены. Перепечатка только со ссылкой.</p></footer>
</body></html>"""


def paragraph(text: str, style: str = "") -> str:
    """A paragraph in Word's XML, cut into runs as Word does when a word is corrected."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    third = max(1, len(text) // 3)
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{html.escape(part)}</w:t></w:r>'
        for part in (text[:third], text[third : 2 * third], text[2 * third :])
        if part
    )
    return f"<w:p>{properties}{runs}</w:p>"


def word_xml(body: str) -> str:
    """word/document.xml around paragraphs."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )


def word(title: str, paragraphs: Sequence[str]) -> bytes:
    """A Word document with a title, a caption, a revision, a hidden run and a text box."""
    caption = paragraph("Рис. 1. Подпись под рисунком. Она не статья.", "a5")
    extras = (
        '<w:p><w:del w:id="1"><w:r><w:delText>Вычеркнуто.</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="2"><w:r><w:t>Перенесено.</w:t></w:r></w:moveFrom>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Скрыто.</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<mc:AlternateContent><mc:Fallback><w:r><w:t>Дважды.</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    body = [paragraph(title, "1"), paragraph(paragraphs[0]), caption, extras]
    return packed(word_xml("".join([*body, *map(paragraph, paragraphs[1:])])))


def packed(document: str | bytes, **more: str | bytes) -> bytes:
    """A .docx around word/document.xml; `more` parts by name, "_" for "/"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", document)
        package.writestr("word/styles.xml", STYLES)
        for name, data in more.items():
            package.writestr(name.replace("_", "/"), data)
    return out.getvalue()


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first being its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), extra, data)


def typed_pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """A PDF of lines (x, y, size, text), with a font in Windows codes and their table."""
    table = "\n".join(
        f"<{code:02x}> <{ord(bytes([code]).decode('cp1251', 'replace')):04x}>"
        for code in range(32, 256)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"224 beginbfchar\n{table}\nendbfchar\nendcmap end end"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 4 0 R >>"
    kids, rest = [], []
    for number, lines in enumerate(pages):
        place = 5 + 2 * number
        kids.append(b"%d 0 R" % place)
        rest.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (place + 1)
        )
        shown = b"".join(
            b"BT /F1 %g Tf %g %g Td (%b) Tj ET\n"
            % (size, x, y, re.sub(rb"([\\()])", rb"\\\1", text.encode("cp1251")))
            for x, y, size, text in lines
        )
        rest.append(stream(shown))
    tree = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    return pdf([catalog, tree, font, stream(cmap.encode()), *rest])
