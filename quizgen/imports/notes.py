"""One foreign note → its questions in the making: which field asks, which answers.

Names of types and fields come in any language, so the card templates tell the sides, and what the
fields hold tells the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.errors import phrase
from quizgen.imports import choices, cloze
from quizgen.imports.answers import (
    LONGEST_STEM,
    extra_of,
    first_words,
    other_forms,
    paragraph,
    verdict,
    without_pictures,
)
from quizgen.imports.drafts import Draft, Taken, left_out
from quizgen.imports.gaps import take_gaps
from quizgen.imports.markup import Plain, on_one_line, plain
from quizgen.imports.records import CardTemplate, Note, NoteType, Skipped
from quizgen.imports.sides import Side, read_side
from quizgen.imports.wrong import shape

LONGEST_FIELD = 200_000
"""Characters of HTML; longer fields hold pictures written as text, or mischief."""
MOST_CARDS = 50
"""Card templates of one note that are read."""

_MOST_LABELS = 200
_OCCLUSION = re.compile(r"\{\{c\d+::\s*image-occlusion:", re.IGNORECASE)
_LINE = re.compile("_{5,}")
_ABOUT_PICTURE = re.compile(
    r"картин|рисун|фото|изображ|схем|показан|здесь|флаг|герб|символ|портрет|график|карт[аеуы]\b|"
    r"pictur|image|shown|flag|photo|this",
    re.IGNORECASE,
)
REVERSED = phrase("обратная карточка: по ответу вопрос не восстановить")


@dataclass(frozen=True, slots=True)
class _Card:
    """A card read by its templates: its stem, the field that answers, and what else is told."""

    ordinal: int
    front: Side
    stem: Plain
    answer_field: str
    answer: Plain
    typed: bool


def take(note: Note, kind: NoteType) -> Taken:
    """The questions of a note, or why it gives none; every note comes to one or the other."""
    fields = {
        name: _LINE.sub("…", text) for name, text in zip(kind.fields, note.fields, strict=False)
    }
    words = first_words(fields)
    if any(len(text) > LONGEST_FIELD for text in fields.values()):
        return Taken(skipped=(left_out(note, words, phrase("слишком длинное поле")),))
    if any(_OCCLUSION.search(text) for text in fields.values()) or _is_occlusion(kind):
        return Taken(skipped=(left_out(note, words, phrase("закрытые участки картинки")),))
    flagged = choices.multiple_choice_note(fields)
    if flagged:
        return _flagged(note, fields, *flagged)
    if kind.cloze:
        return take_gaps(note, kind, fields)
    return _cards(note, kind, fields)


def _is_occlusion(kind: NoteType) -> bool:
    name = kind.name.casefold()
    return "occlusion" in name or "окклюзи" in name or "закрытые участки" in name


def _flagged(
    note: Note, fields: Mapping[str, str], stem: str, key: str, options: tuple[str, ...]
) -> Taken:
    asked = plain(fields[stem])
    texts = [on_one_line(plain(fields[name]).lines) for name in options]
    choice = choices.by_flags(on_one_line(asked.lines), texts, plain(fields[key]).text)
    reason = _stem_fault(asked)
    if not reason and choice is None:
        reason = phrase("не видно, какой вариант верен")
    if reason or choice is None:
        return Taken(skipped=(left_out(note, asked.text or first_words(fields), reason),))
    used = (stem, key, *options, *(name for name in fields if name.casefold() == "qtype"))
    return Taken((_choice_draft(note, 0, choice, extra_of(fields, used)),))


def _choice_draft(note: Note, ordinal: int, choice: choices.Choice, extra: str) -> Draft:
    several = len(choice.right) > 1
    answer = ", ".join(choice.right)
    return Draft(
        note, ordinal, choice.stem, answer, "anki/choice",
        proofs=(paragraph(choice.stem, answer, extra),),
        kind="multiple" if several else "choice",
        distractors=choice.wrong, items=choice.right if several else (),
    )  # fmt: skip


def _cards(note: Note, kind: NoteType, fields: Mapping[str, str]) -> Taken:
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    ordinals = note.cards or tuple(range(len(kind.templates)))
    known: list[_Card] = []
    for ordinal in [place for place in ordinals if place < len(kind.templates)][:MOST_CARDS]:
        card, reason = _read(kind.templates[ordinal], ordinal, fields)
        if card is None:
            # Without a list of its cards a note has those whose front shows something.
            if reason != "пустой вопрос" or note.cards or not ordinal:
                skipped.append(left_out(note, first_words(fields), reason))
            continue
        if any(_turned(card, other) and not _asks_back(card, other) for other in known):
            skipped.append(left_out(note, card.stem.text, REVERSED))
            continue
        back = any(_turned(card, other) for other in known)
        known.append(card)
        drafts.append(_draft(note, kind, fields, card, back))
    if not drafts and not skipped:
        skipped.append(left_out(note, first_words(fields), phrase("у записи нет карточек")))
    return Taken(tuple(drafts), tuple(skipped))


def _read(
    template: CardTemplate, ordinal: int, fields: Mapping[str, str]
) -> tuple[_Card | None, str]:
    front, back = read_side(template.front, fields), read_side(template.back, fields)
    stem = plain(cloze.without_gaps(front.html))
    shown = [plain(cloze.without_gaps(fields[name])) for name in front.fields]
    if not any(text.lines for text in shown) and not any(text.sounds for text in shown):
        return None, phrase("пустой вопрос")
    if len(stem.text) - sum(len(text.text) for text in shown) > _MOST_LABELS:
        # So much beside the fields is the deck's own furniture: buttons, credits.
        lines = tuple(line for text in shown for line in text.lines)
        items = tuple(line for text in shown for line in text.items)
        stem = Plain(lines, items, stem.pictures, stem.sounds)
    fault = _stem_fault(stem)
    if fault:
        return None, fault
    typed = front.typed or back.typed
    told = [name for name in ((typed,) if typed else ()) if name]
    told += [name for name in back.fields if name not in front.fields and name not in told]
    for name in told:
        answer = plain(cloze.without_gaps(fields[name]))
        bare = Plain(without_pictures(answer.lines), answer.items, 0, answer.sounds)
        if not bare.lines and answer.pictures:
            return None, phrase("картинка вместо ответа")
        if bare.lines:
            return _Card(ordinal, front, _bare(stem), name, bare, bool(typed)), ""
    sounds = any(plain(fields[name]).sounds for name in told)
    return None, phrase("звук вместо ответа") if sounds else phrase("пустой ответ")


def _bare(stem: Plain) -> Plain:
    return Plain(without_pictures(stem.lines), stem.items)


def _stem_fault(stem: Plain) -> str:
    lines = without_pictures(stem.lines)
    text = " ".join(lines)
    if not text:
        return (
            phrase("картинка вместо вопроса")
            if stem.pictures
            else (phrase("звук вместо вопроса") if stem.sounds else phrase("пустой вопрос"))
        )
    # A question may only be adorned by its picture; a few words beside one ask about it.
    adorned = text.endswith("?") and len(text.split()) >= 5 and not _ABOUT_PICTURE.search(text)
    if stem.pictures and not adorned:
        return phrase("вопрос о картинке")
    return phrase("вопрос слишком длинный") if len(text) > LONGEST_STEM else ""


def _turned(card: _Card, other: _Card) -> bool:
    """Whether a card asks for what the other shows, showing what the other asks for."""
    return card.answer_field in other.front.fields and other.answer_field in card.front.fields


def _asks_back(card: _Card, other: _Card) -> bool:
    """Whether one can tell the first card's stem from its answer: a term, not a question."""
    term = " ".join(other.stem.lines)
    return (
        len(card.answer.lines) == 1
        and not term.endswith("?")
        and len(term.split()) <= 6
        and shape(" ".join(card.stem.lines))[0] == "words"
        and verdict(" ".join(card.stem.lines)) is None
    )


