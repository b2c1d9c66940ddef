"""A deck on paper: its variants, its key, and what is chosen to be printed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from client import Browser
from flask import Flask
from several_deck import DECK as SEVERAL
from test_webapp_review import Teacher

from quizgen.model import Deck
from webapp.handout.composing import LETTERS, Variant, variants

ADDRESS = "/decks/sad/handout/"
ALL_KINDS = ["choice", "typed", "cloze", "true_false", "multiple", "matching", "ordering", "open"]


def ask(browser: Browser, address: str = ADDRESS, **query):
    return browser.get(address, query_string={"variants": "1", "kinds": ALL_KINDS, **query})


def stems(page: str) -> list[str]:
    """The stems on paper, in their order."""
    found = re.findall(r'<p class="stem"><b>\d+\.</b> (.*?)</p>', page, re.S)
    return [re.sub(r"<.*?>", "", stem) for stem in found]


def by_mark(variant: Variant, number: int) -> list[str]:
    """What the signs of the key point to on the paper."""
    asked, solved = variant.asked[number], variant.solved[number]
    told = dict(asked.options)
    if asked.kind == "ordering":
        places = [int(place) for place in solved.mark.split(", ")]
        return [text for _, (_, text) in sorted(zip(places, asked.options, strict=True))]
    return [told[mark.rpartition("–")[2]] for mark in solved.mark.split(", ")]


@pytest.mark.parametrize("seed", ["a/1", "a/2", "b/1"])
def test_the_key_is_right_in_every_variant(deck: Deck, seed: str):
    """Whatever the order, the sign of the key stands at the right answer of its own variant."""
    questions = {q.stem.replace("_____", "|"): q for q in (*deck.questions, *SEVERAL.questions)}
    made = variants(list(questions.values()), 4, seed)
    assert [variant.number for variant in made] == [1, 2, 3, 4]
    for variant in made:
        assert [each.number for each in variant.asked] == [each.number for each in variant.solved]
        for number, (asked, solved) in enumerate(zip(variant.asked, variant.solved, strict=True)):
            question = questions["|".join(asked.stem)]
            if question.kind in ("typed", "cloze"):
                assert (solved.mark, solved.answer) == ("", question.answer)
                continue
            right = {"matching": question.matches}.get(question.kind, question.items)
            wanted = right if asked.kind not in ("choice", "true_false") else (question.answer,)
            found = by_mark(variant, number)
            same = sorted if asked.kind == "multiple" else list
            assert same(found) == same(wanted)


def test_variants_differ_and_repeat(deck: Deck):
    """Another variant has other orders of questions and options; the same seed gives the same."""
    questions = (*deck.questions, *SEVERAL.questions)
    made = variants(questions, 2, "a/1")
    assert made == variants(questions, 2, "a/1")
    assert made != variants(questions, 2, "a/2")
    assert made[0] == variants(questions, 1, "a/1")[0]
    first, second = ({each.stem: each.options for each in variant.asked} for variant in made)
    assert list(first) != list(second)
    assert sorted(first) == sorted(second)
    mixed = [q for q in questions if q.kind in ("choice", "multiple", "matching")]
    assert mixed
    assert all(
        first[tuple(q.stem.split("_____"))] != second[tuple(q.stem.split("_____"))] for q in mixed
    )


@pytest.mark.parametrize("seed", range(20))
def test_columns_and_events_are_never_printed_in_their_right_order(seed: int):
    """A pair stands beside its own by chance only, never all of them; nor do events stand right."""
    asked = [q for q in SEVERAL.questions if q.kind in ("matching", "ordering")]
    for variant in variants(asked, 4, str(seed)):
        marks = {each.mark for each in variant.solved}
        assert not marks & {"1, 2, 3", "1–А, 2–Б, 3–В"}


def test_letters_suffice():
    """A question with as many options as a teacher may write has a letter for each."""
    from webapp.review.wording import MOST_LINES

    assert len(set(LETTERS)) == len(LETTERS) > MOST_LINES


def test_a_handout_shows_questions_and_key_apart(browser: Browser, deck: Deck):
    """The questions come first, without answers; the key follows, with proofs where asked for."""
    page = ask(browser, proofs="1").text
    paper, _, key = page.partition('<section class="paper key"')
    assert stems(paper) == [q.stem.replace("_____", "пропуск") for q in deck.questions]
    for question in deck.questions:
        assert question.answer in key
        assert question.evidence.text in key
        assert question.evidence.text not in paper
    assert "Имя" in paper
    assert "Класс" in paper
    assert "Дата" in paper
    assert deck.questions[0].evidence.text not in ask(browser).text
    assert 'class="paper prose"' not in page
    assert 'class="paper prose"' in ask(browser, article=1).text


@pytest.mark.parametrize(
    ("query", "papers", "asked"),
    [
        ({}, 2, 5),
        ({"variants": "2"}, 4, 10),
        ({"variants": "9"}, 2, 5),
        ({"count": "2"}, 2, 2),
        ({"count": "99"}, 2, 5),
        ({"count": ""}, 2, 5),
        ({"kinds": ["typed"]}, 2, 1),
        ({"kinds": ["matching"]}, 0, 0),
    ],
)
def test_what_is_chosen_is_printed(browser: Browser, query: dict, papers: int, asked: int):
    """So many variants, so many questions, of these kinds; numbers nobody has are mended."""
    answer = ask(browser, **query)
    assert answer.status_code == 200
    assert answer.text.count('class="paper') == papers
    assert len(stems(answer.text)) == asked


@pytest.mark.parametrize(
    ("query", "said"),
    [({"count": "пять"}, "Число вопросов не понято"), ({"kinds": []}, "Не выбран ни один вид")],
)
def test_what_is_not_understood_is_told(browser: Browser, query: dict, said: str):
    """One clear line says what to mend, and what was written stays."""
    answer = ask(browser, **query)
    assert answer.status_code == 400
    assert said in answer.text
    assert 'class="paper' not in answer.text


def test_the_title_is_the_teachers(browser: Browser):
    """The heading may be another than the deck's; what is in it is text."""
    page = ask(browser, title="<b>Сад</b>, 5 «А»").text
    assert "<h2><span>&lt;b&gt;Сад&lt;/b&gt;, 5 «А»</span></h2>" in page


