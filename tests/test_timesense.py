"""A moment has no beginning, a definition no cut end, a talk is about something."""

from __future__ import annotations

from typing import Any

import pytest
from language import every, table
from test_fineprint import draft_of

from quizgen.articles import article_from_text
from quizgen.questions.timesense import TIME_SENSE

ROWS = table("timesense.yaml")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['stem']} {row['answer']}" for row in ROWS])
def test_what_is_cut_or_out_of_time_is_not_asked(row: dict[str, Any]) -> None:
    """Each fault is stopped by its own check, and its good neighbour by none of them."""
    draft = draft_of(row["text"], row["stem"], row["answer"])
    stopped = {check.__name__ for _, check in TIME_SENSE if check(draft)}
    assert stopped == ({row["check"]} if "check" in row else set())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Выставку открыл мэр Тулы Иван Орлов. Музей закрыт.", True),
        ("Выставку открыл мэр Тулы Иван Орлов. Через день Орлов ушёл в отставку.", False),
        ("Выставку открыл мэр Тулы Иван Орлов. Позже бывший мэр Орлов уехал в Рязань.", False),
    ],
)
def test_who_left_is_not_asked_as_who_holds_a_post(text: str, asked: bool) -> None:
    """A post of the day is asked only of somebody the article leaves in it."""
    deck = every(article_from_text(f"Выставка в Туле\n24 октября 2024 года\n\n{text}"))
    assert any("мэром Тулы" in question.stem for question in deck.questions) is asked
