"""When the hero of an article was born, told in the sentence that opens a life."""

from __future__ import annotations

import re

from quizgen.model import Article
from quizgen.questions.telling import content
from quizgen.russian.heroes import hero_of

_HEAD = 700
"""Letters of the text among which a life begins with its birth."""
_BORN = re.compile(r"\b[Рр]одил(?:ся|ась)\b[^.;]*?(?<!\d)(\d{4})(?!\d)")
_EVER = 9999


def hero_span(article: Article) -> dict[str, tuple[int, int]]:
    """Last name of the hero, by its lemma → years of birth and death, 9999 where untold.

    Empty for an article of no one person, and where the opening tells no birth.
    """
    hero, found = hero_of(article.title, article.text), _BORN.search(article.text[:_HEAD])
    if hero is None or found is None:
        return {}
    lemmas = content(hero.surname)
    return {lemmas[-1]: (int(found[1]), _EVER)} if lemmas else {}
