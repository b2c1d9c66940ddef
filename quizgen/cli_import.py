"""What `quizgen import` tells of a foreign deck: how many notes, questions, what was left out."""

from __future__ import annotations

from collections import Counter

from quizgen.imports.account import left_out
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
    lines = [f"Пропущено {len(imported.skipped)}:"] if imported.skipped else []
    for group in left_out(imported):
        count = len(group.notes)
        shown = "; ".join(f"{item.place}. {item.words}" for item in group.notes[:_SHOWN])
        lines.append(f"  {group.reason} – {count} ({shown}{'; …' if count > _SHOWN else ''})")
    return [*lines, *imported.remarks]
