"""A claim with its checked detail swapped: another year, day, number or town in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.distractors import distractors
from quizgen.questions.drafts import Draft
from quizgen.questions.phrasepool import Pool
from quizgen.russian.namecases import declined
from quizgen.russian.wordforms import gender_of

_YEAR = re.compile(r"\b\d{4}\b")
_FEW, _MANY = frozenset(("два", "две", "три", "четыре")), frozenset(
    ("пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать")
)  # fmt: skip
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
    for option in distractors(bare, pool):
        years = _YEAR.findall(option)
        if draft.role.name == "when":
            own = set(_YEAR.findall(draft.answer))
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


def _counts_alike(draft: Draft, option: str) -> bool:
    """Whether the noun beside the number stands in the same form with the other."""
    own, *rest = draft.answer.split(" ", 1)
    other, *theirs = option.split(" ", 1)
    if option in _PAIR or rest != theirs:
        return False
    form = exact_form(own)
    return form is not None and exact_form(other) == form
