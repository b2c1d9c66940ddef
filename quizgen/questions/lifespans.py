"""Between which years somebody lived, by what the article tells of births and deaths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quizgen.facts.clause import SUBJECT, Fact
from quizgen.questions.telling import content
from quizgen.questions.timing import nearly

_BORN = frozenset(("родиться",))
_DIED = frozenset(("умереть", "скончаться", "погибнуть"))
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_EVER = 9999

Spans = Mapping[str, tuple[int, int]]


def spans(facts: Iterable[Fact], told: Spans) -> dict[str, tuple[int, int]]:
    """Last name, by its lemma → years of birth and death, 0 and 9999 where untold.

    Args:
        told: what brackets after names tell; it is kept.
    """
    born: dict[str, int] = {}
    died: dict[str, int] = {}
    for fact in facts:
        for role in fact.roles:
            if role.name in ("born", "died"):
                life = next((r.text for r in fact.roles if r.name == "life"), "")
                _note(born if role.name == "born" else died, life, role.text or role.value)
            if role.name == "when" and fact.predicate is not None and not fact.notes:
                kept = born if fact.predicate.lemma in _BORN else died
                subject = next((p for p in fact.parts if p.function == SUBJECT), None)
                if fact.predicate.lemma in _BORN | _DIED and subject and not nearly(fact):
                    if any(t.pos == "PROPN" for t in subject.tokens):
                        _note(kept, subject.tokens[-1].text, role.value)
    found = {
        name: (born.get(name, 0), died.get(name, _EVER)) for name in dict.fromkeys((*born, *died))
    }
    return {**found, **told}


def _note(kept: dict[str, int], name: str, when: str) -> None:
    lemmas, year = content(name), _YEAR.search(when)
    if lemmas and year:
        kept.setdefault(lemmas[-1], int(year[0]))
