"""Into what family somebody was born, read off the words: «родился в Туле в семье сапожника».

The parser hangs the family on the town or on the date, so the phrase is looked for in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import SUBJECT, Fact, Part, Role
from quizgen.model import Token
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_LONGEST = 7
_WHOSE = frozenset(("NOUN", "PROPN", "ADJ"))


def families(facts: Sequence[Fact]) -> Iterator[Fact]:
    """One fact for each person born in the sentence into a family that is told.

    Args:
        facts: the facts of one sentence.
    """
    told: set[str] = set()
    for fact in facts:
        predicate = fact.predicate
        subject = next((p for p in fact.parts if p.function == SUBJECT), None)
        if fact.rule != "clause" or predicate is None or predicate.lemma != "родиться":
            continue
        if subject is None or "не" in predicate.forms or not _person(subject):
            continue
        phrase = _family(fact.sentence.tokens)
        name = subject.head.text
        if not phrase or name in told:
            continue
        told.add(name)
        head = next(t for t in phrase if t.lemma == "семья")
        asked = Role("way", frozenset(("TERM",)), -1, phrase, head, text=_written(phrase))
        life = Role("life", frozenset(("ANY",)), -1, (subject.head,), subject.head,
                    text=f"{' '.join(predicate.forms)} {name}")  # fmt: skip
        yield Fact("life", fact.sentence, None, roles=(asked, life))


def _person(subject: Part) -> bool:
    head = subject.head
    known = head.pos == "PROPN" and head.feats.get("Animacy") == "Anim"
    return known and len(subject.tokens) == 1 and head.text[:1].isupper()


def _family(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """«в бедной крестьянской семье», «в семье сапожника и швеи», or () where it is not whole."""
    at = next((t.i for t in tokens if t.lemma == "семья" and t.feats.get("Number") != "Plur"), -1)
    first = at
    while first > 0 and tokens[first - 1].pos == "ADJ":
        first -= 1
    if at < 1 or tokens[first - 1].text.lower() != "в":
        return ()
    last = at + 1
    while last < len(tokens) and _goes_on(tokens, last):
        last += 1
    phrase = tuple(tokens[first - 1 : last])
    own = phrase[1:]
    if len(own) < 2 or len(phrase) > _LONGEST or not _ends(phrase, tokens[last : last + 1]):
        return ()
    if any("Apro" in readings(t.text)[0].feats or t.pos in ("PRON", "DET") for t in own):
        return ()
    return phrase if any(tells_family(t) for t in own) and reads_as_family(own) else ()


def tells_family(token: Token) -> bool:
    """«крестьянской», «сапожника» say what family it was, «бедной» alone does not."""
    if token.lemma == "семья":
        return False
    return token.pos != "ADJ" or "Qual" not in readings(token.text)[0].feats


def reads_as_family(tokens: Sequence[Token]) -> bool:
    """Whether it is a family of people or of a trade: not «в семье дворянского рода»."""
    return not any(t.lemma in ("род", "фамилия", "династия", "сословие") for t in tokens)


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.text.lower() == "и" and i + 1 < len(tokens):
        return _whose(tokens[i + 1])
    return _whose(token)


def _whose(token: Token) -> bool:
    plain = token.pos in _WHOSE or token.feats.get("VerbForm") == "Part"
    return plain and _genitive(token)


def _genitive(token: Token) -> bool:
    if token.feats.get("Case") == "Gen":
        return True
    return any(r.feats.get("Case") == "Gen" for r in readings(token.text.split()[0]))


def _ends(phrase: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether the phrase stops at a noun: «в семье лучшего | в городе сапожника» does not."""
    last = phrase[-1]
    people = lists("genus.yaml")["people by adjective"]
    if (
        last.pos in ("ADJ", "VERB")
        and last.lemma not in people
        and readings(last.text)[0].pos != "NOUN"
    ):
        return False
    return not after or after[0].pos in ("PUNCT", "ADP", "VERB") or after[0].text in ".,;("


def _written(phrase: Sequence[Token]) -> str:
    return " ".join(["в", *(t.text for t in phrase[1:])])
