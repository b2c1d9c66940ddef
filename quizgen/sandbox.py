"""Running one function of ours over a stranger's file in a child process with limits.

The child is the same Python, isolated (`-I`), in a fresh empty folder that is removed afterwards,
without the parent's descriptors and environment. Where the platform has `resource` (not Windows)
its memory, processor time and file sizes are limited by the system; wall clock and the length of
the reply are limited everywhere, by the parent. It may still read files its user may read: this
guards against what a parser can be led to do by accident, not against foreign machine code.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from quizgen.errors import ArticleError, DeckError, FormatError, Place, QuizgenError, phrase
from quizgen.files import reason

log = logging.getLogger(__name__)

_KINDS = {kind.__name__: kind for kind in (QuizgenError, ArticleError, DeckError, FormatError)}
_CHUNK = 1 << 16
_MOST_FILES = 64
# What Python itself needs to start; nothing else of the environment is handed on.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PATH")
_START = (
    "import sys, json; request = json.loads(sys.stdin.buffer.read());"
    "sys.path[:] = request['path'];"
    "from quizgen.sandbox import _child; _child(request)"
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the child may take.

    Attributes:
        memory: bytes of address space. cpu: seconds of processor time, whole.
        wall: seconds by the clock. output: bytes of the reply as JSON.
        disk: bytes of any one file it writes.
    """

    memory: int = 1 << 30
    cpu: int = 30
    wall: float = 60.0
    output: int = 64 << 20
    disk: int = 256 << 20


