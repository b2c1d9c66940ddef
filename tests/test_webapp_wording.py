"""Russian words of the pages, and the pieces of an article they show."""

from __future__ import annotations

import datetime

import pytest

from quizgen.model import Article, Evidence
from webapp.excerpts import CONTEXT, evidence_in_paragraph, paragraphs, stem_parts
from webapp.wording import counted, long_date


@pytest.mark.parametrize(
    ("number", "noun"),
    [
        (0, "вопросов"),
        (1, "вопрос"),
        (2, "вопроса"),
        (4, "вопроса"),
        (5, "вопросов"),
        (11, "вопросов"),
        (12, "вопросов"),
        (14, "вопросов"),
        (21, "вопрос"),
        (22, "вопроса"),
        (25, "вопросов"),
        (101, "вопрос"),
        (111, "вопросов"),
        (112, "вопросов"),
        (122, "вопроса"),
    ],
)
def test_numbers_agree_with_their_noun(number: int, noun: str) -> None:
    """A count stands with the right form of its noun, on one line."""
    assert counted(number, "вопрос", "вопроса", "вопросов") == f"{number}\u00a0{noun}"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (datetime.date(2025, 11, 13), "13 ноября 2025 года"),
        (datetime.date(2019, 5, 1), "1 мая 2019 года"),
        (datetime.date(2024, 1, 31), "31 января 2024 года"),
        (datetime.date(2024, 12, 2), "2 декабря 2024 года"),
    ],
)
def test_dates_are_read_aloud(date: datetime.date, words: str) -> None:
    """A date is written as it is said."""
    assert long_date(date).replace("\u00a0", " ") == words


def test_long_numbers_are_read_in_groups() -> None:
    """Thousands stand apart, on one line."""
    assert counted(100_000, "знак", "знака", "знаков") == "100\u00a0000\u00a0знаков"


@pytest.mark.parametrize(
    ("text", "proof", "expected"),
    [
        ("Заголовок\nОдин. Два. Три.\nКонец", "Два.", ("Один. ", "Два.", " Три.")),
        ("Заголовок\nОдин. Два.", "Один.", ("", "Один.", " Два.")),
        ("Один. Два.", "Два.", ("Один. ", "Два.", "")),
        ("Один.\nДва.\nТри.", "Один.\nДва.", ("", "Один.\nДва.", "")),
    ],
)
def test_evidence_stands_in_its_paragraph(
    text: str, proof: str, expected: tuple[str, str, str]
) -> None:
    """The proof is shown with the rest of its paragraph and nothing of the others."""
    start = text.index(proof)
    article = Article("a", "a", None, text)
    excerpt = evidence_in_paragraph(article, Evidence(proof, start, start + len(proof)))
    assert (excerpt.before, excerpt.marked, excerpt.after) == expected


def test_a_very_long_paragraph_is_cut_between_words() -> None:
    """An article in one paragraph shows some of the context, in whole words, and says it is cut."""
    text = "слово " * 1000 + "Доказательство. " + "слово " * 1000
    start = text.index("Д")
    excerpt = evidence_in_paragraph(
        Article("a", "a", None, text), Evidence("Доказательство.", start, start + 15)
    )
    assert len(excerpt.before) <= CONTEXT + 2
    assert len(excerpt.after) <= CONTEXT + 2
    assert set(excerpt.before.split()) == set(excerpt.after.split()) == {"…", "слово"}


def test_the_headline_is_not_repeated_in_the_body() -> None:
    """The article page shows the headline once, also when the deck does not say where it is."""
    text = "Заголовок\nОдин.\n\n Два. "
    assert paragraphs(Article("a", "Заголовок", None, text, (0, 9))) == ("Один.", "Два.")
    assert paragraphs(Article("a", "Заголовок", None, text)) == ("Один.", "Два.")
    assert paragraphs(Article("a", "Другой", None, text))[0] == "Заголовок"


def test_gaps_part_the_stem() -> None:
    """A stem with gaps is cut at each of them, one without stays whole."""
    assert stem_parts("Сад открыт в _____ году.") == ("Сад открыт в ", " году.")
    assert stem_parts("Когда открыт сад?") == ("Когда открыт сад?",)
