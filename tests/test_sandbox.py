"""A function run apart gives its result or one clear error, whatever it does to its process."""

import os
import sys
import time
from pathlib import Path

import pytest

from quizgen.errors import DeckError, FormatError, QuizgenError
from quizgen.sandbox import Allowance, run_apart

SMALL = Allowance(memory=512 << 20, cpu=1, wall=20.0, output=1 << 20, disk=1 << 20)
posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of the system")


def run(name, source=b"", allowance=SMALL, **words):
    return run_apart(f"apart:{name}", source, allowance, **words)


def refusal(name, allowance=SMALL):
    with pytest.raises(FormatError) as caught:
        run(name, allowance=allowance, what="пакет", hint="сделайте меньше")
    assert caught.value.hint == "сделайте меньше"
    assert "Traceback" not in str(caught.value)
    return caught.value.message


def test_the_result_comes_back_as_json_carries_it(tmp_path):
    """Bytes and paths both reach the function; its data come back, letters whole."""
    path = tmp_path / "имя с пробелом.txt"
    path.write_text("привет", encoding="utf-8")
    expected = {"text": "привет", "pair": [1, "ё"]}
    assert run("echo", path) == expected
    assert run("echo", "привет".encode()) == expected


def test_the_child_starts_with_nothing_of_the_parents(monkeypatch):
    """An empty folder that is removed, no secrets in the environment, no inherited descriptors."""
    monkeypatch.setenv("SECRET_KEY", "x")
    with open(__file__, "rb") as file:
        os.set_inheritable(file.fileno(), True)
        found = run("surroundings")
    assert found["found"] == []
    assert not Path(found["folder"]).parent.exists()
    assert "SECRET_KEY" not in found["environment"]
    assert found["isolated"] == 1
    # The three standard ones and the pipe for the reply.
    assert len(found["descriptors"]) == 4


def test_what_the_child_writes_is_removed():
    """Files left by the function go with its folder."""
    assert not Path(run("write")).parent.exists()


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("refuse", DeckError, "колода.json:3:7: Колода не та. (возьмите другую)"),
        ("refuse_template", QuizgenError, "набор.yaml:1: Не то."),
        ("own_kind", FormatError, "Своё."),
        ("plain", QuizgenError, "Просто."),
    ],
)
def test_errors_of_ours_come_back_as_themselves(name, kind, text):
    """Kind, message, place and hint survive the way; a kind of its own comes as the nearest."""
    with pytest.raises(QuizgenError) as caught:
        run(name)
    assert type(caught.value) is kind
    assert str(caught.value) == text


@pytest.mark.parametrize(
    "name", ["stumble", "abort", "leave", "leave_wrong", "lie", "no_json", "recurse", "nonesuch"]
)
def test_a_crash_is_one_clear_message(name):
    """Exceptions, aborts, silent exits and replies of another shape give a FormatError."""
    assert refusal(name) == "Прочитать не удалось: пакет повреждён или слишком сложный."


@posix
def test_processor_time_is_bounded():
    """An endless loop is ended after its second of work."""
    started = time.monotonic()
    assert refusal("loop") == "Чтение остановлено: пакет читается слишком долго."
    assert time.monotonic() - started < SMALL.wall


@posix
def test_the_clock_is_bounded_for_the_children_of_the_child(tmp_path):
    """At the deadline sleepers are ended, and what they started too."""
    short = Allowance(wall=1.0)
    assert refusal("sleep", short) == "Чтение остановлено: пакет читается слишком долго."
    note = tmp_path / "pid"
    note.touch()
    with pytest.raises(FormatError):
        run("children", note, short)
    number = int(note.read_text())
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _runs(number):
        time.sleep(0.05)
    assert not _runs(number)


def _runs(number):
    try:
        state = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


@posix
def test_memory_is_bounded():
    """A function that eats memory without end is told to stop, and the machine keeps its own."""
    assert refusal("eat") == "Чтение остановлено: пакет слишком большой."


def test_what_is_printed_goes_nowhere():
    """Twenty megabytes on each standard stream spoil no reply."""
    assert run("chatter") == "done"


@pytest.mark.parametrize("name", ["return_much", "write_much"])
def test_the_reply_is_bounded(name):
    """A reply over the limit is not taken in, returned or pushed down the pipe."""
    assert refusal(name) == "Чтение остановлено: пакет слишком большой."


@posix
def test_files_are_bounded():
    """A file over the limit cannot be written."""
    assert refusal("write_file").startswith("Прочитать не удалось")


def test_a_missing_file_is_the_functions_to_refuse(tmp_path):
    """The path is opened by the child only."""
    assert refusal_of_path(tmp_path / "нет") == (
        "Прочитать не удалось: файл повреждён или слишком сложный."
    )


def refusal_of_path(path):
    with pytest.raises(FormatError) as caught:
        run("echo", path)
    return caught.value.message
