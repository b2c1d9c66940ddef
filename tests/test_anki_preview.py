"""The preview of a card is the card: held against what the real Anki makes of the package."""

from __future__ import annotations

from dataclasses import replace

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest
from open_deck import DECK as TOLD
from several_deck import DECK as SEVERAL

from quizgen.formats.anki_decks import decks_to_apkg
from quizgen.formats.anki_preview import card_of, page
from quizgen.formats.choices import ExportChoice
from quizgen.model import GAP, KINDS

NASTY = '«А\u0301» {{c1::x}} [sound:a] \\(x\\) <b>&amp; "к\'"/:: %;=—é'


@pytest.fixture
def decks(deck):
    """Every kind of question, plain, with marks that would come alive, and withdrawn."""
    nasty = [
        replace(
            question,
            id=f"{question.id}-n",
            stem=NASTY + question.stem,
            answer=NASTY if question.kind in ("typed", "cloze", "choice") else question.answer,
        )
        for question in deck.questions
    ]
    address = replace(deck.article, id="https://example.org/?a=1&b='2'")
    first = replace(
        deck,
        article=address,
        questions=(*deck.questions, *nasty),
        withdrawn=(replace(deck.questions[0], id="gone"),),
    )
    told = replace(TOLD, questions=tuple(q for q in TOLD.questions if q.kind == "open"))
    return first, SEVERAL, told


@pytest.mark.parametrize("speech", [False, True], ids=["silent", "read aloud"])
def test_it_is_what_anki_renders(decks, tmp_path, speech):
    """Both sides of every card are, letter for letter, those the real Anki renders."""
    choice = ExportChoice(speech=speech)
    package = tmp_path / "deck.apkg"
    package.write_bytes(decks_to_apkg(decks, choice))
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))
        rendered = {}
        for number in collection.find_cards(""):
            card = collection.get_card(number)
            output = card.render_output()
            note = card.note()
            key = note["Source"].replace("&amp;", "&"), note["Id"]
            box = collection.compare_answer(note["Typed"], "", False)
            rendered[key] = output.question_text, output.answer_text, box
    finally:
        collection.close()
    shown = {}
    for deck in decks:
        for gone, questions in ((False, deck.questions), (True, deck.withdrawn)):
            for question in questions:
                card = card_of(deck.article, question, choice, gone)
                shown[deck.article.id, question.id] = card
    assert {question.kind for deck in decks for question in deck.questions} == set(KINDS)
    assert shown.keys() == rendered.keys()
    for key, card in shown.items():
        front, back, box = rendered[key]
        assert card.front == front
        assert card.back == back
        if card.typed:
            assert box.replace("id=typeans", 'id="typeans"') in page(card, back=True)


def test_what_anki_draws_is_drawn(deck):
    """The page has the box to type in and the button to listen, and no mark left of Anki's."""
    for question in deck.questions:
        card = card_of(deck.article, question, ExportChoice(speech=True))
        front, back = page(card), page(card, back=True)
        assert front.count('id="typeans"') == back.count('id="typeans"') == bool(card.typed)
        assert "replay-button soundLink" in front
        assert "[anki:" not in front + back
        assert "[[type" not in front + back


def test_the_page_runs_nothing_and_leads_nowhere(deck):
    """No script, no link to follow, whatever stands in the article; night is told by a class."""
    article = replace(deck.article, id="https://example.org/", title="<script>x</script>")
    question = replace(deck.questions[3], answer="<img src=x onerror=y>", stem=f"<b>{GAP}")
    text = page(card_of(article, question), back=True, night=True)
    assert "<script" not in text
    assert "<img" not in text
    assert "href" not in text
    assert '<body class="card card1 nightMode">' in text
    assert "nightMode" not in page(card_of(article, question)).partition("<body")[2]
