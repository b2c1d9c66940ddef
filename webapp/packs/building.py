"""A template built without YAML: phrases named, a question written → its text, put into a pack."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.errors import phrase
from quizgen.templates.notation import is_role_name
from quizgen.templates.pack import TYPES

EVENT_ROLE = "действие"
_NOT_ID = re.compile(r"[^0-9a-zа-яё]+")
_LONGEST_ID = 40
_TOP_LEVEL = re.compile(r"[^\s#-]")
_ID_LINE = re.compile(r"^\s*(?:-\s+)?id\s*:\s*[\"']?([^\"'#\n]*?)[\"']?\s*(?:#.*)?$", re.MULTILINE)

# How one asks for an answer of a type; {rest} is the sentence without it.
_ASKED = (
    (("YEAR",), "В каком году {rest}?"),
    (("DATE", "TIME", "MONTH", "SEASON", "DECADE", "CENTURY", "PERIOD"), "Когда {rest}?"),
    (("DURATION",), "Как долго {rest}?"),
    (("NUMBER", "MEASURE", "MONEY", "PERCENT"), "{сколько~ROLE} {rest}?"),
    (("PERSON",), "{кто~ROLE} {rest}?"),
    (("CITY",), "{какой город~ROLE} {rest}?"),
    (("COUNTRY",), "{какая страна~ROLE} {rest}?"),
    (("UNIVERSITY",), "{какой университет~ROLE} {rest}?"),
    (("COMPANY",), "{какая компания~ROLE} {rest}?"),
    (("PLACE",), "Где {rest}?"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A phrase of the sentence, its role and its type; "" for any type."""

    words: str
    role: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A template as the form has it; `ask` is a role."""

    sentence: str
    marks: tuple[Marked, ...]
    ask: str
    question: str
    answer: str = ""
    also: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    name: str = ""


def faults_of(draft: Draft) -> tuple[str, ...]:
    """What the form still lacks, one sentence each, in its order."""
    sentence, found = " ".join(draft.sentence.split()), []
    if not sentence:
        return (phrase("Вставьте предложение-образец."),)
    if re.search(r"[\[\]]", sentence):
        found.append(phrase("Уберите из предложения квадратные скобки."))
    roles = [mark.role for mark in draft.marks]
    for mark in draft.marks:
        if not mark.words:
            found.append(phrase("Роль «%(role)s»: укажите слова из предложения.", role=mark.role))
        elif not mark.role:
            found.append(phrase("«%(words)s»: назовите роль.", words=mark.words))
        elif not is_role_name(mark.role):
            found.append(
                phrase(
                    "«%(role)s» не годится в имена роли: нужно одно слово строчными буквами.",
                    role=mark.role,
                )
            )
        if mark.type and mark.type not in TYPES:
            found.append(phrase("Роль «%(role)s»: такого типа нет.", role=mark.role))
    found += [
        phrase("Роль «%(role)s» названа дважды.", role=role)
        for role in dict.fromkeys(roles)
        if roles.count(role) > 1
    ]
    if not draft.marks:
        found.append(phrase("Отметьте слова, которые в другой статье будут другими."))
    elif not found:
        _, lost = _places(sentence, draft.marks)
        found += [
            phrase("В предложении нет отдельных слов «%(words)s».", words=each) for each in lost
        ]
    if draft.also and EVENT_ROLE not in roles:
        found.append(
            phrase(
                "Чтобы годились и другие глаголы, отметьте глагол ролью «%(role)s».",
                role=EVENT_ROLE,
            )
        )
    if draft.marks and not draft.ask:
        found.append(phrase("Выберите, какие из отмеченных слов — ответ."))
    if not draft.question:
        found.append(phrase("Напишите вопрос."))
    return tuple(found)


def suggestion(draft: Draft) -> str:
    """A question to begin with, by the type of the answer; "" before one is chosen."""
    asked = next((mark for mark in draft.marks if mark.role and mark.role == draft.ask), None)
    if asked is None:
        return ""
    for types, question in _ASKED:
        if asked.type in types:
            return question.replace("ROLE", asked.role)
    return f"{{что~{asked.role}}} {{rest}}?"


def template_text(
    draft: Draft, taken: Sequence[str] = (), made: tuple[str, str] | None = None
) -> str:
    """The template in YAML, as an item of a list that begins at the left edge.

    Args:
        draft: one without faults. taken: ids its pack has already.
        made: the question and the answer its own sentence gives, which become its self-test.
    """
    sentence = " ".join(draft.sentence.split())
    lines = [f"- id: {_id(draft, taken)}", f"  example: {_quoted(_example(sentence, draft.marks))}"]
    if draft.also:
        lines.append(f"  also: {{{EVENT_ROLE}: [{', '.join(map(_quoted, draft.also))}]}}")
    if draft.refused:
        lines += ["  not:", *(f"    - {_quoted(text)}" for text in draft.refused)]
    lines += [f"  ask: {draft.ask}", f"  question: {_quoted(draft.question)}"]
    # «2001», not «в 2001 году», is what one is asked to choose or type.
    year = any(mark.role == draft.ask and mark.type == "YEAR" for mark in draft.marks)
    answer = draft.answer or (f"{{{draft.ask}.value}}" if year else "")
    if answer:
        lines.append(f"  answer: {_quoted(answer)}")
    if made is not None:
        lines += ["  expect:", f"    - text: {_quoted(sentence)}"]
        lines += [f"      question: {_quoted(made[0])}", f"      answer: {_quoted(made[1])}"]
    return "\n".join(lines) + "\n"


def pack_text(name: str, template: str) -> str:
    """A new pack of one template."""
    return f"pack: {name}\nlanguage: ru\ntemplates:\n{_indented(template, '  ')}"


def ids_in(text: str) -> tuple[str, ...]:
    """The ids a pack's text, sound or not, gives its templates."""
    return tuple(_ID_LINE.findall(text))


