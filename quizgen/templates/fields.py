"""Nodes → plain values, by tables of the fields allowed in each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizgen.templates.faults import Faults, nearest
from quizgen.templates.nodes import BrokenNode, ListNode, MapNode, Node, TextNode

_SURELY_MEANT = 0.6
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the language: its name, how its value is read, whether it must be there.

    `read` takes the value's node, the field's name and the faults; it returns the value, or
    None after noting a fault.
    """

    name: str
    read: Callable[[Node, str, Faults], Any]
    required: bool = False


def find_fields(
    node: MapNode, fields: Sequence[Field], faults: Faults
) -> dict[str, tuple[TextNode, Node]]:
    """name → (key, value) for the fields of a mapping; unknown and missing ones are faults.

    A mistyped name stands for the field it is nearest to, so that one slip is one fault.
    """
    known = [field.name for field in fields]
    found = {key.value: (key, value) for key, value in node.pairs if key.value in known}
    for key, value in node.pairs:
        if key.value not in known:
            faults.add("unknown_field", key.place, known, word=key.value)
            near = nearest(key.value, known, _SURELY_MEANT)
            if near is not None:
                found.setdefault(near, (key, value))
    for field in fields:
        if field.required and field.name not in found and not node.torn:
            faults.add("missing_field", node.place, field=field.name)
    return found


def read_fields(
    found: Mapping[str, tuple[TextNode, Node]], fields: Sequence[Field], faults: Faults
) -> dict[str, Any]:
    """name → value for the fields that are sound; the rest are faults."""
    values: dict[str, Any] = {}
    for field in fields:
        if field.name in found:
            read = field.read(found[field.name][1], field.name, faults)
            if read is not None:
                values[field.name] = read
    return values


def read_map(node: Node, field: str, faults: Faults) -> MapNode | None:
    """A mapping with something in it, or None after noting a fault."""
    if isinstance(node, MapNode) and node.pairs:
        return node
    if _is_empty(node):
        faults.add("empty_value", node.place, field=field)
    elif not isinstance(node, BrokenNode):
        faults.add("map_expected", node.place, field=field, found=_found(node, faults))
    return None


def read_list(node: Node, field: str, faults: Faults) -> tuple[Node, ...] | None:
    """The items of a list with something in it, or None after noting a fault."""
    if isinstance(node, ListNode) and node.items:
        return node.items
    if _is_empty(node):
        faults.add("empty_value", node.place, field=field)
    elif not isinstance(node, BrokenNode):
        faults.add("list_expected", node.place, field=field, found=_found(node, faults))
    return None


def read_text(node: Node, field: str, faults: Faults) -> TextNode | None:
    """A text that is not blank, or None after noting a fault."""
    if isinstance(node, TextNode) and node.value:
        return node
    if isinstance(node, TextNode):
        faults.add("empty_value", node.place, field=field)
    elif isinstance(node, ListNode):
        key = "text_in_brackets" if node.flow else "text_expected"
        found = _found(node, faults)
        faults.add(key, node.place, field=field, found=found)
    elif isinstance(node, MapNode):
        # {when.value} reads as a mapping without values; «Он сказал: да» as one with a value.
        braces = node.flow and not any(_has_text(value) for _, value in node.pairs)
        key = "text_in_braces" if braces else "text_with_colon"
        faults.add(key, node.place, field=field, found=_found(node, faults))
    return None


def read_texts(node: Node, field: str, faults: Faults) -> tuple[TextNode, ...] | None:
    """The texts of a list; a lone text is a list of one. None after noting faults."""
    if isinstance(node, TextNode) and node.value:
        return (node,)
    items = read_list(node, field, faults)
    if items is None:
        return None
    texts = tuple(read_text(item, field, faults) for item in items)
    return tuple(text for text in texts if text is not None)


def read_words(choices: Collection[str], key: str) -> Callable[..., tuple[str, ...] | None]:
    """A reader of lists of different words out of `choices`; `key` words the fault."""

    def read(node: Node, field: str, faults: Faults) -> tuple[str, ...] | None:
        texts = read_texts(node, field, faults)
        if texts is None:
            return None
        for text in texts:
            if text.value not in choices:
                faults.add(key, text.place, word=text.value, choices=choices)
        note_repeated(texts, faults)
        return tuple(text.value for text in texts)

    return read


def note_repeated(texts: Sequence[TextNode], faults: Faults) -> None:
    """Note every text that stands in the list already."""
    seen: set[str] = set()
    for text in texts:
        if text.value in seen:
            faults.add("repeated", text.place, word=text.value)
        seen.add(text.value)


def read_fraction(node: Node, field: str, faults: Faults) -> float | None:
    """A number from 0 to 1, or None after noting a fault."""
    text = read_text(node, field, faults)
    if text is None:
        return None
    if _NUMBER.fullmatch(text.value) and float(text.value) <= 1:
        return float(text.value)
    faults.add("number_expected", text.place, field=field, word=text.value)
    return None


def _is_empty(node: Node) -> bool:
    match node:
        case TextNode(value=""):
            return True
        case ListNode(items=()) | MapNode(pairs=()):
            return True
    return False


def _has_text(node: Node) -> bool:
    return not (isinstance(node, TextNode) and not node.value)


def _found(node: Node, faults: Faults) -> str:
    """What a node is, in the language of the messages."""
    names = {TextNode: "found_text", ListNode: "found_list", MapNode: "found_map"}
    return faults.text(names.get(type(node), "found_text"))
