"""Noun phrases of a clause as parts, a light noun parted from its phrase."""

from __future__ import annotations

from itertools import pairwise

from quizgen.facts.clause import COMPLEMENT, DATE_TYPES, OBJECT, SUBJECT, TIME, Part
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.gazetteer import light_verb
from quizgen.russian.government import governs
from quizgen.russian.morphology import possible_cases, readings
from quizgen.russian.prepositions import GOVERNS

_TIMES = DATE_TYPES | {"DURATION"}
BY_WAY_OF = frozenset(("путём", "путем"))
"""Nouns that open a genitive as prepositions do, which the parser takes for nouns or adverbs."""
BARE = 2
"""An object this short makes one verb with its noun («провёл встречу | с Председателем»)."""


def nominal(tree: Tree, child: Token, notes: list[str]) -> list[Part]:
    cases = [c for c in tree.children(child, "case") if c.i < child.i]
    preposition = " ".join(
        w.text.lower()
        for c in cases
        for w in sorted([c, *tree.children(c, "fixed")], key=lambda t: t.i)
    )
    function = COMPLEMENT
    tokens = tree.phrase(child)
    if tokens and not cases and tokens[0].i and child.feats.get("Case") == "Gen":
        before = tree.tokens[tokens[0].i - 1].text.lower()
        preposition = before if before in BY_WAY_OF else ""
    while tokens and tokens[-1].text.lower() in BY_WAY_OF:
        tokens = tokens[:-1]  # «получают соль | путём выпаривания»
    if not preposition:
        if child.rel.startswith("nsubj"):
            function = SUBJECT
        elif child.rel == "obj":
            function = OBJECT
    split: list[Part] = []
    last = tokens[-1] if tokens else child
    if last.i != child.i and is_date(tree, last) and not tree.children(last):
        # «открыл периодический закон в 1869 году»: a date that closes the phrase is the clause's.
        tokens = tokens[:-1]
        split.append(Part(TIME, (last,), last))
    ends = [w.i for c in cases for w in (c, *tree.children(c, "fixed"))]
    if cases and tokens and tokens[0].i != max(ends) + 1:
        # The parser tore the preposition from its phrase.
        notes.append("broken phrase")
    joined = [t for t in tokens if t.rel == "conj" and t.head == child.i]
    if any(not _governed(t, preposition) for t in joined if not tree.children(t, "case")):
        notes.append("broken phrase")  # «ответ к «Посланию» и свой курс»: the course is no answer's
    if any(t.rel == "advmod" and t.head == child.i and t.pos == "ADV" for t in tokens):
        notes.append("adverb inside a phrase")
    for one, other in pairwise(tokens):
        gap = [t for t in tree.tokens[one.i + 1 : other.i] if t.text]
        if gap and all(t.pos in ("PUNCT", "CCONJ", "PART", "ADV") for t in gap):
            notes.append("broken phrase")  # a comma or «а также» fell out
    if _apposition(tree, tokens):
        notes.append("apposition inside a phrase")
    if any(t.rel == "amod" and _no_adjective(t) for t in tokens):
        notes.append("broken phrase")
    if _stray_name(tree, tokens, child):
        notes.append("broken phrase")
    for inner in tree.children(child, "nmod", "obl"):
        if function != OBJECT:
            continue
        if inner.i < child.i or not (tree.children(inner, "case") or _given_to(tree, child, inner)):
            continue
        low = min(t.i for t in tree.subtree(inner))
        if sum(t.i < low for t in tokens) > BARE and not _awarded(tree, child, inner):
            continue
        if not _parts_from(tree, child, inner):
            continue
        part = nominal(tree, inner, notes)
        if split and split[-1].function != TIME and split[-1].tokens[-1].i < part[0].start:
            # A second phrase after the first most often belongs to it: «с партнёрами из 30 стран».
            part = [_joined(tree, split.pop(), low, part[0])]
        split.extend(part)
        gone = {t.i for p in part for t in p.tokens} | {
            t.i for c in tree.children(inner, "case") for t in tree.subtree(c)
        }
        tokens = tuple(t for t in tokens if t.i not in gone)
    return [Part(function, tokens, child, preposition), *split]


