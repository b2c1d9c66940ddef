"""The Anki package, imported into the real `anki` library: the judge is Anki, not this code."""

import datetime
import hashlib
import html
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import replace

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.decks import deck_to_json
from quizgen.errors import FormatError
from quizgen.formats import anki_types
from quizgen.formats.anki import deck_to_apkg, guid
from quizgen.formats.anki_fields import fields_of, option_order
from quizgen.formats.anki_text import JOINER, find_answer, mark, tag, typed
from quizgen.model import Article, Deck, Evidence, Question

TITLE = "Между вузами Казахстана и России заключено 1 453 договора"
MSU = "Филиал МГУ имени Ломоносова открыт еще в 2001 году."
KREMLIN = "В Кремле прошла встреча глав двух государств, которая длилась 2,5 часа."
COLLEGES = "Свыше четырех тысяч компаний взяли шефство над 600 колледжами."
TEXT = "\n".join((TITLE, MSU, KREMLIN, COLLEGES))
ARTICLE = Article("вузы", TITLE, datetime.date(2025, 11, 13), TEXT)


def ask(id_, kind, stem, answer, evidence, accepted=(), distractors=(), text=TEXT):
    start = text.index(evidence)
    proof = Evidence(evidence, start, start + len(evidence))
    return Question(id_, kind, stem, answer, proof, "общие/вопрос", "when", accepted, distractors)


CHOICE = ask("a00000000001", "choice", "В каком году открыт филиал МГУ имени Ломоносова?", "2001",
             MSU, distractors=("1998", "2005", "2011"))  # fmt: skip
TYPED = ask("a00000000002", "typed", "Сколько длилась встреча глав двух государств в Кремле?",
            "2,5 часа", KREMLIN, ("2.5 часа", "два с половиной часа"))  # fmt: skip
CLOZE = ask("a00000000003", "cloze", "Свыше четырех тысяч компаний взяли шефство над _____.",
            "600 колледжами", COLLEGES, ("600",))  # fmt: skip
LATER = datetime.datetime.fromtimestamp(1800000000, datetime.UTC)
DECK = Deck("вузы", TITLE, ARTICLE, (CHOICE, TYPED, CLOZE))
OTHER = Deck("кремль", "Встреча в Кремле", replace(ARTICLE, id="кремль"), (CHOICE, TYPED))


@pytest.fixture
def collection(tmp_path):
    """A fresh collection, as a learner has who has just installed Anki."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def load(collection, package):
    """Import as the learner's double click does; returns the import's log."""
    with tempfile.NamedTemporaryFile(suffix=".apkg") as file:
        file.write(package)
        file.flush()
        log = collection.import_anki_package(
            ImportAnkiPackageRequest(
                package_path=file.name, options=ImportAnkiPackageOptions(with_scheduling=True)
            )
        ).log
    collection.models._clear_cache()
    return log


def cards(collection):
    """The cards in the order they are learnt, each with its question and answer side as HTML."""
    found = [collection.get_card(number) for number in collection.find_cards("")]
    sides = []
    for card in sorted(found, key=lambda card: card.due):
        output = card.render_output()
        sides.append((card, output.question_text, output.answer_text))
    return sides


def shown(text):
    """What a person reads of a side: no tags, entities resolved, the joiners gone."""
    text = re.sub(r"<br\s*/?>", "\n", text)
    return html.unescape(re.sub(r"<[^>]*>", "", text)).replace(JOINER, "")


def note_of(collection, question, article="вузы"):
    found = collection.db.scalar("select id from notes where guid = ?", guid(article, question))
    return collection.get_note(found)


def change(deck, at, **fields):
    questions = list(deck.questions)
    questions[at] = replace(questions[at], **fields)
    return replace(deck, questions=tuple(questions))


def test_every_question_gives_one_card_that_renders(collection):
    """All cards arrive, in the deck's order, in a deck of its title, and none shows an error."""
    load(collection, deck_to_apkg(DECK))
    rendered = cards(collection)
    assert [card.note()["Id"] for card, *_ in rendered] == [q.id for q in DECK.questions]
    dues = [card.due for card, *_ in rendered]
    assert dues == list(range(dues[0], dues[0] + 3))
    for (card, front, back), question in zip(rendered, DECK.questions, strict=True):
        assert collection.decks.name(card.did) == TITLE
        assert "{{" not in front + back
        assert "problem" not in (front + back).lower()
        assert question.stem.split("_____")[0] in shown(front)
        assert "13 ноября 2025 года" in shown(back)
        assert TITLE in shown(back)
        assert question.evidence.text in shown(back)


