"""What `quizgen import` tells of a foreign deck: how many notes, questions, what was left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from quizgen.errors import FormatError, Place
from quizgen.imports.records import Imported
from quizgen.wording import plural

_KINDS = {
    "choice": "с выбором",
    "typed": "с вводом ответа",
    "cloze": "с пропуском",
    "true_false": "«верно ли»",
    "multiple": "с несколькими ответами",
    "matching": "на соответствие",
    "ordering": "на порядок",
    "open": "со своими словами",
}
_SHOWN = 3
"""Notes told by their first words for each reason."""


def account(imported: Imported) -> str:
    """Notes, questions by kind, what was left out and why, remarks; a line each."""
    kinds = Counter(question.kind for question in imported.deck.questions)
    told = ", ".join(f"{name} – {kinds[kind]}" for kind, name in _KINDS.items() if kinds[kind])
    notes = f"{imported.notes} {plural(imported.notes, 'запись', 'записи', 'записей')}"
    return "\n".join([f"Прочитано: {notes}. Вопросы: {told or 'нет'}.", *_left_out(imported)])


def _left_out(imported: Imported) -> list[str]:
    reasons = Counter(item.reason for item in imported.skipped)
    lines = [f"Пропущено {len(imported.skipped)}:"] if reasons else []
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        every = [item for item in imported.skipped if item.reason == reason]
        shown = "; ".join(f"{item.place}. {item.words}" for item in every[:_SHOWN])
        lines.append(f"  {reason} – {count} ({shown}{'; …' if count > _SHOWN else ''})")
    return [*lines, *imported.remarks]


def asked_something(imported: Imported, source: Path) -> Imported:
    """The import itself. Raises FormatError, with the commonest reasons, without a question."""
    if imported.deck.questions:
        return imported
    reasons = Counter(item.reason for item in imported.skipped).most_common(3)
    told = ", ".join(f"{reason} – {count}" for reason, count in reasons)
    raise FormatError(f"не получилось ни одного вопроса: {told}", Place(str(source)))
