"""The facts that templates can match: the one place that knows where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import Fact
from quizgen.model import Sentence
from quizgen.templates.pack import Template
from quizgen.templates.said import said_in


def gathered(
    templates: Sequence[Template], sentences: Sequence[Sentence], facts: Sequence[Fact]
) -> tuple[Fact, ...]:
    """Everything the rules found in the sentences, and what the templates' examples find."""
    examples = (template for template in templates if template.example is not None)
    return (*facts, *(said for each in examples for said in said_in(each, sentences)))
