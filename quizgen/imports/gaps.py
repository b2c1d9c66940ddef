"""Notes of a cloze type → a question for each number of gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizgen.errors import phrase
from quizgen.imports import cloze
from quizgen.imports.answers import (
    LONGEST_ANSWER,
    LONGEST_STEM,
    extra_of,
    first_words,
    other_forms,
)
from quizgen.imports.drafts import Draft, Taken, left_out
from quizgen.imports.markup import PICTURE, on_one_line, plain
from quizgen.imports.records import CardTemplate, Note, NoteType, Skipped
from quizgen.imports.sides import cloze_fields, read_side
from quizgen.model import GAP


def take_gaps(note: Note, kind: NoteType, fields: Mapping[str, str]) -> Taken:
    """The questions of a cloze note, one a number; a number of no use is accounted for."""
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    template = kind.templates[0] if kind.templates else CardTemplate("", "", "")
    names = cloze_fields(template, fields) or tuple(
        name for name, text in fields.items() if cloze.has_gaps(text)
    )
    header = _header(template, fields, names)
    extra = extra_of(fields, (*names, *read_side(template.front, fields).fields))
    numbers: set[int] = set()
    for name in names:
        for asked in cloze.ask(fields[name]):
            reason = asked.fault or _fault(asked)
            if asked.number in numbers:
                reason = phrase("пропуски с одним номером в разных полях")
            numbers.add(asked.number)
            if reason:
                skipped.append(left_out(note, asked.told, reason))
                continue
            drafts.append(_gap(note, asked, header, extra))
    if not numbers:
        skipped.append(left_out(note, first_words(fields), phrase("нет ни одного пропуска")))
    return Taken(tuple(drafts), tuple(skipped))


def _header(template: CardTemplate, fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    """What a cloze card shows above its text: the topic that makes the gap clear."""
    others = [name for name in read_side(template.front, fields).fields if name not in names]
    text = " ".join(on_one_line(plain(fields[name]).lines) for name in others).strip()
    text = text.replace(PICTURE, "").strip(" .:")
    return f"{text}: " if 0 < len(text) <= 100 else ""


def _fault(asked: cloze.Asked) -> str:
    answer = "; ".join(asked.answers)
    hidden = asked.stem.replace(GAP, "").replace(cloze.HIDDEN, "").replace(PICTURE, "")
    if not re.search(r"\w", answer.replace(PICTURE, "")):
        return phrase("картинка вместо ответа") if PICTURE in answer else phrase("пустой ответ")
    if len(re.findall(r"\w+", hidden)) < 1:
        return phrase("без ответа в тексте ничего не остаётся")
    if len(answer) > LONGEST_ANSWER:
        return phrase("ответ слишком длинный")
    return phrase("вопрос слишком длинный") if len(asked.stem) > LONGEST_STEM else ""


def _gap(note: Note, asked: cloze.Asked, header: str, extra: str) -> Draft:
    short = len(asked.answers) == 1 and len(asked.answers[0].split()) <= 6
    stem = header + asked.stem
    told = header + asked.told
    return Draft(
        note, asked.number - 1, stem if short else stem.replace(GAP, cloze.HIDDEN),
        "; ".join(asked.answers), "anki/cloze",
        proofs=(" ".join([told, extra]).strip() if extra else told,),
        kind="cloze" if short else "open",
        accepted=other_forms(asked.answers[0]) if short else (),
    )  # fmt: skip
