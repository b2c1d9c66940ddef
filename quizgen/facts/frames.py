"""A verb and its dependents as a clause: predicate, parts, and what speaks against asking."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.afterthoughts import without_afterthoughts
from quizgen.facts.asides import without_asides
from quizgen.facts.clause import ADVERB, OBJECT, TIME, Part, Predicate
from quizgen.facts.nominals import BY_WAY_OF, is_date, nominal
from quizgen.facts.subjects import with_subject
from quizgen.facts.tree import NOMINAL, Tree
from quizgen.model import Token

_ARGUMENTS = frozenset(
    ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "xcomp", "appos", "nummod",
     "nummod:gov", "nummod:entity", "flat", "obl:tmod", "dep")
)  # fmt: skip
_CONDITIONS = frozenset(
    ("если", "бы", "чтобы", "когда", "пока", "хотя", "ли", "будто", "словно", "кабы")
)
_PERSONS = frozenset(("я", "мы", "ты", "вы", "мой", "твой", "ваш", "наш"))
_SPANS = frozenset(("год", "месяц", "неделя", "день", "час", "век", "сутки", "полгода"))
_WEEKDAYS = frozenset(
    ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
)
_LINKS = frozenset(("где", "когда", "куда", "откуда", "почему", "зачем", "как", "пока"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause as it stands in the tree; `notes` are reasons not to ask about it."""

    verb: Token
    predicate: Predicate
    parts: tuple[Part, ...]
    notes: tuple[str, ...]

    def part(self, function: str) -> Part | None:
        """The first part with this function, or None."""
        return next((part for part in self.parts if part.function == function), None)


def is_finite(token: Token) -> bool:
    """A finite verb or a short participle: what can be the predicate of a clause."""
    if token.pos not in ("VERB", "AUX", "ADJ"):
        return False
    if token.feats.get("VerbForm") == "Fin":
        return True
    if token.feats.get("VerbForm") == "Inf":
        return False
    if token.pos == "ADJ" and token.feats.get("Variant") == "Short":
        return True
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") == "Short"


def is_predicate(tree: Tree, token: Token) -> bool:
    """A finite verb, a short participle, or an infinitive with «будет»."""
    if token.feats.get("VerbForm") == "Inf":
        return any(c.feats.get("VerbForm") == "Fin" for c in tree.children(token, "aux"))
    return is_finite(token)


def frame(tree: Tree, verb: Token) -> Frame:
    """The clause of a finite verb or short participle, or of a full participle (no subject)."""
    if verb.i not in tree.memo:
        tree.memo[verb.i] = _frame(tree, verb)
    found: Frame = tree.memo[verb.i]
    return found


def _frame(tree: Tree, verb: Token) -> Frame:
    notes: list[str] = []
    predicate, holders = _predicate(tree, verb, notes)
    parts: list[Part] = []
    for holder in holders:
        for child in tree.children(holder):
            if child in predicate.tokens or child.pos == "PUNCT":
                continue
            parts.extend(_parts(tree, verb, holder, child, notes))
    parts = _without_persons(parts, notes)
    parts = with_subject(tree, verb, parts, notes)
    parts.sort(key=lambda part: part.start)
    parts = without_asides(tree, predicate, parts)
    if sum(part.function == OBJECT for part in parts) > 1:
        notes.append("two objects")
    if sum(part.function == TIME and part.head.pos == "ADV" for part in parts) > 1:
        notes.append("several times")
    if any(
        part.function == TIME
        and any("," in t.text and not t.text[0].isdigit() for t in part.tokens)
        for part in parts
    ):
        notes.append("several times")
    if any(_bare_year(t) for part in parts for t in part.tokens):
        notes.append("several times")  # «в 1871 и 1872»: years that nothing counts
    ends = predicate.tokens[0].i, predicate.tokens[-1].i
    if any(ends[0] < p.start < ends[1] and p.function != ADVERB for p in parts):
        notes.append("parted predicate")
    parts = without_afterthoughts(tree, verb, holders, parts, notes)
    return Frame(verb, predicate, tuple(parts), tuple(dict.fromkeys(notes)))


