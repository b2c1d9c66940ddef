"""Questions somebody read: the bad ones do not come back, the good ones do not vanish."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import ledger as ledgers
from evaluation.ledger import BAD, GOOD, Ledger, Row, read_ledger, texts_of, write_ledger
from quizgen import generate
from quizgen.questions.soundness import DOUBTFUL

LEDGER = read_ledger()
TEXTS = texts_of(LEDGER.texts)
ASKED = "Какое дерево растёт в тайге?", "«Кедр»"
ROW = Row("лес", *ASKED)


@pytest.mark.parametrize("text", LEDGER.texts)
def test_the_ledger_holds(text):
    """The deck of a text has no question judged bad before, and all those judged good."""
    if text not in TEXTS:
        pytest.skip(f"LEDGER NOT CHECKED: the text {text} is not kept on this machine")
    asked = [(q.stem, q.answer) for q in generate(TEXTS[text].article, least=DOUBTFUL).questions]
    compared = LEDGER.compare(text, asked)
    assert not compared.back, "judged bad, and back again"
    assert not compared.gone, "judged good, and gone: evaluation/ledger.py check --retire WHY"


def test_the_seed_deck_is_in_the_ledger():
    """Some of the ledger is checked on every machine: that of the project's own article."""
    assert any(text.half == "seeds" for text in TEXTS.values())


def test_rows_say_what_they_should():
    """A bad or retired question says why, and the file is as the tool would write it."""
    for row in (*LEDGER.read.values(), *LEDGER.retired.values()):
        assert row.verdict in (GOOD, BAD)
        assert row.why or (row.verdict == GOOD and row.key in LEDGER.read)
        assert row.verdict == BAD or not row.still


def test_the_file_is_as_the_tool_writes_it(tmp_path):
    """Sorted, a row a line: adding verdicts changes only their own lines."""
    write_ledger(LEDGER, tmp_path / "ledger.yaml")
    assert (tmp_path / "ledger.yaml").read_bytes() == ledgers.LEDGER.read_bytes()


@pytest.mark.parametrize(
    ("row", "asked", "named"),
    [
        (ROW, ASKED, None),
        (ROW, ("Какое дерево растет в  тайге?", '"кедр"'), None),
        (ROW, ("Какое дерево растёт в тайге?", "«Пихта»"), "gone"),
        (Row(*ROW.key, BAD, "скучно"), ASKED, "back"),
        (
            Row(*ROW.key, BAD, "скучно", still=True),
            ASKED,
            "still",
        ),
        (Row(*ROW.key, BAD, "скучно", still=True), ("Что растёт в тайге?", "«Кедр»"), "mended"),
        (Row(*ROW.key, BAD, "скучно"), ("Что растёт в тайге?", "«Кедр»"), None),
    ],
)
def test_comparing(row, asked, named):
    """A question is known again by its words, whatever the quotation marks, case and ё."""
    ledger = Ledger()
    ledger.add([row])
    compared = ledger.compare("лес", [asked])
    for title in ("back", "gone", "still", "mended"):
        assert bool(getattr(compared, title)) == (title == named)


def test_a_verdict_is_changed_and_a_good_question_retired(tmp_path):
    """The later verdict counts; what is retired is no longer expected; both survive the file."""
    ledger, path = Ledger(), tmp_path / "ledger.yaml"
    assert ledger.add([ROW, Row("лес", "Где тайга?", "в Сибири", BAD, "общеизвестно")]) == 2
    assert ledger.add([Row("лес", "Где тайга?", "В Сибири")]) == 1
    ledger.retire([ROW], "спрошено иначе")
    write_ledger(ledger, path)
    assert read_ledger(path) == ledger
    assert ledger.compare("лес", [("Где тайга?", "в Сибири")]).gone == []
    ledger.add([ROW])
    assert not ledger.retired


def test_a_mended_question_that_is_judged_again_stays_mended():
    """A bad question that was gone and came back is not excused by a second verdict."""
    ledger, row = Ledger(), Row("лес", "Где тайга?", "там", BAD, "ничего не говорит", still=True)
    ledger.add([row])
    ledger.settle([row])
    ledger.add([row])
    assert ledger.compare("лес", [("Где тайга?", "там")]).back


def test_reading_a_table(tmp_path):
    """Rows without a verdict are passed by; quotation marks are only letters there."""
    path = tmp_path / "table.tsv"
    path.write_text(
        "number\ttext\tquestion\tanswer\tverdict\twhy\n"
        '1\tлес\tКто пел "Тайгу"?\tхор\t+\t\n2\tлес\tКто он?\tхор\tbad\tнеясно, кто\n'
        "3\tлес\tГде?\tтам\t\t\n",
        encoding="utf-8",
    )
    assert list(ledgers.read_table(path)) == [
        Row("лес", 'Кто пел "Тайгу"?', "хор"),
        Row("лес", "Кто он?", "хор", BAD, "неясно, кто", still=True),
    ]


def test_reading_raters(tmp_path):
    """The majority decides each of the five points; other sources of the sheet are left out."""
    fine = dict.fromkeys(ledgers.CRITERIA, True)
    poor = {**fine, "self_contained": False, "why": "неясно, где"}
    questions = [
        {"id": f"q{i}", "article_id": "лес", "question": f"Вопрос {i}?", "answer": "кедр"}
        for i in range(3)
    ]
    _json(tmp_path / "sheet.json", {"questions": questions})
    _json(tmp_path / "key.json", {"q0": "OURS", "q1": "OURS", "q2": "PEOPLE"})
    raters = []
    for number, votes in enumerate([(fine, poor, fine), (poor, poor, fine), (fine, fine, fine)]):
        raters.append(tmp_path / f"rater{number}.json")
        _json(raters[-1], {f"q{i}": vote for i, vote in enumerate(votes)})
    assert list(ledgers.read_raters(tmp_path, raters, "OURS")) == [
        Row("лес", "Вопрос 0?", "кедр"),
        Row("лес", "Вопрос 1?", "кедр", BAD, "непонятно без статьи: неясно, где", still=True),
    ]
    with pytest.raises(SystemExit, match="PEOPLE"):
        list(ledgers.read_raters(tmp_path, raters))


def test_questions_of_texts_held_back_stay_out(tmp_path, capsys):
    """The ledger is read by whoever writes rules, so the held half's questions are not in it."""
    _json(tmp_path / "own.json", [{"id": "лес", "text": "…"}, {"id": "море", "text": "…"}])
    rows = [ROW, Row("море", "Кто плавает в море?", "кит"), Row("поле", "Что растёт?", "рожь")]
    assert ledgers.without_held(rows, tmp_path) == [rows[0], rows[2]]
    assert "1 rows" in capsys.readouterr().out


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
