"""The members of a coordinated phrase: «пшеницу, рожь и ячмень» → three."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import Role
from quizgen.model import Token
from quizgen.russian.wordlists import words

LEAST, MOST = 2, 5
_OPEN = words("open list")
_AND = frozenset(("и", "а", "также"))
_NAMED = frozenset(("amod", "nmod", "appos", "flat", "flat:name", "flat:foreign", "nummod"))


def members(role: Role) -> list[tuple[tuple[Token, ...], Token]]:
    """The members of the role's whole phrase as (words, head), in text order; [] where not certain.

    Not certain are lists that stay open («и другие», «или»), members with a preposition of their
    own, and an attribute that may belong to all of them («французские имена и фамилии»).
    """
    heads = [role.head]
    for token in role.focus:
        if token.rel == "conj" and any(token.head == head.i for head in heads):
            heads.append(token)
    heads.sort(key=lambda token: token.i)
    if not LEAST <= len(heads) <= MOST or heads[0] is not role.head:
        return []
    if any({token.lemma, token.text.lower()} & _OPEN for token in role.focus):
        return []
    if any(token.pos == "ADP" for token in role.focus):
        return []
    found: list[tuple[tuple[Token, ...], Token]] = []
    for piece in _pieces(role.focus):
        own = [head for head in heads if head in piece]
        if len(own) != 1:
            return []
        found.append((piece, own[0]))
    if len(found) != len(heads) or not _alike(found) or not _joined(role.focus, found):
        return []
    return found


def _pieces(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The phrase cut at its commas and conjunctions."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == "," or (token.text.lower() in _AND and token.pos != "NOUN"):
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [tuple(piece) for piece in pieces if piece]


def _joined(tokens: Sequence[Token], found: Sequence[tuple[tuple[Token, ...], Token]]) -> bool:
    """Whether «и» stands before the last member and nowhere else, so that the list is whole."""
    places = [token.i for token in tokens if token.text.lower() == "и"]
    return len(places) == 1 and found[-2][0][-1].i < places[0] < found[-1][0][0].i


def _alike(found: Sequence[tuple[tuple[Token, ...], Token]]) -> bool:
    """One part of speech, case and number of nouns, and attributes with all or with none."""
    heads = [head for _, head in found]
    if len({head.pos for head in heads}) > 1 or len({_case(head) for head in heads}) > 1:
        return False
    if len({head.feats.get("Animacy") for head in heads}) > 1:
        return False
    led = {any(t.i < head.i for t in piece) for piece, head in found}
    followed = {any(t.i > head.i for t in piece) for piece, head in found}
    if len(led) > 1 or len(followed) > 1:
        return False
    return all(
        token.rel in _NAMED or token is head or token.head != head.i
        for piece, head in found
        for token in piece
    )


def _case(head: Token) -> str | None:
    """The case, the nominative and accusative of things being one to the eye."""
    case = head.feats.get("Case")
    return "Acc" if case == "Nom" and head.feats.get("Animacy") != "Anim" else case
