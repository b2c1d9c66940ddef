"""Our own Anki notes → the questions they were made from.

What the fields do not hold does not come back: template, asks, salience, and offsets, which are
those of the new text. A note the learner has edited comes in as it now reads; one edited beyond
what its kind needs is read as any other note.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from quizgen.formats.anki_fields import date_in_words, option_order, tags_of
from quizgen.formats.anki_several import offered
from quizgen.formats.anki_types import FIELDS, IDS, NAMES
from quizgen.imports.drafts import Draft, Taken
from quizgen.imports.markup import elements, exact
from quizgen.imports.records import Note, NoteType
from quizgen.model import GAP, KINDS, Article, Evidence, Question

WITHDRAWN = "quizgen::снято"
TEMPLATE = "anki/quizgen"

_GAP = re.compile(r"\{\{c1::((?:(?!\}\}).)*)\}\}", re.DOTALL)
_DATE = re.compile(r"(\d{1,2}) (\w+) (\d{1,4}) года")
_NOTHING = Article("", "", None, "")


def is_own(kind: NoteType) -> bool:
    """Whether notes of this type are ours: by number or name, and all fields still there."""
    named = kind.id in IDS.values() or kind.name.rstrip("+") in NAMES.values()
    return named and set(FIELDS[:11]) <= set(kind.fields)


def is_withdrawn(note: Note) -> bool:
    """Whether the note's question was withdrawn by whoever made the deck."""
    return any(tag.casefold() == WITHDRAWN for tag in note.tags)


def read(note: Note, fields: Mapping[str, str]) -> Draft | None:
    """The question of one of our notes, or None where its kind no longer fits what it holds."""
    kind = _kind(note, fields)
    name, stem = exact(fields["Id"]).strip(), exact(fields["Question"])
    answer = exact(fields["Answer"])
    if kind == "cloze":
        gaps = list(_GAP.finditer(fields["Question"]))
        if len(gaps) != 1:
            return None
        answer = exact(gaps[0][1])
        before, after = fields["Question"][: gaps[0].start()], fields["Question"][gaps[0].end() :]
        stem = exact(before) + GAP + exact(after)
    draft = Draft(
        note, 0, stem, answer, TEMPLATE, _proofs(fields, kind, stem, answer), kind,
        id=name or None,
        accepted=_listed(fields["Accepted"]), tags=_tags(note),
    )  # fmt: skip
    parts = _several(fields, kind, name)
    if parts is None or not draft.stem.strip() or not (parts.get("answer") or draft.answer).strip():
        return None
    return replace(draft, **parts)


def bared(note: Note, kind: NoteType) -> Note:
    """One of our notes with only what asks and answers, to be read as any other note is."""
    kept = ("Question", "Options", "Key", "Answer")
    pairs = zip(kind.fields, note.fields, strict=False)
    return replace(note, fields=tuple(text if name in kept else "" for name, text in pairs))


def renamed(taken: Taken, fields: Mapping[str, str]) -> Taken:
    """What a bared note gave, under the id it had."""
    drafts = tuple(
        replace(draft, id=exact(fields["Id"]).strip() or None, tags=_tags(draft.note))
        for draft in taken.drafts
    )
    return replace(taken, drafts=drafts)


def headline(fields: Mapping[str, str]) -> tuple[str, str, datetime.date | None]:
    """(article id, headline, date) a note names; empty and None where it names none."""
    return (
        exact(fields["Source"]).strip(),
        " ".join(exact(fields["Headline"]).split()),
        _date(exact(fields["Date"])),
    )


def _kind(note: Note, fields: Mapping[str, str]) -> str:
    """The kind by the note's tag; where the learner removed that, by what the fields hold."""
    for kind in KINDS:
        if _kind_tag(kind) in note.tags:
            return kind
    if "{{c1::" in fields["Question"]:
        return "cloze"
    if fields["Key"].strip():
        options = {exact(option) for option in elements(fields["Options"], "li")}
        return "true_false" if options == {"Да", "Нет"} else "choice"
    if fields["Typed"].strip():
        return "typed"
    for tag, kind in (("<table", "matching"), ("<ol", "ordering"), ("<ul", "multiple")):
        if tag in fields["Answer"]:
            return kind
    return "open"


def _kind_tag(kind: str) -> str:
    probe = Question("", kind, "", "", Evidence("", 0, 0), "", "")
    return tags_of(_NOTHING, probe)[1]


