"""Bytes → text: which of the Cyrillic encodings a file is in, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from quizgen.articles.kinds import refuse_others
from quizgen.errors import ArticleError, Place, phrase

# Ties go to the earlier one.
EIGHT_BIT = ("cp1251", "koi8_r", "cp866", "iso8859_5")

_HINT = phrase("сохраните статью как простой текст в UTF-8")

# How rare each pair of letters is in Russian, 0–9 by the logarithm of its share: a row for every
# first letter, a column for every second, "_" being the edge of a word.
_ALPHABET = "_абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ROWS = (
    "932122343262322212123344346999353",
    "174343443543232743325544445999743",
    "547899389496475394694979985537876",
    "229776296395464264454977859936995",
    "538874499497486293774999989999799",
    "428486247395463364463986769946775",
    "154333444633222542227645455999966",
    "647984399496994699795999899997699",
    "436464479496554475695998899847996",
    "145344353333332453327634356999843",
    "288876898996864588459887669999999",
    "328599458397466293533995999999899",
    "327866258295485288564789789942843",
    "236779298396554347584897999946885",
    "327654277294893296334684687924974",
    "163222334423222532226555455999655",
    "539999399497496262764997899957996",
    "426455257295544265443666669935774",
    "336476399392344335314667559854873",
    "226386298294564273364888688933965",
    "264544545764444844449857455999747",
    "659999599499699495776699999978999",
    "249699699599686396685999999998999",
    "559699498396999699996999999969999",
    "539999399395794797945999969996999",
    "649799499494595598956999999996999",
    "959999499499997999996999999997999",
    "999999699999999999999999999999996",
    "295476386835446965559939659999998",
    "296777495795953889459796849999955",
    "799797999775676866738789999999999",
    "386965966987777996649887584999979",
    "296475565876555866649957696999956",
)
_MARKS = re.compile("[«»„“”‘’…–—№§°•·\u00a0\u00ad]+")
_MARK_PRICE = 3
# Russian of 50 letters and more costs under 4 a letter; Greek, German or Chinese over 6.
_LIMIT = 5.0
_SAMPLE = 3000


def decode(data: bytes, place: Place | None = None) -> str:
    """Text of `data`, whatever common Cyrillic encoding it is in, without its byte order mark.

    Raises:
        ArticleError: the bytes are not text, or the encoding cannot be told.
    """
    refuse_others(data, place)
    return text_of(data, place)


def text_of(data: bytes, place: Place | None = None) -> str:
    """`decode` for bytes that are known to be text of some kind, a web page's too."""
    wide = _wide_encoding(data)
    if wide:
        try:
            return data.decode(wide).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise ArticleError(phrase("повреждённый текст в UTF-16"), place, _HINT) from error
    if _is_binary(data):
        raise ArticleError(phrase("это двоичный файл, а нужен текст"), place, _HINT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _broken_utf8(data, error.start, place) from error
    return data.decode(_best_encoding(data, place), errors="replace")


def _wide_encoding(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 `data` is in, or None."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without a mark: in Russian UTF-16 every second byte is 04 (Cyrillic) or 00 (ASCII).
    sample = data[: 2 * _SAMPLE]
    for high, name in ((sample[1::2], "utf-16-le"), (sample[0::2], "utf-16-be")):
        if len(sample) >= 8 and sum(byte in (0, 4, 0x20) for byte in high) > 0.95 * len(high):
            return name if 4 in high else None
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    odd = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in sample)
    return b"\0" in data or odd > 0.01 * len(sample)


def _mostly_utf8(data: bytes) -> bool:
    high = sum(byte >= 0x80 for byte in data)
    return 2 * len(re.findall(rb"[\xd0\xd1][\x80-\xbf]", data)) > 0.7 * high


def _broken_utf8(data: bytes, start: int, place: Place | None) -> ArticleError:
    before = data[:start].decode("utf-8", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    where = Place(place.path, line, column) if place else None
    return ArticleError(phrase("текст в UTF-8 повреждён: здесь недопустимый байт"), where, _HINT)


def reads_as_russian(text: str) -> bool:
    """Whether the Cyrillic letters of `text` follow each other as in Russian."""
    words = re.findall(rb"[\x80-\xff]+", text.encode("cp1251", "ignore"))[:_SAMPLE]
    return bool(words) and _price(words, "cp1251") <= _LIMIT


def _best_encoding(data: bytes, place: Place | None) -> str:
    words = re.findall(rb"[\x80-\xff]+", data)[:_SAMPLE]
    prices = {name: _price(words, name) for name in EIGHT_BIT}
    best = min(EIGHT_BIT, key=lambda name: prices[name])
    if prices[best] > _LIMIT:
        raise ArticleError(phrase("не удалось определить кодировку текста"), place, _HINT)
    return best


def _price(words: list[bytes], encoding: str) -> float:
    """How unlike Russian the words are in this encoding: the mean price of a character."""
    price = 0
    for word in words:
        text = word.decode(encoding, errors="replace")
        price += _MARK_PRICE * sum(map(len, _MARKS.findall(text)))
        for part in _MARKS.split(text):
            if part:
                letters = f"_{part.lower().replace('ё', 'е')}_"
                price += sum(_pair_price(*pair) for pair in pairwise(letters))
    return price / max(sum(map(len, words)), 1)


def _pair_price(one: str, other: str) -> int:
    row, column = _ALPHABET.find(one), _ALPHABET.find(other)
    return int(_ROWS[row][column]) if row >= 0 and column >= 0 else 9
