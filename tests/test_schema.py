"""The JSON Schema of packs: shipped packs fit it, slips do not, no word of the language lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from language import CASES, ROOT
from schema_check import faults

from quizgen.templates import pack
from quizgen.templates.checks import EXPECT_FIELDS, LANGUAGES, PACK_FIELDS, TEMPLATE_FIELDS
from quizgen.templates.schema import DRAFT, SHAPES, schema, schema_text

SHIPPED = sorted(
    path
    for folder in (ROOT / "quizgen" / "templates" / "packs", CASES / "packs", ROOT / "docs")
    for path in folder.rglob("*.yaml")
    if "broken" not in path.parts
)
GOOD = {
    "pack": "проба",
    "templates": [
        {
            "id": "a",
            "example": "[Филиал](branch) открыт в [2001 году](when: YEAR).",
            "ask": "when",
            "question": "Когда открыт {branch.им}?",
        }
    ],
}


def clashes(value: object) -> list[str]:
    return list(faults(value, schema(), schema()))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_packs_fit_the_schema(path: Path):
    """Every built-in and example pack, read as any editor's YAML reads it, has no clash."""
    assert clashes(yaml.safe_load(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("field", "value", "clash"),
    [
        ("questoin", "да", "$.templates.0 additionalProperties"),
        ("id", "открытие филиала", "$.templates.0.id pattern"),
        ("example", "Филиал открыт в 2001 году.", "$.templates.0.example pattern"),
        ("example", "[Филиал](branch) открыт в [2001](when: X).", "$.templates.0.example pattern"),
        ("fact", {"when": "YEAR"}, "$.templates.0 oneOf"),
        ("fact", {"whenn": "YEAR"}, "$.templates.0.fact additionalProperties"),
        ("ask", ["when"], "$.templates.0.ask type"),
        ("question", "Когда открыт {branch}", "$.templates.0.question pattern"),
        ("question", "Когда открыт {branch.ии}?", "$.templates.0.question pattern"),
        ("question", "Когда открыт {a.__class__}?", "$.templates.0.question pattern"),
        ("answer", "{{7*7}}", "$.templates.0.answer pattern"),
        ("kinds", ["choice", "multipel"], "$.templates.0.kinds anyOf"),
        ("kinds", ["choice", "choice"], "$.templates.0.kinds anyOf"),
        ("distractors", "poeple", "$.templates.0.distractors type"),
        ("also", {"Event 1": "открыть"}, "$.templates.0.also propertyNames"),
        ("not", {"a": "b"}, "$.templates.0.not anyOf"),
        ("expect", [{"text": "а", "question": "б"}], "$.templates.0.expect.0 required"),
        ("priority", 2, "$.templates.0.priority maximum"),
    ],
)  # fmt: skip
def test_slips_clash_with_the_schema(field, value, clash):
    """What a teacher gets wrong is underlined where it stands."""
    (template,) = GOOD["templates"]
    assert clashes(GOOD) == []
    assert clash in clashes({**GOOD, "templates": [{**template, field: value}]})


@pytest.mark.parametrize("missing", ["id", "ask", "question", "example"])
def test_what_lacks_clashes(missing):
    """A template without a field that must be there is underlined."""
    template = {k: v for k, v in GOOD["templates"][0].items() if k != missing}
    assert clashes({**GOOD, "templates": [template]})


def test_every_word_of_the_language_is_in_it():
    """No field, type, kind, role, case or source can be added and forgotten here."""
    text = schema_text()
    vocabularies = (
        pack.TYPES, pack.CASES, pack.NUMBERS, pack.FACT_ROLES, pack.TEMPLATE_KINDS,
        LANGUAGES, (pack.VALUE, pack.REST),
    )  # fmt: skip
    for words in vocabularies:
        for word in words:
            assert any(f"{a}{word}{b}" in text for a in '"|:' for b in '"|)'), word


@pytest.mark.parametrize(
    ("place", "fields"),
    [("pack", PACK_FIELDS), ("template", TEMPLATE_FIELDS), ("expect", EXPECT_FIELDS)],
)
def test_every_field_has_its_shape(place, fields):
    """A field of the loader is told what it may hold, and no other field is."""
    assert [field.name for field in fields] == list(SHAPES[place])
    assert all(shape.get("description") for shape in SHAPES[place].values())


def test_the_schema_is_json_of_its_draft():
    """Editors get the draft they expect, in plain JSON with Russian words as they are."""
    read = json.loads(schema_text())
    assert read["$schema"] == DRAFT
    assert "Образец" in schema_text()
