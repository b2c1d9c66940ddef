"""The sample articles: each is read and becomes a deck, and what takes them all finds each."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pymorphy3
import pytest
from language import ROOT

from quizgen import formats
from quizgen.articles import read_article
from quizgen.decks import read_deck
from quizgen.model import Article, Deck
from quizgen.pipeline import generate

SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if not path.name.startswith("."))
DATED = re.compile(r"\d{4}-\d{2}-\d{2}-")
EACH = pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
FIRST = ROOT / "seeds" / "2025-11-13-kazakhstan-russia-universities.txt"


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def parses(word: str) -> list[pymorphy3.analyzer.Parse]:
    """What a word may be, «е» taken for «ё» too."""
    return _morphology().parse(word)


@cache
def deck(path: Path) -> Deck:
    """The deck of a sample article."""
    return generate(read_article(path))


def article(path: Path) -> Article:
    """The sample article as it is read."""
    return read_article(path)


def test_there_are_samples_of_several_kinds():
    """Dated news and undated reference texts are both among the samples."""
    dated = [path for path in SEEDS if DATED.match(path.name)]
    assert len(dated) >= 2
    assert len(SEEDS) - len(dated) >= 3


@EACH
def test_a_sample_is_named_and_dated_as_its_file(path):
    """The id is the file's name; the date is the one the name begins with, or none."""
    found = article(path)
    assert path.suffix == ".txt"
    assert found.id == path.stem
    named = DATED.match(path.name)
    assert (found.date.isoformat() + "-" if found.date else "") == (named[0] if named else "")


@EACH
def test_a_sample_has_a_headline_and_no_date_line_left(path):
    """The first line is the headline, and the line of the date is no part of the text."""
    found = article(path)
    assert found.headline is not None
    start, stop = found.headline
    assert found.text[start:stop] == found.title
    assert not re.search(r"^\s*date\b|\d{4}-\d{2}-\d{2}", found.text, re.MULTILINE)


@EACH
def test_a_sample_has_the_length_of_an_article(path):
    """A sample has between 380 and 650 words: neither a note nor a chapter."""
    assert 380 <= len(article(path).text.split()) <= 650


@pytest.mark.parametrize(
    "path", [path for path in SEEDS if path != FIRST], ids=lambda path: path.stem
)
def test_the_letter_yo_is_written(path):
    """Samples written for the project have no word that is a word only with «ё»."""
    words = set(re.findall("[а-яё]+", article(path).text.lower()))
    assert [
        word for word in sorted(words) if all(word != parse.word for parse in parses(word))
    ] == []


@EACH
def test_a_sample_becomes_a_deck_that_is_written_and_read(path, tmp_path):
    """Dated or not, every sample gives questions, deck JSON that reads back, and a package."""
    made = deck(path)
    assert made.questions
    formats.write(made, tmp_path / "deck.json")
    formats.write(made, tmp_path / "deck.apkg")
    assert read_deck(tmp_path / "deck.json") == made
    assert (tmp_path / "deck.apkg").stat().st_size


def test_decks_of_samples_do_not_mix():
    """No two samples share a title, and no two questions an id."""
    assert len({article(path).title for path in SEEDS}) == len(SEEDS)
    ids = [question.id for path in SEEDS for question in deck(path).questions]
    assert len(set(ids)) == len(ids)


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
@pytest.mark.parametrize(("target", "named"), [("decks", "seeds/{}.txt"), ("run", "decks/{}.json")])
def test_make_takes_every_sample(target, named):
    """`make decks` and `make run` make the decks of all samples, not of the first one."""
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", target],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    for path in SEEDS:
        assert named.format(path.stem) in done.stdout
