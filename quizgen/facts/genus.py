"""Phrases whose head says of what kind they are: «Нобелевскую премию», «с Римской империей».

«Что» would ask for them vaguely; «какую премию», «с какой империей» says what is wanted.
"""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Part, Predicate
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.counting import counter
from quizgen.russian.gazetteer import is_evaluative
from quizgen.russian.government import governs
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import case_of
from quizgen.russian.wordlists import lists, words

_LONGEST = 7
_UNSPECIFIC = words("unspecific")
_GIVING = frozenset(
    ("объявить", "объявлять", "присвоить", "вручить", "присудить", "передать", "дать", "подарить")
)
_PLAIN = frozenset(("NOUN", "PROPN", "ADJ", "ADP", "NUM", "X", "PUNCT", "CCONJ"))


def genus(tree: Tree, predicate: Predicate | None, part: Part) -> bool:
    """Whether the phrase is a noun of a kind and what tells its one member apart, and no more."""
    head = part.head
    kinds = lists("genus.yaml")
    if predicate is None or part.function in (ADVERB, TIME, SUBJECT) or part.case or part.tail:
        return False
    if head.pos != "NOUN" or head.feats.get("Number") == "Plur" or " " in head.text:
        return False
    if head.lemma not in kinds["kinds"] | kinds["named kinds"]:
        return False
    if not 1 < len(part.tokens) <= _LONGEST or counter(part.tokens, head) is not None:
        return False
    if any(t.pos not in _PLAIN for t in part.tokens) or not _unbroken(part) or _pointing(part):
        return False
    after = tree.tokens[part.tokens[-1].i + 1 : part.tokens[-1].i + 2]
    if after and (after[0].text[:1] in '«"' or after[0].pos in ("NOUN", "PROPN", "ADJ")):
        return False  # «медалью ордена | «За заслуги»»
    if not _of_the_verb(predicate, part):
        return False
    named = any(_named(token, head) for token in part.tokens)
    owned = _owned(part) and not _given_to(predicate, part)
    return named or (head.lemma in kinds["kinds"] and owned)


def school_role(predicate: Predicate | None, part: Part, case: str | None) -> str | None:
    """«поступил в Казанский университет», «учился в студии Кормона»: whither or where, or None."""
    table = lists("genus.yaml")
    if predicate is None or part.preposition not in ("в", "во", "на") or part.case:
        return None
    if part.head.lemma not in table["schools"] or _pointing(part):
        return None
    if not any(_proper(t) for t in part.tokens) or not _unbroken(part):
        return None
    if case == "Acc" and predicate.lemma in table["entering"]:
        return "whither"
    return "where" if case == "Loc" and predicate.lemma in table["learning"] else None


def _unbroken(part: Part) -> bool:
    """One thing, with no aside: «училище живописи, ваяния и зодчества» is one."""
    if any(t.text in "()—–:;" or (t.rel == "conj" and t.head == part.head.i) for t in part.tokens):
        return False
    joined = [t for t in part.tokens if t.rel == "conj"]
    marks = [t for t in part.tokens if t.pos in ("PUNCT", "CCONJ")]
    genitive = all(t.feats.get("Case") == "Gen" for t in joined)
    return genitive and len(marks) <= len(joined)


def _proper(token: Token) -> bool:
    return (token.text[:1].isupper() or token.text[:1] in '«"') and not token.feats.get("Opening")


def _of_the_verb(predicate: Predicate, part: Part) -> bool:
    """An object, or what the verb governs: another phrase may belong to a noun before it."""
    if part.function == OBJECT and not part.preposition:
        return True
    case = case_of(part.tokens, part.head) or ""
    return governs(predicate.lemma, part.preposition, case)


def _pointing(part: Part) -> bool:
    """«другую премию», «новый орден»: told by what was said before."""
    return any(
        t.lemma in _UNSPECIFIC or is_evaluative(t.lemma) or "Apro" in readings(t.text)[0].feats
        for t in part.tokens
        if t.i != part.head.i and t.pos in ("ADJ", "DET")
    )


def _named(token: Token, head: Token) -> bool:
    """«Нобелевскую», ««Бедные люди»», «имени Ломоносова» beside the noun itself."""
    if token.head != head.i:
        return False
    if token.text[:1] in '«"“' or token.text.startswith("имени "):
        return token.i == head.i + 1
    return token.pos == "ADJ" and token.text[:1].isupper() and not token.feats.get("Opening")


def _given_to(predicate: Predicate, part: Part) -> bool:
    """«объявил войну Швеции»: whom it is given to, which only looks like a genitive."""
    after = next((t for t in part.tokens if t.i == part.head.i + 1), None)
    return (
        after is not None
        and predicate.lemma in _GIVING
        and any(r.feats.get("Case") == "Dat" for r in readings(after.text))
    )


def _owned(part: Part) -> bool:
    """«звание Героя Труда», «теорию относительности»: a noun in the genitive right after it."""
    after = next((t for t in part.tokens if t.i == part.head.i + 1), None)
    if after is None or after.feats.get("Case") != "Gen":
        return False
    return any(
        t.head == part.head.i and t.pos in ("NOUN", "PROPN") and t.feats.get("Case") == "Gen"
        for t in part.tokens
    )
