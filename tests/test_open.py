"""Which answers are told in one's own words, and how many of a deck's."""

from __future__ import annotations

import pytest
from language import article_of, deck_of, seed_deck, table

from quizgen.model import KINDS
from quizgen.pipeline import generate

ROWS = table("open.yaml")
MANY = " ".join(row["text"] for row in ROWS if "asks" in row)
PACK = """
pack: проба
language: ru
templates:
  - id: year
    fact: {{when: YEAR}}
    ask: when
    question: "В каком году {{rest}}?"
    kinds: [{kind}]
"""


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_what_is_told_in_ones_own_words(row):
    """A clause, a phrase or a whole list is; a name, a date, one word or a vague answer is not."""
    deck = generate(article_of(row["text"]), kinds=("open",))
    found = [(question.kind, question.stem, question.answer) for question in deck.questions]
    assert found == ([("open", row["asks"], row["answer"])] if "asks" in row else [])


def test_only_what_no_other_kind_can_ask_is_open():
    """Without a wish for kinds, what can be chosen or typed is not open."""
    alone = deck_of("Город Петрозаводск основан Петром I в 1703 году.")
    assert len(alone.questions) >= 2
    assert "open" not in {question.kind for question in alone.questions}
    (question,) = deck_of(ROWS[0]["text"]).questions
    assert (question.kind, question.distractors, question.accepted) == ("open", (), ())


@pytest.mark.parametrize("deck", [seed_deck, lambda: deck_of(MANY)], ids=["seed", "many"])
def test_at_most_a_third_is_open(deck):
    """However many reasons an article gives, most of its questions are graded by the program."""
    kinds = [question.kind for question in deck().questions]
    assert kinds.count("open") <= max(1, len(kinds) / 3)


def test_those_left_out_are_counted():
    """The most telling templates come first; what is over the share is told as dropped."""
    everything = generate(article_of(MANY), kinds=("open",)).questions
    some = [question for question in deck_of(MANY).questions if question.kind == "open"]
    assert 1 <= len(some) < len(everything)
    assert {question.stem for question in some} < {question.stem for question in everything}
    assert any(question.template == "why/which-ones" for question in some)
    assert not any(question.template == "general/what-subject" for question in some)
    assert deck_of(MANY).dropped["no good wrong options"] >= len(everything) - len(some)


def test_one_open_question_a_sentence_and_no_gap_beside_it():
    """Of two each would tell the other's answer, and a gap shows the whole sentence."""
    for deck in (deck_of(MANY), seed_deck(), generate(article_of(MANY), kinds=("open", "cloze"))):
        places = [q.evidence.start for q in deck.questions if q.kind == "open"]
        gaps = {q.evidence.start for q in deck.questions if q.kind == "cloze"}
        assert len(set(places)) == len(places)
        assert not gaps & set(places)


def test_without_the_kind_nothing_is_open():
    """Whoever names the other kinds gets a deck that is graded whole."""
    kinds = tuple(kind for kind in KINDS if kind != "open")
    deck = generate(article_of(MANY), kinds=kinds)
    assert deck.questions
    assert "open" not in {question.kind for question in deck.questions}


@pytest.mark.parametrize("kind", ["open", "typed"])
def test_a_teacher_may_name_the_kind(kind, tmp_path):
    """A template for open questions alone makes them of any answer; one for others makes none."""
    path = tmp_path / "pack.yaml"
    path.write_text(PACK.format(kind=kind), encoding="utf-8")
    text = "Город Петрозаводск основан Петром I в 1703 году."
    found = [
        question
        for question in generate(article_of(text), [path]).questions
        if question.template == "проба/year"
    ]
    assert [(question.kind, question.answer) for question in found] == [(kind, "в 1703 году")]
