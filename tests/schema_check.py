"""As much of JSON Schema as the schema of packs uses: what is wrong with a value, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "number": (int, float),
}
NOTES = {"$schema", "$defs", "title", "description", "patternErrorMessage"}


def faults(value: Any, shape: dict[str, Any], root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """The path and keyword of every clash between a value and a schema."""
    if "$ref" in shape:
        yield from faults(value, root["$defs"][shape["$ref"].rpartition("/")[2]], root, at)
    for keyword, wanted in shape.items():
        if keyword in NOTES or keyword == "$ref":
            continue
        yield from (f"{at} {keyword}{more}" for more in _clash(keyword, wanted, value, shape, root))
        inner = _inner(keyword, wanted, value, shape)
        for name, part, part_shape in inner:
            yield from faults(part, part_shape, root, f"{at}.{name}")


def _clash(keyword: str, wanted: Any, value: Any, shape: Any, root: Any) -> Iterator[str]:
    text, many, fields = isinstance(value, str), isinstance(value, list), isinstance(value, dict)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    met = {
        "type": lambda: any(
            number if name == "number" else isinstance(value, TYPES[name])
            for name in ([wanted] if isinstance(wanted, str) else wanted)
        ),
        "enum": lambda: value in wanted,
        "pattern": lambda: not text or re.search(wanted, value) is not None,
        "minLength": lambda: not text or len(value) >= wanted,
        "maxLength": lambda: not text or len(value) <= wanted,
        "minimum": lambda: not number or value >= wanted,
        "maximum": lambda: not number or value <= wanted,
        "minItems": lambda: not many or len(value) >= wanted,
        "uniqueItems": lambda: not many or len({repr(item) for item in value}) == len(value),
        "minProperties": lambda: not fields or len(value) >= wanted,
        "required": lambda: not fields or set(wanted) <= set(value),
        "additionalProperties": lambda: (
            wanted is not False or not fields or set(value) <= set(shape.get("properties", {}))
        ),
        "propertyNames": lambda: (
            not fields or not any(list(faults(name, wanted, root)) for name in value)
        ),
        "anyOf": lambda: any(not list(faults(value, one, root)) for one in wanted),
        "oneOf": lambda: sum(not list(faults(value, one, root)) for one in wanted) == 1,
        "properties": lambda: True,
        "items": lambda: True,
    }
    if not met[keyword]():
        yield ""


def _inner(keyword: str, wanted: Any, value: Any, shape: Any) -> Iterator[tuple[str, Any, Any]]:
    if keyword == "items" and isinstance(value, list):
        yield from ((str(i), item, wanted) for i, item in enumerate(value))
    if not isinstance(value, dict):
        return
    if keyword == "properties":
        yield from ((name, value[name], wanted[name]) for name in wanted if name in value)
    if keyword == "additionalProperties" and isinstance(wanted, dict):
        named = shape.get("properties", {})
        yield from ((name, part, wanted) for name, part in value.items() if name not in named)
