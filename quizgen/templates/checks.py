"""A pack's nodes → its records, every fault noted.

The three tables below are the whole set of fields; a new field is a new row and, where the
records need it, a line in `_template`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from quizgen.templates.faults import Faults
from quizgen.templates.fields import (
    Field,
    find_fields,
    note_repeated,
    read_fields,
    read_fraction,
    read_list,
    read_map,
    read_text,
    read_texts,
    read_words,
)
from quizgen.templates.limits import note_limits, places_of, within
from quizgen.templates.nodes import BrokenNode, MapNode, Node, TextNode
from quizgen.templates.notation import read_example, read_stem
from quizgen.templates.pack import (
    CASES,
    DEFAULT_PRIORITY,
    FACT_ROLES,
    NUMBERS,
    TEMPLATE_KINDS,
    TYPES,
    Example,
    Expect,
    Pack,
    Slot,
    Template,
)

LANGUAGES = ("ru",)
_FORM_NAMES = (*CASES, *(f"{case}.{number}" for case in CASES for number in NUMBERS))
_ID = re.compile(r"[0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё_-]{0,63}")
_NOT_ID = re.compile(r"[^0-9A-Za-zА-Яа-яЁё_-]+")
_NAME = re.compile(r"\w[\w .-]{0,59}")
_QUESTION_ENDS = ("?", "?»", '?"')


def read_pack(root: Node, faults: Faults) -> Pack:
    """The pack a tree describes. Raises TemplateError with every fault noted so far."""
    pack = sound_part(root, faults)
    faults.raise_any()
    return pack


def sound_part(root: Node, faults: Faults) -> Pack:
    """The pack a tree describes, of its templates those without a fault; faults noted."""
    if not isinstance(root, MapNode):
        if isinstance(root, BrokenNode):
            faults.raise_any()
        found = faults.text("found_text" if isinstance(root, TextNode) else "found_list")
        faults.stop("pack_not_map", root.place, found=found)
    values = read_fields(find_fields(root, PACK_FIELDS, faults), PACK_FIELDS, faults)
    name = values.get("pack", "")
    templates: list[Template] = []
    ids: dict[str, int] = {}
    for item in values.get("templates", ()):
        node = read_map(item, "templates", faults)
        if node is None:
            continue
        before = len(faults)
        template = _template(node, name, faults)
        id_node = next((value for key, value in node.pairs if key.value == "id"), None)
        if template.id and id_node is not None:
            if template.id in ids:
                where = f"{faults.path}:{ids[template.id]}"
                faults.add("duplicate_id", id_node.place, word=template.id, where=where)
            ids.setdefault(template.id, id_node.place[0])
        note_limits(template, faults)
        if len(faults) == before:
            templates.append(template)
    exceptions = values.get("exceptions", {})
    own = (replace(template, exceptions=exceptions) for template in within(templates, faults))
    return Pack(name, faults.path, tuple(own), exceptions)


def _template(node: MapNode, pack: str, faults: Faults) -> Template:
    """A template; what is at fault in it is left empty, and noted."""
    found = find_fields(node, TEMPLATE_FIELDS, faults)
    values = read_fields(found, TEMPLATE_FIELDS, faults)
    roles = _roles(values)
    if "example" in found and "fact" in found:
        later = max(found["example"][0].place, found["fact"][0].place)
        faults.add("both_example_and_fact", later)
        roles = None
    elif "example" not in found and "fact" not in found and not node.torn:
        faults.add("neither_example_nor_fact", node.place)
    addable = FACT_ROLES if "fact" in found else ()
    ask: TextNode | None = values.get("ask")
    also: dict[str, tuple[str, ...]] = {}
    for role, lemmas in values.get("also", ()):
        if roles is not None and role.value not in roles:
            faults.add("unknown_role", role.place, word=role.value, choices=roles)
        also[role.value] = lemmas
    if ask is not None and roles is not None and ask.value not in roles:
        key = "role_not_in_fact" if ask.value in addable else "ask_not_marked"
        choices = () if ask.value in addable else roles
        faults.add(key, ask.place, word=ask.value, choices=choices)
    question: tuple[str | Slot, ...] = ()
    answer: tuple[str | Slot, ...] | None = None
    if "question" in values:
        question = read_stem(values["question"], roles, faults, addable)
        _check_question(values["question"], question, ask, faults)
    if "answer" in values:
        answer = read_stem(values["answer"], roles, faults, addable)
    return Template(
        id=values.get("id", ""),
        pack=pack,
        ask=ask.value if ask else "",
        question=question,
        answer=answer,
        fact=values.get("fact", {}),
        example=values.get("example"),
        also=also,
        not_=values.get("not", ()),
        kinds=values.get("kinds", ()),
        distractors=values.get("distractors"),
        expect=values.get("expect", ()),
        priority=values.get("priority", DEFAULT_PRIORITY),
        line=node.place[0],
        column=node.place[1],
        places=places_of(found),
    )


def _roles(values: dict[str, Any]) -> Collection[str] | None:
    """The roles a template speaks of, or None when a fault hides them."""
    example: Example | None = values.get("example")
    if example is not None:
        return [mark.role for mark in example.marks]
    fact: dict[str, tuple[str, ...]] | None = values.get("fact")
    return list(fact) if fact is not None else None


def _check_question(
    node: TextNode, parts: tuple[str | Slot, ...], ask: TextNode | None, faults: Faults
) -> None:
    """A question ends as one and does not tell its answer."""
    if not node.value.endswith(_QUESTION_ENDS):
        faults.add("no_question_mark", node.place_at(len(node.value) - 1))
    if ask is None:
        return
    for part in parts:
        if isinstance(part, Slot) and ask.value == (
            part.left if part.kind == "agree" else part.role if part.kind != "ask" else None
        ):
            faults.add("answer_in_question", (node.place[0], part.column), word=ask.value)


def _read_id(node: Node, field: str, faults: Faults) -> str | None:
    text = read_text(node, field, faults)
    if text is not None and not _ID.fullmatch(text.value):
        near = _NOT_ID.sub("-", text.value).strip("-_")[:64] or "branch-opened-year"
        faults.add("bad_id", text.place, word=text.value, near=near)
        return None
    return text.value if text else None


def _read_name(node: Node, field: str, faults: Faults) -> str | None:
    text = read_text(node, field, faults)
    if text is not None and not _NAME.fullmatch(text.value):
        faults.add("bad_name", text.place, word=text.value)
        return None
    return text.value if text else None


def _read_language(node: Node, field: str, faults: Faults) -> str | None:
    text = read_text(node, field, faults)
    if text is not None and text.value not in LANGUAGES:
        faults.add("bad_language", text.place, word=text.value, choices=LANGUAGES)
    return text.value if text else None


def _read_example(node: Node, field: str, faults: Faults) -> Example | None:
    text = read_text(node, field, faults)
    return read_example(text, faults) if text else None


def _read_fact(node: Node, field: str, faults: Faults) -> dict[str, tuple[str, ...]] | None:
    roles = read_map(node, field, faults)
    if roles is None:
        return None
    read_types = read_words(TYPES, "unknown_type")
    fact: dict[str, tuple[str, ...]] = {}
    for role, types in roles.pairs:
        if role.value not in FACT_ROLES:
            faults.add("unknown_fact_role", role.place, word=role.value, choices=FACT_ROLES)
        fact[role.value] = read_types(types, role.value, faults) or ()
    return fact


def _read_also(
    node: Node, field: str, faults: Faults
) -> list[tuple[TextNode, tuple[str, ...]]] | None:
    roles = read_map(node, field, faults)
    if roles is None:
        return None
    return [
        (role, tuple(w.lower() for w in _strings(read_texts(lemmas, role.value, faults))))
        for role, lemmas in roles.pairs
    ]


def _read_strings(node: Node, field: str, faults: Faults) -> tuple[str, ...] | None:
    texts = read_texts(node, field, faults)
    return None if texts is None else _strings(texts)


def _read_distractors(node: Node, field: str, faults: Faults) -> tuple[str, ...] | None:
    if isinstance(node, TextNode) and node.value:
        faults.add("distractors_list", node.place, word=node.value)
        return None
    texts = read_texts(node, field, faults)
    if texts is None:
        return None
    note_repeated(texts, faults)
    return _strings(texts)


def _read_expect(node: Node, field: str, faults: Faults) -> tuple[Expect, ...] | None:
    items = read_list(node, field, faults)
    expected: list[Expect] = []
    for item in items or ():
        record = read_map(item, field, faults)
        if record is None:
            continue
        values = read_fields(find_fields(record, EXPECT_FIELDS, faults), EXPECT_FIELDS, faults)
        if len(values) == len(EXPECT_FIELDS):
            expected.append(Expect(**{name: text.value for name, text in values.items()}))
    return tuple(expected)


def _read_exceptions(node: Node, field: str, faults: Faults) -> dict[str, dict[str, str]] | None:
    words = read_map(node, field, faults)
    if words is None:
        return None
    exceptions: dict[str, dict[str, str]] = {}
    for word, forms in words.pairs:
        cases = read_map(forms, word.value, faults)
        exceptions[word.value] = {}
        for case, form in cases.pairs if cases else ():
            if case.value not in _FORM_NAMES:
                faults.add("unknown_case", case.place, word=case.value, choices=CASES)
            text = read_text(form, case.value, faults)
            exceptions[word.value][case.value] = text.value if text else ""
    return exceptions


def _strings(texts: tuple[TextNode, ...] | None) -> tuple[str, ...]:
    return tuple(text.value for text in texts or ())


PACK_FIELDS = (
    Field("pack", _read_name, required=True),
    Field("language", _read_language),
    Field("templates", read_list, required=True),
    Field("exceptions", _read_exceptions),
)
TEMPLATE_FIELDS = (
    Field("id", _read_id, required=True),
    Field("example", _read_example),
    Field("fact", _read_fact),
    Field("also", _read_also),
    Field("not", _read_strings),
    Field("ask", read_text, required=True),
    Field("question", read_text, required=True),
    Field("answer", read_text),
    Field("kinds", read_words(TEMPLATE_KINDS, "unknown_kind")),
    Field("distractors", _read_distractors),
    Field("expect", _read_expect),
    Field("priority", read_fraction),
)
EXPECT_FIELDS = (
    Field("text", read_text, required=True),
    Field("question", read_text, required=True),
    Field("answer", read_text, required=True),
)
