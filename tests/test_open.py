"""Which answers are told in one's own words, and how many of a deck's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from language import article_of, deck_of, facts_of, seed_deck, table
from language import every as generate

from quizgen.model import KINDS
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.importance import Importance
from quizgen.questions.opens import best_open, may_be_open
from quizgen.templates.loader import builtin_packs

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


POLLUTED = (
    "Город Припять в 1986 году пострадал от радиоактивных выбросов Чернобыльской электростанции."
)


@pytest.fixture(scope="module")
def harm() -> Draft:
    """The question after what the town suffered from, which may be open."""
    (found,) = (
        draft
        for draft in compose(facts_of(POLLUTED), builtin_packs(), article_of(POLLUTED))
        if isinstance(draft, Draft) and draft.role.name == "complement" and may_be_open(draft)
    )
    return found


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_what_is_told_in_ones_own_words(row):
    """A clause, a phrase or a whole list is; a name, a date, one word or a vague answer is not."""
    deck = generate(article_of(row["text"]), kinds=("open",))
    found = [(question.kind, question.stem, question.answer) for question in deck.questions]
    assert found == ([("open", row["asks"], row["answer"])] if "asks" in row else [])


@pytest.mark.parametrize(
    ("types", "answer", "told"),
    [
        ({"TERM"}, "от выбросов", True),
        ({"TERM"}, "выбросов", False),
        ({"TERM"}, "от " + "очень " * 13 + "сильных выбросов", False),
        ({"DATE"}, "от событий 26 апреля", False),
        ({"DURATION"}, "от двух долгих недель", False),
        ({"TERM"}, "86 тяжёлых выбросов", False),
        ({"ORG"}, "от Министерства энергетики", False),
        ({"ORG"}, "от Министерства энергетики и электрификации СССР", True),
        ({"TERM"}, "«Тихих зорь»", False),
    ],
)
def test_the_answer_decides(harm, types, answer, told):
    """Two to fourteen words that are neither a number nor a date nor one short name."""
    assert may_be_open(replace(harm, role=replace(harm.role, types=types), answer=answer)) == told


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("От чего пострадал город Припять в 1986 году?", True),
        ("От чего пострадал город Припять?", False),
        ("От чего пострадал старинный торговый город Припять на Украине?", True),
    ],
)
def test_the_stem_tells_enough(harm, stem, told):
    """What a town suffered from has one answer where the year or as much else is told."""
    assert may_be_open(replace(harm, stem=stem)) == told


def test_being_is_not_asked(harm):
    """«Чем является …?» is answered by whatever one thinks of."""
    being = replace(harm.fact, predicate=replace(harm.fact.predicate, lemma="являться"))
    assert not may_be_open(replace(harm, fact=being))


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
    asked = {question.stem for question in deck_of(MANY).questions}
    left = [question for question in everything if question.stem not in asked]
    assert deck_of(MANY).dropped["no good wrong options"] >= len(left)


def test_one_open_question_a_sentence_and_no_gap_beside_it():
    """Of two each would tell the other's answer, and a gap shows the whole sentence."""
    two = (
        "В 1612 году под влиянием воззваний Минина жители Нижнего Новгорода собрали ополчение,"
        " чтобы освободить Москву."
    )
    assert len(generate(article_of(two), kinds=("open",)).questions) == 1
    both = generate(article_of(POLLUTED), kinds=("open", "cloze")).questions
    assert len({question.kind for question in both}) == 1
    for deck in (deck_of(MANY), seed_deck()):
        places = [q.evidence.start for q in deck.questions if q.kind == "open"]
        gaps = {q.evidence.start for q in deck.questions if q.kind == "cloze"}
        assert len(set(places)) == len(places)
        assert not gaps & set(places)


def test_a_list_to_tick_is_not_asked_again(harm):
    """What is offered with wrong members is not told in words as well."""
    importance = Importance(article_of(POLLUTED))
    (question,) = generate(article_of(POLLUTED), kinds=("open",)).questions
    other = replace(question, kind="multiple", stem="Что?")
    assert best_open([harm], [], [other], importance) == [harm]
    assert best_open([harm], [], [replace(other, stem=harm.stem)], importance) == []
    assert best_open([harm], [harm], [], importance) == []


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
