"""«консорциум во главе с «Росатомом»»: who heads a group."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import SUBJECT, Fact, Part, Role
from quizgen.facts.frames import frame, is_predicate
from quizgen.facts.kinds import nominative, types_of
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import decline, join, text_of
from quizgen.russian.wordforms import decline_name


def leaders(tree: Tree) -> Iterator[Fact]:
    """A group, «во главе с», and its head."""
    tokens = tree.tokens
    for k in range(1, len(tokens) - 3):
        if [t.text.lower() for t in tokens[k : k + 2]] != ["во", "главе"]:
            continue
        if tokens[k + 2].text.lower() not in ("с", "со"):
            continue
        group = _noun_before(tree, k)
        leader = _noun_after(tree, k + 3)
        if group is None or leader is None:
            continue
        phrase = tuple(t for t in tree.phrase(group) if t.i < k)
        accusative = decline(phrase, group, "Acc")
        if accusative is None:
            continue
        said = _named(tree, leader)
        tail = _where_met(tree, group, phrase)
        text = join(accusative) + (f", {tail}" if tail else "")
        if said is None or not tail:
            continue
        own = tree.phrase(leader)
        yield Fact(
            rule="leader",
            sentence=tree.sentence,
            predicate=None,
            roles=(
                Role("leader", types_of(tree, own, leader), -1, own, leader, text=said),
                Role("group", frozenset(("TERM", "ANY")), -1, phrase, group, text=text),
            ),
        )


def _noun_before(tree: Tree, k: int) -> Token | None:
    for token in reversed(tree.tokens[max(0, k - 6) : k]):
        if token.pos in ("VERB", "PUNCT", "ADP"):
            return None
        if token.pos == "NOUN":
            return token
    return None


def _noun_after(tree: Tree, k: int) -> Token | None:
    for token in tree.tokens[k : k + 4]:
        if token.pos in ("NOUN", "PROPN"):
            return token
        if token.pos not in ("ADJ", "PUNCT"):
            return None
    return None


def _named(tree: Tree, leader: Token) -> str | None:
    """The leader in the nominative; a name in quotation marks declines inside them."""
    text = leader.text
    if text[0] in '«"“' and " " not in text:
        inner = text.strip('«»"“”')
        for reading in readings(inner):
            if reading.feats.get("Case") == "Ins" and reading.pos == "NOUN":
                word = inflect(reading, case="Nom", number="Sing")
                if word:
                    return f"«{inner[0] + word[1:] if inner[0].isupper() else word}»"
        return text
    if leader.feats.get("Animacy") == "Anim" and leader.pos == "PROPN":
        return decline_name(text, dict(leader.feats), "Nom")
    return nominative(tree.phrase(leader), leader)


def _where_met(tree: Tree, group: Token, phrase: tuple[Token, ...]) -> str:
    """«при участии которого Казахстан приступил к строительству…»: the clause as a relative one."""
    holder = tree.tokens[group.head] if group.head >= 0 else None
    if holder is None or group.feats.get("Case") != "Gen" or holder.pos != "NOUN":
        return ""
    verb = tree.tokens[holder.head] if holder.head >= 0 else None
    cases = [c for c in tree.children(holder, "case") if c.i < holder.i]
    if verb is None or not cases or not is_predicate(tree, verb):
        return ""
    own = frame(tree, verb)
    subject = own.part(SUBJECT)
    if own.notes or subject is None:
        return ""
    which = next(r for r in readings("который") if r.pos in ("ADJ", "DET", "PRON"))
    number = group.feats.get("Number", "Sing")
    form = inflect(which, case="Gen", gender=group.feats.get("Gender", "Masc"), number=number)
    others = [
        p for p in own.parts if p is not subject and p.head.i != holder.i and p.function != "adverb"
    ]
    words = [
        cases[0].text.lower(),
        holder.text,
        form or "",
        text_of(subject.tokens),
        *own.predicate.forms,
    ]
    words += [_written(p) for p in others]
    return join([w for w in words if w])


def _written(part: Part) -> str:
    return f"{part.preposition} {text_of(part.tokens)}".strip()
