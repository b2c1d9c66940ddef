"""What a teacher writes of a question: read from a form, found sound, or one clear word on it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.errors import QuizgenError, phrase
from quizgen.model import GAP, Evidence, Question
from webapp.languages import Words
from webapp.reviewed import Edits, own_id

OWN_KINDS = Words({
    "typed": "с кратким ответом",
    "choice": "с выбором ответа",
    "open": "с ответом своими словами",
})  # fmt: skip
_ANSWERED = ("choice", "typed", "cloze", "open")
_OFFERING = ("choice", "multiple")
_ACCEPTING = ("typed", "cloze")
LONGEST = 2000
"""Characters of a stem, an answer or a line of a list."""
MOST_LINES = 20
# Tabs and ends of lines are spaces; other signs that control a machine are nobody's words.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Written:
    """The fields of a form as they were typed; lists have one item a line."""

    stem: str = ""
    answer: str = ""
    accepted: str = ""
    distractors: str = ""
    kind: str = "typed"
    proof: str = ""


def fields_of(kind: str) -> tuple[str, ...]:
    """Which fields a question of this kind lets a teacher rewrite."""
    fields = ["stem"]
    fields += ["answer"] if kind in _ANSWERED else []
    fields += ["accepted"] if kind in _ACCEPTING else []
    fields += ["distractors"] if kind in _OFFERING else []
    return tuple(fields)


def written_of(question: Question) -> Written:
    """A question as its form shows it."""
    return Written(
        stem=question.stem,
        answer=question.answer,
        accepted="\n".join(map(_line, question.accepted)),
        distractors="\n".join(map(_line, question.distractors)),
        kind=question.kind,
    )


def read(form: Mapping[str, str]) -> Written:
    """What was sent."""
    names = ("stem", "answer", "accepted", "distractors", "kind", "proof")
    return Written(**{name: form.get(name, "").replace("\r\n", "\n") for name in names})


def rewritten(question: Question, original: Question, written: Written) -> Edits:
    """What the teacher's words change of the program's.

    Args:
        question: as it was shown to him. original: as the program made it.

    Raises:
        QuizgenError: the words make no question; says what to mend.
    """
    shown = written_of(question)
    found: dict[str, str | tuple[str, ...] | None] = {}
    for name in fields_of(question.kind):
        value: str | tuple[str, ...]
        if getattr(shown, name) == getattr(written, name):
            # Left alone: what a form cannot show exactly stays exactly.
            value = getattr(question, name)
        elif name in ("accepted", "distractors"):
            value = _lines(getattr(written, name))
        else:
            value = _text(getattr(written, name), question.kind, name)
        found[name] = None if value == getattr(original, name) else value
    edits = Edits(**found)  # type: ignore[arg-type]
    check(edits.over(original))
    return edits


def own_question(written: Written, proofs: Sequence[Evidence]) -> Question:
    """A question of the teacher's own. Raises QuizgenError saying what to mend."""
    if written.kind not in OWN_KINDS:
        raise QuizgenError(phrase("Не выбран вид вопроса"), hint=phrase("Отметьте один из трёх."))
    question = Question(
        id=own_id(),
        kind=written.kind,
        stem=_text(written.stem, written.kind, "stem"),
        answer=_text(written.answer, written.kind, "answer"),
        accepted=_lines(written.accepted) if written.kind in _ACCEPTING else (),
        distractors=_lines(written.distractors) if written.kind in _OFFERING else (),
        evidence=Evidence("", 0, 0),
        template="",
        asks="",
    )
    check(question)
    number = written.proof
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise QuizgenError(
            phrase("Не выбрано предложение, которое доказывает ответ"),
            hint=phrase("Отметьте его в статье."),
        )
    if int(number) >= len(proofs):
        raise QuizgenError(
            phrase("Такого предложения в статье нет"), hint=phrase("Отметьте его ещё раз.")
        )
    return replace(question, evidence=proofs[int(number)])


def check(question: Question) -> None:
    """Raise QuizgenError, in a teacher's words, where a reader of decks would refuse it."""
    if not question.stem.strip():
        raise QuizgenError(phrase("Вопрос пустой"), hint=phrase("Напишите, о чём спрашиваете."))
    if question.kind == "cloze" and question.stem.count(GAP) != 1:
        raise QuizgenError(
            phrase("В предложении должен быть ровно один пропуск"),
            hint=phrase("Пропуск пишется пятью чертами подряд: %(gap)s.", gap=GAP),
        )
    if not question.answer.strip():
        raise QuizgenError(phrase("Ответ пустой"), hint=phrase("Напишите верный ответ."))
    for text in (question.stem, question.answer, *question.accepted, *question.distractors):
        if len(text) > LONGEST:
            raise QuizgenError(
                phrase("Текст слишком длинный"),
                hint=phrase("Хватит %(most)s знаков.", most=LONGEST),
            )
    if max(len(question.accepted), len(question.distractors)) > MOST_LINES:
        raise QuizgenError(
            phrase("Вариантов слишком много"), hint=phrase("Хватит %(most)s.", most=MOST_LINES)
        )
    if question.kind in _OFFERING and not question.distractors:
        raise QuizgenError(
            phrase("Нет ни одного неверного варианта"),
            hint=phrase("Напишите хотя бы один, каждый с новой строки."),
        )
    right = question.items if question.kind == "multiple" else ()
    seen = {_alike(text) for text in (question.answer, *right)}
    others: set[str] = set()
    for text in question.distractors:
        differ = phrase("Варианты должны различаться.")
        if _alike(text) in seen:
            again = phrase("Неверный вариант «%(option)s» – это уже верный ответ", option=text)
            raise QuizgenError(again, hint=differ)
        if _alike(text) in others:
            again = phrase(
                "Неверный вариант «%(option)s» – это уже другой неверный вариант", option=text
            )
            raise QuizgenError(again, hint=differ)
        others.add(_alike(text))


def _alike(text: str) -> str:
    return " ".join(text.split()).casefold()


def _line(text: str) -> str:
    return " ".join(_CONTROL.sub("", text).split())


def _text(text: str, kind: str, name: str) -> str:
    if kind == "open" and name == "answer":
        # Told in one's own words, perhaps in several paragraphs.
        return "\n".join(map(_line, text.split("\n"))).strip()
    return _line(text)


def _lines(text: str) -> tuple[str, ...]:
    """One item a line; empty lines are nothing."""
    return tuple(line for line in map(_line, text.split("\n")) if line)
