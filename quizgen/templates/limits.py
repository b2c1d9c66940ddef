"""How much a pack may hold, so that checking it takes bounded time; and where its values stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.templates.faults import Faults
from quizgen.templates.nodes import ListNode, Node, Position, TextNode
from quizgen.templates.pack import Template

MAX_TEMPLATES = 200
MAX_TESTS = 300
"""Sentences of `expect` and `not` in a whole pack: each is analysed."""
MAX_MARKS = 20
MAX_TEXT = 1000
"""Characters of a sentence that is analysed, and of a question or an answer."""


def places_of(found: Mapping[str, tuple[TextNode, Node]]) -> dict[str, Position]:
    """Field → place of its value; "not.0" for the first item of a list, or the lone value."""
    places: dict[str, Position] = {}
    for name, (_, value) in found.items():
        places[name] = value.place
        items = value.items if isinstance(value, ListNode) else (value,)
        places |= {f"{name}.{i}": item.place for i, item in enumerate(items)}
    return places


def note_limits(template: Template, faults: Faults) -> None:
    """Note what is too long in one template."""
    at, here = template.places, (template.line, template.column)
    example = template.example
    if example is not None and len(example.marks) > MAX_MARKS:
        place = at.get("example", here)
        faults.add("too_many_marks", place, limit=MAX_MARKS)
    texts = [("example", example.text if example else "")]
    texts += [(f"not.{i}", text) for i, text in enumerate(template.not_)]
    texts += [(f"expect.{i}", expected.text) for i, expected in enumerate(template.expect)]
    texts += [
        (name, "".join(piece for piece in pieces or () if isinstance(piece, str)))
        for name, pieces in (("question", template.question), ("answer", template.answer))
    ]
    for name, text in texts:
        if len(text) > MAX_TEXT:
            faults.add("text_too_long", at.get(name, here), limit=MAX_TEXT)


def within(templates: Sequence[Template], faults: Faults) -> tuple[Template, ...]:
    """The templates up to the first that makes them, or their self-tests, too many; it is noted."""
    tests = 0
    for count, template in enumerate(templates):
        tests += len(template.not_) + len(template.expect)
        key, limit = ("too_many_templates", MAX_TEMPLATES)
        if count < MAX_TEMPLATES:
            key, limit = ("too_many_tests", MAX_TESTS)
        if count == MAX_TEMPLATES or tests > MAX_TESTS:
            faults.add(key, (template.line, template.column), limit=limit)
            return tuple(templates[:count])
    return tuple(templates)
