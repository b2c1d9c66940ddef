"""Whether a phrase of a clause is told whole, and whether the verb means what it says without it.

«за заслуги | в развитии науки», «ввёл | в строй | завод»: for every table of clause patterns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import Slot, named, written
from quizgen.facts.phrase import Phrase
from quizgen.model import Token
from quizgen.russian.nametables import read_tables, split_items

_PLAIN = {"во": "в", "со": "с", "об": "о", "обо": "о", "ко": "к", "надо": "над"}
_LONGEST = 4
"""Words of a phrase that is said with its verb."""


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return {
        table: {key: frozenset(split_items(text)) for key, text in rows.items()}
        for table, rows in read_tables("boundwords.yaml").items()
    }


def takes(tokens: Sequence[Token], after: Phrase) -> bool:
    """Whether one of the nouns is told with such a phrase: «заслуги» with «в развитии …»."""
    if after.kind not in ("noun", "quantity") or not after.preposition:
        return False
    lemmas = {t.lemma.lower() for t in tokens}
    plain = _PLAIN.get(after.preposition, after.preposition)
    own = _tables()["belongs"]
    return any(lemmas & own.get(f"{plain} {case}", frozenset()) for case in after.cases)


def bound_to_verb(clause: LifeClause, held: Collection[Slot], said: str = "") -> str | None:
    """The phrase the verb is said with: «в строй»; "" where it has none.

    Args:
        held: phrases a question says or asks anyway. said: words the pattern itself says.

    Returns:
        None where the verb means something else than alone, and it cannot be said in few words.
    """
    first = {slot.phrase.first for slot in held}
    found = [p for p in clause.phrases if p.first not in first and _bound(clause.verb, p)]
    found = [p for p in found if not said or p.head.text.lower() not in said]
    if not found:
        return ""
    tokens = found[0].tokens
    torn = any(b.i != a.i + 1 for a, b in pairwise(tokens))
    if len(found) > 1 or torn or len(tokens) > _LONGEST:
        return None
    return f"{found[0].preposition} {written(tokens)}"


def _bound(verb: Token, phrase: Phrase) -> bool:
    key = f"{_PLAIN.get(phrase.preposition, phrase.preposition)} {phrase.head.lemma.lower()}"
    return verb.lemma in _tables()["bound"].get(key, frozenset())


def tells_little(slot: Slot) -> bool:
    """«за особые заслуги», «должность ассистента»: an answer of which one asks on."""
    empty = _tables()["empty"]
    lemma = slot.head.lemma.lower()
    rest = [t for t in slot.tokens if t.i != slot.head.i]
    if lemma in empty["nouns"]:
        return all(t.lemma.lower() in empty["praise"] for t in rest)
    if lemma in ("должность", "пост"):
        whose = len(rest) > 1 or named(slot.tokens)
        return not whose and all(t.lemma.lower() in empty["posts"] for t in rest)
    return False


def is_state_army(slot: Slot) -> bool:
    """«в Красной Армии», «в Советской Армии»: where every soldier of the state serves."""
    army = _tables()["state army"]
    if slot.head.lemma.lower() not in army["nouns"]:
        return False
    rest = {t.lemma.lower() for t in slot.tokens if t.i != slot.head.i}
    return bool(rest) and rest <= army["whose"] | {"ссср", "рф", "россия"}


def buried_whole(clause: LifeClause, slot: Slot) -> bool:
    """Whether a burial ground is told with its town, or is known by a name of its own."""
    own = slot.phrase.tokens
    if len(slot.tokens) > len(own):
        return True
    towns = [p for p in clause.phrases if p.preposition in ("в", "во") and named(p.tokens)]
    plain = {t.lemma.lower() for t in own} <= _tables()["burial"]["plain"]
    return not towns and not plain
