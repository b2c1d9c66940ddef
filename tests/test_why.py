"""Reasons, purposes, means, periods, lists and governed phrases: what is asked of a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from language import article_of, facts_of, table

from quizgen.questions.drafts import Draft, compose
from quizgen.questions.review import reason_to_drop
from quizgen.russian.government import governs
from quizgen.russian.markers import markers
from quizgen.russian.prepositions import before
from quizgen.templates.loader import builtin_packs

ROWS = table("why.yaml")


def told(asked: str) -> tuple[str, str, list[str], str]:
    """Template, question word, all words, and answer: the order of the rest may vary."""
    template, stem, answer = asked.split(" | ")
    words = stem.split()
    return template, words[0], sorted(word.strip("?,").lower() for word in words), answer


def drafts_of(text: str) -> list[Draft]:
    """The drafts of a text that pass review, of whatever kind they would be."""
    made = compose(facts_of(text), builtin_packs(), article_of(text))
    return [d for d in made if isinstance(d, Draft) and reason_to_drop(d) is None]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_questions_of_a_sentence(row):
    """The sentence gives these questions, in these words, with these answers, and not those."""
    drafts = drafts_of(row["text"])
    made = [told(f"{d.template.key} | {d.stem} | {d.answer}") for d in drafts]
    for expected in row["asks"]:
        assert told(expected) in made
    assert not {d.template.key for d in drafts} & set(row.get("not", ()))


def test_the_members_of_a_list_are_told():
    """A list's role holds its members, so that each can be an answer of its own."""
    text = "Юпитер имеет четыре крупных спутника: Ио, Европу, Ганимед и Каллисто."
    roles = [role for fact in facts_of(text) for role in fact.named("list")]
    assert [role.value for role in roles] == ["Ио; Европу; Ганимед; Каллисто"]


@pytest.mark.parametrize(
    ("verb", "preposition", "case", "people", "expected"),
    [
        ("передать", "", "Dat", True, True),
        ("передать", "", "Dat", False, False),
        ("протекать", "через", "Acc", False, True),
        ("следить", "за", "Ins", False, True),
        ("гулять", "за", "Ins", False, False),
    ],
)
def test_government(verb, preposition, case, people, expected):
    """What a verb governs, and what it governs only of people."""
    assert governs(verb, preposition, case, people) is expected


def test_tables_hold_no_row_twice():
    """Government has one row for a preposition and case, and no marker has two cases in a role."""
    folder = Path(__file__).parent.parent / "quizgen" / "russian" / "data"
    text = (folder / "government.yaml").read_text("utf-8")
    keys = [line.split(":")[0] for line in text.splitlines() if line and line[0] not in " #"]
    assert len(keys) == len(set(keys)) == len(yaml.safe_load(text))
    rows = [(role, opening) for role, opening, _ in markers()]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("preposition", "word", "said"),
    [("в", "что", "во"), ("в", "чём", "в"), ("с", "чем", "с"), ("о", "чём", "о")],
)
def test_prepositions_before_question_words(preposition, word, said):
    """«во что», but «в чём»."""
    assert before(preposition, word) == said
