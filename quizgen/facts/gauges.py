"""Measures told with a verb: «Длина озера составляет 636 км» → «Какова длина озера?»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.clause import ADVERB, SUBJECT, TIME, Fact, Part, Role
from quizgen.facts.measures import WHAT, of_something, points
from quizgen.facts.shared import main_clauses
from quizgen.facts.surface import written
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import decline, join
from quizgen.russian.values import said_number
from quizgen.russian.wordlists import words

_EQUAL = frozenset(("составлять", "составить", "равняться", "равный", "насчитывать"))
_REACH = frozenset(("достигать", "достичь", "достигнуть"))
_VALUES = frozenset(("count", "how_long"))
_LONGEST = 10
_WAS = {"Masc": "был", "Fem": "была", "Neut": "было"}


def gauges(tree: Tree) -> Iterator[Fact]:
    """What a measured thing measures, of clauses that tell nothing but it and when."""
    for fact in main_clauses(tree):
        predicate = fact.predicate
        subject = next((p for p in fact.parts if p.function == SUBJECT), None)
        if predicate is None or subject is None or fact.notes or "не" in predicate.forms:
            continue
        if subject.head.lemma not in words("measured") | words("valued") or subject.tail:
            continue
        for role in fact.roles:
            if role.name in _VALUES and fact.parts[role.part] is not subject:
                asking = _asking(tree, fact, subject, role)
                if asking is not None:
                    yield _measure(fact, role, asking)
                break


def _asking(tree: Tree, fact: Fact, subject: Part, role: Role) -> str | None:
    predicate = fact.predicate
    assert predicate is not None
    value, others = fact.parts[role.part], [p for p in fact.parts if p is not subject]
    times = [p for p in others if p.function == TIME and p is not value]
    if value.preposition or any(p.function not in (TIME, ADVERB) for p in others if p is not value):
        return None
    if len(times) > 1 or any(p.function == ADVERB and _counts(p) for p in others):
        return None
    if role.focus[-1].i > value.tokens[-1].i or len(subject.tokens) > _LONGEST:
        return None
    at = subject.tokens.index(subject.head)
    if any(points(t) or t.text == "," for t in subject.tokens):
        return None
    if not of_something(tree, subject.tokens, at):
        return None
    if predicate.lemma in _REACH:
        return _reached(fact, subject) if not times else None
    if predicate.lemma not in _EQUAL or len(predicate.tokens) > 1:
        return None
    verb = predicate.tokens[predicate.agreeing]
    past, done = verb.feats.get("Tense") == "Past", verb.feats.get("Aspect") == "Perf"
    if (past and not done and not times) or verb.feats.get("Tense") == "Fut":
        return None
    head = subject.head
    if head.feats.get("Number") == "Plur" or head.feats.get("Gender") not in WHAT:
        return None
    gender = head.feats["Gender"]
    copula = f" {_WAS[gender]}" if past and times else ""
    told = " ".join([_small(subject.tokens), *(_small(p.tokens) for p in times)])
    return f"{WHAT[gender]}{copula} {told}"


def _counts(part: Part) -> bool:
    """«лишь», «в среднем»: they belong to the number."""
    return part.head.text.lower() not in ("сегодня", "сейчас", "примерно", "приблизительно")


def _reached(fact: Fact, subject: Part) -> str | None:
    """«какой глубины достигает озеро Байкал» of «глубина озера Байкал достигает …»."""
    owner = subject.tokens[1:]
    if subject.tokens[0] is not subject.head or not owner:
        return None
    top = next((t for t in owner if t.head == subject.head.i), None)
    if top is None or top.feats.get("Case") != "Gen" or top.pos not in ("NOUN", "PROPN"):
        return None
    said = decline(owner, top, "Nom")
    noun = inflect(readings(subject.head.lemma)[0], case="Gen")
    gender = subject.head.feats.get("Gender")
    predicate = fact.predicate
    assert predicate is not None
    verb = predicate.tokens[0]
    number = top.feats.get("Number", "Sing")
    present = verb.feats.get("Tense") == "Pres" and len(predicate.tokens) == 1
    if said is None or noun is None or not present or number != verb.feats.get("Number"):
        return None
    if subject.head.lemma not in words("reached"):
        return None
    which = "какого" if gender in ("Masc", "Neut") else "какой"
    return f"{which} {noun} {predicate.forms[0]} {join(said)}"


def _measure(fact: Fact, role: Role, asking: str) -> Fact:
    """The fact of a measure, as the one told with a dash."""
    tokens = fact.parts[role.part].tokens
    said = said_number(fact.sentence, role.focus[0]) or ""
    if "NUMBER" in role.types or not said:
        said = written(tokens)
    about = next(p for p in fact.parts if p.function == SUBJECT).head
    anything = frozenset(("ANY",))
    return Fact(
        rule="measure",
        sentence=fact.sentence,
        predicate=None,
        roles=(
            Role("count", anything, -1, tokens, role.head, role.value, said),
            Role("definition", anything, -1, (about,), about, text=asking),
        ),
        speaker=fact.speaker,
    )


def _small(tokens: tuple[Token, ...]) -> str:
    text = written(tokens)
    return text[:1].lower() + text[1:] if tokens[0].feats.get("Opening") else text
