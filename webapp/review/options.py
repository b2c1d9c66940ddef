"""Other wrong options for a question under review, made by the program from the article."""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.errors import QuizgenError, phrase
from quizgen.model import Article, Question
from webapp.review import wording
from webapp.review.actions import Change, about
from webapp.review.keeping import Desk
from webapp.reviewed import Edits, Reviewed
from webapp.services import services

if TYPE_CHECKING:
    from quizgen.trial import Reading

log = logging.getLogger(__name__)

WAIT_SECONDS = 15
_one_at_a_time = threading.Lock()


def can_vary(entry: Reviewed, question: Question) -> bool:
    """Whether the program may know other wrong options: those of a teacher's words he alone does.

    Args:
        question: as the teacher has it.
    """
    return question.kind == "choice" and not entry.own and entry.edits.answer is None


def varied(desk: Desk, question_id: str, shown: Sequence[str] = ()) -> Change:
    """One question with other wrong options. Raises QuizgenError where there are none."""
    entry, asked = desk.review.entry(question_id), desk.questions().get(question_id)
    if entry is None or asked is None:
        raise QuizgenError(
            phrase("Этого вопроса в наборе больше нет"), hint=phrase("Ниже – те, что есть.")
        )
    if not can_vary(entry, asked):
        raise QuizgenError(
            phrase("Других вариантов программа не знает: ответ здесь ваш"),
            hint=phrase("Впишите их сами: «Изменить»."),
        )
    made = next(each for each in desk.base.deck.questions if each.id == question_id)
    found = _others(desk, made, asked.distractors)
    if not found:
        raise QuizgenError(
            phrase("Для ответа «%(answer)s» других вариантов не нашлось", answer=made.answer),
            hint=phrase("Впишите свои: «Изменить»."),
        )
    words = None if found == made.distractors else found
    edits: Edits = replace(entry.edits, distractors=words)
    wording.check(edits.over(made))
    return about(asked.stem, "другие варианты получил"), [replace(entry, edits=edits)]


def _others(desk: Desk, made: Question, shown: Sequence[str]) -> tuple[str, ...]:
    # Loaded on demand, as is every stage that needs the language models.
    from quizgen.options import other_options

    shelf = services().shelf
    packs = [pack for _, pack in shelf.chosen([used.id for used in shelf.used_by(desk.base.key)])]
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise QuizgenError(
            phrase("Сервер занят"), hint=phrase("Через несколько секунд нажмите ещё раз.")
        )
    try:
        return other_options(made, _reading(desk.base.deck.article), packs, shown)
    except QuizgenError:
        raise
    except Exception:
        # The page must stay, whatever the article does to a stage.
        log.exception("other options for %s", made.id)
        return ()
    finally:
        _one_at_a_time.release()


@functools.lru_cache(maxsize=2)
def _reading(article: Article) -> Reading:
    from quizgen.trial import read

    return read(article)
