"""Deck JSON and updates of questions with several members."""

import datetime
import json
from dataclasses import replace

import pytest
from several_deck import DECK, MATCHING, MULTIPLE, ORDERING

from quizgen.cli_print import deck_text
from quizgen.decks import deck_from_json, deck_to_json
from quizgen.errors import DeckError
from quizgen.updates import compare, merge

NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)


def spoilt(number, **fields):
    """The deck's JSON with fields of a question changed; a field of None is taken out."""
    record = json.loads(deck_to_json(DECK))
    question = record["questions"][number]
    for name, value in fields.items():
        if value is None:
            del question[name]
        else:
            question[name] = value
    return json.dumps(record, ensure_ascii=False)


def test_members_survive_the_file():
    """Items, matches and further evidence come back as they were written."""
    assert deck_from_json(deck_to_json(DECK)) == DECK


def test_questions_without_members_are_written_as_before():
    """The new fields stand only where there is something in them."""
    true, false, *_ = json.loads(deck_to_json(DECK))["questions"]
    assert not {"items", "matches", "more_evidence"} & set(true)
    assert false["items"] == ["18 марта 1965 года"]
    assert not {"matches", "more_evidence"} & set(false)


@pytest.mark.parametrize(
    ("number", "fields", "said"),
    [
        (0, {"distractors": []}, "questions[0].distractors: вопросу с выбором нужны"),
        (0, {"distractors": ["Нет", "Иногда"]}, "нужен ровно один вариант"),
        (2, {"items": None}, "questions[2].items: нужно хотя бы два верных ответа"),
        (2, {"items": ["Нил Армстронг"]}, "нужно хотя бы два верных ответа"),
        (2, {"items": ["Нил Армстронг", "нил  армстронг"]}, "questions[2].items[1]: «нил"),
        (2, {"distractors": ["Эдвин Олдрин"]}, "уже есть: questions[2].items[1]"),
        (2, {"distractors": []}, "нужны неверные варианты"),
        (3, {"matches": ["1957", "1961"]}, "items и matches разной длины: 3 и 2"),
        (3, {"matches": None}, "разной длины: 3 и 0"),
        (3, {"matches": ["1957", "1961", "1957"]}, "questions[3].matches[2]"),
        (3, {"items": ["а", " ", "в"]}, "questions[3].items[1]: не может быть пустым"),
        (3, {"more_evidence": {}}, "questions[3].more_evidence: ожидается список"),
        (3, {"more_evidence": [{"text": "нет", "start": 0, "stop": 3}]},
         "questions[3].more_evidence[0]: текст не совпадает"),
        (4, {"items": "а, б"}, "questions[4].items: ожидается список"),
        (4, {"items": ["а"]}, "нужно хотя бы два события"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(number, fields, said):
    """Members that make no question are refused, with the field at fault."""
    with pytest.raises(DeckError) as caught:
        deck_from_json(spoilt(number, **fields))
    assert said in str(caught.value)


def test_one_event_more_is_the_same_question():
    """Ordering keeps its id when its first event and its evidence are other ones."""
    first, *rest = ORDERING.more
    fewer = replace(
        ORDERING, id="other", items=ORDERING.items[1:], evidence=first, more=tuple(rest)
    )
    old = replace(DECK, questions=(ORDERING,))
    merged = merge(old, replace(DECK, questions=(fewer,)), NOW)
    assert [question.id for question in merged.questions] == [ORDERING.id]


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        (MULTIPLE, {"items": MULTIPLE.items[:2]}),
        (MATCHING, {"matches": MATCHING.matches[::-1]}),
        (ORDERING, {"more": ORDERING.more[:1]}),
    ],
)
def test_other_members_are_a_change(question, fields):
    """An update counts a question whose members differ as changed."""
    old = replace(DECK, questions=(question,))
    changes = compare(old, replace(DECK, questions=(replace(question, **fields),)))
    assert (changes.changed, changes.unchanged) == (1, 0)


def test_every_kind_is_printed():
    """The terminal shows right members marked, pairs side by side, events numbered, every proof."""
    text = deck_text(DECK).replace("\x1b", "")
    for line in (
        "[x] Эдвин Олдрин",
        "[ ] Юрий Гагарин",
        "На самом деле: 18 марта 1965 года",
        "Юрий Гагарин полетел в космос — 1961",
        "2) Алексей Леонов вышел в открытый космос",
    ):
        assert line in text
    for proof in (ORDERING.evidence, *ORDERING.more):
        assert proof.text in text
