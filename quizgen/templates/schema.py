"""The template language as a JSON Schema, so that editors complete words and underline slips.

Which fields there are, and which must be there, comes from the tables of `checks`; what each may
hold is told here. `templates check` finds more: a schema cannot compare one field with another.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from quizgen.templates.checks import (
    EXPECT_FIELDS,
    LANGUAGES,
    PACK_FIELDS,
    TEMPLATE_FIELDS,
)
from quizgen.templates.fields import Field
from quizgen.templates.pack import (
    CASES,
    FACT_ROLES,
    NUMBERS,
    REST,
    TEMPLATE_KINDS,
    TYPES,
    VALUE,
)

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Shape = dict[str, Any]

_LETTERS = "A-Za-zА-Яа-яЁё"
_ROLE = "(?:[a-z][a-z_]*|[а-яё][а-яё_]*)"
_TYPE = f"(?:{'|'.join(TYPES)})"
_FORM = f"(?:{'|'.join((*CASES, *NUMBERS, VALUE))})"
_MARK = rf"\[[^\[\]]+\]\( *{_ROLE} *(?:: *{_TYPE} *)?\)"
_SLOT = rf"\{{ *(?:{REST}|{_ROLE}(?: *\. *{_FORM})*|[{_LETTERS}_ -]+~ *{_ROLE}) *\}}"
_STEM = rf"(?:[^{{}}]|{_SLOT})*"


def _text(description: str, pattern: str = "", told: str = "") -> Shape:
    """One line of text; YAML may take it for a number or a truth value, the loader does not."""
    shape: Shape = {"description": description, "type": ["string", "number", "boolean"]}
    if pattern:
        shape |= {"pattern": pattern, "patternErrorMessage": told}
    return shape


def _one_or_more(item: Shape, description: str, unique: bool = False) -> Shape:
    many: Shape = {"type": "array", "items": item, "minItems": 1}
    if unique:
        many["uniqueItems"] = True
    return {"description": description, "anyOf": [item, many]}


def _words(choices: Collection[str], description: str) -> Shape:
    return {"description": description, "enum": list(choices)}


_SOME_TYPES = _one_or_more(
    _words(TYPES, "Тип того, что стоит на месте роли."), "Тип или список типов.", unique=True
)
_FORMS = (*CASES, *(f"{case}.{number}" for case in CASES for number in NUMBERS))

SHAPES: Mapping[str, Mapping[str, Shape]] = {
    "pack": {
        "pack": _text("Название набора; входит в имя каждого вопроса.")
        | {"minLength": 1, "maxLength": 60},
        "language": _words(LANGUAGES, "Язык статей."),
        "templates": {
            "description": "Шаблоны: по одному на вопрос.",
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/$defs/template"},
        },
        "exceptions": {
            "description": "Слова, которые словарь склоняет неверно: падеж → форма.",
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "properties": {form: _text("Слово в этой форме.") for form in _FORMS},
                "additionalProperties": False,
                "minProperties": 1,
            },
        },
    },
    "template": {
        "id": _text(
            "Постоянное имя шаблона, своё у каждого в наборе.",
            f"^[0-9{_LETTERS}][0-9{_LETTERS}_-]{{0,63}}$",
            "До 64 знаков: буквы, цифры, дефис и «_».",
        ),
        "example": _text(
            "Образец предложения: [слова](роль) или [слова](роль: ТИП).",
            rf"^(?:[^\[\]]|{_MARK})*{_MARK}(?:[^\[\]]|{_MARK})*$",
            "Отметьте слова так: [2001 году](when: YEAR).",
        ),
        "fact": {
            "description": "Вместо образца: роли, которые должны быть у факта, и их типы.",
            "type": "object",
            "properties": dict.fromkeys(FACT_ROLES, _SOME_TYPES),
            "additionalProperties": False,
            "minProperties": 1,
        },
        "also": {
            "description": "Другие слова, подходящие роли: роль → начальные формы.",
            "type": "object",
            "propertyNames": {"pattern": f"^{_ROLE}$"},
            "additionalProperties": _one_or_more(_text("Слово."), "Слово или список слов."),
            "minProperties": 1,
        },
        "not": _one_or_more(
            _text("Предложение, которое подойти не должно."), "Предложения, которые не подходят."
        ),
        "ask": _text(
            "Роль, о которой спрашивает вопрос.", f"^{_ROLE}$", "Одна роль из example или fact."
        ),
        "question": _text(
            "Вопрос: {роль}, {роль.рд}, {роль.рд.мн}, {роль.value}, {слово~роль}, {rest}.",
            rf'^{_STEM}\?[»"]?$',
            "Вопрос с «?» в конце и местами {роль}, {роль.рд}, {слово~роль}, {rest}.",
        ),
        "answer": _text(
            "Ответ; без него – отмеченные слова, как в статье.",
            f"^{_STEM}$",
            "Места пишутся {роль}, {роль.рд}, {роль.value}.",
        ),
        "kinds": _one_or_more(
            _words(TEMPLATE_KINDS, "Вид вопроса."), "Разрешённые виды вопроса.", unique=True
        ),
        "distractors": {
            "description": "Неверные варианты; без них программа подбирает сама.",
            "type": "array",
            "items": _text("Неверный вариант."),
            "minItems": 1,
            "uniqueItems": True,
        },
        "expect": {
            "description": "Проверки: из текста должны получиться этот вопрос и этот ответ.",
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/$defs/expect"},
        },
        "priority": {
            "description": "От 0 до 1: чем больше, тем раньше спрашивается.",
            "type": "number",
            "minimum": 0,
            "maximum": 1,
        },
    },
    "expect": {
        "text": _text("Текст, на котором проверяется шаблон."),
        "question": _text("Вопрос, который должен получиться, слово в слово."),
        "answer": _text("Ответ, который должен получиться, слово в слово."),
    },
}
"""Where a field stands → its name → what it may hold."""


def schema() -> Shape:
    """The JSON Schema (draft 2020-12) of a pack file."""
    template = _fields(TEMPLATE_FIELDS, SHAPES["template"])
    template["oneOf"] = [{"required": ["example"]}, {"required": ["fact"]}]
    return {
        "$schema": DRAFT,
        "title": "quizgen: набор шаблонов",
        **_fields(PACK_FIELDS, SHAPES["pack"]),
        "$defs": {"template": template, "expect": _fields(EXPECT_FIELDS, SHAPES["expect"])},
    }


def schema_text() -> str:
    """The schema as indented JSON that ends with a line break."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _fields(fields: Sequence[Field], shapes: Mapping[str, Shape]) -> Shape:
    return {
        "type": "object",
        "properties": {field.name: shapes.get(field.name, {}) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
