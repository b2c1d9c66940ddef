"""Open questions as cards, in the real `anki` library, in deck files and in the terminal."""

import datetime
import html
import re
from dataclasses import replace

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from open_deck import ARTICLE, DECK, LIST, PURPOSE, REASON

from quizgen.cli_print import deck_text
from quizgen.decks import deck_from_json, deck_to_json
from quizgen.formats.anki import deck_to_apkg
from quizgen.formats.anki_fields import fields_of
from quizgen.formats.anki_text import JOINER, find_told
from quizgen.updates import compare, merge

NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)


@pytest.fixture
def cards(tmp_path):
    """Question id → its card in a collection the package was imported into."""
    package = tmp_path / "deck.apkg"
    package.write_bytes(deck_to_apkg(DECK))
    collection = Collection(str(tmp_path / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=str(package), options=ImportAnkiPackageOptions(with_scheduling=True)
        )
    )
    found = [collection.get_card(number) for number in collection.find_cards("")]
    yield {card.note()["Id"]: card for card in found}
    collection.close()


def shown(text):
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    text = re.sub(r"</(?:p|div|blockquote)>|<br>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text)).replace(JOINER, "")
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("question", [REASON, PURPOSE, LIST])
def test_the_card_asks_then_tells(cards, question):
    """The front has the question alone; the back the answer, the proof and the source."""
    card = cards[question.id]
    output = card.render_output()
    assert shown(output.question_text) == [question.stem, "Ответьте своими словами."]
    back = shown(output.answer_text)
    assert back[:3] == [question.stem, question.answer, question.evidence.text]
    assert back[3] == ARTICLE.title
    assert card.note_type()["name"] == "Quizgen: составной ответ"
    assert "quizgen::вид::своими_словами" in card.note().tags


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        (REASON, [REASON.answer]),
        (PURPOSE, []),
        (LIST, LIST.answer.replace(" и ", ", ").split(", ")),
    ],
)
def test_the_answer_is_marked_in_its_proof(question, marked):
    """Whole, or member by member; nothing is marked where the article says it otherwise."""
    fields = fields_of(ARTICLE, question)
    assert re.findall("<mark>(.*?)</mark>", fields["Evidence"]) == marked


@pytest.mark.parametrize(
    ("text", "answer", "found"),
    [
        ("Прибыли рожь и овёс.", "рожь и овёс", ["рожь и овёс"]),
        ("Прибыли овёс (12 т) и рожь (3 т).", "овёс и рожь", ["овёс", "рожь"]),
        ("Занялись спасением города.", "спасение города", ["спасением города"]),
        ("Прибыли рожь (3 т) и овёс.", "овёс и рожь", []),
        ("Прибыли рожь.", "рожь и овёс", []),
    ],
)
def test_where_a_text_says_an_answer(text, answer, found):
    """Members are looked for in their order, all of them or none."""
    assert [text[start:stop] for start, stop in find_told(text, answer)] == found


def test_hostile_answers_stay_text():
    """Marks a browser or Anki obey do nothing in an open answer."""
    fields = fields_of(ARTICLE, replace(REASON, answer="<b>{{c1::x}}</b>"))
    assert "<b>" not in fields["Answer"]
    assert "{{c1" not in fields["Answer"]


def test_open_questions_survive_the_file():
    """The deck comes back as it was written; an open question needs no wrong options."""
    assert deck_from_json(deck_to_json(DECK)) == DECK


def test_an_open_question_is_printed_with_its_answer():
    """The terminal shows the answer and the proof."""
    text = deck_text(DECK)
    for question in (REASON, PURPOSE, LIST):
        assert f"Ответ: {question.answer}" in text
        assert question.evidence.text in text


def test_a_question_turned_open_keeps_its_id():
    """Ids live through a change of kind, which is counted as a change."""
    typed = replace(DECK, questions=(replace(REASON, kind="typed"),))
    new = replace(DECK, questions=(replace(REASON, id="other"),))
    merged = merge(typed, new, NOW, kinds=("open",))
    assert [question.id for question in merged.questions] == [REASON.id]
    assert compare(typed, merged).changed == 1
