"""Checks too coarse for what encyclopaedias tell in set shapes: the shape has seen to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quizgen.facts.encylines import RULE
from quizgen.questions.drafts import Draft

_FAMILIES = ("К какому семейству относится ", "К какому отряду относится ")
_WHAT_IS = ("Что такое ", "Кто такие ")
_EITHER = (": самец или самка?", ": самцы или самки?")
_AFTER = "Через сколько дней "


def excused(draft: Draft, check: Callable[[Draft], bool]) -> bool:
    """Whether what the check found speaks not against a line of an encyclopaedia."""
    if check.__name__ == "answer_in_stem" and draft.stem.endswith(_EITHER):
        return True  # the question names both to choose from
    if draft.fact.rule != RULE:
        return False
    if check.__name__ == "unresolved_pronoun" and draft.stem.startswith(_WHAT_IS):
        bare = draft.stem.removeprefix(_WHAT_IS[0]).removeprefix(_WHAT_IS[1])
        return not check(replace(draft, stem=bare))
    if check.__name__ == "of_what_kind":
        return draft.stem.startswith(
            (*_FAMILIES, "Что служит пищей ")
        )  # «утиных»: the question has the noun
    if check.__name__ == "deictic":
        return draft.stem.startswith(_AFTER)  # after the eggs were laid, the question says of whom
    return False
