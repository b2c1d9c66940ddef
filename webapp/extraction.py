"""Finds the messages of the source, for `make messages` (Babel's extraction interface).

Beside gettext's own functions it knows ours: the filters and functions `plural` and `counted`, the
tables `Words({…})`, and the tables of plain modules that babel.cfg names.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension, extract_from_ast

Found = tuple[int, str, str | tuple[str | None, ...], list[str]]
"""Line, function, its arguments (None where one is no constant text), comments."""

_COUNTING = ("plural", "counted")
"""Called as (number, one, few, many)."""


def of_template(
    file: BinaryIO, keywords: Collection[str], tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """The messages of a page; raises TemplateSyntaxError where it is no template."""
    page = Environment(extensions=[InternationalizationExtension]).parse(file.read().decode())
    for line, function, message in extract_from_ast(page, tuple(keywords)):
        yield line, function, message, []
    for node in page.find_all(nodes.Filter):
        if node.name in _COUNTING:
            forms = [each.value for each in node.args if isinstance(each, nodes.Const)]
            if len(forms) == 3:
                yield node.lineno, "ngettext", (forms[0], forms[2]), []


def of_module(
    file: BinaryIO, keywords: Collection[str], tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """The messages of a Python module.

    Args:
        options: `tables`, names whose value is a message or a dictionary of them, spaces between.
    """
    tables = options.get("tables", "").split()
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            yield from _of_call(node, keywords)
        elif isinstance(node, ast.AnnAssign | ast.Assign) and node.value:
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name) and target.id in tables:
                yield from _of_table(node.value)


def _of_call(node: ast.Call, keywords: Collection[str]) -> Iterator[Found]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name == "Words" and node.args and isinstance(node.args[0], ast.Dict):
        yield from _of_table(node.args[0])
        return
    told = tuple(_text(each) for each in node.args)
    if name in _COUNTING and len(told) == 4 and told[1]:
        yield node.lineno, "ngettext", (told[1], told[3]), []
    elif name in keywords and told and told[0]:
        # Babel wants a lone message bare.
        yield node.lineno, name, told if len(told) > 1 else told[0], []


def _of_table(table: ast.expr) -> Iterator[Found]:
    for value in table.values if isinstance(table, ast.Dict) else [table]:
        for text in filter(None, map(_text, ast.walk(value))):
            yield value.lineno, "gettext", text, []


def _text(node: ast.AST) -> str | None:
    known = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if known else None
