"""Small edits of the sample articles: what they do not touch keeps its id, deal and stamp."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

import quizgen
from quizgen.articles import read_article
from quizgen.updates import compare, merge

SEEDS = Path(__file__).parent.parent / "seeds"
NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)


def lines(text):
    return [line for line in text.split("\n") if line.strip()]


def swapped(text):
    """The last two paragraphs change places."""
    *rest, one, other = lines(text)
    return "\n\n".join((*rest, other, one))


def opened(text):
    """A sentence that says nothing comes after the first paragraph."""
    title, first, *rest = lines(text)
    return "\n\n".join((title, first, "Об этом говорят давно.", *rest))


def closed(text):
    return f"{text.rstrip()}\nПодробности обещали сообщить позже.\n"


def dashed(text):
    return text.replace(" – ", " — ")


@cache
def deck_of(slug):
    return quizgen.generate(read_article(SEEDS / f"{slug}.txt"))


@pytest.mark.parametrize(
    ("slug", "edit"),
    [
        ("2025-11-13-kazakhstan-russia-universities", opened),
        ("2022-12-18-argentina-world-cup", swapped),
        ("2024-10-25-key-rate", opened),
        ("2024-10-25-key-rate", dashed),
        ("kanysh-satpayev", closed),
        ("lake-baikal", opened),
    ],
)
def test_a_small_edit_costs_no_learner_anything(slug, edit, tmp_path):
    """A paragraph moved, a sentence put in, other dashes: every question is as it was, and bears
    no stamp; generated once more, too.
    """
    old = deck_of(slug)
    text = edit((SEEDS / f"{slug}.txt").read_text(encoding="utf-8"))
    (tmp_path / f"{slug}.txt").write_text(text, encoding="utf-8")
    new = quizgen.generate(read_article(tmp_path / f"{slug}.txt"), before=old.questions)
    merged = merge(old, new, NOW)
    changes = compare(old, merged)
    assert (changes.added, changes.changed, changes.withdrawn) == (0, 0, 0)
    assert {question.changed for question in merged.questions} == {None}
    assert merge(merged, new, NOW) == merged


@pytest.mark.parametrize(
    ("slug", "wrong", "right"),
    [
        ("lake-baikal", "наследия", "наслледия"),
        ("2024-10-25-key-rate", "Эльвира", "Эльвирра"),
    ],
)
def test_a_slip_touches_its_own_sentence_only(slug, wrong, right, tmp_path):
    """A letter or a year changed stamps questions that show it, and no others."""
    old = deck_of(slug)
    text = (SEEDS / f"{slug}.txt").read_text(encoding="utf-8")
    assert wrong in text
    (tmp_path / f"{slug}.txt").write_text(text.replace(wrong, right), encoding="utf-8")
    before = {question.id: question for question in old.questions}
    new = quizgen.generate(read_article(tmp_path / f"{slug}.txt"), before=old.questions)
    merged = merge(old, new, NOW)
    stamped = [question for question in merged.questions if question.changed]
    assert stamped or merged.withdrawn
    for question in (*stamped, *merged.withdrawn):
        shown = ""
        for one in (question, before.get(question.id, question)):
            proofs = (evidence.text for evidence in (one.evidence, *one.more))
            shown += " ".join((one.stem, one.answer, *one.accepted, *proofs))
        assert wrong in shown or right in shown
