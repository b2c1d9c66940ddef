"""Where a speech ends whose quotation marks were opened before it: at the marks that close it."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.russian.layout import Line


def closed_at(lines: Sequence[Line], first: int) -> int | None:
    """The line after the one that closes a quotation open before line `first`.

    «"Мы рады, — сказал министр. — Дорога готова". Завод открыли в 2001 году»: what follows the
    closing mark in the same paragraph is the article's own words.

    Returns:
        The number of that line; None where no quotation is open, or none is closed in the
        paragraph.
    """
    paragraph = lines[first].paragraph
    start = first
    while start and lines[start - 1].paragraph == paragraph and not lines[start - 1].headline:
        start -= 1
    depth, odd = 0, False
    for at in range(start, len(lines)):
        if lines[at].paragraph != paragraph:
            return None
        if at == first and not (depth > 0 or odd):
            return None
        for word in lines[at].words:
            depth = max(depth + word.text.count("«") - word.text.count("»"), 0)
            odd ^= word.text.count('"') % 2 == 1
        if at >= first and depth == 0 and not odd:
            return at + 1
    return None
