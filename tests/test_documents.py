"""Web pages, Word documents and PDF give the article that the same text gives, or one refusal."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from documents import packed, paragraph, pdf, typed_pdf, web_page, word, word_xml

from quizgen.articles import article_from_bytes, read_article
from quizgen.articles.hyphens import Hyphens
from quizgen.errors import ArticleError

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
BODY = ("Казань стоит на Волге и считается древним городом.", "Город основали в 1005 году.")


def of(data: bytes | str, name: str = "статья") -> str:
    return article_from_bytes(data.encode() if isinstance(data, str) else data, name).text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_format_gives_the_same_article(seed: Path) -> None:
    """A saved page and a Word document of an article have its id, title and text."""
    article = read_article(seed)
    title, *paragraphs = article.text.split("\n")
    for data, ending in (
        (web_page(title, paragraphs).encode(), "html"),
        (
            web_page(title, paragraphs)
            .replace("utf-8", "windows-1251")
            .encode("cp1251", "xmlcharrefreplace"),
            "htm",
        ),
        (f"# {title}\n\n" + "\n\n".join(paragraphs), "md"),
        (word(title, paragraphs), "docx"),
    ):
        data = data.encode() if isinstance(data, str) else data
        found = article_from_bytes(data, f"{seed.stem}.{ending}")
        assert (found.id, found.title, found.text) == (article.id, article.title, article.text)


def test_what_is_in_a_file_decides_not_its_name() -> None:
    """A Word document called .txt and a page called .pdf are read for what they are."""
    assert of(word("Город", BODY), "a.txt").startswith("Город\nКазань")
    assert of(web_page("Город", BODY), "a.pdf").startswith("Город\nКазань")


WIDTH = 60


def lines(text: str, y: float, size: float = 12) -> list[tuple[float, float, float, str]]:
    """A justified paragraph: a red line, words broken as they come, even «о-зеро»."""
    found = []
    while text:
        cut = WIDTH if len(text) > WIDTH else len(text)
        broken = cut < len(text) and text[cut - 1].isalpha() and text[cut].isalpha()
        x = 50 + (0 if found else 20)
        found.append((x, y - 14 * len(found), size, text[:cut].strip() + ("-" if broken else "")))
        text = text[cut:].strip()
    return found


def test_a_pdf_loses_its_running_heads_and_broken_lines() -> None:
    """Page numbers, running heads, notes in small print go; sentences go on over pages."""
    first = "Древний город стоит на высоком берегу реки и славится старинными крепостями и садами."
    second = "Его основали в 1005 году переселенцы из северо-восточных земель, и он быстро вырос."
    pages = [
        [(200, 820, 9, "Вестник истории"), (50, 780, 20, "Город на Волге"), *lines(first, 740),
         (50, 100, 7, "1 Это сноска мелким шрифтом. Она не статья."), (300, 30, 12, "1")],
        [(200, 820, 9, "Вестник истории"), *lines(second, 740), (300, 30, 12, "2")],
    ]  # fmt: skip
    assert of(typed_pdf(pages)) == f"Город на Волге\n{first}\n{second}"


@pytest.mark.parametrize(
    ("text", "line", "following", "joined"),
    [
        ("", "пере-", "вод книги", "перевод книги"),
        ("", "на северо-", "востоке", "на северо-востоке"),
        ("", "кто-", "то пришёл", "кто-то пришёл"),
        ("", "в Нью-", "Йорке", "в Нью-Йорке"),
        ("", "по-", "русски", "по-русски"),
        ("", "то-", "пор", "топор"),
        ("Дыбовский", "Дыбов-", "ский", "Дыбовский"),
        ("физико-химик", "физико-", "химик", "физико-химик"),
        ("", "25–", "35 лет", "25–35 лет"),
        ("", "река —", "озеро", "река — озеро"),
        ("", "но на 118-", "й минуте", "но на 118-й минуте"),
        ("", "30-", "летний врач", "30-летний врач"),
        ("", "дома с 2-", "и 3-комнатными квартирами", "дома с 2- и 3-комнатными квартирами"),
    ],
)
def test_a_broken_word_is_joined(text: str, line: str, following: str, joined: str) -> None:
    """The hyphen of the line goes, the word's own stays: the text and the dictionary tell."""
    assert Hyphens(text).join(line, following) == joined