def run_apart(
    function: str,
    source: bytes | Path,
    allowance: Allowance = Allowance(),
    *,
    what: str = phrase("файл"),
    hint: str | None = None,
) -> Any:
    """What `function` makes of a file, as JSON carries it (tuples come back as lists).

    Args:
        function: "module:name" of a function `Path -> JSON data`, importable from `sys.path`. It
            comes from our code, never from a request.
        source: the file's bytes, or its path.
        what: the file in the nominative, for messages. hint: what to do when it is over a limit.

    Raises the QuizgenError the function raised (its kind, message, place and hint), or FormatError
    where it crashed, was stopped at a limit or returned what is no JSON.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="quizgen-", ignore_cleanup_errors=True) as folder:
            if isinstance(source, bytes):
                # Beside the child's own folder, which it gets empty.
                path = Path(folder) / "input"
                path.write_bytes(source)
            else:
                path = source.absolute()
            home = Path(folder) / "home"
            home.mkdir()
            request = {
                "path": [entry for entry in sys.path if os.path.isabs(entry)],
                "function": function,
                "source": str(path),
                "allowance": asdict(allowance),
            }
            reply, ending = _run(json.dumps(request).encode(), home, allowance)
    except OSError as error:
        raise FormatError(
            phrase("Не удалось открыть %(what)s: %(why)s.", what=what, why=phrase(reason(error)))
        ) from error
    return _judged(reply, ending, what, hint)


def _run(request: bytes, home: Path, allowance: Allowance) -> tuple[bytes, str]:
    """The child's reply and how it ended: "", "time", "output", or "crash"."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {name: str(home) for name in ("HOME", "TMPDIR", "TEMP", "TMP")}
    child = subprocess.Popen(
        [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env=environment,
        start_new_session=True,
    )
    ending = ""

    def overdue() -> None:
        nonlocal ending
        ending = "time"
        _kill(child)

    timer = threading.Timer(allowance.wall, overdue)
    timer.daemon = True
    timer.start()
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        # A child that died before reading tells so by its ending.
        with contextlib.suppress(OSError):
            child.stdin.write(request)
        with contextlib.suppress(OSError):
            child.stdin.close()
        reply = _up_to(child.stdout, allowance.output)
        if len(reply) > allowance.output:
            ending = ending or "output"
        else:
            _await(child)
    finally:
        timer.cancel()
        _kill(child)
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    if not ending and child.returncode:
        late = -getattr(signal, "SIGXCPU", 0)
        ending = "time" if late and child.returncode == late else "crash"
    return reply, ending


def _up_to(stream: IO[bytes], most: int) -> bytes:
    """The stream to its end, or a little more than `most` bytes of it."""
    reply = bytearray()
    while len(reply) <= most and (part := os.read(stream.fileno(), _CHUNK)):
        reply += part
    return bytes(reply)


def _await(child: subprocess.Popen[bytes]) -> None:
    """Wait for its end; where the system can, without giving its number away yet."""
    if hasattr(os, "waitid"):
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    else:
        child.wait()


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started, unless its number may be another's by now."""
    if child.returncode is not None:
        return
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def _judged(reply: bytes, ending: str, what: str, hint: str | None) -> Any:
    if ending == "time":
        raise FormatError(
            phrase("Чтение остановлено: %(what)s читается слишком долго.", what=what), hint=hint
        )
    if ending == "output":
        raise FormatError(_too_large(what), hint=hint)
    try:
        found = {} if ending else json.loads(reply)
        if "value" in found:
            return found["value"]
        if "error" in found:
            error = found["error"]
            place = Place(*error["place"]) if error["place"] else None
            raised = _KINDS[error["kind"]](str(error["message"]), place, error["hint"])
        elif found.get("failed") == "memory":
            raised = FormatError(_too_large(what), hint=hint)
        else:
            log.warning("sandboxed reader failed: %s", found.get("failed", ending))
            raised = _crashed(what, hint)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raised = _crashed(what, hint)
    raise raised


def _crashed(what: str, hint: str | None) -> FormatError:
    message = phrase("Прочитать не удалось: %(what)s повреждён или слишком сложный.", what=what)
    return FormatError(message, hint=hint)


def _too_large(what: str) -> str:
    return phrase("Чтение остановлено: %(what)s слишком большой.", what=what)


def _child(request: dict[str, Any]) -> None:
    """Entry of the child process: apply the limits, run the function, write one JSON, leave."""
    allowance = Allowance(**request["allowance"])
    _restrain(allowance)
    # Only the reply goes down the pipe: what the function prints, nowhere.
    pipe = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    reply = _reply(request["function"], Path(request["source"]))
    with os.fdopen(pipe, "wb") as stream:
        stream.write(reply)
    # No clean-up code of anything the file may have led into; the folder is the parent's to remove.
    os._exit(0)


def _reply(function: str, source: Path) -> bytes:
    found: dict[str, Any]
    try:
        module, _, name = function.partition(":")
        found = {"value": getattr(importlib.import_module(module), name)(source)}
        return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")
    except QuizgenError as error:
        place = error.place
        found = {
            "error": {
                # A kind with more to it than a message comes back as its nearest plain one.
                "kind": next(k.__name__ for k in type(error).__mro__ if k.__name__ in _KINDS),
                "message": error.message,
                "place": [place.path, place.line, place.column] if place else None,
                "hint": error.hint,
            }
        }
    except MemoryError:
        found = {"failed": "memory"}
    except BaseException:
        found = {"failed": traceback.format_exc(limit=-5)[-4000:]}
    return json.dumps(found).encode()


def _restrain(allowance: Allowance) -> None:
    # mypy judges by the platform it runs on; on Windows there is nothing to limit with.
    if sys.platform == "win32":
        return
    import resource

    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, allowance.cpu),
        (resource.RLIMIT_FSIZE, allowance.disk),
        (resource.RLIMIT_NOFILE, _MOST_FILES),
        (resource.RLIMIT_AS, allowance.memory),
    )
    for which, most in limits:
        _, hard = resource.getrlimit(which)
        # macOS knows RLIMIT_AS and refuses it; the rest holds there.
        with contextlib.suppress(ValueError, OSError):
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            # The system warns at the soft limit of processor time and kills at the hard one.
            spare = 5 if which == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else 0
            resource.setrlimit(which, (most, most + spare))
