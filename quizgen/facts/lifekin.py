"""What an article about one person tells of the family: «Его отец работал сапожником»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.lifekinds import Slot
from quizgen.facts.lifepatterns import Way
from quizgen.facts.lifeslots import fill
from quizgen.facts.sentencepieces import pieces_of
from quizgen.model import Sentence
from quizgen.russian.heroes import Hero
from quizgen.russian.namecases import declined

_JOB = (Way(frozenset(("",)), frozenset(("Ins",)), "jobs"),)
_OF_HERO = {"Masc": ("его",), "Fem": ("её", "ее")}
_WORKED = frozenset(("работать", "служить", "быть", "трудиться"))
_LEAD = 2
"""Words before the verb: «отец», «его отец»."""

Kin = tuple[str, Slot]
"""A stem and the post that answers it."""


def kin(sentences: Sequence[Sentence], hero: Hero) -> Iterator[tuple[Sentence, Kin]]:
    """Whom the hero's parents and others of the family worked as."""
    of = declined(hero.name, hero.gender, "Nom", "Gen")
    seen: set[str] = set()
    for sentence in sentences:
        if sentence.headline or sentence.speech is not None or of is None:
            continue
        spans = pieces_of(sentence)
        piece = spans.pieces[0] if spans.pieces else None
        if piece is None or piece.kind != "finite" or piece.verb > _LEAD or piece.verb < 1:
            continue
        verb = spans.tokens[piece.verb]
        lead = spans.tokens[: piece.verb]
        relative = next((t for t in lead if t.lemma in listed("kin")), None)
        if relative is None or relative.feats.get("Case") != "Nom" or relative.lemma in seen:
            continue
        owners = [t.text for t in lead if t.i != relative.i]
        if not all(o.lower() in _OF_HERO[hero.gender] or hero.is_named(o) for o in owners):
            continue
        if verb.lemma not in _WORKED or verb.feats.get("Tense") != "Past":
            continue
        clause = LifeClause(spans.sentence, verb, False, tuple(spans.inside(piece)), True)
        job = fill(clause, "job", _JOB)
        if job is not None:
            seen.add(relative.lemma)
            yield spans.sentence, (f"Кем {verb.text.lower()} {relative.lemma} {of}", job)
