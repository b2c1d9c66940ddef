"""Our own packages read back: the same questions, but for what the fields do not hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import open_deck
import pytest
import several_deck
from import_reader import load

from quizgen.decks import deck_from_json, deck_to_json, read_deck
from quizgen.formats.anki import deck_to_apkg
from quizgen.formats.anki_fields import MOST_OPTIONS
from quizgen.formats.anki_text import typed
from quizgen.imports.assemble import to_imported
from quizgen.model import Evidence

DECKS = Path(__file__).parent.parent / "decks"


def content(question):
    """A question but for place, template, role, rank and stamp; accepted forms as on the card."""
    plain = dict.fromkeys([typed(question.answer).casefold().replace("ё", "е")])
    forms = []
    for form in question.accepted:
        key = typed(form).casefold().replace("ё", "е")
        if key not in plain:
            plain[key] = None
            forms.append(form)
    return replace(question, changed=None, template="", asks="", salience=0.0,
                   accepted=tuple(forms),
                   evidence=Evidence(question.evidence.text, 0, 0),
                   distractors=question.distractors[: MOST_OPTIONS - 1],
                   more=tuple(Evidence(proof.text, 0, 0) for proof in question.more))  # fmt: skip


def _short(words: str) -> str:
    """As lists of what was not taken show it."""
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


@pytest.mark.parametrize("path", sorted(DECKS.glob("*.apkg")), ids=lambda path: path.stem)
def test_our_packages_come_back(path, tmp_path):
    """Questions, their order and ids, titles and dates are those the package was made from."""
    imported = to_imported(load(path, tmp_path), "файл")
    deck = read_deck(path.with_suffix(".json"))
    gone = {(_short(q.stem), "вопрос снят автором") for q in deck.withdrawn}
    assert {(one.words, one.reason) for one in imported.skipped} == gone
    assert [content(q) for q in imported.deck.questions] == [content(q) for q in deck.questions]
    for one, other in ((imported.deck, deck), (imported.deck.article, deck.article)):
        assert (one.id, one.title) == (other.id, other.title)
    assert imported.deck.article.date == deck.article.date
    assert deck_from_json(deck_to_json(imported.deck)) == imported.deck


@pytest.mark.parametrize("deck", [several_deck.DECK, open_deck.DECK], ids=["several", "open"])
def test_every_kind_comes_back(deck, tmp_path):
    """Members, pairs and events come back in their order."""
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck_to_apkg(deck))
    found = to_imported(load(path, tmp_path), "файл").deck
    assert [content(q) for q in found.questions] == [content(q) for q in deck.questions]


def edited(tmp_path, number, **changes):
    """The import of the deck of several kinds after a learner's edits to one note."""
    path = tmp_path / "deck.apkg"
    path.write_bytes(deck_to_apkg(several_deck.DECK))
    collection = load(path, tmp_path)
    note = collection.notes[number]
    names = collection.types[note.type_id].fields
    fields = dict(zip(names, note.fields, strict=True)) | changes.pop("fields", {})
    notes = list(collection.notes)
    notes[number] = replace(note, fields=tuple(fields.values()), **changes)
    return to_imported(replace(collection, notes=tuple(notes)), "файл")


def test_a_changed_option_is_kept(tmp_path):
    """A learner's own wording of stem and answer arrives, the id stays."""
    old = several_deck.DECK.questions[3]
    question = edited(tmp_path, 3, fields={"Question": "Что <b>когда</b>?"}).deck.questions[3]
    assert (question.id, question.stem, question.items) == (old.id, "Что когда?", old.items)


def test_a_note_spoilt_by_editing_is_accounted_for(tmp_path):
    """A note whose answer is gone is listed, the others come in."""
    imported = edited(tmp_path, 2, fields={"Answer": "", "Options": ""})
    assert len(imported.deck.questions) == 4
    assert [(item.place, bool(item.reason)) for item in imported.skipped] == [(3, True)]


def test_kinds_are_told_without_tags(tmp_path):
    """A learner who removed our tags loses no kind."""
    for number, question in enumerate(several_deck.DECK.questions):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert edited(folder, number, tags=("своя",)).deck.questions[number].kind == question.kind


def test_withdrawn_notes_are_listed(tmp_path):
    """A question its author withdrew is not asked again."""
    imported = edited(tmp_path, 0, tags=("quizgen::вид::верно_ли", "quizgen::снято"))
    assert [item.reason for item in imported.skipped] == ["вопрос снят автором"]