def test_the_render_check_would_see_a_broken_template(collection, monkeypatch):
    """A template naming a field that is not there is caught by what the test above looks at."""
    look = anki_types.look
    monkeypatch.setattr(
        "quizgen.formats.anki.look",
        lambda name: look(name).replace("{{Question}}", "{{Question}}{{Nothing}}"),
    )
    load(collection, deck_to_apkg(replace(DECK, questions=(TYPED,))))
    ((_, front, _),) = cards(collection)
    assert "problem" in front.lower()


def test_the_front_does_not_give_the_answer_away(collection):
    """No mark of the right option, no typed answer, no proof and no date in the front's HTML."""
    load(collection, deck_to_apkg(DECK))
    fronts = [front for _, front, _ in cards(collection)]
    assert sorted(re.findall("<li>([^<]*)</li>", fronts[0])) == ["1998", "2001", "2005", "2011"]
    assert re.sub("<li>[^<]*</li>", "", fronts[0]).count("2001") == 0
    assert "qg-key" not in fronts[0]
    assert "2,5 часа" not in fronts[1]
    assert "[[type:nc:Typed]]" in fronts[1]
    assert "600" not in re.sub(r'data-cloze="[^"]*"', "", fronts[2])
    assert "[...]" in fronts[2]
    for front in fronts:
        assert "mark>" not in front
        assert "2025" not in front


def test_the_back_shows_the_answer_in_its_place(collection):
    """The right option by its number, the answer marked in the proof, other right forms."""
    load(collection, deck_to_apkg(DECK))
    backs = [back for *_, back in cards(collection)]
    key = int(re.search(r"qg-key-(\d)", backs[0]).group(1))
    assert re.findall("<li>([^<]*)</li>", backs[0])[key - 1] == "2001"
    assert "открыт еще в <mark>2001</mark> году" in backs[0]
    assert '<p class="qg-answer">2,5 часа</p>' in backs[1]
    assert "Также верно: 2.5 часа; два с половиной часа" in backs[1]
    assert "длилась <mark>2,5 часа</mark>." in backs[1]
    assert re.search(r'class="cloze"[^>]*>600 колледжами<', backs[2])
    # The open cloze is the proof: it is not said twice.
    assert shown(backs[2]).count("взяли шефство") == 1


def test_options_stand_alike_on_both_sides(collection):
    """The learner finds the options on the back in the order seen on the front."""
    load(collection, deck_to_apkg(DECK))
    _, front, back = cards(collection)[0]
    assert re.findall("<li>.*?</li>", front) == re.findall("<li>.*?</li>", back)


def test_the_right_option_has_no_favourite_place():
    """Over 1200 questions of four options each place is right about 300 times."""
    questions = [replace(CHOICE, id=f"{i:012x}") for i in range(1200)]
    places = Counter(option_order(question).index("2001") for question in questions)
    assert sorted(places) == [0, 1, 2, 3]
    # Chi-square with 3 degrees of freedom stays under 16.27 in 999 cases of 1000.
    assert sum((count - 300) ** 2 / 300 for count in places.values()) < 16.27


def test_a_reworded_option_keeps_its_place():
    """Correcting an answer's wording does not deal the options anew."""
    reworded = replace(CHOICE, answer="2001 год", distractors=("1998 год", "2005", "2011"))
    before, after = option_order(CHOICE), option_order(reworded)
    assert [option.split()[0] for option in after] == list(before)


