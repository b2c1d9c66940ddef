"""quizgen: questions a teacher would publish, from a Russian article.

>>> from quizgen import generate
>>> from quizgen.articles import read_article
>>> deck = generate(read_article("seeds/article.txt"))  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizgen.errors import QuizgenError
from quizgen.model import Article, Deck, Question

if TYPE_CHECKING:
    from quizgen.facts.clause import Fact as Fact
    from quizgen.pipeline import generate as generate

__version__ = "0.1.0"
__all__ = ["Article", "Deck", "Fact", "Question", "QuizgenError", "generate"]


def __getattr__(name: str) -> Any:
    # The pipeline pulls in the language models' libraries: load it only when it is used.
    if name == "generate":
        from quizgen.pipeline import generate

        return generate
    if name == "Fact":
        from quizgen.facts.clause import Fact

        return Fact
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