def put_in(text: str, template: str) -> str | None:
    """A pack's text with a template after its others; all else stays letter for letter.

    None where the text has no list of templates written line by line.
    """
    lines = text.split("\n")
    start = next(
        (i for i, line in enumerate(lines) if re.match(r"templates\s*:\s*(#.*)?$", line)), None
    )
    if start is None:
        return None
    stop = next((i for i in range(start + 1, len(lines)) if _TOP_LEVEL.match(lines[i])), len(lines))
    items = [line for line in lines[start + 1 : stop] if line.lstrip().startswith("- ")]
    indent = items[0][: len(items[0]) - len(items[0].lstrip())] if items else "  "
    while stop > start + 1 and not lines[stop - 1].strip():
        stop -= 1
    added = _indented(template, indent).rstrip("\n").split("\n")
    gap = [""] if items else []
    after = lines[stop:]
    return "\n".join([*lines[:stop], *gap, *added, *(after if any(after) else [""])])


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in text.rstrip("\n").split("\n"))


def _example(sentence: str, marks: Sequence[Marked]) -> str:
    places, _ = _places(sentence, marks)
    for start, stop, mark in sorted(places, key=lambda place: -place[0]):
        role = f"{mark.role}: {mark.type}" if mark.type else mark.role
        sentence = f"{sentence[:start]}[{sentence[start:stop]}]({role}){sentence[stop:]}"
    return sentence


def _places(
    sentence: str, marks: Sequence[Marked]
) -> tuple[list[tuple[int, int, Marked]], list[str]]:
    """Where each phrase stands: its first place no other has; and phrases that have none."""
    places: list[tuple[int, int, Marked]] = []
    lost = []
    for mark in marks:
        for found in re.finditer(rf"(?<!\w){re.escape(mark.words)}(?!\w)", sentence):
            if all(found.end() <= start or stop <= found.start() for start, stop, _ in places):
                places.append((found.start(), found.end(), mark))
                break
        else:
            lost.append(mark.words)
    return places, lost


def _id(draft: Draft, taken: Sequence[str]) -> str:
    words = re.sub(r"\{[^}]*\}", " ", draft.name or draft.question).lower()
    name = _NOT_ID.sub("-", words)[:_LONGEST_ID].strip("-") or "шаблон"
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (name, *numbered) if each not in taken)


def _quoted(text: str) -> str:
    """A text as YAML in double quotes."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
