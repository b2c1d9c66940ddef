"""Headings and paragraphs of a document of any kind → plain text, without its apparatus."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.articles.markdown import Plain

# Sections that stand after an article and are none of it.
_APPARATUS = re.compile(
    r"(?:примечани[ея]|сноски|литература|(?:список |использованная )литератур[аы]|источники"
    r"|список источников|библиография|ссылки|см\. ?также|смотрите также|читайте также"
    r"|материалы по теме|комментарии|содержание|оглавление)[.:]?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"(?:фото|иллюстрация|изображение|источник фото)\s?: .{0,150}"
    r"|(?:читайте|смотрите) (?:также|ещё)\b.{0,200}"
    r"|(?:©|\(c\)) .{0,100}"
    r"|(?:подпишитесь|подписывайтесь) на .{0,120}",
    re.IGNORECASE,
)
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`level` 0) or a heading of level 1 to 6."""

    words: str
    level: int = 0


def assemble(blocks: Iterable[Block], title: str | None = None, date: str | None = None) -> Plain:
    """The text of the blocks; the heading they begin with is its headline.

    Notes, bibliographies and «Читайте также» go. `title` is used where there is no heading.
    """
    kept = _without_apparatus([block for block in blocks if block.words.strip()])
    heading = kept[0].words if kept and kept[0].level else None
    return Plain("\n\n".join(b.words for b in kept), heading, None if heading else title, date)


def _without_apparatus(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    hidden = 0
    for i, block in enumerate(blocks):
        if hidden and block.level and block.level <= hidden:
            hidden = 0
        if not hidden and kept and _APPARATUS.fullmatch(block.words.strip()):
            # Without a heading's style such a line counts only near the end.
            if block.level or 2 * i > len(blocks):
                hidden = block.level or 6
        if not hidden and (block.level or not _NOISE.fullmatch(block.words.strip())):
            kept.append(block)
    return kept


def raised(before: str, mark: str) -> str:
    """A superscript in plain text: «км» + «2» is «км²», «10» + «6» a power; a note's mark goes."""
    unit = re.search(r"(?:(?<!\w)(?:[кдсм]?м|с)|\d)$", before)
    if unit and re.fullmatch(r"[+−-]?\d{1,2}", mark.strip()):
        return mark.strip().translate(_RAISED)
    return "" if re.fullmatch(r"[\s\[\](),;*†‡\d–-]*|\[[^\]]{1,20}\]", mark) else mark
