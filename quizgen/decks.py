"""Deck ⇄ JSON, format "quizgen-deck/1".

The field order is fixed, so the same deck gives the same bytes.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quizgen.errors import DeckError, Place
from quizgen.files import write_atomically
from quizgen.model import KINDS, Article, Deck, Evidence, Question

FORMAT = "quizgen-deck/1"


def deck_to_json(deck: Deck) -> str:
    """The deck as JSON text, two-space indented, ending in a newline."""
    article = deck.article
    record = {
        "format": FORMAT,
        "id": deck.id,
        "title": deck.title,
        "language": deck.language,
        "article": {
            "id": article.id,
            "title": article.title,
            "date": article.date.isoformat() if article.date else None,
            "text": article.text,
        },
        "questions": [_question_record(question) for question in deck.questions],
        "dropped": dict(sorted(deck.dropped.items())),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _question_record(question: Question) -> dict[str, Any]:
    evidence = question.evidence
    return {
        "id": question.id,
        "kind": question.kind,
        "stem": question.stem,
        "answer": question.answer,
        "accepted": list(question.accepted),
        "distractors": list(question.distractors),
        "evidence": {"text": evidence.text, "start": evidence.start, "stop": evidence.stop},
        "template": question.template,
        "asks": question.asks,
        "salience": question.salience,
        "tags": list(question.tags),
    }


def write_deck(deck: Deck, path: Path) -> None:
    """Write the deck as JSON, whole or not at all. Raises DeckError when the target refuses."""
    try:
        write_atomically(path, deck_to_json(deck).encode())
    except OSError as error:
        raise DeckError(f"не удалось записать файл: {error.strerror}", Place(str(path))) from error


def read_deck(path: Path) -> Deck:
    """Read a deck file. Raises DeckError naming the file and the field at fault."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DeckError(f"не удалось прочитать файл: {error.strerror}", Place(str(path))) from error
    except UnicodeDecodeError as error:
        raise DeckError("это не текст в UTF-8", Place(str(path))) from error
    return deck_from_json(text, str(path))


def deck_from_json(text: str, path: str = "deck.json") -> Deck:
    """Deck from JSON text. Raises DeckError naming the field at fault, as `questions[3].kind`."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise DeckError(f"это не JSON: {error.msg}", place) from error
    except RecursionError as error:
        raise DeckError("слишком глубокая вложенность", Place(path)) from error
    reader = _Reader(path)
    root = reader.mapping(record, "")
    found = reader.text(root, "format", "")
    if found != FORMAT:
        raise reader.fault("format", f"ожидается «{FORMAT}», а здесь «{found}»")
    article = _read_article(reader, reader.mapping(root.get("article"), "article"))
    questions = tuple(
        _read_question(reader, reader.mapping(item, f"questions[{i}]"), f"questions[{i}]", article)
        for i, item in enumerate(reader.items(root, "questions", ""))
    )
    seen: set[str] = set()
    for i, question in enumerate(questions):
        if question.id in seen:
            raise reader.fault(f"questions[{i}].id", f"повторяется id «{question.id}»")
        seen.add(question.id)
    return Deck(
        id=reader.text(root, "id", ""),
        title=reader.text(root, "title", ""),
        language=reader.text(root, "language", ""),
        article=article,
        questions=questions,
        dropped=_read_dropped(reader, root),
    )


def _read_article(reader: _Reader, record: Mapping[str, Any]) -> Article:
    date = None
    if record.get("date") is not None:
        try:
            date = datetime.date.fromisoformat(reader.text(record, "date", "article"))
        except ValueError as error:
            raise reader.fault("article.date", "ожидается дата вида 2025-11-13") from error
    return Article(
        id=reader.text(record, "id", "article"),
        title=reader.text(record, "title", "article"),
        date=date,
        text=reader.text(record, "text", "article"),
    )


def _read_question(
    reader: _Reader, record: Mapping[str, Any], where: str, article: Article
) -> Question:
    kind = reader.text(record, "kind", where)
    if kind not in KINDS:
        expected = ", ".join(KINDS)
        raise reader.fault(f"{where}.kind", f"неизвестный вид «{kind}», бывают: {expected}")
    evidence = reader.mapping(record.get("evidence"), f"{where}.evidence")
    start = reader.integer(evidence, "start", f"{where}.evidence")
    stop = reader.integer(evidence, "stop", f"{where}.evidence")
    text = reader.text(evidence, "text", f"{where}.evidence")
    if not 0 <= start <= stop or article.text[start:stop] != text:
        raise reader.fault(
            f"{where}.evidence", f"текст не совпадает со статьёй на месте {start}–{stop}"
        )
    distractors = reader.texts(record, "distractors", where)
    if kind == "choice" and not distractors:
        raise reader.fault(f"{where}.distractors", "вопросу с выбором нужны неверные варианты")
    return Question(
        id=reader.text(record, "id", where),
        kind=kind,
        stem=reader.text(record, "stem", where),
        answer=reader.text(record, "answer", where),
        accepted=reader.texts(record, "accepted", where),
        distractors=distractors,
        evidence=Evidence(text, start, stop),
        template=reader.text(record, "template", where),
        asks=reader.text(record, "asks", where),
        salience=reader.number(record, "salience", where),
        tags=reader.texts(record, "tags", where),
    )


def _read_dropped(reader: _Reader, root: Mapping[str, Any]) -> dict[str, int]:
    dropped = reader.mapping(root.get("dropped"), "dropped")
    return {reason: reader.integer(dropped, reason, "dropped") for reason in dropped}


class _Reader:
    """Reads typed fields and says which one is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fault(self, field: str, message: str) -> DeckError:
        return DeckError(f"поле {field}: {message}" if field else message, Place(self.path))

    def _value(self, record: Mapping[str, Any], key: str, where: str, kind: type | tuple[type, ...], name: str) -> Any:
        field = f"{where}.{key}" if where else key
        if key not in record:
            raise self.fault(field, "не хватает этого поля")
        value = record[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.fault(field, f"ожидается {name}")
        return value

    def mapping(self, value: Any, field: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.fault(field, "ожидается объект {…}")
        return value

    def text(self, record: Mapping[str, Any], key: str, where: str) -> str:
        return str(self._value(record, key, where, str, "строка"))

    def integer(self, record: Mapping[str, Any], key: str, where: str) -> int:
        return int(self._value(record, key, where, int, "целое число"))

    def number(self, record: Mapping[str, Any], key: str, where: str) -> float:
        return float(self._value(record, key, where, (int, float), "число"))

    def items(self, record: Mapping[str, Any], key: str, where: str) -> list[Any]:
        return list(self._value(record, key, where, list, "список […]"))

    def texts(self, record: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        values = self.items(record, key, where)
        for i, value in enumerate(values):
            if not isinstance(value, str):
                raise self.fault(f"{where}.{key}[{i}]", "ожидается строка")
        return tuple(values)
