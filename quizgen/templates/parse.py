"""Pack text → nodes.

Only the plain part of YAML: every scalar stays the text that was written («да», «2001» and
«no» too), and there are no aliases, anchors, tags or merge keys. Bounded in size and depth.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import yaml
from yaml import events

from quizgen.templates.faults import Faults
from quizgen.templates.mending import HOLE, mend
from quizgen.templates.nodes import BrokenNode, ListNode, MapNode, Node, Position, TextNode
from quizgen.templates.syntax import SyntaxFault, explain, explain_overflow, split_lines

MAX_BYTES = 64 * 1024
MAX_DEPTH = 10
# A line with a slip is read again without its value: one slip does not hide the next.
_MAX_REPAIRS = 8


def parse_nodes(text: str, faults: Faults) -> Node:
    """The tree of a pack's text.

    Syntax faults are added to `faults`; what they spoil becomes `BrokenNode`. Raises
    TemplateError when the rest cannot be read: too large, too deep, empty, torn structure.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        faults.stop("too_large", limit=MAX_BYTES // 1024)
    lines = split_lines(text.removeprefix("\ufeff"))
    holes: set[int] = set()
    shifts: dict[int, int] = {}
    while True:
        read = _Builder(lines, holes, shifts, faults).read()
        if not isinstance(read, SyntaxFault):
            return read
        line = read.place[0]
        faults.add(read.key, read.place, word=read.word)
        if line in holes or len(holes) == _MAX_REPAIRS:
            faults.raise_any()
        if not _make_hole(read, lines):
            length = len(lines[line - 1])
            if not mend(read, lines):
                faults.raise_any()
            shifts[line] = len(lines[line - 1]) - length
        holes.add(line)


def _make_hole(slip: SyntaxFault, lines: list[str]) -> bool:
    """Replace the value at fault, if it ends with its line; tells whether it did."""
    if slip.value is None:
        return False
    i = slip.place[0] - 1
    below = next((line for line in lines[i + 1 :] if line.strip()), "")
    if _indent(below, " ") > _indent(lines[i], " -"):
        return False
    lines[i] = f'{lines[i][: slip.value]}"{HOLE}"'
    return True


def _indent(line: str, marks: str) -> int:
    return len(line) - len(line.lstrip(marks))


class _Builder:
    """One pass over the lines.

    `holes` are the numbers of the lines that were mended, `shifts` how far text in them moved.
    """

    def __init__(
        self, lines: list[str], holes: set[int], shifts: dict[int, int], faults: Faults
    ) -> None:
        self._lines = lines
        self._holes = holes
        self._shifts = shifts
        self._faults = faults

    def _place(self, event: yaml.Event) -> Position:
        line, column = _place(event)
        return line, max(1, column - self._shifts.get(line, 0))

    def read(self) -> Node | SyntaxFault:
        """The whole tree, or the first syntax slip met."""
        text = "\n".join(self._lines)
        try:
            return self._document(iter(yaml.parse(text, Loader=yaml.SafeLoader)))
        except yaml.reader.ReaderError as error:
            before = text[: error.position].split("\n")
            place = (len(before), len(before[-1]) + 1)
            self._faults.stop("bad_character", place, code=_code(text[error.position]))
        except yaml.MarkedYAMLError as error:
            return explain(error, self._lines)
        except ValueError:
            return explain_overflow(self._lines)

    def _document(self, stream: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in stream:
            if isinstance(event, events.DocumentStartEvent):
                if root is not None:
                    self._faults.stop("several_documents", self._place(event))
                if event.tags:
                    self._faults.add("tag", self._place(event))
            elif isinstance(event, events.NodeEvent):
                root = self._node(event, stream, 1)
        if root is None or (isinstance(root, TextNode) and not root.value):
            self._faults.stop("empty_pack")
        return root

    def _node(self, event: yaml.Event, stream: Iterator[yaml.Event], depth: int) -> Node:
        place = self._place(event)
        if isinstance(event, events.AliasEvent):
            self._faults.add("alias", place)
            return BrokenNode(place)
        assert isinstance(event, events.ScalarEvent | events.CollectionStartEvent)
        if event.anchor is not None:
            self._faults.add("anchor", place)
        if event.tag is not None:
            self._faults.add("tag", place)
        if isinstance(event, events.ScalarEvent):
            return self._text(event)
        if depth > MAX_DEPTH:
            self._faults.stop("too_deep", place, limit=MAX_DEPTH)
        if isinstance(event, events.MappingStartEvent):
            pairs, torn = self._pairs(stream, depth)
            return MapNode(pairs, place, bool(event.flow_style), torn)
        items: list[Node] = []
        while not isinstance(inner := next(stream), events.SequenceEndEvent):
            items.append(self._node(inner, stream, depth + 1))
        return ListNode(tuple(items), place, bool(event.flow_style))

    def _pairs(
        self, stream: Iterator[yaml.Event], depth: int
    ) -> tuple[tuple[tuple[TextNode, Node], ...], bool]:
        pairs: dict[str, tuple[TextNode, Node]] = {}
        torn = False
        while not isinstance(inner := next(stream), events.MappingEndEvent):
            key = self._node(inner, stream, depth + 1)
            value = self._node(next(stream), stream, depth + 1)
            if isinstance(key, BrokenNode):
                torn = True
            elif isinstance(key, ListNode | MapNode):
                self._faults.add("key_not_text", key.place)
            elif isinstance(key, TextNode) and key.value == "<<":
                self._faults.add("merge_key", key.place)
                torn = True
            elif isinstance(key, TextNode) and key.value in pairs:
                line = pairs[key.value][0].place[0]
                self._faults.add("duplicate_key", key.place, word=key.value, line=line)
            elif isinstance(key, TextNode):
                pairs[key.value] = (key, value)
        return tuple(pairs.values()), torn

    def _text(self, event: events.ScalarEvent) -> Node:
        place = self._place(event)
        if event.value == HOLE and place[0] in self._holes:
            return BrokenNode(place)
        for char in event.value:
            # Escapes may smuggle in what the file itself may not hold.
            if unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n\r\x85":
                self._faults.add("bad_character", place, code=_code(char))
                return BrokenNode(place)
        value = " ".join(unicodedata.normalize("NFC", event.value).split())
        stop = event.end_mark
        if event.style in (None, "'", '"') and stop is not None and stop.line == place[0] - 1:
            offset = place[1] + (event.style is not None)
            at = offset + self._shifts.get(place[0], 0)
            if self._lines[stop.line][at - 1 :].startswith(value):
                return TextNode(value, place, offset)
        return TextNode(value, place)


def _place(event: yaml.Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
