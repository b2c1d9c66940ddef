"""What is not asked, why, and that every reason has words for people."""

from __future__ import annotations

import ast

import pytest
from language import ROOT, deck_of, seed_deck, table

from quizgen.questions.answers import LONGEST_ANSWER
from quizgen.questions.review import CHECKS, LONGEST_STEM
from quizgen.questions.telling import WORD, content, said_in
from quizgen.wording import REASONS, dropped_reasons

SILENT = table("silent.yaml")


@pytest.mark.parametrize("row", SILENT, ids=lambda row: row["text"][:40])
def test_sentences_that_give_no_question(row):
    """Nothing is asked of the sentence, and the deck says why."""
    deck = deck_of(row["text"])
    assert [question.stem for question in deck.questions] == []
    assert deck.dropped.get(row["why"], 0) > 0, dict(deck.dropped)


def reasons_in_the_code() -> set[str]:
    """Every reason the stages can give, read off their source."""
    found = {reason for reason, _ in CHECKS}
    for folder in ("facts", "questions"):
        for path in sorted((ROOT / "quizgen" / folder).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "notes.append":
                    found |= {
                        leaf.value
                        for leaf in ast.walk(node.args[0])
                        if isinstance(leaf, ast.Constant) and str(leaf.value).isascii()
                    }
                if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "dropped":
                    if isinstance(node.slice, ast.Constant):
                        found.add(node.slice.value)
                if isinstance(node, ast.Yield) and isinstance(node.value, ast.Constant):
                    found.add(node.value.value)
    return found


def test_every_reason_has_words():
    """Each reason a draft can be dropped for is told to people in Russian."""
    found = reasons_in_the_code()
    assert {"negated", "hypothetical", "asked already", "form not certain"} <= found
    assert found - set(REASONS) == set()


def test_the_decks_reasons_have_words():
    """Reasons counted on real articles are all named, so none is told as «другие»."""
    seen = {reason for row in SILENT for reason in deck_of(row["text"]).dropped}
    seen |= set(seed_deck().dropped)
    assert seen - set(REASONS) == set()
    told = dropped_reasons(seed_deck().dropped)
    assert sum(count for _, count in told) == sum(seed_deck().dropped.values())


def test_the_seed_deck_holds_no_forbidden_words():
    """No pronoun, pointing word, address or day without a date reaches what a learner reads."""
    forbidden = {
        "он", "она", "они", "мы", "вы", "его", "её", "их", "это", "этот", "эта", "эти", "этого",
        "этой", "этих", "тот", "наш", "наши", "наших", "ваш", "вашем", "данный", "сегодня",
        "завтра", "вчера", "здесь", "там", "уважаемый",
    }  # fmt: skip
    for question in seed_deck().questions:
        told = {word.lower() for word in WORD.findall(f"{question.stem} {question.answer}")}
        assert told & forbidden == set()


def test_the_seed_deck_is_of_readable_length():
    """Stems and answers are no longer than a reader holds in mind."""
    for question in seed_deck().questions:
        assert len(WORD.findall(question.stem)) <= LONGEST_STEM
        # Of pairs and chronicles every member is an answer by itself.
        for answer in question.items or (question.answer,):
            assert len(WORD.findall(answer)) <= LONGEST_ANSWER


def test_no_stem_tells_its_answer():
    """The answer does not stand in its own stem."""
    for question in seed_deck().questions:
        stem = question.stem.lower()
        if question.kind == "true_false":
            stem = f" {stem} "  # «да» is a part of many words
            assert f" {question.answer.lower()} " not in stem
            continue
        assert question.answer.lower() not in stem


@pytest.mark.parametrize(
    ("poor", "rich"),
    [
        ("Что внедрено?", "Что внедрено в Омске?"),
        ("Где прошла встреча?", "Где прошла встреча химиков?"),
        ("Кто приехал в Омск?", "Кто приехал в Омск в 1905 году?"),
    ],
)
def test_names_and_dates_tell_more(poor, rich):
    """A stem with a name, a date or one more noun says more than one without."""
    assert said_in(rich) > said_in(poor)


def test_content_words():
    """Words that carry meaning count by their dictionary form, ё as е; the rest does not."""
    assert content("о новых Школах и ёлках") == ("новый", "школа", "елка")
