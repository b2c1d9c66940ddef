"""Chronicles: which events are asked, how the questions read, and what is left alone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from quizgen.facts import extract
from quizgen.facts.histkinds import KINDS
from quizgen.facts.histlines import RULE, histlines
from quizgen.facts.histpatterns import rows
from quizgen.model import Article
from quizgen.russian import analyse

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "histlines.yaml").read_text("utf-8"))
LEAD = "Из истории"


def asked_of(text: str, date: datetime.date | None = None) -> dict[str, str]:
    article = Article("a", LEAD, date, f"{LEAD}\n\n{text}", (0, len(LEAD)))
    found = histlines(analyse(article), article)
    return {f"{fact.roles[1].text}?": fact.roles[0].text for fact in found}


@pytest.mark.parametrize("case", CASES["asked"], ids=lambda case: case["text"][:50])
def test_a_clause_is_asked_by_its_row(case):
    """Every question of the table is asked in these very words, with this very answer."""
    found = asked_of(case["text"])
    assert case["questions"].items() <= found.items(), found


@pytest.mark.parametrize("text", CASES["silent"])
def test_what_is_not_told_whole_is_not_asked(text):
    """Bare nouns, denials, guesses and things one of many make no question."""
    assert asked_of(text) == {}


def test_dated_news_are_not_a_chronicle():
    """An article with a date is left to the rules of news."""
    text = "Полтавская битва произошла 8 июля 1709 года."
    assert asked_of(text)
    assert not asked_of(text, datetime.date(2020, 1, 1))


def test_a_told_clause_is_not_asked_at_length():
    """What a row asks of a clause, the general questions of that clause do not ask again."""
    text = f"{LEAD}\n\nВ 1783 году Крым был присоединён к Российской империи."
    article = Article("a", LEAD, None, text, (0, len(LEAD)))
    facts = extract(analyse(article), article)
    clause = next(fact for fact in facts if fact.rule == "clause")
    assert any(fact.rule == RULE for fact in facts)
    assert not any(role.name == "when" for role in clause.untold().roles)


def test_every_kind_of_the_table_is_known():
    """A misspelt kind in the table would never match and nobody would see it."""
    used = {way.kind for row in rows() for ways in row.slots.values() for way in ways}
    used |= {kind for row in rows() for kind in row.subj} - {"ruler"}
    assert used <= set(KINDS)


def test_every_asked_slot_of_the_table_exists():
    """A question asks the time, the subject or a slot of its own row."""
    for row in rows():
        assert {ask.slot for ask in row.asks} <= {"when", "subj", *row.slots}, row.id
