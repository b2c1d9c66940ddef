"""What the tests of the language stages share: short articles read once, and the seed deck."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from quizgen.articles import read_article
from quizgen.facts import Fact, extract
from quizgen.model import Article, Deck, Sentence
from quizgen.pipeline import generate
from quizgen.russian import analyse

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
SEED = ROOT / "seeds" / "2025-11-13-kazakhstan-russia-universities.txt"


def article_of(text: str) -> Article:
    """An undated article with no headline, as one paragraph or more."""
    return Article("proba", "Проба", None, text)


def every(article: Article, templates: Any = None, **more: Any) -> Deck:
    """The deck with all that passes the checks, however little raters may think of it.

    What the model of raters leaves out (tests/test_soundness.py) is no matter of a rule's tests.
    """
    return generate(article, templates, least=0.0, **more)


@cache
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The analysed sentences of a text."""
    return analyse(article_of(text))


@cache
def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a text."""
    return extract(sentences_of(text), article_of(text))


@cache
def deck_of(text: str) -> Deck:
    """The deck of a text with the built-in templates."""
    return every(article_of(text))


@cache
def seed_article() -> Article:
    """The article the project was asked for."""
    return read_article(SEED)


@cache
def seed_sentences() -> tuple[Sentence, ...]:
    """The seed article's sentences, analysed."""
    return analyse(seed_article())


@cache
def seed_deck() -> Deck:
    """The seed article's deck."""
    return generate(seed_article())


def table(name: str) -> list[dict[str, Any]]:
    """The rows of a table of phrases in tests/cases."""
    return list(yaml.safe_load((CASES / name).read_text(encoding="utf-8")))


def words(tokens: Any) -> str:
    """The texts of tokens with single spaces: enough to compare phrases."""
    return " ".join(token.text for token in tokens)
