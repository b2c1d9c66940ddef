"""How much a pack may hold, so that checking it takes bounded time; and where its values stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from quizgen.templates.faults import Faults
from quizgen.templates.nodes import ListNode, Node, Position, TextNode
from quizgen.templates.pack import Template

MAX_TEMPLATES = 200
MAX_MARKS = 20
MAX_TEXT = 1000
"""Characters of a sentence that is analysed, and of a question or an answer."""
MAX_WORDS = 100
"""Words and punctuation marks of one sentence: the time to parse it grows with their square."""
MAX_READ = 5000
"""Words of all `example`, `expect` and `not` of a pack together."""
_LEAST_READ = 10
"""What the analysis of the shortest sentence costs, in words."""
_WORD = re.compile(r"\w+|[^\w\s]")


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
    written = [
        (name, "".join(piece if isinstance(piece, str) else " {} " for piece in pieces or ()))
        for name, pieces in (("question", template.question), ("answer", template.answer))
    ]
    for name, text in (*_read(template), *written):
        if len(text) > MAX_TEXT:
            faults.add("text_too_long", at.get(name, here), limit=MAX_TEXT)
        elif _words(text) > MAX_WORDS:
            faults.add("too_many_words", at.get(name, here), limit=MAX_WORDS)


def _read(template: Template) -> Iterator[tuple[str, str]]:
    """Everything of a template that is analysed: (where it stands, text)."""
    if template.example is not None:
        yield "example", template.example.text
    yield from ((f"not.{i}", text) for i, text in enumerate(template.not_))
    yield from ((f"expect.{i}", expected.text) for i, expected in enumerate(template.expect))


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def within(templates: Sequence[Template], faults: Faults) -> tuple[Template, ...]:
    """The templates; none, and a fault at the first that is too many, where they are too many."""
    words = 0
    for count, template in enumerate(templates, 1):
        words += sum(max(_LEAST_READ, _words(text)) for _, text in _read(template))
        if count > MAX_TEMPLATES or words > MAX_READ:
            key = "too_many_templates" if count > MAX_TEMPLATES else "too_many_tests"
            faults.add(key, (template.line, template.column), limit=MAX_TEMPLATES)
            return ()
    return tuple(templates)
