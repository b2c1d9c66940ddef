"""Other wrong options for a question: of the same kind, and never the answer or a part of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from client import Browser
from flask import Flask

from quizgen.decks import read_deck
from quizgen.model import Question
from quizgen.options import other_options
from quizgen.trial import read
from webapp.services import services

DECK = read_deck(Path(__file__).parent.parent / "decks" / "2024-10-25-key-rate.json")
CHOICES = [question for question in DECK.questions if question.kind == "choice"]
WITH_OTHERS = next(q for q in CHOICES if q.answer == "16 декабря 2014 года")
WITHOUT = next(q for q in CHOICES if q.answer == "2,4 %")


@pytest.fixture(scope="module")
def reading():
    return read(DECK.article)


def test_others_are_wrong_and_new(reading):
    """Asked for again they differ from those shown, have their number, and hold no right answer."""
    found = 0
    for question in CHOICES[:4]:
        shown = question.distractors
        for _ in range(2):
            others = other_options(question, reading, shown=shown)
            assert others == other_options(question, reading, shown=shown)
            if not others:
                break
            found += 1
            assert set(others) != set(shown)
            assert len(others) == len(set(others)) == len(question.distractors)
            for option in others:
                assert option.lower() not in question.answer.lower()
                assert option not in (question.answer, *question.accepted)
            shown = others
    assert found >= 4


def test_one_set_follows_another(reading):
    """Pressing on brings set after set, not the same two in turn."""
    shown, seen = WITH_OTHERS.distractors, []
    for _ in range(4):
        shown = other_options(WITH_OTHERS, reading, shown=shown)
        seen.append(frozenset(shown))
    assert len(set(seen)) == 4
    assert frozenset(WITH_OTHERS.distractors) not in seen[:3]


def test_where_there_are_none_there_are_none(reading):
    """A question whose like the program cannot make more of keeps its own; a strange one too."""
    assert other_options(WITHOUT, reading) == ()
    strange = Question("x", "choice", "Кто?", "Он", WITHOUT.evidence, "a/b", "c")
    assert other_options(strange, reading) == ()


def test_a_renamed_question_is_known_again(reading):
    """An update keeps old names: the question is found by what it asks."""
    renamed = replace(WITH_OTHERS, id="old-name")
    assert other_options(renamed, reading) == other_options(WITH_OTHERS, reading)


class Teacher:
    """Someone reviewing the whole deck."""

    def __init__(self, app: Flask, browser: Browser) -> None:
        self.app, self.browser = app, browser
        self.key = services(app).library.add(DECK, lambda old, new: old)
        self.address = f"/decks/{self.key}/review/"

    def page(self, question: Question) -> str:
        return self.browser.get(self.address, query_string={"q": question.id}).text

    def do(self, action: str, question: Question, address: str = "", **fields: str):
        revision = re.search(r'name="revision" value="(\d+)"', self.page(question))[1]
        fields = {"do": action, "question": question.id, "revision": revision, **fields}
        return self.browser.send(self.address + address, **fields)

    def asked(self, question: Question) -> Question:
        """What learners get."""
        found = services(self.app).library.find(self.key).deck.questions
        return next(each for each in found if each.id == question.id)


@pytest.fixture
def teacher(app: Flask, browser: Browser) -> Teacher:
    return Teacher(app, browser)


def test_a_teacher_gets_others_by_a_button(teacher: Teacher):
    """They reach learners under the same question, and are undone as any edit is."""
    assert 'value="options"' in teacher.page(WITH_OTHERS)
    answer = teacher.do("options", WITH_OTHERS)
    assert answer.status_code == 200
    new = teacher.asked(WITH_OTHERS).distractors
    assert set(new) != set(WITH_OTHERS.distractors)
    assert all(option in answer.text for option in new)
    assert "другие варианты получил вопрос" in answer.text
    assert "изменён вами" in answer.text
    teacher.do("undo", WITH_OTHERS)
    assert teacher.asked(WITH_OTHERS).distractors == WITH_OTHERS.distractors
    teacher.do("redo", WITH_OTHERS)
    assert teacher.asked(WITH_OTHERS).distractors == new


def test_where_there_are_no_others_a_line_says_so(teacher: Teacher):
    """The options stay, and the page tells what else can be done."""
    answer = teacher.do("options", WITHOUT)
    assert answer.status_code == 400
    assert "Для ответа «2,4 %» других вариантов не нашлось" in answer.text
    assert teacher.asked(WITHOUT).distractors == WITHOUT.distractors


def test_to_a_teachers_answer_the_program_knows_no_options(teacher: Teacher):
    """The button is not there, and who presses it all the same is told why."""
    words = {"stem": "Когда?", "answer": "вчера", "distractors": "сегодня\nзавтра"}
    teacher.do("", WITH_OTHERS, "edit", **words)
    assert teacher.asked(WITH_OTHERS).answer == "вчера"
    assert 'value="options"' not in teacher.page(WITH_OTHERS)
    assert "ответ здесь ваш" in teacher.do("options", WITH_OTHERS).text
    assert teacher.asked(WITH_OTHERS).distractors == ("сегодня", "завтра")


def test_only_a_choice_has_others(teacher: Teacher):
    """A question of another kind has no such button."""
    typed = next(question for question in DECK.questions if question.kind == "typed")
    assert 'value="options"' not in teacher.page(typed)
    assert teacher.do("options", typed).status_code == 400