def _several(fields: Mapping[str, str], kind: str, name: str) -> dict[str, Any] | None:
    """Answer, distractors, items and matches where the kind has them; None where they misfit."""
    options = elements(fields["Options"], "li")
    if kind in ("choice", "true_false"):
        return _chosen(fields, kind, name, options)
    if kind == "multiple":
        items = elements(fields["Answer"], "li")
        if len(items) < 2 or not set(items) < set(options):
            return None
        dealt = _dealt(options, name, len(items)) or options
        wrong = tuple(option for option in dealt if option not in items)
        # Dealt otherwise than by the id, the members stand as the answer lists them.
        return {"items": items, "distractors": wrong, "answer": _and(items)}
    if kind == "matching":
        cells = elements(fields["Answer"], "td")
        pairs = list(zip(cells[::2], cells[1::2], strict=False))
        if len(pairs) < 2:
            return None
        answer = "; ".join(f"{left} — {right}" for left, right in pairs)
        return {"items": cells[::2], "matches": cells[1::2], "answer": answer}
    if kind == "ordering":
        items = elements(fields["Answer"], "li")
        return {"items": items, "answer": " → ".join(items)} if len(items) >= 2 else None
    return {}


def _chosen(
    fields: Mapping[str, str], kind: str, name: str, options: tuple[str, ...]
) -> dict[str, Any] | None:
    key = exact(fields["Key"]).strip()
    place = int(key) - 1 if re.fullmatch(r"\d{1,2}", key) else -1
    if not 0 <= place < len(options) or len(options) < 2:
        return None
    right = options[place]
    others = tuple(option for i, option in enumerate(options) if i != place)
    if kind == "true_false":
        return {"answer": right, "distractors": others, "items": _listed(fields["Spare1"])}
    # The writer itself tells the order it deals in: 0 is the right one.
    numbers = tuple(str(i) for i in range(len(options)))
    order = option_order(
        Question(name, "choice", "?", "0", Evidence("", 0, 0), "", "", distractors=numbers[1:])
    )
    if order.index("0") == place and len(order) == len(options):
        dealt = dict(zip(order, options, strict=True))
        others = tuple(dealt[number] for number in numbers[1:])
    return {"answer": right, "distractors": others}


def _dealt(options: tuple[str, ...], name: str, members: int) -> tuple[str, ...] | None:
    """The options of a question of several answers as they stood before they were dealt."""
    numbers = tuple(str(i) for i in range(len(options)))
    probe = Question(
        name, "multiple", "?", "?", Evidence("", 0, 0), "", "",
        items=numbers[:members], distractors=numbers[members:],
    )  # fmt: skip
    order = elements(offered(probe), "li")
    dealt = dict(zip(order, options, strict=True))
    return tuple(dealt[number] for number in numbers)


def _and(items: Sequence[str]) -> str:
    return f"{', '.join(items[:-1])} и {items[-1]}"


def _proofs(fields: Mapping[str, str], kind: str, stem: str, answer: str) -> tuple[str, ...]:
    source = fields["Evidence"]
    if kind in ("multiple", "matching", "ordering", "true_false"):
        proofs = tuple(text for text in map(exact, re.split(r"<br\s*/?>", source)) if text.strip())
    else:
        proofs = (exact(source),) if exact(source).strip() else ()
    if not proofs:
        # The writer leaves it out where the sentence with the gap is the proof itself.
        whole = stem.replace(GAP, answer) if kind == "cloze" else f"{stem} — {answer}"
        proofs = (whole,)
    return proofs


def _listed(source: str) -> tuple[str, ...]:
    return tuple(form for form in exact(source).split("; ") if form.strip())


def _tags(note: Note) -> tuple[str, ...]:
    """The question's own tags and those the learner gave; not those that tell article and kind."""
    kept = []
    for tag in note.tags:
        if tag.startswith("quizgen::тема::"):
            kept.append(tag.removeprefix("quizgen::тема::").replace("_", " "))
        elif not tag.startswith("quizgen::"):
            kept.append(tag)
    return tuple(kept)


def _date(text: str) -> datetime.date | None:
    match = _DATE.fullmatch(text.strip())
    for month in range(1, 13) if match else ():
        if match and date_in_words(datetime.date(2000, month, 1)).split()[1] == match[2]:
            try:
                return datetime.date(int(match[3]), month, int(match[1]))
            except ValueError:
                return None
    return None
