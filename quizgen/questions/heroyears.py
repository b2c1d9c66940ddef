"""Between which years the hero of an article lived, as its sentences tell."""

from __future__ import annotations

import re

from quizgen.model import Article
from quizgen.questions.telling import content
from quizgen.russian.heroes import Hero, hero_of
from quizgen.russian.morphology import readings

_HEAD = 700
"""Letters of the text among which a life begins with its birth."""
_INSIDE = r"(?:[^.;]|\.(?=[\d(])|(?<=\b[гс])\.)*?"
_BORN = re.compile(
    r"(?:\b[Рр]од(?:ил(?:ся|ась)\b|\.)|\b[Дд]ата рождения\b|\b[Пп]оявил(?:ся|ась) на свет\b)"
    rf"{_INSIDE}(?<!\d)(\d{{4}})(?!\d)"
)
_DIED = re.compile(
    r"\b(?:[Уу]мер(?:ла)?|[Сс]кончал(?:ся|ась)|[Пп]огиб(?:ла)?|[Пп]ропала? без вести"
    r"|[Рр]асстрелян[аы]?|[Кк]азн[её]н[аы]?|[Уу]бита?|ушла? из жизни)\b"
)
_CLAUSE = re.compile(r"(?<!\bг)(?<!\bгг)[.;](?= |$|\n)|\n")
_YEAR = re.compile(r"(?<![\d-])([1-9]\d{3})(?![\d%-])")
_KIN = re.compile(
    r"\b(?:отец|отца|мать|брат|сестра|муж|жена|супруг|супруга|сын|дочь|друг|дед|дядя|семья)\b"
)
_EVER = 9999
_LEAST, _MOST = 12, 105
"""Years of the lives told of."""
_AFTER = 3
"""Years after the last told in which something more may have happened."""


def hero_span(article: Article) -> dict[str, tuple[int, int]]:
    """Last name of the hero, by its lemma → years of birth and death.

    A birth untold is 0. Where no death is told the life goes on a little after the last year told.
    Empty for an article of no one person, and where neither is told.
    """
    hero, found = hero_of(article.title, article.text), _BORN.search(article.text[:_HEAD])
    if hero is None:
        return {}
    born = int(found[1]) if found else 0
    died = _died(article.text, hero, born)
    lemmas = content(hero.surname)
    if not lemmas or (not born and died == _EVER):
        return {}
    return {lemmas[-1]: (born, died)}


def _died(text: str, hero: Hero, born: int) -> int:
    """The year the hero died, the last told with a few more, or 9999 for one born long untold."""
    told = {
        int(year)
        for clause in _CLAUSE.split(text)
        if _DIED.search(clause) and _of_hero(clause, hero)
        for year in _YEAR.findall(clause)
        if not born or born + _LEAST <= int(year) <= born + _MOST
    }
    if told:
        return max(told)
    if not born:
        return _EVER
    years = [int(y) for y in _YEAR.findall(text) if born <= int(y) <= born + _MOST]
    return max(years) + _AFTER if years else _EVER


def _of_hero(clause: str, hero: Hero) -> bool:
    """Whether it may be the hero who died in the clause: nobody else is named there."""
    names = [
        word for word in re.findall(r"(?<![«\w-])[А-ЯЁ][а-яё]{3,}", clause)
        if any("Surn" in r.feats for r in readings(word)[:1])
    ]  # fmt: skip
    alone = all(name.startswith(hero.surname[:4]) for name in names)
    return alone and not _KIN.search(clause)
