"""A relative as the subject of a biography's sentence: who acts after it without being named.

«Отец служил на флоте. В 1937 году был арестован»: the father still, until the hero is named. A
relative whom the verbs of the hero cannot mean, and one who only dies, leave the hero spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.phrase import Phrase
from quizgen.facts.spans import Clauses, Piece
from quizgen.russian.wordlists import lists

_CHILDREN = frozenset(("дочь", "сын"))
"""Who is born in a life, and does not go on with it."""


def kin_opening(spans: Clauses) -> Phrase | None:
    """The relative whom the first nominative of a sentence names before any verb, else None."""
    verbs = [piece.verb for piece in spans.pieces if piece.verb >= 0]
    for phrase in spans.phrases:
        if verbs and phrase.first > min(verbs):
            return None
        if phrase.preposition or phrase.kind == "time" or "Nom" not in phrase.cases:
            continue
        return phrase if phrase.head.lemma in lists("lives.yaml")["kin"] else None
    return None


def mistaken(relative: Phrase, gender: str) -> bool:
    """Whether a verb of the hero's gender may be this relative's."""
    return not relative.plural and relative.head.feats.get("Gender", gender) == gender


def turn_of_kin(
    spans: Clauses, piece: Piece, phrases: Sequence[Phrase], relative: Phrase | None, gender: str
) -> bool:
    """«Отец умер в 1910 году»: a turn in the family, after which the hero goes on."""
    told = lists("lives.yaml")
    own = [p for p in phrases if not p.preposition and p.head.lemma in told["kin"]]
    if relative is not None and relative not in own:
        own.append(relative)
    acting = [p for p in own if "Nom" in p.cases and mistaken(p, gender)]
    ends = told["turns of kin"]
    if acting:
        named = any(_is_named(spans, p) and p.head.lemma not in _CHILDREN for p in acting)
        ends = told["ends of kin"] if named else told["ends of kin"] | told["passing of kin"]
    inside = spans.tokens[piece.first : piece.last]
    lemmas = {t.lemma for t in inside if t.feats.get("VerbForm") in ("Fin", "Part")}
    return bool(own) and bool(lemmas & ends)


def _is_named(spans: Clauses, relative: Phrase) -> bool:
    """«Отец, Иван Лукин, …»: who is called by name may be told of further."""
    return any(
        m.type == "PERSON"
        and relative.first <= m.first <= relative.last + 2
        and not spans.tokens[m.first].feats.get("Resolved")  # «его отец»
        for m in spans.sentence.mentions
    )
