"""A phrase in the case a slot asks for: as it stands where it stands so, else declined."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.model import Token
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import decline

_DIRECT = frozenset(("Nom", "Acc"))


def in_case(
    tokens: Sequence[Token], head: Token, case: str, number: str | None = None
) -> list[str] | None:
    """The phrase's words in a case and number, or None where some word has no certain form."""
    own = head.feats.get("Case")
    if number in (None, head.feats.get("Number")) and own == case:
        if not any(t.head == head.i and t.pos == "NUM" for t in tokens):
            return [t.text for t in tokens]
    if head.feats.get("Quoted"):
        # «обыграли «Реал»»: the same word is subject and object unless its form tells them apart.
        same = own in _DIRECT and case in _DIRECT and _either(head.text)
        return [t.text for t in tokens] if same or own == case else None
    return decline(tokens, head, case, number)


def _either(name: str) -> bool:
    """Whether the last word of a quoted name can be nominative and accusative alike."""
    word = name.strip("«»\"“”„").split()[-1]
    found = [r for r in readings(word) if r.pos in ("NOUN", "ADJ") and "Case" in r.feats]
    cases = {r.feats["Case"] for r in found}
    return not found or not found[0].known or cases >= _DIRECT
