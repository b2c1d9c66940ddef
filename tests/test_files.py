"""Writing whole or not at all, and the choice of format by a file's ending."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.decks import deck_to_json, read_deck
from quizgen.errors import FormatError
from quizgen.files import reason, write_atomically
from quizgen.formats import WRITERS, check_target, write
from quizgen.model import Article, Deck, Evidence, Question

TEXT = "В Кремле прошла встреча глав двух государств, которая длилась 2,5 часа."
QUESTION = Question(
    id="3f0c1d2e4b5a",
    kind="typed",
    stem="Сколько длилась встреча глав двух государств в Кремле?",
    answer="2,5 часа",
    evidence=Evidence(TEXT, 0, len(TEXT)),
    template="общие/сколько",
    asks="duration",
)
DECK = Deck("встреча", "Встреча в Кремле", Article("встреча", "Встреча", None, TEXT), (QUESTION,))


def test_an_existing_file_is_replaced_and_keeps_its_mode(tmp_path):
    """A rewritten file holds the new bytes, its old mode, and no scraps lie beside it."""
    path = tmp_path / "deck.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["deck.json"]


def test_a_new_file_obeys_the_umask(tmp_path):
    """A new file is as public as the user's other files, not private as temporary ones are."""
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "deck.json", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "deck.json").stat().st_mode) == 0o640


def test_a_failed_write_leaves_the_old_file_and_no_scraps(tmp_path, monkeypatch):
    """When the disk gives out half way, the old file stands and the half one is gone."""
    path = tmp_path / "deck.json"
    path.write_bytes(b"old")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["deck.json"]


def test_a_link_is_followed(tmp_path):
    """Writing through a link changes the file it leads to; the link stays a link."""
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_not_replaced():
    """Writing to /dev/null leaves a device there, not a file in its place."""
    write_atomically(Path("/dev/null"), b"new")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_name_as_long_as_the_disk_allows(tmp_path):
    """A Cyrillic name near the limit of 255 bytes can be written: the part file is not longer."""
    path = tmp_path / ("ж" * 124 + ".json")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_locked_file_is_not_overwritten(tmp_path, monkeypatch):
    """A file without write permission stays as it is, though its folder could be written to."""
    path = tmp_path / "deck.json"
    path.write_bytes(b"old")
    path.chmod(0o444)
    # The superuser may write anything, so the refusal is played here.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FormatError, match="нет прав"):
        write(DECK, path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file or directory"), "нет такого файла или папки"),
        (OSError(28, "No space left on device"), "на диске кончилось место"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_reasons_are_said_in_russian(error, said):
    """Common refusals are in Russian; a rare one keeps the system's words rather than none."""
    assert reason(error) == said


@pytest.mark.parametrize("name", ["deck.json", "deck.apkg", "КОЛОДА.APKG"])
def test_the_ending_chooses_the_format(tmp_path, name):
    """Every ending that can be written gives a file of its kind, in capitals too."""
    path = tmp_path / name
    write(DECK, path)
    if name.endswith("json"):
        assert read_deck(path) == DECK
        assert path.read_text(encoding="utf-8") == deck_to_json(DECK)
    else:
        assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("deck.pdf", "deck.pdf: формат «.pdf» не поддерживается"),
        ("deck", "deck: не указан формат"),
        (".json", ".json: не указан формат"),
        ("нет/deck.apkg", "deck.apkg: некуда записать: нет такой папки"),
        ("folder.json", "folder.json: это папка, а не файл"),
    ],
)
def test_a_target_that_cannot_be_is_one_clear_line(tmp_path, name, line):
    """A wrong ending, a missing folder or a folder is told before any work, in one line."""
    (tmp_path / "folder.json").mkdir()
    for action in (check_target, lambda path: write(DECK, path)):
        with pytest.raises(FormatError) as caught:
            action(tmp_path / name)
        assert line in str(caught.value)
        assert "\n" not in str(caught.value)
    assert os.listdir(tmp_path) == ["folder.json"]


def test_a_wrong_ending_names_the_right_ones(tmp_path):
    """The refusal lists every ending that can be written."""
    with pytest.raises(FormatError) as caught:
        check_target(tmp_path / "deck.docx")
    assert all(ending in str(caught.value) for ending in WRITERS)


@pytest.mark.parametrize("name", ["deck.json", "deck.apkg"])
def test_text_no_file_can_hold_leaves_nothing(tmp_path, name):
    """Half a character in an id is refused in one line, and no file appears."""
    deck = replace(DECK, questions=(replace(QUESTION, id="\ud800"),))
    with pytest.raises(FormatError, match="нет в UTF-8"):
        write(deck, tmp_path / name)
    assert os.listdir(tmp_path) == []


def test_a_deck_anki_cannot_hold_names_the_file(tmp_path):
    """An empty deck is refused as .apkg with the path in the message, and no file appears."""
    with pytest.raises(FormatError, match=r"deck\.apkg: в колоде нет ни одного вопроса"):
        write(replace(DECK, questions=()), tmp_path / "deck.apkg")
    assert os.listdir(tmp_path) == []


def test_json_does_not_load_genanki(tmp_path):
    """Whoever writes JSON does not wait for genanki: it is not imported."""
    code = (
        "import sys, pathlib, quizgen.formats as f, quizgen.decks as d\n"
        "f.write(d.read_deck(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2]))\n"
        "assert 'genanki' not in sys.modules"
    )
    write(DECK, tmp_path / "in.json")
    paths = [str(tmp_path / "in.json"), str(tmp_path / "out.json")]
    subprocess.run([sys.executable, "-c", code, *paths], check=True)
    assert (tmp_path / "out.json").read_bytes() == (tmp_path / "in.json").read_bytes()
