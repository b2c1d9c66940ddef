"""Statements, lists, pairs and chronicles as they are made from an article's facts."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from language import article_of, deck_of, facts_of, seed_article, seed_deck, table
from language import every as generate

from quizgen.model import GAP
from quizgen.questions.several import KINDS
from quizgen.questions.which import which_places

ROWS = table("several.yaml")
LONG = " ".join(row["text"] for row in ROWS[:1]) + (
    " В 1998 году начато строительство Международной космической станции. Полёт Гагарина длился 108"
    " минут. Валентина Терешкова отправилась в космос на корабле «Восток-6» 16 июня 1963 года. В"
    " 1971 году выведена на орбиту станция «Салют-1». Сергей Королёв родился в 1907 году."
)


def made(text: str):
    """Kind → the questions of these kinds alone, made of a text."""
    deck = generate(article_of(" ".join(text.split())), kinds=KINDS)
    return {kind: [q for q in deck.questions if q.kind == kind] for kind in KINDS}


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_what_an_article_gives(row):
    """Each row's pairs, events, members and statements come out, and nothing that must not."""
    found = made(row["text"])
    if "ordering" in row:
        assert [list(q.items) for q in found["ordering"]] == [row["ordering"]]
    if "matching" in row:
        (question,) = found["matching"]
        assert dict(zip(question.items, question.matches, strict=True)) == row["matching"]
    if "multiple" in row:
        (question,) = found["multiple"]
        assert list(question.items) == row["multiple"]
        assert len(question.distractors) >= 2
        assert not set(question.items) & set(question.distractors)
    if "true_false" in row:
        assert any(row["true_false"] in q.stem for q in found["true_false"])
    for kind in row.get("never", ()):
        assert found[kind] == []


def test_statements_are_true_or_put_right():
    """A true statement is the article's, a false one differs in the detail shown with it."""
    statements = made(LONG)["true_false"]
    assert {q.answer for q in statements} == {"Да", "Нет"}
    for question in statements:
        assert question.stem.startswith("Верно ли, что ")
        assert question.distractors == ({"Да": "Нет", "Нет": "Да"}[question.answer],)
        said = set(re.findall(r"\w+", question.stem.lower())) - {"верно", "ли", "что", "была"}
        told = set(re.findall(r"\w+", question.evidence.text.lower()))
        if question.answer == "Да":
            assert question.items == ()
            assert said <= told
        else:
            assert not said <= told
            assert set(re.findall(r"\w+", question.items[0].lower())) <= told
            assert question.items[0] not in question.stem


def test_no_statement_tells_of_the_future():
    """A wrong year is never after all the years the article knows."""
    for question in made(LONG)["true_false"]:
        assert all(int(year) <= 1998 for year in re.findall(r"\b\d{4}\b", question.stem))


def test_a_deck_has_few_of_them():
    """At most one pairing, one chronicle, and one statement in four questions."""
    for deck in (seed_deck(), deck_of(LONG)):
        kinds = [question.kind for question in deck.questions]
        plain = sum(kind not in KINDS for kind in kinds)
        assert kinds.count("matching") <= 1
        assert kinds.count("ordering") <= 1
        assert kinds.count("true_false") <= plain // 3
        assert kinds.count("multiple") <= max(1, plain // 10)


def test_a_short_deck_repeats_nothing():
    """Fewer than eight questions leave no place for statements of what they ask."""
    deck = deck_of(" ".join(ROWS[0]["text"].split()))
    assert 0 < len(deck.questions) < 8
    assert not [question for question in deck.questions if question.kind == "true_false"]


def test_nothing_is_given_away():
    """What tells the answer of another question of the same sentence comes after that question."""
    for deck in (seed_deck(), deck_of(LONG)):
        places = {question.id: k for k, question in enumerate(deck.questions)}
        retold = [q for q in deck.questions if q.kind in KINDS]
        assert retold
        for question in retold:
            proofs = {proof.text for proof in (question.evidence, *question.more)}
            for other in deck.questions:
                if other.kind not in KINDS and other.evidence.text in proofs:
                    assert places[other.id] < places[question.id]


def test_the_other_questions_stay_as_they_were():
    """The new kinds only add: ids, wording and order of the others do not change."""
    others = generate(seed_article(), kinds=("choice", "typed", "cloze", "open")).questions
    kept = tuple(q for q in seed_deck().questions if q.kind not in KINDS)
    assert kept == others


def test_members_are_headings():
    """Events stand alone: a capital, no full stop, no date and no gap; every proof is verbatim."""
    article = article_of(" ".join(LONG.split()))
    for question in (*made(LONG)["ordering"], *made(LONG)["matching"]):
        for item in question.items:
            assert item[0].isupper()
            assert not re.search(r"\d{4}|[.?!]$", item)
            assert GAP not in item
        for proof in (question.evidence, *question.more):
            assert article.text[proof.start : proof.stop] == proof.text


def words(text: str) -> set[str]:
    return set(text.rstrip(".").split())


def test_events_come_in_the_order_of_their_dates():
    """The years of the proofs, taken in the order of the events, grow."""
    (question,) = made(LONG)["ordering"]
    proofs = {p.text for p in (question.evidence, *question.more)}
    years = [
        int(re.search(r"\d{4}", next(p for p in proofs if set(item.split()[1:]) <= words(p)))[0])
        for item in question.items
    ]
    assert all(one < other for one, other in pairwise(years))


def test_the_same_article_gives_the_same_questions():
    """No chance is in it, and an id never hangs on wording alone."""
    assert made(LONG) == made(LONG)
    ids = [question.id for questions in made(LONG).values() for question in questions]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Германия, Австрия и Венгрия подписали конвенцию о судоходстве на Дунае.",
         "Какие страны подписали конвенцию о судоходстве на Дунае?"),
        ("В 1902 году Сергей Рахманинов выступил в Вене, Праге и Варшаве.",
         "В каких городах в 1902 году выступил Сергей Рахманинов?"),
        ("Узбекистан заключил договоры с Казахстаном, Киргизией и Таджикистаном.",
         "С какими странами заключил договоры Узбекистан?"),
    ],
)  # fmt: skip
def test_places_are_asked_by_their_kind(text, stem):
    """A list of places of one kind is asked with that kind in the plural, in the right case."""
    assert stem in [draft.stem for draft in which_places(facts_of(text), article_of(text))]


def test_a_day_of_no_year_is_no_statement():
    """«11 ноября» of a year that is not told is neither asked nor swapped."""
    stems = [q.stem for q in generate(seed_article(), kinds=("true_false",)).questions]
    assert stems
    assert not [stem for stem in stems if "11 ноября" in stem]