def test_powers_stay_and_marks_of_notes_go() -> None:
    """«км» with a raised 2 is км²; a raised number after a word is a note's."""
    page = web_page("Озеро", ("Площадь озера MARK воды.", BODY[1]))
    marked = page.replace("MARK", '30 км<sup>2</sup> чистой<sup class="reference">[1]</sup>')
    assert "30 км² чистой воды." in of(marked)
    run = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    before, between, after = (
        f"<w:r><w:t>{words}</w:t></w:r>" for words in ("Площадь озера 30 км", " воды", ".")
    )
    area = f"<w:p>{before}{run}{between}{run}{after}</w:p>"
    assert "Площадь озера 30 км² воды." in of(packed(word_xml(area + paragraph(BODY[1]))))


def test_notes_and_literature_are_no_article() -> None:
    """What stands under «Примечания» and «Литература» is not asked about."""
    parts = [paragraph("Город", "1"), *map(paragraph, BODY), paragraph("Литература", "1")]
    text = of(packed(word_xml("".join([*parts, paragraph("Иванов И. И. Город. Москва, 1999.")]))))
    assert text == "\n".join(("Город", *BODY))


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name.replace("_", "/"), data)
    return out.getvalue()


EMPTY = [b"<< /Type /Catalog /Pages 2 0 R >>",
         b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
         b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]  # fmt: skip
LOCK = (b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (%b) /U (%b) >>"
        % (b"o" * 32, b"u" * 32))  # fmt: skip
REFUSED = {
    "scan": (pdf(EMPTY), "в PDF нет текста: похоже, это скан", "распознайте"),
    "password": (pdf([*EMPTY, LOCK], b"/Encrypt 4 0 R /ID [(a) (a)]"), "паролем", "новый PDF"),
    "half a PDF": (typed_pdf([[(50, 800, 12, BODY[0])]])[:200], "PDF повреждён", "скопируйте"),
    "letters lost": (
        typed_pdf([[(50, 800 - 20 * i, 12, "щьъ ыгж фщц эъь юъщ" * 3) for i in range(9)]]),
        "текст в PDF не читается",
        "распознайте",
    ),
    "old Word": (b"\xd0\xcf\x11\xe0" + bytes(600), "старый документ Office (.doc)", ".docx"),
    "locked Word": (
        b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "закрыт паролем",
        "снимите пароль",
    ),
    "odt": (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "(.odt)", ".docx"),
    "epub": (zipped(mimetype=b"application/epub+zip"), "(.epub)", "скопируйте"),
    "table": (zipped(xl_workbook=b""), "таблица", "скопируйте"),
    "zip": (zipped(a=b""), "архив ZIP", "распакуйте"),
    "rtf": (b"{\\rtf1 a}", "документ RTF", ".docx"),
    "djvu": (b"AT&TFORM", "DjVu", "скопируйте"),
    "saved archive": (b"MIME-Version: 1.0\r\n", ".mhtml", ".html"),
    "empty Word": (packed(word_xml("")), "статья пуста", "текст"),
    "empty page": (b"<!doctype html><p></p>", "веб-страница без текста", "скопируйте"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_in_one_line(name: str) -> None:
    """Scans, locked and foreign files get one Russian message and what to do about it."""
    data, message, hint = REFUSED[name]
    with pytest.raises(ArticleError) as caught:
        article_from_bytes(data, "статья.dat")
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")
    assert caught.value.place is not None


def test_cyrillic_called_latin_is_read_all_the_same() -> None:
    """A PDF without a table of letters, in the codes of Windows, is Russian text."""
    data = typed_pdf([[(50, 800, 12, BODY[0]), (50, 770, 12, BODY[1])]])
    found = of(data.replace(b"/ToUnicode 4 0 R", b"/Encoding /WinAnsiEncoding"))
    assert found.split() == " ".join(BODY).split()