def test_nothing_needs_a_script(browser: Browser):
    """Without scripts a line says how to print; the button waits for the script."""
    page = ask(browser).text
    assert "Ctrl+P" in page
    assert re.search(r"data-print hidden>Напечатать<", page)
    assert 'href="/decks/sad/handout/"' in browser.get("/decks/sad/").text


def test_of_a_reviewed_deck_the_accepted_are_printed(app: Flask, browser: Browser):
    """Rejected questions never; those not looked at only where the teacher wants them too."""
    teacher = Teacher(app, browser)
    address = f"/decks/{teacher.key}/handout/"
    assert f'href="{address}"' in teacher.page()
    assert len(stems(browser.get(address).text)) == 5
    teacher.do("reject", "sad-2")
    assert len(stems(browser.get(address).text)) == 4
    teacher.do("accept", "sad-3")
    teacher.edit("sad-1", stem="Кто руководит садом?")
    teacher.add()
    found = stems(browser.get(address).text)
    assert [found[0], found[1], len(found)] == ["Сколько стоит вход?", "Кто руководит садом?", 3]
    assert len(stems(ask(browser, address).text)) == 5
    assert len(stems(ask(browser, address, only_accepted="1").text)) == 3


def test_paper_needs_a_deck(browser: Browser):
    """Of a deck there is not, there is no hand-out."""
    assert browser.get("/decks/nothing/handout/").status_code == 404


def test_an_empty_deck_prints_nothing():
    """No questions make no variant fall over."""
    assert variants((), 2, "a") == (Variant(1, (), ()), Variant(2, (), ()))
    bare = replace(SEVERAL.questions[0], evidence=replace(SEVERAL.questions[0].evidence, text=""))
    assert variants([bare], 1, "a")[0].solved[0].proofs == ()
