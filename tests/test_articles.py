"""Articles: whatever file a teacher has, the same clean text comes out, or one clear refusal."""

from __future__ import annotations

import datetime
import io
import os
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.articles import LIMIT, article_from_bytes, article_from_text, read_article
from quizgen.articles.cleaning import clean_characters, paragraphs
from quizgen.articles.decoding import EIGHT_BIT, decode
from quizgen.articles.naming import slug
from quizgen.errors import ArticleError

SEED = Path(__file__).parent.parent / "seeds" / "2025-11-13-kazakhstan-russia-universities.txt"
BODY = "Казань стоит на Волге. Город основали в 1005 году."
WORDS_ROW = (
    "город река Волга основали году жители построили мост через первый завод учёный открыл "
    "закон университет студенты получили премию более тысячи человек съезд объявил эпоху "
    "широкая площадь южный ветер её дети читают книгу щедрый хозяин этаж фонарь вьюга "
    "Екатеринбург Пётр Великий подписал указ об учреждении академии наук в столице"
)
WORDS = WORDS_ROW.split()


def words_of_russian():
    """Sentences of real words in any order and any sensible case, 10 words and more."""
    word = st.sampled_from(WORDS)
    shape = st.sampled_from([str.lower, str.title, str.upper, str])
    mark = st.sampled_from([" ", ", ", ". ", " - ", "? ", ' "', "\n", " 1812 "])
    pieces = st.lists(st.tuples(word, mark), min_size=12, max_size=60)
    return st.builds(
        lambda pieces, shape: "".join(shape(word) + mark for word, mark in pieces), pieces, shape
    )


@pytest.fixture(scope="module")
def seed():
    return read_article(SEED)


def test_the_seed_article_is_read_as_its_first_line_says(seed):
    """Headline and date come from «date 2025-11-13 …», the id from the file name."""
    assert seed.id == "2025-11-13-kazakhstan-russia-universities"
    assert seed.date == datetime.date(2025, 11, 13)
    assert seed.title == "Между вузами Казахстана и России заключено 1 453 договора"
    assert seed.headline is not None
    assert seed.text[slice(*seed.headline)] == seed.title


def test_the_seed_article_is_kept_word_for_word(seed):
    """Nothing but the date's prefix is taken away, and every paragraph is one line."""
    raw = SEED.read_text(encoding="utf-8").strip().removeprefix("date 2025-11-13 ")
    assert seed.text == raw
    assert seed.text.startswith("Между вузами Казахстана")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
                                      "utf-32", *EIGHT_BIT])  # fmt: skip
def test_every_common_encoding_gives_the_same_text(seed, encoding):
    """A file is the same article in whichever encoding it was saved."""
    # None of the 8-bit tables of DOS and Unix has guillemets and dashes.
    raw = SEED.read_text(encoding="utf-8").translate(str.maketrans("«»—№", '""-N'))
    article = article_from_bytes(raw.encode(encoding), SEED.name)
    assert article.text == seed.text.translate(str.maketrans("«»—№", '""-N'))


