"""Deck ⇄ JSON, format "quizgen-deck/1".

The field order is fixed, so the same deck gives the same bytes. A reader passes over fields it
does not know, so that a file from a later quizgen, or one with a teacher's own notes in it, opens;
a field it does know must be there and be right.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from quizgen.decks.fields import Reader
from quizgen.decks.moments import moment_text, read_moment
from quizgen.decks.several import check_members
from quizgen.errors import DeckError, Place
from quizgen.files import reason, write_atomically
from quizgen.model import GAP, KINDS, Article, Deck, Evidence, Question

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
        "withdrawn": [_question_record(question) for question in deck.withdrawn],
        "dropped": dict(sorted(deck.dropped.items())),
    }
    if not deck.withdrawn:
        del record["withdrawn"]
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _question_record(question: Question) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "stem": question.stem,
        "answer": question.answer,
        "accepted": list(question.accepted),
        "distractors": list(question.distractors),
        "evidence": _evidence_record(question.evidence),
        "template": question.template,
        "asks": question.asks,
        "salience": question.salience,
        "tags": list(question.tags),
    }
    # Written only where there are any, so that decks without them stay byte for byte as they were.
    if question.items:
        record["items"] = list(question.items)
    if question.matches:
        record["matches"] = list(question.matches)
    if question.more:
        record["more_evidence"] = [_evidence_record(evidence) for evidence in question.more]
    if question.changed:
        record["changed"] = moment_text(question.changed)
    return record


def _evidence_record(evidence: Evidence) -> dict[str, Any]:
    return {"text": evidence.text, "start": evidence.start, "stop": evidence.stop}


def write_deck(deck: Deck, path: Path) -> None:
    """Write the deck as JSON, whole or not at all. Raises DeckError when the target refuses."""
    try:
        write_atomically(path, deck_to_json(deck).encode())
    except OSError as error:
        raise DeckError(f"не удалось записать файл: {reason(error)}", Place(str(path))) from error


def read_deck(path: Path) -> Deck:
    """Read a deck file. Raises DeckError naming the file and the field at fault."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DeckError(f"не удалось прочитать файл: {reason(error)}", Place(str(path))) from error
    except UnicodeDecodeError as error:
        raise DeckError("это не текст в UTF-8", Place(str(path))) from error
    return deck_from_json(text, str(path))


def deck_from_json(text: str, path: str = "deck.json") -> Deck:
    """Deck from JSON text. Raises DeckError naming the field at fault, as `questions[3].kind`.

    `Article.headline` is not in the file; it is found again where the text opens with the title.
    """
    reader = Reader(path)
    root = reader.mapping(_parse(text, path), "")
    found = reader.text(root, "format", "")
    if found != FORMAT:
        raise DeckError(
            f"поле format: ожидается «{FORMAT}», а здесь «{found}»",
            Place(path),
            "этот файл записан другой версией quizgen" if found.startswith("quizgen-") else None,
        )
    article = _read_article(reader, reader.mapping(root.get("article"), "article"))
    questions = tuple(
        _read_question(reader, reader.mapping(item, f"questions[{i}]"), f"questions[{i}]", article)
        for i, item in enumerate(reader.items(root, "questions", ""))
    )
    seen: dict[str, int] = {}
    for i, question in enumerate(questions):
        if question.id in seen:
            message = f"id «{question.id}» уже занят вопросом questions[{seen[question.id]}]"
            raise reader.fault(f"questions[{i}].id", message)
        seen[question.id] = i
    withdrawn = _read_withdrawn(reader, root, article) if "withdrawn" in root else ()
    forms = {(question.id, question.kind) for question in questions}
    for i, question in enumerate(withdrawn):
        if (question.id, question.kind) in forms:
            message = f"вопрос «{question.id}» этого вида уже есть в колоде"
            raise reader.fault(f"withdrawn[{i}].id", message)
        forms.add((question.id, question.kind))
    return Deck(
        id=reader.filled(root, "id", ""),
        title=reader.text(root, "title", ""),
        language=reader.filled(root, "language", ""),
        article=article,
        questions=questions,
        dropped=_read_dropped(reader, root),
        withdrawn=withdrawn,
    )


def _parse(text: str, path: str) -> Any:
    def refuse(word: str) -> NoReturn:
        # Python reads NaN and Infinity, JSON has no such numbers, and a NaN would ruin any sorting.
        raise DeckError(f"вместо числа стоит {word}", Place(path), "таких чисел в JSON нет")

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        hint = "проверьте запятые, кавычки и скобки рядом с этим местом"
        raise DeckError("это не JSON", place, hint) from error
    except RecursionError as error:
        raise DeckError("слишком глубокая вложенность", Place(path)) from error
    except ValueError as error:
        raise DeckError("слишком длинное число", Place(path)) from error


