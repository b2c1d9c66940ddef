"""Words of a life's questions and answers: a post shortened, its body asked for, deeds counted."""

from __future__ import annotations

from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.lifekinds import Slot, written
from quizgen.facts.lifethings import body_of
from quizgen.facts.surface import in_nominative
from quizgen.model import Token
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import text_of

_LONGEST = 6
"""Words of a post said in full."""
_LISTED_MOST = 3
"""Posts of one list that make an answer."""


def short_post(slot: Slot, clause: LifeClause) -> tuple[Token, ...]:
    """The post up to where it can be cut whole: «начальником Ангарского управления …».

    Returns:
        The words kept; nothing where it is a long list, or long with nothing to cut.
    """
    if len(slot.phrase.joined) >= _LISTED_MOST:
        return ()
    if len(slot.tokens) <= _LONGEST or slot.phrase.joined:
        return slot.tokens
    kept: tuple[Token, ...] = ()
    for end in _ends(slot, clause):
        own = tuple(t for t in slot.tokens if t.i <= end)
        generic = own[-1].text[:1].isupper() and own[-1].lemma in listed("bodies")
        if 1 < len(own) <= _LONGEST and _told(own[1:]) and not generic:
            kept = own
    return kept


def _told(tokens: tuple[Token, ...]) -> bool:
    return any(t.text[:1].isupper() or t.text[:1].isdigit() for t in tokens)


def _ends(slot: Slot, clause: LifeClause) -> list[int]:
    """Where the phrase may end: right before each phrase inside it."""
    head = slot.head.i
    inside = {q.first for p in clause.phrases for q in p.every()}
    return [t.i - 1 for t in slot.tokens if t.i in inside and t.i - 1 > head]


def post_named(slot: Slot, clause: LifeClause) -> str:
    """«начальник управления»: the post in the nominative, shortened; "" where not certain."""
    tokens = short_post(slot, clause)
    if not tokens:
        return ""
    at = next((k for k, t in enumerate(tokens) if t.i == slot.head.i), 0)
    return in_nominative(tokens, at, slot.case) or ""


def seat_asked(slot: Slot) -> str | None:
    """«сотрудником какой газеты»."""
    body = body_of(slot)
    if body is None:
        return None
    nouns = [
        r for r in readings(body.head.lemma) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"
    ]
    asking = next(r for r in readings("какой") if r.pos in ("ADJ", "DET", "PRON"))
    if not nouns:
        return None
    noun = inflect(nouns[0], case="Gen", number="Sing")
    which = inflect(asking, case="Gen", number="Sing", gender=nouns[0].feats.get("Gender", "Masc"))
    return f"{slot.head.text.lower()} {which} {noun}" if noun and which else None


def seat_named(slot: Slot) -> tuple[str, tuple[Token, ...]]:
    """The body that answers: the name in quotation marks, or the words as they stand."""
    body = body_of(slot)
    if body is None:
        return "", ()
    quoted = [t for t in body.tokens if t.feats.get("Quoted")]
    tokens = (quoted[0],) if len(quoted) == 1 else body.tokens
    return written(tokens), tuple(tokens)


def counted(slot: Slot) -> str | None:
    """«сколько боевых вылетов», «в скольких фильмах», «на сколько лет»; None where not certain."""
    if slot.head.text.lower() in ("лет", "года", "год", "годам"):
        of = " ".join(t.text for t in slot.tokens if t.i > slot.head.i)
        if slot.preposition == "к":
            return f"к скольким годам {of or 'заключения'}"  # «к 6 годам» tells it by itself
        return f"на сколько лет {of}".strip()
    oblique = slot.case in ("Loc", "Ins")
    case = slot.case if oblique else "Gen"
    said = []
    for token in slot.tokens:
        if slot.phrase.number is not None and token.i == slot.phrase.number.i:
            continue
        if token.i > slot.head.i:
            said.append(token.text)
            continue
        pos = "NOUN" if token.i == slot.head.i else "ADJ"
        found = [r for r in readings(token.text) if r.pos == pos]
        if not found:
            return None
        form = inflect(found[0], case=case, number="Plur")
        if form is None:
            return None
        said.append(form)
    how = {"Loc": "скольких", "Ins": "сколькими"}.get(case, "сколько")
    lead = f"{slot.preposition} {how}".strip() if oblique else how
    return f"{lead} {' '.join(said)}"


def number_named(slot: Slot) -> tuple[str, tuple[Token, ...]]:
    """The number that answers."""
    number = slot.phrase.number
    return (text_of((number,)), (number,)) if number is not None else ("", ())
