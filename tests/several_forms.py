"""Filling in the forms of questions with several members, as read from their pages."""

from __future__ import annotations

import html
import re

from quizgen.model import Question

ROW = re.compile(
    r'<label for="(row-[0-9a-f]{16})">([^<]+)</label>\s*<select[^>]*>(.*?)</select>', re.S
)
CHOICE = re.compile(r'<option value="([^"]*)"( selected)?>([^<]+)</option>')
INPUT = re.compile(
    r'<input type="(?:radio|checkbox)" name="option" value="([^"]+)"( checked)?>'
    r"\s*<span>([^<]+)</span>"
)


def rows(page: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Text of a line → (name of its field, text of each choice → value)."""
    return {
        html.unescape(text): (
            name,
            {html.unescape(choice): value for value, _, choice in CHOICE.findall(choices)},
        )
        for name, text, choices in ROW.findall(page)
    }


def inputs(page: str) -> dict[str, str]:
    """Text of an option → its value, in the order of the page."""
    return {html.unescape(text): value for value, _, text in INPUT.findall(page)}


def fields_for(page: str, question: Question, given: list[str]) -> dict[str, object]:
    """The form fields that give these members: options, right sides or events in order."""
    if question.kind == "matching":
        pairs = zip(question.items, given, strict=True)
        found = rows(page)
        return {found[left][0]: found[left][1][right] for left, right in pairs}
    if question.kind == "ordering":
        return {rows(page)[event][0]: str(place) for place, event in enumerate(given, start=1)}
    return {"option": [inputs(page)[text] for text in given]}


def right_members(question: Question) -> list[str]:
    """What `fields_for` needs for the right answer."""
    if question.kind == "matching":
        return list(question.matches)
    return list(question.items) if question.kind in ("multiple", "ordering") else [question.answer]