@pytest.mark.parametrize("encoding", EIGHT_BIT)
@settings(max_examples=150, deadline=None)
@given(text=words_of_russian())
def test_russian_text_survives_every_8_bit_encoding(encoding, text):
    """Decoding gives back what was encoded, in lower case, title case and capitals."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", EIGHT_BIT)
@pytest.mark.parametrize(
    "text", ["на них штрафы за мир", "наложила на них штрафы", "БОЛЬШУЮ РОЛЬ ИГРАЛ", "Её объезд"]
)
def test_a_few_words_are_enough(encoding, text):
    """Two or three words tell the encoding, in capitals too."""
    assert decode(text.encode(encoding)) == text


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text):
    """Valid UTF-8 without control characters comes back as it was, whatever it says."""
    text = "Слово " + "".join(c for c in text if c.isprintable())
    assert decode(text.encode()) == text.removeprefix("\ufeff")


def test_cp1251_keeps_guillemets_and_dashes():
    """Typographic marks of CP1251 do not lead the guess astray."""
    text = "«Росатом» — это… — сказал он „тихо“. Номер № 5 – ещё один."
    assert decode(text.encode("cp1251")) == text


CLEANED = [
    ("с\u00a0пробелом", "с пробелом"),
    ("1\u202f453 договора", "1 453 договора"),
    ("1\u2009453\u00a0507 человек", "1 453 507 человек"),
    ("пере\u00adнос", "перенос"),
    ("за\u0301мок и замо\u0301к", "замок и замок"),
    ("бóльшая часть, чтó это", "большая часть, что это"),
    ("ёж и её", "ёж и её"),
    ("е\u0308ж", "ёж"),
    ("и\u0306од", "йод"),
    ("кафе Café de Flore", "кафе Café de Flore"),
    ("нуле\u200bвой\ufeff про\u2060бел", "нулевой пробел"),
    ("строка\r\nстрока\rстрока\u2028строка", "строка\nстрока\nстрока\nстрока"),
    ("табуляция\tи тонкий\u2009пробел", "табуляция и тонкий пробел"),
    ("\u202bнаправление\u202c", "направление"),
    ("половина\ud800 пары", "половина пары"),
]


@pytest.mark.parametrize(("raw", "clean"), CLEANED)
def test_characters_are_cleaned(raw, clean):
    """Spaces become plain, invisible marks and stress go, letters stay."""
    assert clean_characters(raw) == clean


@settings(max_examples=300, deadline=None)
@given(text=st.text())
def test_cleaning_twice_changes_nothing_more(text):
    """Offsets are exact for good: the kept text is already clean, in NFC and can be saved."""
    clean = clean_characters(text)
    assert clean_characters(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode().decode() == clean


WRAPPED = """Казань — один из крупнейших городов на Волге, важный
научный и образовательный центр. Город основали в 1005
году, а университет здесь открыли в 1804 году. Сейчас в
Казани живёт более миллиона человек.