def test_more_options_than_letters():
    """The right option is always among those shown, however many distractors there are."""
    many = replace(CHOICE, distractors=tuple(str(year) for year in range(1900, 1920)))
    for i in range(50):
        shown_options = option_order(replace(many, id=str(i)))
        assert len(shown_options) == 6
        assert "2001" in shown_options


HOSTILE = (
    "x<y и z>w",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "AT&T &amp; &lt;b&gt;",
    "{{c1::скобки}} {{Answer}} {{{c2::ещё}}}",
    "конец}} начало{{ }",
    "подсказка::внутри ::",
    "[sound:a.mp3] [anki:play:q:0] [anki:tts lang=ru_RU]да[/anki:tts]",
    "[latex]x[/latex] [$]x[/$] [$$]x[/$$]",
    r"\(x\) \[y\] C:\(путь\)",
    "[[type:Answer]] [[type:nc:Typed]]",
    "две\nстроки",
    'кавычки "прямые" и «ёлочки»',
    "%s {0} $1 \\1",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["choice", "typed", "cloze"])
def test_hostile_text_survives_as_text(collection, kind, text):
    """Marks Anki or a browser obeys are shown as they stand in every field, and do nothing."""
    stem = f"до {text} _____ после" if kind == "cloze" else f"{text}?"
    article = Article("a", text, None, f"{text} {text}.")
    proof = Evidence(f"{text} {text}.", 0, len(text) * 2 + 2)
    other = (f"{text} 2",) if kind == "choice" else ()
    question = Question("id1", kind, stem, text, proof, "t/t", "what", (f"{text} 3",), other)
    log = load(collection, deck_to_apkg(Deck("a", text, article, (question,))))
    assert len(log.new) == 1
    ((card, front, back),) = cards(collection)
    # A bare line end is a space to a browser; a line of verse would lose its shape.
    assert "\n" not in "".join(card.note().fields)
    output = card.render_output()
    assert not output.question_av_tags
    assert not output.answer_av_tags
    assert collection.media.files_in_str(card.note().mid, "".join(card.note().fields)) == []
    assert (f"до {text} [...] после" if kind == "cloze" else f"{text}?") in shown(front)
    assert shown(back).count(text) >= 3
    assert f"{text} {text}." in shown(back)
    for side in (front, back):
        assert not re.search(r"<(script|img|anki|b>)", side)
        assert not re.search(r"\\[(\[]", html.unescape(side))
        assert side.count("[[type:") == (kind == "typed")


def test_control_marks_cannot_shift_the_fields(collection):
    """U+001F, which parts Anki's fields, and other control marks fall out of the text."""
    stem = "Кто\x1f \x00это\u202e?\ud800"
    load(collection, deck_to_apkg(change(replace(DECK, questions=(TYPED,)), 0, stem=stem)))
    ((card, *_),) = cards(collection)
    assert card.note()["Question"] == "Кто это?\ufffd"
    assert card.note()["Answer"] == "2,5 часа"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("«Росатом»", "Росатом"),
        ("за́мок", "замок"),
        ("1\u202f453  договора", "1 453 договора"),
        ("2020–2021", "2020-2021"),
        ("В Москву.", "В Москву"),
        ("1945 г.", "1945 г."),
        ("Королёв", "Королёв"),
        ("мой", "мой"),
        ("A & B", "A &amp; B"),
    ],
)
def test_typed_answers_are_typeable(answer, expected):
    """What the learner types is compared with a form that a Russian keyboard can give."""
    assert typed(answer) == expected


@pytest.mark.parametrize(
    ("answer", "given"),
    [("Королёв", "Королёв"), ("Королёв", "Королев"), ("Королев", "Королёв"), ("[C:\\]", "[C:\\]")],
)
def test_a_right_answer_is_wholly_right(collection, answer, given):
    """The typed card asks Anki to forgive ё for е, and no hidden mark counts as a slip."""
    load(collection, deck_to_apkg(change(DECK, 1, answer=answer)))
    card, front, _ = cards(collection)[1]
    assert "[[type:nc:" in front
    compared = collection.compare_answer(card.note()["Typed"], given, False)
    assert "typeBad" not in compared
    assert "typeMissed" not in compared