def _draft(note: Note, kind: NoteType, fields: Mapping[str, str], card: _Card, back: bool) -> Draft:
    stem, answer = on_one_line(card.stem.lines), on_one_line(card.answer.lines)
    if len(card.answer.items) > 1:
        answer = "; ".join(line.rstrip(";,") for line in card.answer.lines)
    extra = extra_of(fields, (*card.front.fields, card.answer_field))
    choice = _choice(fields, card)
    if choice:
        return _choice_draft(note, card.ordinal, choice, extra)
    proofs = (paragraph(answer, stem, extra) if back else paragraph(stem, answer, extra),)
    told = verdict(answer)
    if told and not back:
        right, wrong, rest = told
        return Draft(
            note, card.ordinal, stem, right, "anki/true-false", proofs,
            kind="true_false", distractors=(wrong,), items=(rest,) if rest else (),
        )  # fmt: skip
    template = "anki/reversed" if back else "anki/typed" if card.typed else "anki/basic"
    return Draft(
        note, card.ordinal, stem, answer, template, proofs,
        kind="typed" if card.typed and len(card.answer.lines) == 1 else None,
        pool=f"{kind.id}:{card.answer_field}:{card.ordinal}",
        accepted=other_forms(answer), listed=len(card.answer.lines) > 1,
    )  # fmt: skip


def _choice(fields: Mapping[str, str], card: _Card) -> choices.Choice | None:
    """The options of a card whose front offers some and whose note tells the right ones."""
    keys = [card.answer_field, *(
        name for name in fields if name not in card.front.fields and name != card.answer_field
    )]  # fmt: skip
    found = choices.find_options(card.stem)
    first, *others = card.front.fields
    texts = [on_one_line(plain(fields[name]).lines) for name in others]
    for name in keys:
        answer = plain(fields[name])
        choice = None
        if len([text for text in texts if text]) >= 2:
            choice = choices.by_fields(on_one_line(plain(fields[first]).lines), texts, answer)
        if choice is None and found:
            choice = choices.choose(found, answer)
        if choice:
            return choice
    return None