Второй абзац совсем короткий."""


def test_lines_wrapped_by_width_are_joined():
    """A sentence broken by the width of a page is whole again; blank lines part paragraphs."""
    found = paragraphs(WRAPPED)
    assert len(found) == 2
    assert found[0].startswith("Казань — один из крупнейших городов на Волге, важный научный и")
    assert found[0].endswith("в 1005 году, а университет здесь открыли в 1804 году. "
                             "Сейчас в Казани живёт более миллиона человек.")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Первый абзац.\nВторой абзац.", ["Первый абзац.", "Второй абзац."]),
        ("Предложение разорвано\nпосередине.", ["Предложение разорвано посередине."]),
        ("Заголовок статьи\nПервый абзац.", ["Заголовок статьи", "Первый абзац."]),
        ("Купили:\nяблоки;\nгруши.", ["Купили:", "яблоки;", "груши."]),
        ("— Да.\n— Нет, — ответил он.", ["— Да.", "— Нет, — ответил он."]),
        ("два  пробела \t подряд", ["два пробела подряд"]),
        ("• первый пункт\n• второй пункт", ["первый пункт", "второй пункт"]),
        ("научно-\nобразовательный", ["научно-образовательный"]),
        ("\n\n  Пусто вокруг.  \n\n\n", ["Пусто вокруг."]),
    ],
)
def test_lines_become_paragraphs(text, expected):
    """Own lines stay paragraphs of their own; a line that goes on in lower case is joined."""
    assert paragraphs(text) == expected


HEADLINES = [
    (f"Как строили Казань\n{BODY}", "Как строили Казань", None),
    (f"Кто построил Казань?\n\n{BODY}", "Кто построил Казань?", None),
    (f"13 ноября 2025\nКак строили Казань\n{BODY}", "Как строили Казань", "2025-11-13"),
    (f"Как строили Казань\n13.11.2025, 14:30\n{BODY}", "Как строили Казань", "2025-11-13"),
    (f"Как строили Казань\nсреда, 3 мая 2023 года\n{BODY}", "Как строили Казань", "2023-05-03"),
    (f"Как строили Казань\n2025-11-13T10:00:00Z\n{BODY}", "Как строили Казань", "2025-11-13"),
    (f"date 2024-02-29 Как строили Казань\n{BODY}", "Как строили Казань", "2024-02-29"),
    (f"Дата: 29.02.2024\n{BODY}", None, "2024-02-29"),
    (f"# Как строили Казань.\n\n{BODY}", "Как строили Казань.", None),
    (f"---\ntitle: Казань\ndate: 2020-01-02\n---\n{BODY}", "Казань", "2020-01-02"),
    (f"---\ntitle: Казань\n---\n# Казань\n\n{BODY}", "Казань", None),
    (f'---\ntitle: "Казань: начало"\ndate: 2020-01-02 10:00:00 +0300\n---\n{BODY}',
     "Казань: начало", "2020-01-02"),
    (BODY, None, None),
    (f"Первое предложение.\n{BODY}", None, None),
    (f"Он сказал:\n{BODY}", None, None),
    (f"— Пора начинать\n{BODY}", None, None),
    (f"{'Очень длинная строка ' * 12}\n{BODY}", None, None),
    (f"Как строили Казань\n31 февраля 2025\n{BODY}", "Как строили Казань", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headline", "date"), HEADLINES)
def test_headline_and_date_are_found(text, headline, date):
    """The headline opens the kept text and is its first line; a date line is not kept."""
    article = article_from_text(text)
    found = article.text[slice(*article.headline)] if article.headline else None
    assert (found, article.date and article.date.isoformat()) == (headline, date)
    if headline:
        assert article.text.split("\n")[0] == article.title == headline
    if date:
        assert "2025" not in article.text


def test_an_article_without_headline_is_titled_by_its_first_words():
    """The title is the first sentence, or its first eight words."""
    assert article_from_text(BODY).title == "Казань стоит на Волге"
    long = "Один два три четыре пять шесть семь восемь девять слов стоят здесь. Второе."
    assert article_from_text(long).title == "Один два три четыре пять шесть семь восемь…"


def test_dates_of_a_chronicle_are_matter_not_publication():
    """Several lines that are dates stay in the text."""
    text = f"Хроника войны\n22 июня 1941 года\n{BODY}\n9 мая 1945 года\n{BODY}"
    article = article_from_text(text)
    assert article.date is None
    assert "22 июня 1941 года" in article.text


def test_the_date_of_the_file_name_serves_when_the_text_has_none():
    """A leading date of the name is taken; an impossible one is not."""
    assert article_from_bytes(BODY.encode(), "2020-05-01-kazan.txt").date == datetime.date(
        2020, 5, 1
    )
    assert article_from_bytes(BODY.encode(), "2020-15-01-kazan.txt").date is None


MARKDOWN = """# Большой **заголовок** со [ссылкой](https://example.org "подсказка")

Первый *абзац* с `кодом` и ~~лишним~~ словом![картинка](a.png).[^1]

## Подзаголовок

- пункт один
- пункт __два__

1. Сначала
2. Потом

1812. Началась война.

> Цитата мудреца.

| Год | Событие |
|-----|:-------:|
| 1005 | Основана **Казань** |

```python
print("код")
```

    Абзац с красной строки.

Строка с двумя пробелами в конце\x20\x20
другая строка.

<div>Ещё &laquo;слово&raquo;</div>

***

