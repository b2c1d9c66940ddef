"""Characters and lines of an article: what is kept, one paragraph a line."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from quizgen.articles.finding import parse_date

# Soft hyphens, zero-width and direction marks, byte order marks: nothing a reader sees.
_INVISIBLE = dict.fromkeys(
    [
        *(0xAD, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF),
        *(*range(0x202A, 0x202F), *range(0x2061, 0x206A), *range(0xFE00, 0xFE10)),
    ]
)
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]")
# Lone surrogates and non-characters cannot be written as UTF-8 or XML.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STRESS = re.compile("(?<=[АЕЁИОУЫЭЮЯаеёиоуыэюя])[\u0300\u0301\u0341]")
_STRESSED = str.maketrans("ѐѝЀЍ", "еиЕИ")
# «бóльший» with a Latin ó: how stress is typed where combining marks are not at hand.
_LATIN_STRESS = dict(zip("áéóýÁÉÓÝ", "аеоуАЕОУ", strict=True))
_LATIN_STRESSED = re.compile("(?<=[а-яё])[áéóý]|[áéóýÁÉÓÝ](?=[а-яё])")
_BULLET = re.compile(r"[•●▪■◦‣∙·]\s*")

_HYPHEN = re.compile("[а-яё]-$")
_WIDEST = 120
_STOP = re.compile(r"[.!?…:;][»”\"')]*$")


def clean_characters(text: str) -> str:
    """Text in NFC without stress marks and invisible characters, with plain spaces and newlines.

    ё stays ё, é of a foreign name stays é; nothing a reader sees is changed.
    """
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    text = _STRESS.sub("", text).translate(_STRESSED)
    text = _LATIN_STRESSED.sub(lambda match: _LATIN_STRESS[match[0]], text)
    return _SPACES.sub(" ", _CONTROLS.sub("", _BREAKS.sub("\n", text)))


def paragraphs(text: str) -> list[str]:
    """Paragraphs of cleaned text, never empty, each on one line.

    Lines broken by the width of a page are joined again; lines that are paragraphs of
    their own, as in most saved web articles, stay apart.
    """
    blocks = [
        [" ".join(line.split()) for line in block.split("\n") if line.strip()]
        for block in re.split(r"\n\s*\n", text)
    ]
    width = max((len(line) for block in blocks for line in block), default=0)
    wrapped = _is_wrapped(blocks, width)
    found: list[list[str]] = []
    for block in blocks:
        for i, line in enumerate(block):
            if i and _continues(block[i - 1], line, width if wrapped else 0):
                # A hyphen at the end of a line may belong to the word: it stays.
                found[-1] += ["" if _HYPHEN.search(block[i - 1]) else " ", line]
            else:
                found.append([_BULLET.sub("", line, count=1) if _BULLET.match(line) else line])
    return [line for line in map("".join, found) if line]


def _is_wrapped(blocks: list[list[str]], width: int) -> bool:
    """Whether the lines were broken to fit a width: nearly every break is where it had to be."""
    if width > _WIDEST:
        return False
    breaks = [pair for block in blocks for pair in pairwise(block)]
    forced = [pair for pair in breaks if _is_full(*pair, width)]
    return len(forced) >= 3 and len(forced) >= 0.7 * len(breaks)


def _is_full(line: str, following: str, width: int) -> bool:
    # A few letters of slack: editors count a hanging dash or quote differently.
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 3


def _continues(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on with the sentence of `line`; a `width` of 0: no set one."""
    stopped = _STOP.search(line)
    if _BULLET.match(following) or (stopped and following.startswith(("—", "–"))):
        return False
    if parse_date(following):
        return False
    if not stopped and re.match("[а-яё]", following):
        return True
    return bool(width) and _is_full(line, following, width)
