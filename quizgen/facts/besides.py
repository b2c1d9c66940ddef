"""The rules of facts that stand beside the main clause, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.facts.agewords import ages
from quizgen.facts.clause import Fact
from quizgen.facts.formernames import former_names
from quizgen.facts.kinship import kinship
from quizgen.facts.tree import Tree
from quizgen.facts.whereabouts import whereabouts
from quizgen.facts.wordorigins import word_origins
from quizgen.facts.workplaces import workplaces
from quizgen.facts.worksmade import dated_events, dated_works

BESIDES: tuple[Callable[[Tree], Iterator[Fact]], ...] = (
    dated_works,
    dated_events,
    whereabouts,
    ages,
    kinship,
    former_names,
    word_origins,
    workplaces,
)
