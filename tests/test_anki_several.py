"""Statements, lists, pairs and chronicles as cards, imported into the real `anki` library."""

import html
import re

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from several_deck import DECK, FALSE, MATCHING, MULTIPLE, ORDERING, TRUE

from quizgen.formats.anki import deck_to_apkg
from quizgen.formats.anki_fields import fields_of
from quizgen.formats.anki_text import JOINER


@pytest.fixture
def sides(tmp_path):
    """Question id → what a person reads on (front, back), the note type's name, the note."""
    package = tmp_path / "deck.apkg"
    package.write_bytes(deck_to_apkg(DECK))
    collection = Collection(str(tmp_path / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=str(package), options=ImportAnkiPackageOptions(with_scheduling=True)
        )
    )
    found = {}
    for number in collection.find_cards(""):
        card = collection.get_card(number)
        output = card.render_output()
        found[card.note()["Id"]] = (
            shown(output.question_text), shown(output.answer_text), card.note_type()["name"],
            card.note(),
        )  # fmt: skip
    yield found
    collection.close()


def shown(text):
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    text = re.sub(r"</(?:td|li|p|tr)>|<br>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text)).replace(JOINER, "")
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_every_kind_gives_one_card(sides):
    """Each question arrives, statements as choices, the others as one type of their own."""
    types = {question.id: sides[question.id][2] for question in DECK.questions}
    assert types == {
        TRUE.id: "Quizgen: выбор",
        FALSE.id: "Quizgen: выбор",
        MULTIPLE.id: "Quizgen: составной ответ",
        MATCHING.id: "Quizgen: составной ответ",
        ORDERING.id: "Quizgen: составной ответ",
    }


@pytest.mark.parametrize("question", [TRUE, FALSE])
def test_a_statement_offers_yes_and_no(sides, question):
    """«Да» stands before «Нет» on both sides, and the key names the right one."""
    front, back, _, note = sides[question.id]
    assert front == [question.stem, "Да", "Нет"]
    assert back[:3] == front
    assert note["Key"] == {"Да": "1", "Нет": "2"}[question.answer]


def test_a_false_statement_is_put_right(sides):
    """The back of a false statement says what is right, its front does not."""
    front, back, _, note = sides[FALSE.id]
    assert "На самом деле: 18 марта 1965 года" in back
    assert not any("1965" in line for line in front)
    assert "<mark>18 марта 1965 года</mark>" in note["Evidence"]
    assert not any(line.startswith("На самом деле") for line in sides[TRUE.id][1])
    assert "<mark>" not in sides[TRUE.id][3]["Evidence"]


def test_a_list_is_offered_mixed_and_told_whole(sides):
    """All options are on the front; the back names the right ones and marks them in the proof."""
    front, back, _, note = sides[MULTIPLE.id]
    assert front[1] == "Верных ответов несколько."
    assert sorted(front[2:]) == sorted((*MULTIPLE.items, *MULTIPLE.distractors))
    assert back[1:4] == list(MULTIPLE.items)
    assert note["Evidence"].count("<mark>") == 3


def test_pairs_and_chronicles_are_not_told_in_front(sides):
    """The front never has the right order; the back has the pairs, and every proof."""
    front, back, _, _ = sides[MATCHING.id]
    assert front[1:4] == list(MATCHING.items)
    assert sorted(front[4:]) == sorted(MATCHING.matches)
    assert front[4:] != list(MATCHING.matches)
    told = [text for pair in zip(MATCHING.items, MATCHING.matches, strict=True) for text in pair]
    assert back[1:7] == told
    front, back, _, _ = sides[ORDERING.id]
    assert sorted(front[1:]) == sorted(ORDERING.items)
    assert front[1:] != list(ORDERING.items)
    assert back[1:4] == list(ORDERING.items)
    assert [proof.text for proof in (ORDERING.evidence, *ORDERING.more)] == back[4:7]


@pytest.mark.parametrize(
    ("question", "name"),
    [(TRUE, "верно_ли"), (MULTIPLE, "несколько_ответов"), (MATCHING, "соответствие"),
     (ORDERING, "порядок")],
)  # fmt: skip
def test_the_kind_is_a_tag(sides, question, name):
    """A learner can set cards of one kind aside."""
    assert f"quizgen::вид::{name}" in sides[question.id][3].tags


def test_hostile_members_stay_text():
    """Marks a browser or Anki obeys do nothing in a list either."""
    from dataclasses import replace

    odd = replace(MATCHING, items=("<b>{{c1::x}}</b>", *MATCHING.items[1:]))
    fields = fields_of(DECK.article, odd)
    for name in ("Options", "Answer"):
        assert "<b>" not in fields[name]
        assert "{{c1" not in fields[name]
