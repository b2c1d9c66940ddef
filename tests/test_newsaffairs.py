"""News on things with a title of their own: what is asked in set shapes."""

from __future__ import annotations

import datetime

import pytest
from language import table

from quizgen.articles import article_from_text
from quizgen.facts.newsaffairs import newsaffairs
from quizgen.facts.newsposts import newsposts
from quizgen.russian import analyse

ROWS = table("newsaffairs.yaml")


def told(row: dict) -> dict[str, str]:
    """Stems and answers the rule writes, before review."""
    article = article_from_text(f"Новости дня\n\n{row['text']}", "news")
    day = row.get("date")
    published = datetime.date.fromisoformat(str(day)) if day else None
    return {f.roles[1].text: f.roles[0].text for f in newsaffairs(analyse(article), published)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:40])
def test_affairs(row):
    """A titled thing is asked of by its title and its month, and nothing that could be any."""
    found = told(row)
    asks = row.get("asks", {})
    assert {stem: found.get(stem) for stem in asks} == asks
    assert not [s for s in found if s.startswith(tuple(row.get("never", ("\0",))))]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Об этом сообщил Губернатор Тверской области Иван Громов.",
         ["Кто в мае 2019 года был губернатором Тверской области"]),
        ("ТВЕРЬ. 8 мая. - Губернатор Тверской области Иван Громов открыл мост.",
         ["Кто в мае 2019 года был губернатором Тверской области"]),
        ("Об этом сообщил директор департамента торговли Твери Иван Громов.", []),
        ("Об этом сообщил лидер «Прорыва» Иван Громов.", []),
    ],
)  # fmt: skip
def test_posts_are_said_in_small_letters(text, stems):
    """A post is no name and opens a sentence as well; a petty or an unclear one is not asked."""
    article = article_from_text(f"Новости дня\n\n{text} Погода была ясной.", "news")
    facts = newsposts(analyse(article), datetime.date(2019, 5, 20))
    assert [fact.roles[1].text for fact in facts] == stems
