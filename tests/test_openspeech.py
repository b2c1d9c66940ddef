"""Where a quotation opened before a dash ends."""

from __future__ import annotations

import pytest

from quizgen.articles import article_from_text
from quizgen.russian import analyse

RUN_ON = (
    "«Мы рады дороге, — заявил министр Пётр Орлов. — Мост через Оку построен надёжно». "
    "Завод в Рязани открыли в 2001 году. В 2008 году город построил музей."
)
STRAIGHT = (
    '"Мы рады дороге, - заявил министр Пётр Орлов. - Мост через Оку построен надёжно". '
    "Завод в Рязани открыли в 2001 году. В 2008 году город построил музей."
)
BARE = (
    "— Мост через Оку построен надёжно. Завод в Рязани открыли в 2001 году. "
    "В 2008 году город построил музей."
)


@pytest.mark.parametrize(("text", "own"), [(RUN_ON, 2), (STRAIGHT, 2), (BARE, 0)])
def test_a_quotation_ends_the_speech(text: str, own: int):
    """What follows the closing mark is the article's own words."""
    sentences = analyse(article_from_text(f"Новости дня\n\n{text}", "n"))
    assert sum(s.speech is None and not s.headline for s in sentences) == own
