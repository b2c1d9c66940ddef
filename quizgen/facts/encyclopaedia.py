"""What is read off the set shapes of encyclopaedias and textbooks: one family a module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact
from quizgen.facts.encydates import encydates
from quizgen.facts.encydefs import encydefs
from quizgen.facts.encylines import encylines
from quizgen.facts.encyroles import encyroles
from quizgen.facts.encyterms import encyterms
from quizgen.model import Article, Sentence


def encyclopaedia(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """Everything the shapes ask of the article; nothing of news."""
    if article.date is None:
        for family in (encylines, encyroles, encydates, encydefs, encyterms):
            yield from family(sentences, article)
