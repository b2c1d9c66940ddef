"""What was left out of a foreign deck, told by reasons, the commonest first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import FormatError, Place, phrase
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
    groups = dict(enumerate(left_out(imported)[:3]))
    # Each reason is a phrase of its own, to be said in other languages.
    told = phrase(
        ", ".join(f"%(reason{i})s – {len(group.notes)}" for i, group in groups.items()),
        **{f"reason{i}": group.reason for i, group in groups.items()},
    )
    message = phrase("не получилось ни одного вопроса: %(reasons)s", reasons=told)
    raise FormatError(message, Place(str(source)))