@pytest.mark.parametrize(
    ("text", "forms", "marked"),
    [
        ("прибыл в Москву", ["Москва"], "прибыл в <mark>Москву</mark>"),
        ("прибыл в Москву", ["в Москву"], "прибыл <mark>в Москву</mark>"),
        ("заключено 1\u00a0453 договора", ["1 453"], "заключено <mark>1\u00a0453</mark> договора"),
        ("консорциум «Росатома»", ["«Росатом»"], "консорциум «<mark>Росатома</mark>»"),
        ("в Александровском саду", ["Александровский сад"], "в <mark>Александровском саду</mark>"),
        ("Свыше четырех тысяч", ["свыше четырёх тысяч"], "<mark>Свыше четырех тысяч</mark>"),
        ("в 2001 году", ["2001 г.", "2001"], "в <mark>2001</mark> году"),
        ("в 12001 году", ["2001"], "в 12001 году"),
        ("Россия и россияне", ["Россия"], "<mark>Россия</mark> и россияне"),
        ("ничего такого", ["Кремль"], "ничего такого"),
        ("пусто", [""], "пусто"),
        ("a < b & c", ["b & c"], "a &lt; <mark>b &amp; c</mark>"),
    ],
)
def test_the_answer_is_found_in_its_proof(text, forms, marked):
    """Inflected, spaced or quoted otherwise, the answer is marked; half a word never is."""
    assert mark(text, find_answer(text, forms)) == marked


def test_two_builds_are_the_same_bytes(tmp_path):
    """Other processes, hash seeds, time zones and days make the same file."""
    path = tmp_path / "deck.json"
    path.write_text(deck_to_json(DECK), encoding="utf-8")
    code = (
        "import sys, pathlib, quizgen.decks as d, quizgen.formats.anki as a\n"
        "sys.stdout.buffer.write(a.deck_to_apkg(d.read_deck(pathlib.Path(sys.argv[1]))))"
    )
    built = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Kamchatka"), ("2", "America/Adak"))
    }
    assert built == {deck_to_apkg(DECK)}


def test_the_package_carries_no_trace_of_its_making(tmp_path, monkeypatch):
    """The zip's dates are constant, it is compressed, and nothing is left in the temp folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    package = deck_to_apkg(DECK)
    assert os.listdir(tmp_path) == []
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.compress_type == zipfile.ZIP_DEFLATED
    assert len(package) < 16_384


@pytest.mark.parametrize(
    ("day", "stamp"),
    [
        (datetime.date(2025, 11, 13), 1762992000),
        (datetime.date(1913, 1, 1), 86400),
        (None, 1577836800),
    ],
)
def test_notes_are_stamped_by_the_article_not_the_clock(day, stamp):
    """Without a time of change a note bears its article's date, or a constant, never today."""
    package = deck_to_apkg(replace(DECK, article=replace(ARTICLE, date=day)))
    assert stamps(package) == {stamp}
    later = tuple(replace(q, changed=LATER) for q in DECK.questions)
    assert stamps(deck_to_apkg(replace(DECK, questions=later))) == {1800000000}