def _predicate(tree: Tree, verb: Token, notes: list[str]) -> tuple[Predicate, list[Token]]:
    """The verb with its auxiliaries, negation and infinitive; and whose children are parts."""
    tokens = [verb]
    holders = [verb]
    for child in tree.children(verb, "aux", "aux:pass", "cop"):
        tokens.append(child)
    node = verb
    while True:
        nexts = [
            c
            for c in tree.children(node, "xcomp", "csubj", "ccomp")
            if c.feats.get("VerbForm") == "Inf" and c.i > node.i
        ]
        if not nexts:
            break
        node = nexts[0]
        tokens.append(node)
        holders.append(node)
    for holder in holders:
        for child in tree.children(holder):
            if child.text.lower() == "не":
                tokens.append(child)
            elif child.text.lower() == "бы":
                notes.append("hypothetical")
    tokens.sort(key=lambda token: token.i)
    finite = next(
        (k for k, t in enumerate(tokens) if t.feats.get("VerbForm") == "Fin"),
        tokens.index(verb),
    )
    person = tokens[finite].feats.get("Person")
    if person in ("1", "2"):
        notes.append("first or second person")
    if tokens[finite].feats.get("Mood") == "Imp":
        notes.append("not a statement")
    passive = verb.feats.get("Voice") == "Pass" or any(
        c.rel == "nsubj:pass" for c in tree.children(verb)
    )
    forms = tuple(_lower(token) for token in tokens)
    return Predicate(tuple(tokens), forms, verb.lemma, finite, passive), holders


def _lower(token: Token) -> str:
    return token.text.lower() if token.pos not in ("PROPN",) else token.text


def _parts(tree: Tree, verb: Token, holder: Token, child: Token, notes: list[str]) -> list[Part]:
    if child.rel in ("mark", "cc", "case"):
        if child.text.lower() in _CONDITIONS:
            notes.append("hypothetical")
        return []
    if child.rel in ("ccomp", "csubj", "csubj:pass"):
        notes.append("clause as an argument")
        return []
    if child.rel == "vocative":
        notes.append("direct address")
        return []
    if child.rel == "advcl":
        marks = {c.text.lower() for c in tree.children(child, "mark", "advmod")}
        if marks & {"если", "хотя", "когда", "пока"}:
            notes.append("hypothetical" if "если" in marks else "clause left out")
        return []
    if child.rel in ("parataxis", "conj", "acl", "acl:relcl", "discourse", "punct"):
        return []
    if child.text.lower() in BY_WAY_OF and child.pos != "ADP":
        return [part for c in tree.children(child) for part in _parts(tree, verb, child, c, notes)]
    if child.lemma in _WEEKDAYS or child.text.lower() == "основном":
        return []  # «во вторник» of an untold week; «в основном»
    if child.lemma in _SPANS and len(list(tree.subtree(child))) == 1 and child.rel != "obj":
        # «год успешно функционирует»: a bare span of time is how long, not who.
        return [Part(TIME, (child,), child)]
    if is_date(tree, child):
        return [Part(TIME, tree.phrase(child), child)]
    if child.rel == "advmod" or child.pos in ("ADV", "PART", "CCONJ", "SCONJ"):
        if child.feats.get("VerbForm") == "Conv":
            return []
        if child.lemma in _LINKS:
            notes.append("subordinate clause")
        if child.pos == "ADV" or child.rel == "advmod":
            return [Part(ADVERB, tree.phrase(child), child)]
        return []
    if child.rel in _ARGUMENTS or child.pos in NOMINAL:
        return nominal(tree, child, notes)
    return []


def _without_persons(parts: list[Part], notes: list[str]) -> list[Part]:
    """«для нас», «при Вашем участии» say nothing outside the speech: left out where they can be."""
    kept = []
    for part in parts:
        if any(_speaking(token) for token in part.tokens):
            if part.preposition:
                continue
            notes.append("first or second person")
        kept.append(part)
    return kept


def _speaking(token: Token) -> bool:
    return token.lemma in _PERSONS


def _bare_year(token: Token) -> bool:
    year = token.pos == "NUM" and len(token.text) == 4 and token.text.isdigit()
    return year and 1000 <= int(token.text) < 2100 and token.head < token.i