def _read_article(reader: Reader, record: Mapping[str, Any]) -> Article:
    date = None
    if record.get("date") is not None:
        written = reader.text(record, "date", "article")
        try:
            date = datetime.date.fromisoformat(written)
        except ValueError:
            date = None
        # fromisoformat also takes 20251113 and 2025-W46-4, which this format does not promise.
        if date is None or date.isoformat() != written:
            raise reader.fault("article.date", "ожидается дата вида 2025-11-13")
    title = reader.text(record, "title", "article")
    text = reader.text(record, "text", "article")
    opens = bool(title) and (text == title or text.startswith(title + "\n"))
    return Article(
        id=reader.filled(record, "id", "article"),
        title=title,
        date=date,
        text=text,
        headline=(0, len(title)) if opens else None,
    )


def _read_withdrawn(
    reader: Reader, root: Mapping[str, Any], article: Article
) -> tuple[Question, ...]:
    found = []
    for i, item in enumerate(reader.items(root, "withdrawn", "")):
        record = reader.mapping(item, f"withdrawn[{i}]")
        # Without a time no update could tell that it was withdrawn since the learner got it.
        read_moment(reader, record, "changed", f"withdrawn[{i}]")
        found.append(_read_question(reader, record, f"withdrawn[{i}]", article, gone=True))
    return tuple(found)


def _read_question(
    reader: Reader, record: Mapping[str, Any], where: str, article: Article, gone: bool = False
) -> Question:
    kind = reader.text(record, "kind", where)
    if kind not in KINDS:
        expected = ", ".join(KINDS)
        raise reader.fault(f"{where}.kind", f"неизвестный вид «{kind}», бывают: {expected}")
    stem = reader.filled(record, "stem", where)
    if kind == "cloze" and stem.count(GAP) != 1:
        raise reader.fault(f"{where}.stem", f"нужен ровно один пропуск «{GAP}»")
    answer = reader.filled(record, "answer", where)
    question = Question(
        id=reader.filled(record, "id", where),
        kind=kind,
        stem=stem,
        answer=answer,
        accepted=reader.texts(record, "accepted", where),
        distractors=_read_distractors(reader, record, where, kind, answer),
        evidence=_read_evidence(reader, record.get("evidence"), f"{where}.evidence", article, gone),
        template=reader.text(record, "template", where),
        asks=reader.text(record, "asks", where),
        salience=_read_salience(reader, record, where),
        tags=reader.texts(record, "tags", where),
        items=reader.texts(record, "items", where) if "items" in record else (),
        matches=reader.texts(record, "matches", where) if "matches" in record else (),
        more=_read_more(reader, record, where, article, gone) if "more_evidence" in record else (),
        changed=read_moment(reader, record, "changed", where) if "changed" in record else None,
    )
    check_members(reader, question, where)
    return question


def _read_more(
    reader: Reader, record: Mapping[str, Any], where: str, article: Article, gone: bool
) -> tuple[Evidence, ...]:
    return tuple(
        _read_evidence(reader, item, f"{where}.more_evidence[{i}]", article, gone)
        for i, item in enumerate(reader.items(record, "more_evidence", where))
    )


def _read_evidence(
    reader: Reader, record: Any, where: str, article: Article, gone: bool
) -> Evidence:
    evidence = reader.mapping(record, where)
    start = reader.integer(evidence, "start", where)
    stop = reader.integer(evidence, "stop", where)
    text = reader.filled(evidence, "text", where)
    if gone and start == stop == 0:
        # What proved a withdrawn question may have left the article: its words stay, placeless.
        return Evidence(text, 0, 0)
    if not 0 <= start < stop or article.text[start:stop] != text:
        raise reader.fault(where, f"текст не совпадает со статьёй на месте {start}–{stop}")
    return Evidence(text, start, stop)


def _read_distractors(
    reader: Reader, record: Mapping[str, Any], where: str, kind: str, answer: str
) -> tuple[str, ...]:
    distractors = reader.texts(record, "distractors", where)
    if kind in ("choice", "true_false", "multiple") and not distractors:
        raise reader.fault(f"{where}.distractors", "вопросу с выбором нужны неверные варианты")
    # Two options that look alike, one of them wrong, make a question nobody can answer.
    seen = {" ".join(answer.split()).casefold(): "верный ответ"}
    for i, distractor in enumerate(distractors):
        field, key = f"{where}.distractors[{i}]", " ".join(distractor.split()).casefold()
        if not key:
            raise reader.fault(field, "вариант не может быть пустым")
        if key in seen:
            raise reader.fault(field, f"«{distractor}» – это уже {seen[key]}")
        seen[key] = f"вариант distractors[{i}]"
    return distractors


def _read_salience(reader: Reader, record: Mapping[str, Any], where: str) -> float:
    salience = reader.number(record, "salience", where)
    if not 0 <= salience <= 1:
        raise reader.fault(f"{where}.salience", "ожидается число от 0 до 1")
    return salience


def _read_dropped(reader: Reader, root: Mapping[str, Any]) -> dict[str, int]:
    dropped = reader.mapping(root.get("dropped"), "dropped")
    counts = {name: reader.integer(dropped, name, "dropped") for name in dropped}
    for name, count in counts.items():
        if count < 0:
            raise reader.fault(f"dropped.{name}", "счёт не бывает отрицательным")
    return counts