Цена 5 \\* 3 &lt; 16. <b>Конец</b><br>строки.
"""


def test_markdown_loses_its_marks_and_keeps_its_words():
    """Headings, emphasis, links, lists, tables and quotes become plain lines; code goes."""
    article = article_from_bytes(MARKDOWN.encode(), "заметки.md")
    assert article.text.split("\n") == [
        "Большой заголовок со ссылкой",
        "Первый абзац с кодом и лишним словом.",
        "Подзаголовок",
        "пункт один",
        "пункт два",
        "Сначала",
        "Потом",
        "1812. Началась война.",
        "Цитата мудреца.",
        "Год; Событие",
        "1005; Основана Казань",
        "Абзац с красной строки.",
        "Строка с двумя пробелами в конце",
        "другая строка.",
        "Ещё «слово»",
        "Цена 5 * 3 < 16. Конец",
        "строки.",
    ]


def test_plain_text_is_not_read_as_markdown():
    """Stars, underscores and brackets of plain text stay, and so do leading dashes."""
    text = "Он набрал *100# и file_name_1 [так]. Потом позвонил.\n- Слушаю, - ответили ему."
    assert article_from_text(text).text == text


IDS = [
    ("Казань: история.txt", "kazan-istoriya"),
    ("folder/Щёлково и Ёлки.MD", "shchyolkovo-i-yolki"),
    ("C:\\texts\\Объезд.txt", "obezd"),
    ("2025-11-13-kazan.txt", "2025-11-13-kazan"),
    ("Қазақ әдебиеті.txt", "qazaq-adebieti".replace("q", "k")),
    ("v1.5 notes", "v1-5-notes"),
    ("!!!.txt", "kazan-stoit-na-volge"),
]


@pytest.mark.parametrize(("name", "expected"), IDS)
def test_the_id_is_the_file_name_in_latin(name, expected):
    """Ids are [a-z0-9-] made from the file's own name; the title steps in where none is left."""
    assert article_from_bytes(BODY.encode(), name).id == expected


def test_the_id_of_pasted_text_is_its_dated_title():
    """Text without a file is called by its title, with the date before it."""
    article = article_from_text(f"13 ноября 2025\nКак строили Казань\n{BODY}")
    assert article.id == "2025-11-13-kak-stroili-kazan"


def test_the_id_outlives_a_changed_text():
    """A corrected word anywhere but in the name leaves the id as it was."""
    before = article_from_bytes(BODY.encode(), "kazan.txt")
    after = article_from_bytes(BODY.replace("1005", "1006").encode(), "kazan.txt")
    assert before.id == after.id == "kazan"


@given(st.text(max_size=300))
def test_a_slug_is_short_and_plain(text):
    """Any name gives at most 80 of [a-z0-9-], without dashes at the ends."""
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= 80


KAZAKH = "Қазақстан Республикасының Президенті Астана қаласында халықаралық форумға қатысты. "
UKRAINIAN = "Київ є столицею України та її найбільшим містом, що стоїть на річці Дніпро. "
BULGARIAN = "Първият български университет е открит през 1888 година в град София. "
ENGLISH = "Kazan is a large city on the Volga river, founded in the year 1005. "

