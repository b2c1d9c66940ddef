"""How old somebody in the news is, told by an adjective: «71-летний Иван Петров»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.clause import Fact
from quizgen.facts.lives import full_name, name_gender
from quizgen.facts.retold import person_at, retold
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.calendar import MONTHS_IN
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.namecases import declined

_AGED = re.compile(r"([1-9]\d?)-летн(?:ий|яя|его|ему|ей|юю|им|ем)")
_BETWEEN = 3
"""Words that may stand between the age and the name: «34-летний британский повар Иен Ли»."""
_DEATHS = re.compile(r"уби[лйтв]|погиб|ум[еи]р|сконч|смерт|похорон|гибел|покойн|застрел", re.I)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


def ages(tree: Tree) -> Iterator[Fact]:
    """Ages of people named in full in dated news, unless another time or a death is told of."""
    day = tree.published
    if day is None or _DEATHS.search(tree.sentence.text):
        return
    if set(_YEAR.findall(tree.sentence.text)) - {str(day.year)}:
        return
    for token in tree.tokens:
        aged = _AGED.fullmatch(token.text)
        person = _bearer(tree, token) if aged else None
        if aged is None or person is None:
            continue
        name, gender = full_name(person), name_gender(person)
        receiver = declined(name, gender, "Nom", "Dat") if name and gender else None
        if receiver is None:
            continue
        years = int(aged[1])
        when = f"в {MONTHS_IN[day.month - 1]} {day.year} года"
        answer = f"{years} {_years(years)}"
        yield retold(tree, "aged", ("AGE",), person, answer, f"было {receiver} {when}")


def _bearer(tree: Tree, aged: Token) -> Token | None:
    """The one the age is told of: the name after it, with nothing but what they are between."""
    for token in tree.tokens[aged.i + 1 : aged.i + 2 + _BETWEEN]:
        if person_at(tree, token):
            return token
        noun = token.pos == "NOUN" and token.feats.get("Animacy") == "Anim"
        alike = token.feats.get("Case") == aged.feats.get("Case")
        if token.pos != "ADJ" and not (alike and (noun or is_person_noun(token.lemma))):
            return None
    return None


def _years(count: int) -> str:
    if count % 10 == 1 and count != 11:
        return "год"
    return "года" if count % 10 in (2, 3, 4) and not 11 < count < 15 else "лет"
