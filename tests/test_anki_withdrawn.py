"""Withdrawn questions in the real `anki` library, and what an update leaves the learner."""

import datetime
from dataclasses import replace

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from test_anki import ARTICLE, CHOICE, CLOZE, DECK, LATER, TYPED, load, note_of, shown, started

from quizgen import cli
from quizgen.decks import write_deck
from quizgen.formats.anki import deck_to_apkg
from quizgen.formats.anki_changes import WITHDRAWN
from quizgen.updates import merge

NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
GONE = merge(DECK, replace(DECK, questions=(CHOICE, TYPED)), NOW)


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take(collection, package, path, **options):
    """Import with options of the learner's choice."""
    path.write_bytes(package)
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=str(path), options=ImportAnkiPackageOptions(**options)
        )
    )
    collection.models._clear_cache()


@pytest.mark.parametrize("question", DECK.questions, ids=lambda question: question.kind)
def test_the_card_says_so_on_both_sides(collection, question):
    """A withdrawn question of any note type tells it, with the day, front and back."""
    left = tuple(q for q in DECK.questions if q is not question)
    load(collection, deck_to_apkg(merge(DECK, replace(DECK, questions=left), NOW)))
    note = note_of(collection, question)
    assert WITHDRAWN in note.tags
    output = note.cards()[0].render_output()
    for side in (output.question_text, output.answer_text):
        assert "Вопрос снят автором колоды 23 ноября 2026 года" in shown(side)
    for other in left:
        assert "снят" not in note_of(collection, other).cards()[0].render_output().question_text


@pytest.mark.parametrize(("with_scheduling", "queue"), [(True, -1), (False, 0)])
def test_who_never_had_it(collection, tmp_path, with_scheduling, queue):
    """New learners get it last and suspended; Anki lets it loose where progress is left out."""
    take(collection, deck_to_apkg(GONE), tmp_path / "a.apkg", with_scheduling=with_scheduling)
    (card,) = note_of(collection, CLOZE).cards()
    assert (card.queue, card.due) == (queue, 2)
    assert note_of(collection, TYPED).cards()[0].queue == 0


@pytest.mark.parametrize("with_scheduling", [True, False])
def test_who_has_it_goes_on(collection, tmp_path, with_scheduling):
    """The note is tagged, the card stays in its queue with its reviews; so when it returns."""
    take(collection, deck_to_apkg(DECK), tmp_path / "a.apkg", with_scheduling=with_scheduling)
    (card,) = note_of(collection, CLOZE).cards()
    collection.decks.select(card.did)
    collection.sched.answerCard(started(collection, card), 3)
    before = collection.get_card(card.id)
    take(collection, deck_to_apkg(GONE), tmp_path / "a.apkg", with_scheduling=with_scheduling)
    after = collection.get_card(card.id)
    assert (after.queue, after.due, after.reps) == (before.queue, before.due, 1)
    assert collection.find_notes(f"tag:{WITHDRAWN}") == [card.nid]
    back = merge(GONE, DECK, NOW)
    take(collection, deck_to_apkg(back), tmp_path / "a.apkg", with_scheduling=with_scheduling)
    assert not collection.find_notes(f"tag:{WITHDRAWN}")
    assert note_of(collection, CLOZE)["Spare2"] == ""
    assert collection.get_card(card.id).reps == 1


def test_a_changed_kind_leaves_a_tagged_note(collection):
    """A choice turned typed: a new note to learn, the old one tagged, its reviews kept."""
    load(collection, deck_to_apkg(DECK))
    typed = replace(CHOICE, kind="typed", distractors=())
    deck = merge(DECK, replace(DECK, questions=(typed, TYPED, CLOZE)), NOW)
    log = load(collection, deck_to_apkg(deck))
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (1, 1, 0)
    assert WITHDRAWN in note_of(collection, CHOICE).tags
    assert WITHDRAWN not in note_of(collection, typed).tags
    log = load(collection, deck_to_apkg(merge(deck, DECK, NOW)))
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 2, 0)
    assert WITHDRAWN not in note_of(collection, CHOICE).tags
    assert WITHDRAWN in note_of(collection, typed).tags


def test_what_a_correction_takes_and_what_it_leaves(collection):
    """Anki replaces a corrected note's tags whole; flags, suspension and the card's deck stay."""
    load(collection, deck_to_apkg(DECK))
    note = note_of(collection, CHOICE)
    note.tags += ["моё", "marked"]
    collection.update_note(note)
    (card,) = note.cards()
    card.flags = 3
    collection.update_card(card)
    collection.sched.suspend_cards([card.id])
    collection.set_deck([card.id], collection.decks.id("Моё"))
    questions = (replace(CHOICE, answer="2002", changed=LATER), TYPED, CLOZE)
    load(collection, deck_to_apkg(replace(DECK, questions=questions)))
    note = note_of(collection, CHOICE)
    assert note["Answer"] == "2002"
    assert not {"моё", "marked"} & set(note.tags)
    (card,) = note.cards()
    assert (card.flags, card.queue, collection.decks.name(card.did)) == (3, -1, "Моё")


def test_without_withdrawn_questions(tmp_path, capsys):
    """`withdrawn=False` and `export --no-withdrawn` give the live questions alone."""
    alone = deck_to_apkg(replace(GONE, withdrawn=()))
    assert deck_to_apkg(GONE, withdrawn=False) == alone != deck_to_apkg(GONE)
    source, target = tmp_path / "deck.json", tmp_path / "deck.apkg"
    write_deck(GONE, source)
    assert cli.main(["export", str(source), "-o", str(target), "--no-withdrawn"]) == cli.DONE
    assert target.read_bytes() == alone
    assert cli.main(["export", str(source), "-o", str(target)]) == cli.DONE
    assert target.read_bytes() == deck_to_apkg(GONE)


def test_generating_reads_the_clock_once_told(tmp_path, monkeypatch, capsys):
    """`generate -o` onto a deck stamps by the clock, or by SOURCE_DATE_EPOCH where it is set."""
    target, article = tmp_path / "deck.json", tmp_path / "a.txt"
    article.write_text(ARTICLE.text, encoding="utf-8")
    changed = replace(DECK, questions=(replace(CHOICE, answer="2002"), TYPED))
    monkeypatch.setattr("quizgen.pipeline.generate", lambda *_, **__: changed)
    write_deck(DECK, target)
    command = ["generate", str(article), "-o", str(target)]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "завтра")
    assert cli.main(command) == cli.FAILED
    assert "SOURCE_DATE_EPOCH: «завтра»" in capsys.readouterr().err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    assert cli.main(command) == cli.DONE
    assert "Добавлено 0, изменено 1, без изменений 1, снято 1." in capsys.readouterr().out
    text = target.read_text(encoding="utf-8")
    assert text.count('"changed": "2026-11-23T10:00:00Z"') == 2
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    write_deck(DECK, target)
    start = datetime.datetime.now(datetime.UTC).isoformat()[:19]
    assert cli.main(command) == cli.DONE
    assert f'"changed": "{start[:10]}' in target.read_text(encoding="utf-8")
