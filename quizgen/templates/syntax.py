"""What a YAML syntax error means to someone who has never heard of YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from quizgen.templates.nodes import Position

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# Indentation, list dashes and a one-word field name: what stands before a value on its line.
_BEFORE_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s:\"'\[\]{}#]+:\s+)?")
_BEFORE_FIELD = re.compile(r"\s*(?:-\s+)*")
_FIELD_WITHOUT_SPACE = re.compile(r"\s*(?:-\s+)*[\w-]+:\S")
_FAR_ESCAPE = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
_CLOSING = {"{": "}", "[": "]"}
_OPENING_KEYS = {"{": "syntax_brace", "[": "syntax_bracket"}
_OPEN_FLOW = {
    "while parsing a flow mapping": "syntax_unclosed_map",
    "while parsing a flow sequence": "syntax_unclosed_list",
}
_UNCLOSED_KEYS = {"{": "syntax_unclosed_map", "[": "syntax_unclosed_list"}


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A syntax error: wording key, 1-based place, the character at fault if that matters.

    `value` is the 0-based column where the value of that line begins, when the fault is
    inside the value and the other lines can be read without it; else None.
    """

    key: str
    place: Position
    word: str = ""
    value: int | None = None


def split_lines(text: str) -> list[str]:
    """Lines as YAML counts them, without their ends."""
    return _LINE_BREAK.split(text)


def value_column(line: str) -> int:
    """0-based column where the value on a line begins."""
    match = _BEFORE_VALUE.match(line)
    return match.end() if match else 0


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> SyntaxFault:
    """The likely slip behind a syntax error of PyYAML."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return SyntaxFault("syntax_other", (1, 1))
    problem = error.problem or ""
    row, column = min(mark.line, len(lines) - 1), mark.column
    line = lines[row]
    start = value_column(line)
    if "'\\t'" in problem or "\t" in line[: len(line) - len(line.lstrip())]:
        return SyntaxFault("syntax_tab", (row + 1, line.find("\t") + 1 or column + 1))
    context = error.context_mark
    if "quoted scalar" in (error.context or "") and context is not None:
        if "escape" in problem or "hexadecimal" in problem:
            return SyntaxFault("syntax_escape", (row + 1, column), value=start)
        return _at_value("syntax_quote_unclosed", context.line, context.column, lines)
    opened = _value_slip(row, lines) or _open_quote_above(row, column, lines)
    if opened is not None:
        return opened
    if context is not None and error.context in _OPEN_FLOW:
        above = _value_slip(context.line, lines)
        place = (context.line + 1, context.column + 1)
        return above or SyntaxFault(_OPEN_FLOW[error.context], place)
    if error.context == "while parsing a flow node" and (opened := _open_bracket_above(row, lines)):
        return opened
    first = len(line) - len(line.lstrip())
    if "mapping values" in problem:
        if column < start:
            return _torn_key(row, lines) or SyntaxFault("syntax_indent", (row + 1, first + 1))
        return SyntaxFault("syntax_colon", (row + 1, column + 1), value=start)
    if "expected ':'" in problem and context is not None:
        return _not_a_field(context.line, context.column, lines)
    if column == start and start > first and column < len(line):
        return SyntaxFault("syntax_start_character", (row + 1, column + 1), line[column], start)
    if "<block end>" in problem and column == first:
        return SyntaxFault("syntax_indent", (row + 1, column + 1))
    return SyntaxFault("syntax_other", (row + 1, column + 1))


def _not_a_field(row: int, column: int, lines: list[str]) -> SyntaxFault:
    glued = _FIELD_WITHOUT_SPACE.match(lines[row]) is not None
    return SyntaxFault("syntax_no_space" if glued else "syntax_no_colon", (row + 1, column + 1))


def _torn_key(row: int, lines: list[str]) -> SyntaxFault | None:
    """A line above, in line with this one, that was taken for text and not for a field."""
    first = _BEFORE_FIELD.match(lines[row])
    for above in range(row - 1, -1, -1):
        if not lines[above].strip():
            continue
        before = _BEFORE_FIELD.match(lines[above])
        if first and before and first.end() == before.end():
            return _not_a_field(above, before.end(), lines)
        break
    return None


def explain_overflow(lines: list[str]) -> SyntaxFault:
    """The slip behind a ValueError of PyYAML: an escape past the end of Unicode, as a rule."""
    for row, line in enumerate(lines):
        if match := _FAR_ESCAPE.search(line):
            return SyntaxFault(
                "syntax_escape", (row + 1, match.start() + 1), value=value_column(line)
            )
    return SyntaxFault("syntax_other", (1, 1))


def _at_value(key: str, row: int, column: int, lines: list[str]) -> SyntaxFault:
    """A fault that begins a value, which then is a line of its own."""
    start = value_column(lines[row])
    return SyntaxFault(key, (row + 1, column + 1), value=start if start == column else None)


def _value_slip(row: int, lines: list[str]) -> SyntaxFault | None:
    """A value that opens with a bracket or a quote and goes on after it is closed."""
    line = lines[row]
    start = value_column(line)
    opening = line[start : start + 1]
    if opening in _CLOSING:
        stop = _matching(line, start)
        if stop is None:
            return SyntaxFault(_UNCLOSED_KEYS[opening], (row + 1, start + 1), value=start)
        if _goes_on(line[stop + 1 :]):
            return SyntaxFault(_OPENING_KEYS[opening], (row + 1, start + 1), value=start)
    elif opening and opening in "\"'":
        stop = _closing_quote(line, start)
        if stop is not None and _goes_on(line[stop + 1 :]):
            return SyntaxFault("syntax_quotes_inside", (row + 1, stop + 1), value=start)
    return None


def _open_bracket_above(row: int, lines: list[str]) -> SyntaxFault | None:
    """A list or a mapping in brackets that is still open at a row."""
    for above in range(row, -1, -1):
        start = value_column(lines[above])
        opening = lines[above][start : start + 1]
        if opening in _CLOSING and _matching(lines[above], start) is None:
            return SyntaxFault(_UNCLOSED_KEYS[opening], (above + 1, start + 1))
    return None


def _open_quote_above(row: int, column: int, lines: list[str]) -> SyntaxFault | None:
    """A quote forgotten at the end of a line above, closed by chance where the error is."""
    for quote in "\"'":
        if quote not in lines[row][:column]:
            continue
        for above in range(row - 1, -1, -1):
            start = value_column(lines[above])
            if lines[above][start : start + 1] == quote:
                if _closing_quote(lines[above], start) is None:
                    return SyntaxFault("syntax_quote_unclosed", (above + 1, start + 1), value=start)
                break
            if quote in lines[above]:
                break
    return None


def _matching(line: str, start: int) -> int | None:
    """Where the bracket at `start` is closed on its line."""
    opening, depth = line[start], 0
    for i in range(start, len(line)):
        depth += (line[i] == opening) - (line[i] == _CLOSING[opening])
        if depth == 0:
            return i
    return None


def _closing_quote(line: str, start: int) -> int | None:
    """Where the quoted text that begins at `start` ends on its line."""
    quote, i = line[start], start + 1
    while i < len(line):
        if quote == '"' and line[i] == "\\":
            i += 1
        elif line[i] == quote:
            if quote == '"' or line[i + 1 : i + 2] != quote:
                return i
            i += 1
        i += 1
    return None


def _goes_on(rest: str) -> bool:
    """Whether text, not merely a comment, follows on the line."""
    return bool(rest.strip()) and not re.match(r"\s+#", rest)
