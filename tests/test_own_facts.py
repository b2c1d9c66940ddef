"""A teacher's own `fact:` template finds every role of a clause, whatever our lines ask of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen import generate
from tests.language import article_of, facts_of

SIGNED = "Президент Казахстана Касым-Жомарт Токаев 12 марта 2024 года подписал закон о науке."
WROTE = "Композитор Михаил Глинка написал оперу «Жизнь за царя» в 1836 году."
SUNG = "Опера «Абай» была написана композитором Ахметом Жубановым в 1944 году."

PACK = """
pack: своё
language: ru
templates:
  - id: own
    fact: {{{fact}}}
    ask: {ask}
    question: "{question}"
"""


@pytest.mark.parametrize("text", [SIGNED, WROTE, SUNG])
def test_what_a_line_tells_stays_in_the_fact(text: str) -> None:
    """Roles asked in fewer words elsewhere are marked, and still there."""
    clauses = [fact for fact in facts_of(text) if fact.predicate and fact.rule == "clause"]
    told = [role for fact in clauses for role in fact.roles if role.told]
    assert told
    assert all(not role.told for fact in clauses for role in fact.untold().roles)


@pytest.mark.parametrize(
    ("text", "fact", "ask", "question", "asked"),
    [
        (
            SIGNED,
            "subject: PERSON, when: DATE",
            "when",
            "Какого числа {subject.им} поставил подпись под законом о науке?",
            "12 марта 2024 года",
        ),
        (
            WROTE,
            "subject: PERSON, object: ANY, when: YEAR",
            "when",
            "В каком году появилась опера, которую сочинил {subject.им}?",
            "1836",
        ),
        (
            SUNG,
            "subject: ANY, agent: PERSON",
            "agent",
            "Кем сочинена {subject.им}?",
            "Ахметом Жубановым",
        ),
    ],
)
def test_a_teachers_template_asks_what_a_line_tells(
    tmp_path: Path, text: str, fact: str, ask: str, question: str, asked: str
) -> None:
    """The teacher's question stands beside ours, not silenced by it."""
    path = tmp_path / "own.yaml"
    path.write_text(PACK.format(fact=fact, ask=ask, question=question), encoding="utf-8")
    own = [q for q in generate(article_of(text), [path]).questions if q.template == "своё/own"]
    assert [asked in q.answer for q in own] == [True], [q.answer for q in own]
