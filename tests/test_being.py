"""What something is and what it is called: predicate nouns, naming verbs, superlatives, terms."""

from __future__ import annotations

import pytest
from language import article_of, deck_of, table
from language import every as generate

from quizgen.questions.bound import without_bound

RULES = ("being/", "definitions/", "deeds/", "thinglines/")


def made(text: str) -> list[str]:
    """«template | question | answer» of the rules tried here."""
    deck = generate(article_of(text), kinds=("choice", "typed", "open"))
    every = [f"{q.template} | {q.stem} | {q.answer}" for q in deck.questions]
    return [asked for asked in every if asked.startswith(RULES)]


@pytest.mark.parametrize("row", table("being.yaml"), ids=lambda row: row["text"][:40])
def test_what_is_asked_of_being_and_naming(row):
    """The sentence gives these questions word for word, and where none is certain, none."""
    found = made(row["text"])
    for expected in row["asks"]:
        assert expected in found
    if not row["asks"]:
        assert found == []


def test_a_name_borne_is_typed_not_chosen():
    """Other towns' names would be no likely former names, so such an answer has no options."""
    deck = generate(article_of("В 1924 году Петроград был переименован в Ленинград."))
    question = next(q for q in deck.questions if q.answer == "Ленинград")
    assert question.kind == "typed"


def test_one_definition_is_asked_from_one_end():
    """«Как называется …?» and «Что такое …?» of one sentence would answer each other."""
    deck = deck_of("Сейсмограф — это прибор для записи колебаний земной поверхности.")
    own = [q.template for q in deck.questions if q.template.startswith(RULES)]
    assert own == ["definitions/called"]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Как называется оболочка Земли, заселённая организмами и изменённая ими?", "ими"),
        ("Что такое изотопы?", "такое"),
        ("разновидности элемента с одним и тем же номером", "тем"),
        ("народ, живущий в некоторых районах страны", "некоторых"),
        ("зависимость силы тока от сопротивления участка и длины этого участка", "этого"),
    ],
)
def test_a_definition_explains_its_own_pronouns(text, gone):
    """A pronoun that stands for a noun of the same definition points at nothing outside it."""
    assert gone in text.strip("?").split()
    assert gone not in without_bound(text).split()


@pytest.mark.parametrize("text", ["Как называется его столица?", "Что такое их обычай?"])
def test_a_pronoun_of_something_outside_stays(text):
    """Nothing before it in the definition can be meant, so the question still falls."""
    assert set(without_bound(text).split()) & {"его", "их"}
