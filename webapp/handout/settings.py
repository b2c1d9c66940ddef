"""What a teacher asks of a hand-out: read from the address, so that it may be kept and sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from quizgen.errors import QuizgenError, phrase
from quizgen.model import KINDS, Question

MOST_VARIANTS = 4
LONGEST_TITLE = 200
USUAL = 15
"""How many questions are printed when nobody says how many: about three pages."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a deck is printed.

    Attributes:
        count: as it was written. kinds: those ticked. article, proofs: whether the article is
            printed, and in the key the sentences that prove the answers.
        only_accepted: whether questions not looked at in the review are left out.
        seed: another number gives other orders.
    """

    title: str
    variants: int
    count: str
    kinds: tuple[str, ...]
    article: bool
    proofs: bool
    only_accepted: bool
    seed: int


def first_settings(title: str, questions: Sequence[Question], seed: int = 1) -> Settings:
    """What is printed when nothing was asked for yet."""
    there = {question.kind for question in questions}
    return Settings(
        title=title,
        variants=1,
        count=str(min(len(questions), USUAL)),
        kinds=tuple(kind for kind in KINDS if kind in there),
        article=False,
        proofs=False,
        only_accepted=True,
        seed=seed,
    )


def read(args: MultiDict[str, str], title: str, questions: Sequence[Question]) -> Settings:
    """The settings of an address; one that names none has the first ones."""
    seed = _whole(args.get("seed", ""), 10**6) or 1
    if "variants" not in args:
        return first_settings(title, questions, seed)
    kinds = args.getlist("kinds")
    return Settings(
        title=" ".join(args.get("title", "").split())[:LONGEST_TITLE] or title,
        variants=_whole(args["variants"], MOST_VARIANTS) or 1,
        count=args.get("count", "").strip(),
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        article="article" in args,
        proofs="proofs" in args,
        only_accepted="only_accepted" in args,
        seed=seed,
    )


def chosen(settings: Settings, questions: Sequence[Question]) -> list[Question]:
    """The questions to print, the first ones of the kinds ticked.

    Raises:
        QuizgenError: there are none, or the number is not understood; says what to mend.
    """
    if not settings.kinds:
        raise QuizgenError(
            phrase("Не выбран ни один вид вопросов"), hint=phrase("Отметьте хотя бы один.")
        )
    found = [question for question in questions if question.kind in settings.kinds]
    if not settings.count:
        return found
    # More than there are is all there are: the kinds ticked change the number.
    count = _whole(settings.count, 10**6)
    if count is None:
        raise QuizgenError(
            phrase("Число вопросов не понято"), hint=phrase("Напишите его цифрами, например 10.")
        )
    return found[:count]


def _whole(text: str, most: int) -> int | None:
    """The number from 1 to `most`, or None."""
    plain = text.isascii() and text.isdigit() and len(text) < 8
    return int(text) if plain and 1 <= int(text) <= most else None
