"""A claim with its checked detail swapped: another year, day, number or town in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.distractors import distractors
from quizgen.questions.drafts import Draft
from quizgen.questions.phrasepool import Pool
from quizgen.russian.calendar import MONTHS_OF
from quizgen.russian.namecases import declined
from quizgen.russian.wordforms import gender_of

_YEAR = re.compile(r"\b\d{4}\b")
_FEW, _MANY = frozenset(("два", "две", "три", "четыре")), frozenset(
    ("пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать")
)  # fmt: skip
_DAY_MONTH_YEAR, _SHORTEST_MONTH = 4, 28
_NEAREST, _YEARS = 2, 6
"""How far a wrong year is at least, and how many distances there are."""
_PAIR = frozenset(("два", "две"))
"""Of these only one goes with the noun, so neither is put in."""


def exact_form(number: str) -> str | None:
    """Which form of a noun a number takes: one, few, many; None where that is not certain."""
    if number in _FEW | _MANY:
        return "few" if number in _FEW else "many"
    digits = number.replace(" ", "").replace("\u00a0", "")
    if not digits.isdigit():
        return None
    last, tens = int(digits) % 10, int(digits) % 100
    if last == 1 and tens != 11:
        return "one"
    return "few" if last in (2, 3, 4) and not 11 < tens < 15 else "many"


def wrong_claims(draft: Draft, pool: Pool, article: Article) -> Iterator[str]:
    """The clause of a claim with a wrong detail in place of the right one, likeliest first.

    A year the article tells of anywhere, or one after all its years, is not put in.
    """
    types, stem = draft.role.types, draft.stem
    said = draft.role.focus[0].text if "CITY" in types else draft.answer
    if stem.count(said) != 1:
        return
    last = max((int(y) for value in pool.numbers for y in _YEAR.findall(value)), default=0)
    bare = replace(draft, stem=stem.replace(said, " "))
    near = _other_years(draft, pool) if "YEAR" in types else _other_months(draft)
    for option in (*distractors(bare, pool), *near):
        years = _YEAR.findall(option)
        if draft.role.name == "when":
            own = set(_YEAR.findall(draft.answer))
            lead = said.split()[0]
            if lead in ("с", "со") and option.split()[0] != lead:
                option = f"{lead} {option}"
            if any(int(year) > last for year in years):
                continue
            if any(year in article.text for year in years if year not in own):
                continue
            if "DATE" in types and option.split()[1:] == draft.answer.split()[1:]:
                continue  # a day more or less is a catch, not a question
        elif "CITY" in types:
            town = declined(option, gender_of(option), "Nom", "Loc")
            if not town or " " in option or option in article.text:
                continue
            option = town
        elif not _counts_alike(draft, option):
            continue
        yield stem.replace(said, option)


def _other_years(draft: Draft, pool: Pool) -> Iterator[str]:
    """Years a little way off, among those the article tells of."""
    year, seed = int(draft.role.value), int(draft.id[:4], 16)
    told = [int(y) for value in pool.numbers for y in _YEAR.findall(value)]
    for k in range(_YEARS):
        away = _NEAREST + (seed + k) % _YEARS
        for option in (year - away, year + away)[:: 1 if seed % 2 else -1]:
            if min(told, default=year) <= option:
                yield str(option)


def _other_months(draft: Draft) -> Iterator[str]:
    """The same day of another month of that year."""
    words = draft.answer.split()
    if "DATE" not in draft.role.types or len(words) != _DAY_MONTH_YEAR or words[1] not in MONTHS_OF:
        return
    own, seed = MONTHS_OF.index(words[1]), int(draft.id[:4], 16)
    if int(words[0]) <= _SHORTEST_MONTH:
        other = MONTHS_OF[(own + 2 + seed % 8) % 12]
        yield " ".join((words[0], other, *words[2:]))


def _counts_alike(draft: Draft, option: str) -> bool:
    """Whether the noun beside the number stands in the same form with the other."""
    own, *rest = draft.answer.split(" ", 1)
    other, *theirs = option.split(" ", 1)
    if option in _PAIR or rest != theirs:
        return False
    form = exact_form(own)
    return form is not None and exact_form(other) == form
