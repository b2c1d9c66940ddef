"""The guides for authors read as programs: files, commands with what they print, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$|((?:^\|[^\n]*\n)+)", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"^# (\S+\.yaml)$")
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class File:
    """A file the guide shows."""

    name: str
    text: str


@dataclass(frozen=True)
class Command:
    """A command and what the guide says it prints; «...» stands for anything."""

    line: str
    shown: str


@dataclass(frozen=True)
class Row:
    """A sentence, and the question and answer the last pack shown makes of it, None for none."""

    pack: str
    sentence: str
    made: tuple[str, str] | None


def read(path: Path, head: str) -> Iterator[File | Command | Row]:
    """What a guide shows, in its order; tables whose first cell is `head` are of sentences."""
    text = path.read_text(encoding="utf-8")
    pack = ""
    for found in _BLOCK.finditer(text):
        kind, body, rows = found.groups()
        if rows:
            lines = [[c.strip() for c in line.strip("| ").split("|")] for line in rows.splitlines()]
            if lines[0][0] != head:
                continue
            for sentence, question, answer in lines[2:]:
                yield Row(pack, sentence, None if answer == "–" else (question, answer))
        elif kind == "console":
            yield from (Command(*pair) for pair in _COMMAND.findall(body))
        elif kind == "text":
            name = re.findall(r"`(\S+\.txt)`", text[: found.start()])[-1]
            yield File(name, body)
        elif kind == "yaml":
            named = _NAMED.match(body.split("\n", 1)[0])
            assert named, f"a pack without its file name: {body[:60]}"
            pack = named[1]
            yield File(pack, body)
