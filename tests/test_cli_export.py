"""What `quizgen export` lets a learner choose, and what it says when that cannot be."""

import pytest
from several_deck import DECK

from quizgen import cli
from quizgen.decks import read_deck, write_deck


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "deck.json"
    write_deck(DECK, path)
    return path


def test_choices_reach_the_file(source, tmp_path, capsys):
    """Kinds and number are heeded, for Anki and for a deck file."""
    target = tmp_path / "part.json"
    line = ["export", source, "-o", target, "--kind", "true_false", "--count", "1"]
    assert cli.main(list(map(str, line))) == cli.DONE
    assert [question.id for question in read_deck(target).questions] == [DECK.questions[0].id]
    target = tmp_path / "a.apkg"
    line = ["export", source, source, "-o", target, "--tree", "--speech", "--add-tag", "моё"]
    assert cli.main(list(map(str, line))) == cli.DONE
    assert capsys.readouterr().out.endswith(f"{target}: 5 вопросов\n")


@pytest.mark.parametrize(
    ("ending", "options", "code", "said"),
    [
        (".json", ["--tree"], cli.MISUSED, "--tree бывает только у .apkg"),
        (".json", ["--deck", "А"], cli.MISUSED, "--deck бывает только у .apkg"),
        (".apkg", ["--tag", "моря"], cli.FAILED, "выбраны метки – моря"),
    ],
)
def test_what_cannot_be_is_told(source, tmp_path, capsys, ending, options, code, said):
    """One line that names the choice, and no file."""
    target = tmp_path / f"out{ending}"
    assert cli.main(["export", str(source), "-o", str(target), *options]) == code
    assert said in capsys.readouterr().err
    assert not target.exists()
