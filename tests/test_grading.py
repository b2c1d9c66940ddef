"""Typed answers: what is right, what is a slip of the pen, and what is never accepted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from quizgen.decks import read_deck
from quizgen.grading import grade, same_answer
from quizgen.grading.judging import LONGEST
from quizgen.grading.phrases import asked_by, in_another_case, loose
from quizgen.model import Evidence, Question

CASES = Path(__file__).parent / "cases"


def asked(stem: str, answer: str, accepted=(), others=()) -> Question:
    return Question(
        id="q", kind="typed", stem=stem, answer=answer, evidence=Evidence("", 0, 0),
        template="t/t", asks="what", accepted=tuple(accepted), distractors=tuple(others),
    )  # fmt: skip


def rows(name: str) -> list:
    """(question, article, given, verdict, why) of a table."""
    found = []
    for entry in yaml.safe_load((CASES / name).read_text(encoding="utf-8")):
        question = asked(
            entry["asked"], entry["answer"], entry.get("accepted", ()), entry.get("others", ())
        )
        for verdict in ("right", "slip", "wrong"):
            found += [
                pytest.param(question, entry.get("article", ""), given, verdict, why,
                             id=f"{entry['answer']}-{verdict}-{given[:30]}")
                for given, why in entry.get(verdict, ())
            ]  # fmt: skip
    return found


TABLE = rows("typed-answers.yaml")


@pytest.mark.parametrize(("question", "article", "given", "verdict", "why"), TABLE)
def test_the_table_holds(question, article, given, verdict, why):
    """Each row of the table written before the code has its verdict."""
    assert grade(question, given, article).verdict == verdict, why


FRESH = rows("typed-answers-fresh.yaml")


@pytest.mark.parametrize(("question", "article", "given", "verdict", "why"), FRESH)
def test_the_fresh_table_holds(question, article, given, verdict, why):
    """So does each row of the table written after it."""
    assert grade(question, given, article).verdict == verdict, why


QUESTIONS = list({row.values[0].stem: row.values[0] for row in TABLE + FRESH}.values())
PIECES = [" ", "-", ",", ".", ":", "%", "$", "−", "«", "и", "не", "в", "от", "до", "с", "2", "12"]
PIECES += [form for one in QUESTIONS for form in (one.answer, *one.answer.split())]
TYPED = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))


@settings(max_examples=400, deadline=None)
@drawn(st.sampled_from(QUESTIONS), TYPED)
def test_grading_never_raises(question, text):
    """Any text gets a verdict, and a slip says how the answer is written."""
    came = grade(question, text)
    assert came.verdict in ("right", "slip", "wrong")
    assert bool(came.remark) is (came.verdict == "slip")


@settings(max_examples=200, deadline=None)
@drawn(st.sampled_from(TABLE + FRESH))
def test_case_yo_and_spaces_change_nothing(row):
    """Capital letters, е for ё and more spaces leave every verdict as it is."""
    question, article, text, verdict, _ = row.values
    if not text.isascii() and not any("a" <= letter.lower() <= "z" for letter in text):
        # Latin look-alikes depend on the case: «m» is not «м», «M» is «М».
        assert grade(question, text.upper(), article).verdict == verdict
    assert grade(question, text.replace("ё", "е").replace("Ё", "Е"), article).verdict == verdict
    spaced = "  " + text.replace(" ", " \u00a0 ") + "\t"
    assert grade(question, spaced, article).verdict == verdict


@pytest.mark.parametrize(
    "piece",
    ["а", "1", "1 ", "и ", "- ", "ноль целых ", "от 1 до ", "А. ", "\u0301", "сто ", "2:1"],
)
def test_long_answers_take_no_time(piece):
    """Ten thousand characters are wrong at once; the longest text that is read is read quickly."""
    for question in QUESTIONS[:40]:
        began = time.perf_counter()
        assert grade(question, (piece * 10_000)[:10_000]).verdict == "wrong"
        grade(question, (piece * LONGEST)[:LONGEST])
        assert time.perf_counter() - began < 1


DECKS = sorted((Path(__file__).parent.parent / "decks").glob("*.json"))


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_answers_of_other_questions_are_not_accepted(path):
    """Of all answers and options of a deck a question takes its own only, in whatever case."""
    deck = read_deck(path)
    texts = {
        text
        for other in deck.questions
        for text in (other.answer, *other.accepted[:2], *other.distractors)
    }
    wrong = []
    for question in deck.questions:
        if question.kind not in ("choice", "typed", "cloze"):
            continue
        forms = (question.answer, *question.accepted)
        assert all(grade(question, form).verdict == "right" for form in forms)
        asks = asked_by(question.stem)
        for text in sorted(texts):
            own = any(same_answer(form, text) for form in forms) or any(
                in_another_case(loose(form), loose(text), asks) for form in forms
            )
            if not own and grade(question, text, deck.article.text).is_right:
                wrong.append((question.stem, text))
    assert not wrong


def test_a_word_of_the_article_is_no_slip():
    """A name one letter away is a slip, unless the article speaks of it."""
    question = asked("Кто судил матч?", "Монтьель")
    assert grade(question, "Монтель").verdict == "slip"
    assert grade(question, "Монтель", "Его сменил Монтель.").verdict == "wrong"


def test_a_slip_shows_the_form_that_was_meant():
    """The remark is the accepted form nearest to what was typed."""
    question = asked("Кто выиграл?", "Елена Рыбакина", ("Рыбакина",))
    assert grade(question, "рыбокина").remark == "Рыбакина"
    assert grade(question, "Елена Рыбокина").remark == "Елена Рыбакина"


@pytest.mark.parametrize("text", ["\U00017000", "\ud800", "\x00", "²", "1" * 900, "- - -"])
def test_strange_characters_are_wrong_answers(text):
    """Characters without a name, lone surrogates and raised figures get a verdict like any text."""
    assert all(grade(question, text).verdict == "wrong" for question in QUESTIONS)
