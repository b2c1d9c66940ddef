"""The notation inside texts: `[words](role: TYPE)` in examples, `{role.case}` in questions."""

from __future__ import annotations

import re
from collections.abc import Collection

from quizgen.templates.faults import Faults
from quizgen.templates.nodes import TextNode
from quizgen.templates.pack import CASES, NUMBERS, REST, TYPES, VALUE, Example, Mark, Slot

_ROLE = re.compile(r"[a-z][a-z_]*|[а-яё][а-яё_]*")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_MAX_ASK_WORDS = 4
_FORMS = (*CASES, *NUMBERS, VALUE)


def is_role_name(name: str) -> bool:
    """Whether a role of a template by example may be called so."""
    return name != REST and _ROLE.fullmatch(name) is not None


def read_example(node: TextNode, faults: Faults) -> Example | None:
    """A model sentence with its marks; None, and faults noted, when the notation is wrong."""
    text, before = node.value, len(faults)
    length = i = 0
    plain: list[str] = []
    marks: list[Mark] = []
    while i < len(text):
        at = node.place_at(i)
        if text[i] == "]":
            faults.add("stray_bracket", at)
        if text[i] != "[":
            plain.append(text[i])
            length, i = length + 1, i + 1
            continue
        close = text.find("]", i)
        inner = text.find("[", i + 1)
        if close < 0 or 0 <= inner < close:
            faults.add("unclosed_bracket" if close < 0 else "nested_mark", at)
            return None
        words = text[i + 1 : close].strip()
        if not words:
            faults.add("empty_mark", at)
        if text[close + 1 : close + 2] != "(":
            faults.add("mark_without_role", node.place_at(close))
            i = close + 1
            continue
        end = text.find(")", close)
        if end < 0:
            faults.add("unclosed_parenthesis", node.place_at(close + 1))
            return None
        role, type_ = _read_role(node, close + 2, end, faults)
        if role in {mark.role for mark in marks}:
            faults.add("role_marked_twice", node.place_at(close + 2), word=role)
        marks.append(Mark(role, type_, length, length + len(words), at))
        plain.append(words)
        length, i = length + len(words), end + 1
    if not marks and len(faults) == before:
        faults.add("no_marks", node.place)
    return Example("".join(plain), tuple(marks)) if len(faults) == before else None


def _read_role(node: TextNode, start: int, stop: int, faults: Faults) -> tuple[str, str | None]:
    """`role` or `role: TYPE` between two positions of the text."""
    role, colon, type_ = node.value[start:stop].partition(":")
    name, kind = role.strip(), type_.strip()
    if not is_role_name(name):
        faults.add("bad_role", node.place_at(start), word=name)
    if colon and kind not in TYPES:
        indent = len(type_) - len(type_.lstrip())
        at = node.place_at(start + len(role) + 1 + indent)
        faults.add("unknown_type", at, word=kind, choices=TYPES)
    return name, kind if colon else None


def read_stem(
    node: TextNode,
    roles: Collection[str] | None,
    faults: Faults,
    addable: Collection[str] = (),
) -> tuple[str | Slot, ...]:
    """Literal text and slots of a question or an answer, in order, faults noted.

    `roles` are those the template speaks of; None when they are not known for another fault.
    `addable` are roles the template could speak of if its `fact` named them.
    """
    text, i = node.value, 0
    parts: list[str | Slot] = []
    while i < len(text):
        opening, stray = text.find("{", i), text.find("}", i)
        if stray >= 0 and (opening < 0 or stray < opening):
            faults.add("stray_brace", node.place_at(stray))
            i = stray + 1
            continue
        if opening < 0:
            parts.append(text[i:])
            break
        if opening > i:
            parts.append(text[i:opening])
        close = text.find("}", opening)
        inner = text.find("{", opening + 1)
        twice = text.find("}}", opening)
        if inner == opening + 1 and twice >= 0:
            faults.add("double_brace", node.place_at(opening))
            i = twice + 2
            continue
        if close < 0 or 0 <= inner < close:
            faults.add("unclosed_brace", node.place_at(opening))
            break
        slot = _SlotReader(node, opening, close, roles, addable, faults).read()
        if slot is not None:
            parts.append(slot)
        i = close + 1
    return tuple(parts)


class _SlotReader:
    """Reads what stands between two braces."""

    def __init__(
        self,
        node: TextNode,
        opening: int,
        close: int,
        roles: Collection[str] | None,
        addable: Collection[str],
        faults: Faults,
    ) -> None:
        self._node = node
        self._start = opening + 1
        self._text = node.value[opening + 1 : close]
        self._roles = roles
        self._addable = addable
        self._faults = faults
        self._column = node.place_at(opening)[1]

    def read(self) -> Slot | None:
        """The slot, or None when a fault was noted."""
        before = len(self._faults)
        if not self._text.partition(".")[0].strip():
            self._fault("empty_slot", -1)
            return None
        slot = self._agreement() if "~" in self._text else self._role_form()
        return slot if len(self._faults) == before else None

    def _fault(self, key: str, position: int, choices: Collection[str] = (), **values: str) -> None:
        place = self._node.place_at(self._start + position)
        self._faults.add(key, place, choices, **values)

    def _role(self, written: str, position: int) -> str:
        """A role's name at `position`, checked."""
        name = written.strip()
        if self._roles is not None and name not in self._roles:
            position += len(written) - len(written.lstrip())
            if name in self._addable:
                self._fault("role_not_in_fact", position, word=name)
            else:
                self._fault("unknown_role", position, word=name, choices=self._roles)
        return name

    def _role_form(self) -> Slot:
        written, *forms = self._text.split(".")
        if written.strip() == REST:
            if forms:
                self._fault("rest_with_case", len(written) + 1)
            return Slot("rest", column=self._column)
        role, at = self._role(written, 0), len(written) + 1
        found: dict[str, str] = {}
        for form in forms:
            name = form.strip()
            group = "case" if name in CASES else "number" if name in NUMBERS else name
            if name not in _FORMS:
                self._fault("unknown_case", at, word=name, choices=_FORMS)
            elif group in found:
                self._fault("twice_in_slot", at, word=self._text.strip())
            found[group] = name
            at += len(form) + 1
        if VALUE in found and len(found) > 1:
            self._fault("value_with_case", len(written) + 1, role=role)
        if VALUE in found:
            return Slot("value", role, column=self._column)
        case, number = found.get("case"), found.get("number")
        return Slot("role", role, case, number, column=self._column)

    def _agreement(self) -> Slot:
        left, right, *more = self._text.split("~")
        if more:
            self._fault("two_tildes", len(left) + len(right) + 1)
        name, dot, _ = right.partition(".")
        role = self._role(name, len(left) + 1)
        if dot:
            self._fault("agree_with_case", len(left) + 1 + len(name), role=role)
        words = left.split()
        if self._roles is not None and left.strip() in self._roles:
            return Slot("agree", role, left=left.strip(), column=self._column)
        if 1 <= len(words) <= _MAX_ASK_WORDS and all(map(_WORD.fullmatch, words)):
            return Slot("ask", role, text=" ".join(words), column=self._column)
        if len(words) == 1 and self._roles is not None and left.strip().isascii():
            self._role(left, 0)
        elif self._roles is not None or not is_role_name(left.strip()):
            self._fault("ask_words", 0)
        return Slot("ask", role, text=" ".join(words), column=self._column)
