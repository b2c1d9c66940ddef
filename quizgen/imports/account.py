"""What was left out of a foreign deck, told by reasons, the commonest first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import FormatError, Place
from quizgen.imports.records import Imported, Skipped


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The notes left out for one reason, in the order of the file."""

    reason: str
    notes: tuple[Skipped, ...]


def left_out(imported: Imported) -> tuple[LeftOut, ...]:
    """What was skipped, by reason: the commonest first, equals by the alphabet."""
    found: dict[str, list[Skipped]] = {}
    for item in imported.skipped:
        found.setdefault(item.reason, []).append(item)
    ordered = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(LeftOut(reason, tuple(notes)) for reason, notes in ordered)


def asked_something(imported: Imported, source: Path) -> Imported:
    """The import itself. Raises FormatError, with the commonest reasons, without a question."""
    if imported.deck.questions:
        return imported
    told = ", ".join(f"{group.reason} – {len(group.notes)}" for group in left_out(imported)[:3])
    raise FormatError(f"не получилось ни одного вопроса: {told}", Place(str(source)))
