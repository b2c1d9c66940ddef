"""Functions that misbehave in a child process; test_sandbox.py runs them."""

import os
import subprocess
import sys
import time
from pathlib import Path

from quizgen.errors import DeckError, Fault, FormatError, Place, QuizgenError, TemplateError


def echo(path):
    return {"text": path.read_bytes().decode(), "pair": (1, "ё")}


def surroundings(path):
    return {
        "folder": os.getcwd(),
        "found": os.listdir(),
        "environment": sorted(os.environ),
        "isolated": sys.flags.isolated,
        "descriptors": _open_descriptors(),
    }


def _open_descriptors():
    found = []
    for number in range(256):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    return found


def write(path):
    Path("left.txt").write_text("x")
    return os.getcwd()


def refuse(path):
    raise DeckError("Колода не та.", Place("колода.json", 3, 7), "возьмите другую")


def refuse_template(path):
    raise TemplateError((Fault(Place("набор.yaml", 1), "Не то."),))


def own_kind(path):
    class OwnError(FormatError):
        pass

    raise OwnError("Своё.", None, None)


def plain(path):
    raise QuizgenError("Просто.")


def stumble(path):
    raise ZeroDivisionError("tell nobody")


def loop(path):
    while True:
        pass


def sleep(path):
    time.sleep(600)


def children(path):
    """A child of the child that would hold the pipe open and outlive it."""
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(path).write_text(str(started.pid))
    time.sleep(600)


def eat(path):
    kept = []
    while True:
        kept.append(bytearray(1 << 24))


def recurse(path):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep


def chatter(path):
    for _ in range(2_000):
        print("x" * 10_000)
        os.write(2, b"y" * 10_000)
        os.write(1, b"z" * 10_000)
    return "done"


def return_much(path):
    return "x" * (80 << 20)


def write_much(path):
    """Past the reply, straight down the pipe to the parent."""
    while True:
        for number in _open_descriptors():
            try:
                os.write(number, b"x" * 100_000)
            except OSError:
                continue


def write_file(path):
    with open("big", "wb") as file:
        for _ in range(100):
            file.write(b"x" * (1 << 20))


def abort(path):
    os.abort()


def leave(path):
    os._exit(0)


def leave_wrong(path):
    os._exit(3)


def lie(path):
    """A reply of another shape than agreed."""
    for number in _open_descriptors():
        try:
            os.write(number, b'{"error": {"kind": "os.system", "place": null}}')
        except OSError:
            continue
    os._exit(0)


def no_json(path):
    return {"a": object()}
