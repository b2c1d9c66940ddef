"""The measurements: figures for both halves, questions of one half only."""

from __future__ import annotations

import dataclasses
import json
import sys

import numpy as np
import pytest
from language import ROOT, seed_deck

from evaluation import evaluate
from evaluation.learn_ranking import GUESS, Candidates, auc, fit, table
from evaluation.measures import longest_is_right, uniform_p
from evaluation.texts import read_texts
from quizgen.questions import importance
from quizgen.questions.importance import MEASURES

OPEN_TEXT = "Порт Ванино открыт в Хабаровском крае в 1943 году. Порт стоит на берегу пролива."
HELD_TEXT = "Музей Чехова открыт в Мелихове в 1940 году. Он стоит в старом саду."


def run(monkeypatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["evaluate", *map(str, arguments)])
    return evaluate.main()


@pytest.fixture
def data(tmp_path):
    """A folder with one file of two texts: the second is held back."""
    folder = tmp_path / "texts"
    folder.mkdir()
    records = [
        {"id": "порт/1", "genre": "news", "title": "Порт", "text": OPEN_TEXT},
        {"id": "музей/1", "genre": "news", "date": "2024-05-01", "text": HELD_TEXT},
    ]
    (folder / "own.json").write_text(json.dumps(records), encoding="utf-8")
    (folder / "notes.json").write_text("{}", encoding="utf-8")
    return folder


def test_no_texts_is_no_failure(monkeypatch, tmp_path, capsys):
    """On a machine without the texts it says so and ends well."""
    assert run(monkeypatch, tmp_path / "nowhere") == 0
    assert "nowhere" in capsys.readouterr().out


def test_the_held_half_is_measured_and_not_shown(monkeypatch, data, tmp_path, capsys):
    """Both halves are generated and counted; only the open half's questions can be read."""
    out = tmp_path / "out"
    assert run(monkeypatch, data, "--out", out) == 0
    rows = json.loads((out / "generated.json").read_text(encoding="utf-8"))
    assert {row["article_id"]: row["half"] for row in rows} == {"порт/1": "open", "музей/1": "held"}
    assert {"question", "answer", "evidence", "distractors", "kind", "template"} <= set(rows[0])
    shown = capsys.readouterr().out
    shown += "".join((out / name).read_text(encoding="utf-8") for name in ("open.md", "open.tsv"))
    shown += (out / "report.txt").read_text(encoding="utf-8")
    assert "held half" in shown
    assert "Ванино" in shown
    assert "Чехов" not in shown
    texts = json.loads((out / "texts.json").read_text(encoding="utf-8"))
    assert [text["words"] for text in texts] == [len(OPEN_TEXT.split()), len(HELD_TEXT.split())]


def test_a_text_has_the_date_of_its_record(data):
    """A text without a date of its own has that of its record."""
    port, museum = read_texts(data)
    assert port.article.date is None
    assert str(museum.article.date) == "2024-05-01"


@pytest.mark.parametrize(
    ("counts", "least", "most"),
    [
        ({0: 25, 1: 25, 2: 25, 3: 25}, 0.99, 1.0),
        ({0: 40, 1: 20, 2: 20, 3: 20}, 0.005, 0.012),  # chi-square 12, 3 degrees: p = 0.0074
        ({0: 32, 1: 24, 2: 24, 3: 20}, 0.38, 0.41),  # chi-square 3.04, 3 degrees: p = 0.385
        ({0: 100}, 0.0, 1e-9),
    ],
)
def test_evenness_of_places(counts, least, most):
    """The chance that places are so uneven by luck, as tables of chi-square have it."""
    assert least <= uniform_p({4: counts}) <= most
    assert uniform_p({}) == 1


@pytest.mark.parametrize(
    ("answer", "distractors", "share"),
    [("Саратов", ("Тула", "Орёл"), 1), ("Тула", ("Орёл", "Тверь"), 0), ("Тула", ("Орёл",), 0.5)],
)
def test_the_longest_option(answer, distractors, share):
    """The longest option being right counts once; several longest ones share it."""
    question = dataclasses.replace(seed_deck().questions[0], answer=answer, distractors=distractors)
    assert longest_is_right(question) == share


def some_candidates(number: int) -> Candidates:
    """Candidates where numbers are asked, and long stems are too, though the guess says no."""
    rng = np.random.default_rng(number)
    rows = rng.random((60, len(MEASURES)))
    told = rows[:, MEASURES.index("asks a number")] + rows[:, MEASURES.index("long stem")]
    right = told > 1.2
    return Candidates(str(number), rows, right, np.ones(60, dtype=bool))


def test_learning_finds_what_is_asked_and_keeps_the_signs():
    """A measure that tells right from wrong gets a weight; none goes against the guess."""
    texts = [some_candidates(number) for number in range(6)]
    weights = dict(zip(MEASURES, fit(texts, 1.0), strict=True))
    assert weights["asks a number"] == max(weights.values()) > 2
    assert weights["long stem"] == 0
    assert all(weights[name] * guess >= 0 for name, guess in GUESS.items())
    share, pairs = auc(some_candidates(9), np.array(list(weights.values())), True)
    assert share > 0.7
    assert pairs > 0


def test_the_weights_in_use_are_readable_and_make_sense():
    """The data file weighs every measure, each with the sign an editor would give it."""
    base, weights = importance._table()
    assert list(weights) == list(MEASURES) == list(GUESS)
    assert base < 0
    assert all(weights[name] * guess >= 0 for name, guess in GUESS.items())
    text = (ROOT / "quizgen/questions/data/ranking.yaml").read_text(encoding="utf-8")
    made = table([some_candidates(1)], np.array(list(weights.values())))
    assert made.splitlines()[5:] == text.splitlines()[5:]
