"""The facts that templates can match: the one place that knows where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import Fact
from quizgen.model import Sentence
from quizgen.templates.pack import Template


def gathered(
    templates: Sequence[Template], sentences: Sequence[Sentence], facts: Sequence[Fact]
) -> tuple[Fact, ...]:
    """Everything the rules found in the sentences, and what the templates themselves add.

    Examples match the facts of the rules, so there is nothing to add.
    """
    return tuple(facts)
