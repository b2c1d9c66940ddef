"""What questions with several right members must hold: lists of a like length, nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.decks.fields import Reader
from quizgen.model import Question

_LEAST = {"multiple": 2, "matching": 2, "ordering": 2}
_WHY = {
    "multiple": "нужно хотя бы два верных ответа",
    "matching": "нужно хотя бы две пары",
    "ordering": "нужно хотя бы два события",
}


def check_members(reader: Reader, question: Question, where: str) -> None:
    """Raise DeckError where `items`, `matches` or `distractors` do not suit the kind."""
    kind = question.kind
    if kind == "true_false" and len(question.distractors) != 1:
        raise reader.fault(f"{where}.distractors", "вопросу «верно ли» нужен ровно один вариант")
    if kind in _LEAST and len(question.items) < _LEAST[kind]:
        raise reader.fault(f"{where}.items", _WHY[kind])
    if kind == "matching" and len(question.items) != len(question.matches):
        counts = f"{len(question.items)} и {len(question.matches)}"
        raise reader.fault(f"{where}.matches", f"items и matches разной длины: {counts}")
    if kind in _LEAST:
        seen = _distinct(reader, question.items, f"{where}.items", {})
        _distinct(reader, question.matches, f"{where}.matches", {})
        if kind == "multiple":
            _distinct(reader, question.distractors, f"{where}.distractors", seen)


def _distinct(
    reader: Reader, texts: Sequence[str], field: str, seen: dict[str, str]
) -> dict[str, str]:
    """Each text filled and unlike the others, case and spaces aside; what was seen, by look."""
    for i, text in enumerate(texts):
        key = " ".join(text.split()).casefold()
        if not key:
            raise reader.fault(f"{field}[{i}]", "не может быть пустым")
        if key in seen:
            raise reader.fault(f"{field}[{i}]", f"«{text}» уже есть: {seen[key]}")
        seen[key] = f"{field}[{i}]"
    return seen
