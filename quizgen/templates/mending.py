"""Mending a line that YAML cannot read, so that one slip does not hide the next."""

from __future__ import annotations

import re

from quizgen.templates.syntax import SyntaxFault

HOLE = "\ue000"
"""Stands for what could not be read, on lines that were mended."""
_GLUED = re.compile(r"(\s*(?:-\s+)*[\w-]+:)(?=\S)")
_LEAD = re.compile(r"\s*(?:-\s+)*")
_OPENS = re.compile(r":\s*(?:[|>][+-]?\s*)?(?:#.*)?$")
"""The end of a line whose value stands in the lines below it."""


def mend(slip: SyntaxFault, lines: list[str]) -> bool:
    """Put right what was plainly meant on the line of a slip; tells whether it could.

    A forgotten space is put in, a line that is no field becomes a hole, and a field that stands a
    little aside is moved in line with the one above it.
    """
    i = slip.place[0] - 1
    line = lines[i]
    if slip.key == "syntax_no_space":
        lines[i] = _GLUED.sub(r"\1 ", line, count=1)
    elif slip.key == "syntax_no_colon" and not line.lstrip().startswith("-"):
        lines[i] = f'{line[: len(line) - len(line.lstrip())]}"{HOLE}":'
    elif slip.key in ("syntax_tab", "syntax_indent"):
        column = _column_above(i, lines)
        if column is not None and not line.lstrip().startswith("-"):
            lines[i] = " " * column + line.lstrip()
    return lines[i] != line


def _column_above(i: int, lines: list[str]) -> int | None:
    """0-based column of the field above a line; None where that one is open."""
    above = next((line for line in reversed(lines[:i]) if line.strip()), "")
    lead = _LEAD.match(above)
    if lead is None or not above or _OPENS.search(above) or "\t" in lead[0]:
        return None
    return lead.end()
