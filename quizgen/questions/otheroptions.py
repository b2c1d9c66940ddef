"""Other wrong options for a question that has some, made by the same rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.questions.distractors import MOST, distractors
from quizgen.questions.drafts import Draft
from quizgen.questions.fairoptions import fair
from quizgen.questions.phrasepool import Pool

_ROUNDS = 8
"""How many times others are asked for: enough that nobody comes to the end by pressing on."""


def option_sets(draft: Draft, pool: Pool) -> tuple[tuple[str, ...], ...]:
    """Wrong options in sets, no two of the same; the first is what the question has by itself.

    First those no set has had yet, then other choices of the same; none where there are none.
    """
    first = fair(draft, distractors(draft, pool))
    found = [first] if first else []
    shown: list[str] = []
    for _ in range(_ROUNDS if first else 0):
        shown += [option for option in found[-1] if option not in shown]
        fresh = distractors(replace(draft, shown=tuple(shown)), pool)
        if not fresh:
            break
        _add(found, fair(draft, fresh), len(first))
        if found[-1] != fair(draft, fresh):
            break
    for turn in range(1, _ROUNDS + 1):
        # What is drawn by the name of the question is drawn anew by another name.
        again = distractors(replace(draft, id=f"{draft.id}/{turn}"), pool)
        _add(found, fair(draft, again), len(first))
    return tuple(found)


def _add(found: list[tuple[str, ...]], options: Sequence[str], least: int) -> None:
    """Add a set that is whole and new."""
    whole = tuple(options[:MOST])
    if len(whole) >= least > 0 and set(whole) not in map(set, found):
        found.append(whole)
