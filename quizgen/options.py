"""Other wrong options for a question of a deck, when its teacher asks for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quizgen.model import Question
from quizgen.questions import judge
from quizgen.questions.distractors import distractors
from quizgen.questions.drafts import Draft
from quizgen.questions.otheroptions import option_sets
from quizgen.questions.phrasepool import Pool
from quizgen.templates.loader import builtin_packs
from quizgen.templates.pack import Pack
from quizgen.templates.said import facts_for
from quizgen.trial import Reading

_TRIES = 3


def other_options(
    question: Question,
    reading: Reading,
    packs: Sequence[Pack] = (),
    shown: Collection[str] = (),
) -> tuple[str, ...]:
    """Wrong options unlike those shown; asked for again and again, one set after another.

    They pass all that the question's own had to pass: they are of the answer's kind, and never the
    answer, a part of it or another name for it.

    Args:
        question: of kind "choice", as the program made it. reading: its article.
        packs: those the deck was made with beside the built-in ones.
        shown: the options it has now; by default its own.

    Returns:
        An empty tuple where there are no others.
    """
    every = (*packs, *builtin_packs())
    facts = facts_for(every, reading.sentences, reading.article)
    now = set(shown or question.distractors)
    wanted, turn = question.id, 0
    for _ in range(_TRIES):
        sets: list[tuple[str, ...]] = []

        def offer(
            draft: Draft,
            pool: Pool,
            wanted: str = wanted,
            turn: int = turn,
            sets: list[tuple[str, ...]] = sets,
        ) -> tuple[str, ...]:
            if draft.id != wanted:
                return distractors(draft, pool)
            sets += option_sets(draft, pool)
            at = next((i for i, each in enumerate(sets) if set(each) == now), 0) + 1 + turn
            return sets[at % len(sets)] if sets else ()

        made = judge(facts, every, reading.article, offer=offer).questions
        found = next((each for each in made if each.id == wanted), None)
        if found is None:
            # Updates keep the names of questions whose place in the text has changed.
            same = next((each for each in made if _alike(each, question)), None)
            if same is None or same.id == wanted:
                return ()
            wanted = same.id
        elif found.kind == "choice" and set(found.distractors) != now and _sound(found, question):
            return found.distractors
        else:
            # Words are mended last: what was drawn as others may be the same when mended.
            turn += 1
            if turn >= len(sets):
                return ()
    return ()


def _alike(made: Question, question: Question) -> bool:
    return (made.template, made.asks, made.answer, made.evidence.text) == (
        question.template, question.asks, question.answer, question.evidence.text,
    )  # fmt: skip


def _sound(made: Question, question: Question) -> bool:
    right = {_plain(text) for text in (question.answer, *question.accepted, *made.accepted)}
    return made.answer == question.answer and not right & set(map(_plain, made.distractors))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").strip("«».").split())