def _governed(noun: Token, preposition: str) -> bool:
    """Whether a noun joined by «и» can stand in a case the preposition asks for."""
    cases = GOVERNS.get(preposition)
    if cases is None or noun.pos not in ("NOUN", "PROPN") or noun.feats.get("Quoted"):
        return True
    return bool(possible_cases(noun.text.split()[-1], noun.pos) & set(cases))


def _given_to(tree: Tree, thing: Token, person: Token) -> bool:
    """«подарила дворец | Григорию Орлову»: a dative name is the verb's where it takes one."""
    verb = tree.tokens[thing.head] if thing.head >= 0 else thing
    named = person.pos == "PROPN" and person.feats.get("Animacy") == "Anim"
    return (
        named and person.feats.get("Case") == "Dat" and governs(verb.lemma, "", "Dat", people=True)
    )


def _awarded(tree: Tree, prize: Token, deed: Token) -> bool:
    """«получил орден Святого Георгия | за плавание»: a long object does not hide what for."""
    verb = tree.tokens[prize.head] if prize.head >= 0 else prize
    opening = [c.text.lower() for c in tree.children(deed, "case")]
    accusative = deed.feats.get("Case") == "Acc"
    given = _given_to(tree, prize, deed)
    return given or (opening == ["за"] and accusative and governs(verb.lemma, "за", "Acc"))


def is_date(tree: Tree, token: Token) -> bool:
    """Whether the token is a whole date, shown to the parser as an adverb."""
    return token.pos == "ADV" and any(
        mention.type in _TIMES and mention.first <= token.i < mention.last
        for mention in tree.sentence.mentions
    )


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


_FREE = frozenset(
    ("в", "во", "на", "с", "со", "у", "под", "за", "перед", "при", "из", "к", "ко", "для")
)


def _parts_from(tree: Tree, noun: Token, inner: Token) -> bool:
    """Whether a phrase after the object is the verb's, though the parser hangs it on the noun.

    It is where verb and noun make one predicate («провёл встречу с …»), where the verb governs
    it, and where it tells a place; «документы о деятельности», «поправки в кодекс» stay whole.
    """
    preposition = " ".join(c.text.lower() for c in tree.children(inner, "case"))
    case = inner.feats.get("Case", "")
    verb = tree.tokens[noun.head] if noun.head >= 0 else None
    if verb is None or not preposition:
        return True
    if light_verb(verb.lemma, noun.lemma) or governs(verb.lemma, preposition, case):
        return True
    return preposition in _FREE and not (preposition in ("в", "во", "на", "за") and case == "Acc")


def _stray_name(tree: Tree, tokens: tuple[Token, ...], head: Token) -> bool:
    """«в Училище живописи … А. Е. Архипов»: a person in the nominative inside another case."""
    own = head.feats.get("Case")
    if own in (None, "Nom"):
        return False
    return any(
        token.i != head.i
        and token.rel not in ("appos", "flat", "flat:name")
        and token.feats.get("Case") == "Nom"
        and any(m.type == "PERSON" and m.first == token.i for m in tree.sentence.mentions)
        and "Nom" in possible_cases(token.text.split()[-1], "NOUN")
        and len(possible_cases(token.text.split()[-1], "NOUN")) == 1
        for token in tokens
    )


def _no_adjective(token: Token) -> bool:
    """A noun the parser takes for an attribute: «кумысом профессор»."""
    if " " in token.text or not token.text[0].isalpha() or token.feats.get("Resolved"):
        return False
    found = readings(token.text)
    return found[0].known and all(r.pos == "NOUN" for r in found)
