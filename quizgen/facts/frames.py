"""A verb and its dependents as a clause: predicate, parts, and what speaks against asking."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.clause import ADVERB, COMPLEMENT, OBJECT, SUBJECT, TIME, Part, Predicate
from quizgen.facts.tree import CLAUSAL, NOMINAL, Tree
from quizgen.model import Token
from quizgen.russian.counting import counter
from quizgen.russian.morphology import possible_cases, readings

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
_BARE = 2
"""An object this short makes one verb with its noun («провёл встречу | с Председателем»)."""
_DATES = frozenset(("DATE", "YEAR", "MONTH", "SEASON", "DECADE", "CENTURY", "PERIOD", "TIME"))


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
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") == "Short"


def is_predicate(tree: Tree, token: Token) -> bool:
    """A finite verb, a short participle, or an infinitive with «будет»."""
    if token.feats.get("VerbForm") == "Inf":
        return any(c.feats.get("VerbForm") == "Fin" for c in tree.children(token, "aux"))
    return is_finite(token)


def frame(tree: Tree, verb: Token) -> Frame:
    """The clause of a finite verb or short participle, or of a full participle (no subject)."""
    notes: list[str] = []
    predicate, holders = _predicate(tree, verb, notes)
    parts: list[Part] = []
    for holder in holders:
        for child in tree.children(holder):
            if child in predicate.tokens or child.pos == "PUNCT":
                continue
            parts.extend(_parts(tree, verb, holder, child, notes))
    parts = _without_persons(parts, notes)
    parts = _with_subject(tree, verb, parts, notes)
    parts.sort(key=lambda part: part.start)
    if sum(part.function == OBJECT for part in parts) > 1:
        notes.append("two objects")
    parts = _joined_to(tree, verb, holders, parts, notes)
    return Frame(verb, predicate, tuple(parts), tuple(dict.fromkeys(notes)))


def _joined_to(
    tree: Tree, verb: Token, holders: list[Token], parts: list[Part], notes: list[str]
) -> list[Part]:
    """The parts no unexplained comma or dash parts from the verb.

    An afterthought («…, с целью …», «… — за месяц до …») is left out; a subject or object set
    apart means that the parser has lost the clause.
    """
    inserted: set[int] = set()
    for token in tree.tokens:
        if token.rel in CLAUSAL or token.feats.get("VerbForm") == "Conv":
            if token.i not in {h.i for h in holders} and token.i != verb.i:
                inserted |= {t.i for t in tree.subtree(token)}
    kept = []
    for part in parts:
        if not _set_apart(tree, verb, part, parts, inserted):
            kept.append(part)
        elif part.start < verb.i or not part.preposition:
            notes.append("comma inside the clause")
            kept.append(part)
    return kept


def _set_apart(tree: Tree, verb: Token, part: Part, parts: list[Part], inserted: set[int]) -> bool:
    """Whether a comma or dash parts them with no inserted clause to explain it."""
    spans = [{t.i for t in p.tokens} for p in parts]
    low, high = sorted((part.head.i, verb.i))
    for i in range(low + 1, high):
        token = tree.tokens[i]
        if token.text not in (",", "—", "–", ":", ";") or token.pos != "PUNCT":
            continue
        if i in inserted or i - 1 in inserted or i + 1 in inserted:
            continue
        if any(i in ids or (i - 1 in ids and i + 1 in ids) for ids in spans):
            continue
        if any(i - 1 in ids and any(tree.tokens[k].text == "," for k in ids) for ids in spans):
            continue  # closes an apposition: «Фридрих, курфюрст Бранденбурга, принял»
        return True
    return False


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
    if child.lemma in _WEEKDAYS:
        return []
    if child.lemma in _SPANS and len(list(tree.subtree(child))) == 1 and child.rel != "obj":
        # «год успешно функционирует»: a bare span of time is how long, not who.
        return [Part(TIME, (child,), child)]
    if _dated(tree, child):
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
        return _nominal(tree, child, notes)
    return []


def _dated(tree: Tree, token: Token) -> bool:
    return any(
        mention.type in (*_DATES, "DURATION") and mention.first <= token.i < mention.last
        and token.pos == "ADV"
        for mention in tree.sentence.mentions
    )  # fmt: skip


def _nominal(tree: Tree, child: Token, notes: list[str]) -> list[Part]:
    cases = [c for c in tree.children(child, "case") if c.i < child.i]
    preposition = " ".join(
        w.text.lower()
        for c in cases
        for w in sorted([c, *tree.children(c, "fixed")], key=lambda t: t.i)
    )
    function = COMPLEMENT
    if not preposition:
        if child.rel.startswith("nsubj"):
            function = SUBJECT
        elif child.rel == "obj":
            function = OBJECT
    tokens = tree.phrase(child)
    ends = [w.i for c in cases for w in (c, *tree.children(c, "fixed"))]
    if cases and tokens and tokens[0].i != max(ends) + 1:
        # The parser tore the preposition from its phrase.
        notes.append("broken phrase")
    if any(t.rel == "advmod" and t.head == child.i and t.pos == "ADV" for t in tokens):
        notes.append("adverb inside a phrase")
    if _apposition(tree, tokens):
        notes.append("apposition inside a phrase")
    split: list[Part] = []
    for inner in tree.children(child, "nmod", "obl"):
        if function != OBJECT:
            continue
        if not tree.children(inner, "case") or inner.i < child.i:
            continue
        low = min(t.i for t in tree.subtree(inner))
        if sum(t.i < low for t in tokens) > _BARE:
            continue
        part = _nominal(tree, inner, notes)
        if split and split[-1].tokens[-1].i < part[0].start:
            # A second phrase after the first most often belongs to it: «с партнёрами из 30 стран».
            part = [_joined(tree, split.pop(), low, part[0])]
        split.extend(part)
        gone = {t.i for p in part for t in p.tokens} | {
            t.i for c in tree.children(inner, "case") for t in tree.subtree(c)
        }
        tokens = tuple(t for t in tokens if t.i not in gone)
    return [Part(function, tokens, child, preposition), *split]


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


def _apposition(tree: Tree, tokens: tuple[Token, ...]) -> bool:
    """A comma in the phrase that separates no list."""
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.text != "," or token.pos != "PUNCT":
            continue
        node = tree.tokens[token.i + 1]
        while node.rel != "conj" and node.head in inside and node.head > token.i:
            node = tree.tokens[node.head]
        if node.rel != "conj":
            return True
    return False


def _joined(tree: Tree, first: Part, low: int, second: Part) -> Part:
    between = tree.tokens[low : second.start]
    return Part(
        first.function, (*first.tokens, *between, *second.tokens), first.head, first.preposition
    )


def _with_subject(tree: Tree, verb: Token, parts: list[Part], notes: list[str]) -> list[Part]:
    """Subject and object told apart by case and agreement, against the parser where need be."""
    bare = [p for p in parts if not p.preposition and p.function in (SUBJECT, OBJECT)]
    subjects = [p for p in bare if _can_be_subject(tree, verb, p)]
    chosen: Part | None = None
    labelled = [p for p in subjects if p.function == SUBJECT]
    if len(labelled) == 1:
        chosen = labelled[0]
    elif not labelled and len(subjects) == 1 and verb.feats.get("Voice") != "Pass":
        others = [p for p in bare if p is not subjects[0]]
        if all("Nom" not in possible_cases(p.head.text, p.head.pos) for p in others):
            chosen = subjects[0]
    elif not labelled and len(subjects) == 2 and subjects[0].start < verb.i < subjects[1].start:
        chosen = subjects[0]
    elif len(labelled) > 1:
        notes.append("two subjects")
    elif not bare and verb.feats.get("Number") == "Sing":
        parts, chosen = _after_and(tree, verb, parts)
    result = []
    for part in parts:
        if part is chosen:
            result.append(_as(part, SUBJECT))
        elif part.function == SUBJECT:
            notes.append("subject does not agree")
            result.append(_as(part, COMPLEMENT))
        elif part.function == OBJECT and not _can_be_object(part):
            result.append(_as(part, COMPLEMENT))
        else:
            result.append(part)
    return result


def _after_and(tree: Tree, verb: Token, parts: list[Part]) -> tuple[list[Part], Part | None]:
    """«Приступил к работе и МГИМО»: a name after «и» is the subject, not a second object."""
    for k, part in enumerate(parts):
        for token in part.tokens:
            named = any(
                m.first == token.i and m.type in ("ORG", "PERSON") for m in tree.sentence.mentions
            )
            if token.rel != "conj" or token.head != part.head.i or not named:
                continue
            if tree.tokens[token.i - 1].text.lower() != "и" or verb.i > part.start:
                continue
            first = tuple(t for t in part.tokens if t.i < token.i - 1)
            subject = Part(SUBJECT, (token,), token)
            places = [
                _nominal(tree, child, [])[0]
                for child in tree.children(token, "nmod", "obl")
                if tree.children(child, "case")
            ]
            kept = Part(part.function, first, part.head, part.preposition)
            return [*parts[:k], kept, subject, *places, *parts[k + 1 :]], subject
    return parts, None


def _as(part: Part, function: str) -> Part:
    return Part(function, part.tokens, part.head, part.preposition, part.case, part.tail, part.text)


def _can_be_subject(tree: Tree, verb: Token, part: Part) -> bool:
    head = part.head
    if counter(part.tokens, head) is not None or head.pos == "NUM":
        return True
    if head.feats.get("Quoted") or head.feats.get("Foreign"):
        return True
    if head.pos == "PROPN" and head.rel.startswith("nsubj") and not readings(head.text)[0].known:
        return agrees_with(verb, tree, part)
    if (
        "Nom" not in possible_cases(head.text.split()[0], head.pos)
        and head.feats.get("Case") != "Nom"
    ):
        return False
    if head.feats.get("Case") not in (None, "Nom", "Acc"):
        return False
    return agrees_with(verb, tree, part)


def agrees_with(verb: Token, tree: Tree, part: Part) -> bool:
    """Whether the verb agrees with the part in number and, in the past, in gender."""
    words = [verb, *tree.children(verb, "aux", "aux:pass", "cop")]
    coordinated = any(t.rel == "conj" and t.head == part.head.i for t in part.tokens)
    for word in words:
        number, gender = word.feats.get("Number"), word.feats.get("Gender")
        own_number, own_gender = part.head.feats.get("Number"), part.head.feats.get("Gender")
        if number and own_number and number != own_number and not coordinated:
            return False
        if (
            gender
            and own_gender
            and number == "Sing"
            and gender != own_gender
            and not coordinated
            and part.head.pos != "PROPN"
        ):
            return False
    return True


def _can_be_object(part: Part) -> bool:
    if counter(part.tokens, part.head) is not None or part.head.feats.get("Quoted"):
        return True
    case = part.head.feats.get("Case")
    return case in (None, "Acc") or (
        case == "Nom" and "Acc" in possible_cases(part.head.text, part.head.pos)
    )
