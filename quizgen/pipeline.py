"""The order of the stages, and nothing else: read this first.

Article ─ russian.analyse ─▶ Sentences ─ facts.extract ─▶ Facts ─ questions.ask ─▶ Deck
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from quizgen.facts import Fact, extract
from quizgen.model import Article, Deck, Question
from quizgen.questions import ask
from quizgen.questions.soundness import LEAST
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs, check_unique, load_packs
from quizgen.templates.pack import Pack
from quizgen.templates.said import facts_for

Progress = Callable[[str, float], None]
"""Told the stage begun and the share of the work done, 0..1; of one stage perhaps many times."""

# Where long articles are after each stage; of short ones reading takes more.
_FACTS, _QUESTIONS = 0.4, 0.7


def generate(
    article: Article,
    templates: Sequence[Path] | None = None,
    count: int | None = None,
    kinds: Sequence[str] | None = None,
    progress: Progress | None = None,
    packs: Sequence[Pack] = (),
    least: float = LEAST,
    before: Collection[Question] = (),
) -> Deck:
    """The deck of an article: every question that passed review, best first.

    Args:
        templates: template packs to use beside the built-in ones, files or folders.
        count: keep only the best so many.
        kinds: allow only these kinds; None allows all.
        packs: packs read already, to use beside those of `templates`.
        least: the chance, 0..1, that a strict reader accepts a question, below which it is not
            asked; `soundness.SURE` leaves about half of them, `DOUBTFUL` adds to them.
        before: questions asked already, which a doubt alone does not take back.

    Raises:
        TemplateError: a pack is wrong; carries all its faults.
    """
    tell = progress or (lambda stage, share: None)
    every = (*load_packs(templates or ()), *packs, *builtin_packs())
    check_unique(every)
    tell("analyse", 0.05)
    sentences = analyse(article)
    tell("facts", _FACTS)
    span = _QUESTIONS - _FACTS
    facts = facts_for(
        every, sentences, article, lambda done, of: tell("facts", _FACTS + span * done / of)
    )
    tell("questions", _QUESTIONS)
    questions, dropped = ask(facts, every, article, kinds, least, before)
    tell("done", 1.0)
    return Deck(
        id=article.id,
        title=article.title,
        article=article,
        questions=questions[:count],
        dropped=dropped,
    )


def read_facts(article: Article) -> tuple[Fact, ...]:
    """Everything the article was understood to say."""
    return extract(analyse(article), article)
