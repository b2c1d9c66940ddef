"""Of what and by whom: a part needs its whole, and what was done a name to hold it."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Part
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import (
    dated,
    listed,
    names_in,
    nouns_under,
    preposition_of,
    proper,
)
from quizgen.questions.vagueness import in_the_past

_SOME = frozenset(("ряд", "ряда", "ряду", "рядом"))
_WHEN = frozenset(("when", "since", "until", "how_long", "period"))


def part_of_nothing(draft: Draft) -> bool:
    """«1,5 % акций», «главный двор», «местные купцы»: of what, the article said before."""
    if " из которых " in draft.stem:
        return True
    return any(
        side_of_nothing(part.tokens) or any(_loose(t, part, draft) for t in part.tokens)
        for part in draft.fact.parts
        if part.function not in (TIME, ADVERB) and not part.tail
    )


def _loose(token: Token, part: Part, draft: Draft) -> bool:
    own = nouns_under(token, part)
    if token.pos == "NOUN" and token.lemma in listed("of a whole"):
        return all(preposition_of(noun, part) for noun in own)
    if token.pos == "ADJ" and token.lemma in listed("main"):
        noun = next((t for t in part.tokens if t.i == token.head), None)
        return noun is not None and not nouns_under(noun, part) and not names_in(draft)
    if token.lemma == "местный":
        return not names_in(draft, deep=True)
    return token.text.lower() in _SOME and bool(own)  # «ряд предложений»


def side_of_nothing(tokens: Sequence[Token]) -> bool:
    """«дно котловины», «на северном берегу»: a side of what, the article said before."""
    if any(proper(t) for t in tokens):
        return False
    return any(
        token.lemma in listed("sides of")
        and token.pos == "NOUN"
        and " " not in token.text
        and token.feats.get("Number") == "Sing"
        and not any(t.head == token.i and t.pos in ("NOUN", "PROPN") for t in tokens)
        and any(t.pos not in ("ADP", "PUNCT") and t.i != token.i for t in tokens)
        for token in tokens
    )


def nothing_named(draft: Draft) -> bool:
    """«Кто оказал влияние на развитие литературы?»: what is asked is held by no name."""
    predicate, asked = draft.fact.predicate, draft.role.name
    if predicate is None or not draft.fact.parts or dated(draft):
        return False
    if asked == "subject" and predicate.lemma in listed("is there"):
        if draft.role.types & {"ORG", "PLACE", "COUNTRY", "CITY"}:
            return False
        many = draft.role.head.feats.get("Number") == "Plur"
        return many and not any(part.function == OBJECT for part in draft.fact.parts)
    if not in_the_past(draft) or ", по словам" in draft.stem:
        return False
    if asked != "subject" and (asked in _WHEN or not predicate.passive):
        return False
    return not names_in(draft)


def receiver_of_nothing(draft: Draft) -> bool:
    """«пришёл к власти»: where, is not told; «предлагал 300 рублей»: to whom."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    others = [p for p in draft.fact.parts if p.function not in (SUBJECT, TIME, ADVERB)]
    said = {" ".join((predicate.lemma, p.preposition, p.head.lemma)) for p in others}
    if {" ".join(words.split()) for words in said} & listed("to power"):
        return not any(proper(t) for part in others for t in part.tokens)
    if predicate.lemma in listed("given"):
        return not any(p.head.feats.get("Case") == "Dat" or p.preposition for p in others)
    return False
