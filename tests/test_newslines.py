"""News: whom they name, what is asked of it, and when it was."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from language import every as generate
from language import table

from quizgen.articles import article_from_text
from quizgen.facts import extract
from quizgen.facts.lifepatterns import patterns
from quizgen.facts.newslines import newslines
from quizgen.model import Article
from quizgen.russian import analyse

ROWS = table("newslines.yaml")


def item(row: dict) -> Article:
    """The article of a row, dated where the row is."""
    article = article_from_text(f"Новости дня\n\n{row['text']}", "news")
    day = row.get("date")
    return replace(article, date=datetime.date.fromisoformat(str(day))) if day else article


def told(row: dict) -> dict[str, str]:
    """Stems and answers the rule writes, before review."""
    article = item(row)
    return {f"{f.roles[1].text}?": f.roles[0].text for f in newslines(analyse(article), article)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:40])
def test_news(row):
    """What news tell of those they name is asked with its time, and nothing that is not certain."""
    found = told(row)
    asks = row.get("asks", {})
    assert {stem: found.get(stem) for stem in asks} == asks
    assert not [s for s in found if s.startswith(tuple(row.get("never", ("\0",))))]


@pytest.mark.parametrize(
    "row", [r for r in ROWS if r.get("asks")][:4], ids=lambda r: r["text"][:40]
)
def test_news_are_asked(row):
    """What the rule writes passes review: most of it gets into the deck."""
    stems = {question.stem for question in generate(item(row)).questions}
    assert sum(stem in stems for stem in row["asks"]) >= 0.5 * len(row["asks"])


def test_plain_clauses_do_not_ask_it_again():
    """A clause asked in short words is not asked by its subject once more."""
    article = item(ROWS[0])
    plain = [f for f in extract(analyse(article), article) if f.rule == "clause"]
    assert not [
        r
        for f in plain
        for r in f.untold().roles
        if r.name == "subject" and "Джонсон" in r.head.text
    ]


def test_the_table_is_whole():
    """Every question of the table asks a slot of its row, who acts, or when it was."""
    for row in patterns("newslines.yaml"):
        assert row.who, row.id
        assert row.verbs or row.passive, row.id
        for ask in row.asks:
            assert ask.slot in {"who", "when", *row.slots}, (row.id, ask.slot)