def stamps(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    found = {row[0] for row in database.execute("select mod from notes")}
    database.close()
    return found


def test_a_correction_arrives_and_the_history_stays(collection):
    """A corrected answer replaces the wrong one; reviews are kept and nothing is doubled."""
    load(collection, deck_to_apkg(DECK))
    note = note_of(collection, CHOICE)
    (card,) = note.cards()
    collection.decks.select(card.did)
    collection.sched.answerCard(started(collection, card), 3)
    before = collection.get_card(card.id)
    assert before.reps == 1
    proof = MSU.replace("2001", "2002")
    text = TEXT.replace(MSU, proof)
    right = change(
        replace(DECK, article=replace(ARTICLE, text=text)),
        0,
        answer="2002",
        evidence=replace(CHOICE.evidence, text=proof),
        changed=LATER,
    )
    log = load(collection, deck_to_apkg(right))
    assert (len(log.updated), len(log.new), len(log.conflicting)) == (1, 0, 0)
    assert note_of(collection, CHOICE)["Answer"] == "2002"
    assert "<mark>2002</mark>" in note_of(collection, CHOICE)["Evidence"]
    after = collection.get_card(card.id)
    assert (after.reps, after.type, after.due) == (before.reps, before.type, before.due)
    assert collection.db.scalar("select count() from revlog") == 1
    assert (collection.note_count(), collection.card_count()) == (3, 3)


def started(collection, card):
    """The card, taken from the queue as a study session does."""
    card = collection.get_card(card.id)
    card.start_timer()
    return card


def test_an_update_spares_the_learners_own_edits(collection):
    """A question that did not change leaves the learner's wording and tags alone."""
    load(collection, deck_to_apkg(DECK))
    note = note_of(collection, TYPED)
    note["Question"] = "Моя формулировка?"
    note.tags.append("моё")
    collection.update_note(note)
    load(collection, deck_to_apkg(change(DECK, 0, answer="2002", changed=LATER)))
    assert note_of(collection, TYPED)["Question"] == "Моя формулировка?"
    assert "моё" in note_of(collection, TYPED).tags
    assert note_of(collection, CHOICE)["Answer"] == "2002"


def test_new_questions_join_and_withdrawn_ones_stay(collection):
    """An update adds what is new to the same deck and takes nothing from the learner."""
    load(collection, deck_to_apkg(replace(DECK, questions=(CHOICE, TYPED))))
    load(collection, deck_to_apkg(replace(DECK, questions=(TYPED, CLOZE))))
    assert collection.card_count() == 3
    assert {collection.decks.name(card.did) for card, *_ in cards(collection)} == {TITLE}


def test_a_changed_kind_arrives_as_a_new_note(collection):
    """A question that became typed is not lost to a clash of note types."""
    load(collection, deck_to_apkg(replace(DECK, questions=(CHOICE,))))
    other = replace(CHOICE, kind="typed", distractors=())
    log = load(collection, deck_to_apkg(replace(DECK, questions=(other,))))
    assert (len(log.new), len(log.conflicting)) == (1, 0)


def test_decks_of_one_day_live_side_by_side(collection):
    """Two articles whose question ids are the same fill two decks, neither left empty."""
    load(collection, deck_to_apkg(DECK))
    log = load(collection, deck_to_apkg(OTHER))
    assert len(log.new) == 2
    sizes = {
        deck.name: collection.decks.card_count(deck.id, include_subdecks=False)
        for deck in collection.decks.all_names_and_ids(skip_empty_default=True)
    }
    assert sizes == {TITLE: 3, "Встреча в Кремле": 2}
    types = {kind.name for kind in collection.models.all_names_and_ids()}
    assert {name for name in types if "Quizgen" in name} == {
        anki_types.NAMES[kind] for kind in ("choice", "typed", "cloze")
    }


def test_a_new_look_arrives(collection, monkeypatch):
    """Raising `STYLED` brings learners the new look; without it Anki keeps the old."""
    load(collection, deck_to_apkg(DECK))
    look = anki_types.look
    monkeypatch.setattr("quizgen.formats.anki.look", lambda name: look(name) + "\n")
    load(collection, deck_to_apkg(DECK))
    name = anki_types.NAMES["choice"]
    assert collection.models.by_name(name)["css"] == look("anki.css")
    monkeypatch.setattr("quizgen.formats.anki.STYLED", anki_types.STYLED + 1)
    load(collection, deck_to_apkg(DECK))
    assert collection.models.by_name(name)["css"] == look("anki.css") + "\n"


def test_the_note_types_are_frozen():
    """Ids, names, fields and their order are those of version 1: learners' notes hang on them."""
    assert anki_types.IDS == {
        "choice": 1617988302356,
        "typed": 1694904338954,
        "cloze": 1634851815472,
        "several": 1702346817259,
    }
    assert list(anki_types.NAMES.values()) == [
        "Quizgen: выбор",
        "Quizgen: ввод",
        "Quizgen: пропуск",
        "Quizgen: составной ответ",
    ]
    assert " ".join(anki_types.FIELDS) == (
        "Question Options Key Answer Typed Accepted Evidence Headline Date Source Id "
        "Spare1 Spare2 Spare3"
    )
    assert guid("вузы", CHOICE) == "dK@v>e)VJn"


def test_the_look_and_its_date_go_together():
    """Whoever changes a card's look raises `STYLED` too, and then this line."""
    names = [f"{kind}.{side}.html" for kind in anki_types.IDS for side in ("front", "back")]
    whole = "\0".join(anki_types.look(name) for name in [*sorted(names), "anki.css"])
    found = (anki_types.STYLED, hashlib.sha256(whole.encode()).hexdigest()[:12])
    assert found == (1795392000, "592ef6aabd96")


def test_the_look_suits_phone_and_night():
    """No script, no width in pixels, nothing under 16 px, both names of the night class."""
    css = anki_types.look("anki.css")
    assert not re.search(r"(?<!-)\bwidth:\s*[\d.]+(px|em|rem|vw)", css)
    base = int(re.search(r"font-size: (\d+)px", css).group(1))
    sizes = [float(size) * base for size in re.findall(r"font-size: ([\d.]+)em", css)]
    assert min([*sizes, base]) >= 16
    assert ".card.nightMode" in css
    assert ".card.night_mode" in css
    assert "overflow-wrap: anywhere" in css
    for kind in anki_types.IDS:
        for side in ("front", "back"):
            assert "script" not in anki_types.look(f"{kind}.{side}.html")


def test_tags_live_under_one_name(collection):
    """All tags are levels of `quizgen`; spaces and colons in them do not break them up."""
    deck = change(DECK, 0, tags=("высшее образование", 'a::b "c"'))
    load(collection, deck_to_apkg(deck))
    assert sorted(note_of(collection, CHOICE).tags) == [
        "quizgen::вид::выбор",
        "quizgen::статья::вузы",
        "quizgen::тема::a_b_c",
        "quizgen::тема::высшее_образование",
    ]
    assert tag("quizgen", " : ") == "quizgen::_"


def test_a_title_makes_no_decks_inside_decks(collection):
    """`::` in a headline does not split the deck; a blank title falls back on the id."""
    load(collection, deck_to_apkg(replace(DECK, title="Итоги::года")))
    load(collection, deck_to_apkg(replace(OTHER, title=" \n")))
    names = {deck.name for deck in collection.decks.all_names_and_ids(skip_empty_default=True)}
    assert names == {f"Итоги:{JOINER}:года", "кремль"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (replace(CLOZE, stem="Без пропуска."), "ровно один пропуск"),
        (replace(CLOZE, stem="_____ и _____."), "ровно один пропуск"),
        (replace(CLOZE, answer=""), "a00000000003 не даёт карточки"),
        (replace(TYPED, stem=" "), "a00000000002 не даёт карточки"),
    ],
)
def test_a_question_without_a_card_is_refused(question, said):
    """Anki would take such a note in and show nothing; here it is told, by the question's id."""
    with pytest.raises(FormatError, match=said):
        deck_to_apkg(replace(DECK, questions=(CHOICE, question)))


def test_fields_come_in_their_frozen_order():
    """Fields reach Anki by position, so they keep `FIELDS` order; spares are empty."""
    for question in DECK.questions:
        fields = fields_of(ARTICLE, question)
        assert tuple(fields) == anki_types.FIELDS
        assert [fields[name] for name in anki_types.FIELDS[-3:]] == ["", "", ""]
    assert json.dumps(fields_of(ARTICLE, CHOICE)) == json.dumps(fields_of(ARTICLE, CHOICE))