REFUSED = [
    (b"", "пуста"),
    (b" \n\n\t ", "пуста"),
    ("\ufeff".encode(), "пуста"),
    (b"PK\x03\x04\x14\x00\x06\x00" + bytes(100), "ZIP"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    (b"{\\rtf1\\ansi \\'cf\\'f0}", "RTF"),
    (b"<!DOCTYPE html><html><body>", "веб-страница"),
    (b"\x7fELF\x02\x01\x01\x00" + bytes(50), "двоичный"),
    (BODY.encode() * 5 + b"\0", "двоичный"),
    (bytes(range(1, 32)) * 20, "двоичный"),
    ((KAZAKH * 3).encode(), "похоже, казахский"),
    ((UKRAINIAN * 3).encode(), "похоже, украинский"),
    ((BULGARIAN * 3).encode(), "похоже, болгарский"),
    ((ENGLISH * 3).encode(), "похоже, латиница"),
    (("これは日本語の文章です。" * 9).encode(), "не на русском"),
    (("日本国憲法前文日本国民は正当に選挙された。" * 9).encode("shift_jis"), "кодировку"),
    (b"1 2 3. 4 5 6.", "ни одного слова"),
    ("Казань стоит на Волге.".encode(), "одно предложение"),
    ("Заголовок статьи\nКазань стоит на Волге.".encode(), "одно предложение"),
    ("В 1999 г. В. В. Иванов и др. открыли музей им. Пушкина.".encode(), "одно предложение"),
    (BODY.encode() * (LIMIT // len(BODY.encode()) + 1), "больше 1 МБ"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_is_no_russian_article_is_refused(data, message):
    """One message says what the file is, names it, and what to do."""
    with pytest.raises(ArticleError, match=message) as caught:
        article_from_bytes(data, "статья.txt")
    assert str(caught.value).startswith("статья.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        BODY * 5 + "\n" + ENGLISH * 2,
        BODY * 5 + "\n" + KAZAKH,
        "Мұхтар Әуезов — казахский писатель. Он родился в 1897 году и написал роман «Абай жолы».",
        "Съезд объявил подъём объединений. Необъятный объезд объекта отъявленный.",
        BODY + " He said: Kazan is old.",
    ],
)
def test_foreign_names_and_quotations_do_not_matter(text):
    """A mostly Russian article is taken, whatever names and passages stand in it."""
    assert article_from_text(text).text


def test_broken_utf8_is_told_with_its_place():
    """A torn character is reported by line and column, not guessed into another encoding."""
    data = f"Первая строка.\n{BODY}".encode().replace("основали".encode(), b"\xd0\xd0\xbe")
    with pytest.raises(ArticleError, match="UTF-8 повреждён") as caught:
        article_from_bytes(data, "a.txt")
    assert str(caught.value.place) == "a.txt:2:30"


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    """Five megabytes are never brought into memory."""
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(5_000_000)
    monkeypatch.setattr("quizgen.articles._read", lambda *_: pytest.fail("was read"))
    with pytest.raises(ArticleError, match="больше 1 МБ"):
        read_article(path)


def test_a_pipe_without_end_is_read_only_up_to_the_limit():
    """Standard input is cut off as soon as it is too large."""
    with open("/dev/zero", "rb") as endless, pytest.raises(ArticleError, match="больше 1 МБ"):
        read_article(f"/dev/fd/{endless.fileno()}")


def test_standard_input_is_read_by_a_dash(monkeypatch):
    """ "-" reads standard input in any encoding, and errors name it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode("koi8-r"))))
    assert read_article("-").text == BODY
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(ArticleError, match="<stdin>: статья пуста"):
        read_article("-")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ArticleError, match="<stdin>: статья пуста"):
        read_article("-")


def test_files_that_cannot_be_read_are_told(tmp_path):
    """A missing file, a folder and an impossible name give one line with the place."""
    missing = tmp_path / "нет.txt"
    with pytest.raises(ArticleError, match="нет такого файла") as caught:
        read_article(missing)
    assert str(caught.value.place) == str(missing)
    with pytest.raises(ArticleError, match="это папка"):
        read_article(tmp_path)
    with pytest.raises(ArticleError, match="недопустимое имя"):
        read_article("a\0b")
    with pytest.raises(ArticleError, match="слишком длинное имя"):
        read_article("а" * 500)


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    """No right to read is said in words (for the superuser, who may read all, it is acted)."""
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    path.chmod(0)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    if os.access(path, os.R_OK):
        monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ArticleError, match="нет прав"):
        read_article(path)


def test_pasted_text_has_no_place():
    """An error about text without a file does not invent a name for it."""
    with pytest.raises(ArticleError) as caught:
        article_from_text("")
    assert caught.value.place is None
    with pytest.raises(ArticleError, match="двоичные"):
        article_from_text(BODY + "\0")
    with pytest.raises(ArticleError, match="больше 1 МБ"):
        article_from_text("ж" * 600_000)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_give_an_article_or_a_refusal(data, name):
    """No bytes whatever make anything but an ArticleError."""
    try:
        article = article_from_bytes(data + BODY.encode("cp1251"), name)
    except ArticleError:
        return
    assert all(line == line.strip() and line for line in article.text.split("\n"))
