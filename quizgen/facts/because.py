"""Clauses that say why or what for: «…, потому что …», «…, поэтому …», «…, чтобы …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.clause import COMPLEMENT, SUBJECT, Fact, Part, Role
from quizgen.facts.frames import frame, is_predicate
from quizgen.facts.shared import main_clauses
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.openings import opening_length

_BECAUSE = (
    ("потому", "что"),
    ("так", "как"),
    ("поскольку",),
    ("ибо",),
    ("из-за", "того", ",", "что"),
)
_ORDER = (
    ("для", "того", ",", "чтобы"), ("для", "того", "чтобы"), ("с", "тем", ",", "чтобы"),
    ("с", "тем", "чтобы"), ("чтобы",), ("с", "целью"), ("дабы",),
)  # fmt: skip
_THEREFORE = (
    ("поэтому",), ("и", "поэтому"), ("в", "результате", "чего"), ("вследствие", "чего"),
    ("из-за", "чего"), ("благодаря", "чему"), ("в", "связи", "с", "чем"), ("отчего",),
)  # fmt: skip
_LONGEST = 11
"""Words of the clause after «потому что» or «чтобы»: a longer one is no answer but a passage."""
_MEASURED = frozenset(
    ("достаточно", "слишком", "так", "такой", "столь", "достаточный", "настолько")
)
"""Words that «чтобы» completes: «слишком мал, чтобы …» is no purpose."""
_INNER = frozenset(
    ("который", "где", "когда", "если", "что", "чтобы", "хотя", "куда", "чем", "как")
)
_HE = frozenset(("он", "она", "оно", "они"))


def causes(tree: Tree) -> Iterator[Fact]:
    """Main clauses with the clause that says why: «…, так как …», «…, поэтому …»."""
    for begin, words in _openings(tree, _BECAUSE):
        facts = main_clauses(tree)
        first = begin + words
        if begin == 0:
            stop = next((t.i for t in tree.tokens[first:] if t.text == ","), 0)
            yield from _asked(tree, _first_after(facts, stop), "reason", "потому что", first, stop)
        elif tree.tokens[begin - 1].text == ",":
            main = _last_before(facts, begin - 1)
            yield from _asked(tree, main, "reason", "потому что", first, _stop(tree))
    start = opening_length([t.text for t in tree.tokens])
    for begin, words in _openings(tree, _THEREFORE):
        if begin < 2 or tree.tokens[begin - 1].text != ",":
            continue
        told = _consequence(tree, begin, begin + words)
        yield from _asked(tree, told, "reason", "потому что", start, begin - 1)


def _consequence(tree: Tree, begin: int, first: int) -> Fact | None:
    """The clause after «поэтому» or «в результате чего», which are left out of it."""
    verb = next(
        (t for t in tree.tokens[first:] if is_predicate(tree, t) and t.rel[:3] != "aux"), None
    )
    if verb is None:
        return None
    own = frame(tree, verb)
    opening = set(range(begin, first))
    parts = tuple(p for p in own.parts if not opening & {t.i for t in p.tokens})
    told = Fact("clause", tree.sentence, own.predicate, parts, (), own.notes)
    return told if _span(told)[0] >= first else None


def purposes(tree: Tree) -> Iterator[Fact]:
    """Main clauses with what was done for: «…, чтобы изучить …», «с целью изучить …»."""
    for begin, words in _openings(tree, _ORDER):
        facts = main_clauses(tree)
        first = begin + words
        comma = begin > 0 and tree.tokens[begin - 1].text == ","
        if begin == 0:
            stop = next((t.i for t in tree.tokens[first:] if t.text == ","), 0)
            main = _first_after(facts, stop)
        elif comma or tree.tokens[begin].text.lower() == "с":
            stop = _stop(tree)
            main = _last_before(facts, begin - comma)
        else:
            continue
        if main is None or not _infinitive(tree.tokens[first:stop]):
            continue
        lemmas = {t.lemma for t in tree.tokens if not begin <= t.i < stop}
        if not lemmas & _MEASURED:
            yield from _asked(tree, main, "purpose", "чтобы", first, stop)


def _openings(tree: Tree, all_openings: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where an opening stands, and how many tokens it has; of two at one end the longer."""
    texts = [token.text.lower() for token in tree.tokens]
    i = 0
    if ("так", "как") in all_openings and texts[:1] == ["как"]:
        before = tree.sentence.text[: tree.tokens[0].start - tree.sentence.start]
        if before.strip().lower() == "так":  # read as a word that only ties sentences
            yield 0, 1
            i = 1
    while i < len(texts):
        fitting = [o for o in all_openings if tuple(texts[i : i + len(o)]) == o]
        if fitting:
            longest = max(map(len, fitting))
            yield i, longest
            i += longest
        i += 1


def _stop(tree: Tree) -> int:
    """Where the sentence's last words end, the full stop left out."""
    stop = len(tree.tokens)
    while stop and tree.tokens[stop - 1].pos == "PUNCT" and tree.tokens[stop - 1].text in ".!;":
        stop -= 1
    return stop


def _span(fact: Fact) -> tuple[int, int]:
    own = [t.i for part in fact.parts for t in part.tokens]
    own += [t.i for t in fact.predicate.tokens] if fact.predicate else []
    return min(own), max(own)


def _verb(fact: Fact) -> Token | None:
    return fact.predicate.tokens[fact.predicate.agreeing] if fact.predicate else None


def _last_before(facts: Sequence[Fact], stop: int) -> Fact | None:
    """The clause that ends where the other begins, if nothing of it lies beyond."""
    before = [f for f in facts if (verb := _verb(f)) is not None and verb.i < stop]
    main = max(before, key=_last_word, default=None)
    if main is None or _span(main)[1] != stop - 1:
        return None
    return main


def _last_word(fact: Fact) -> int:
    verb = _verb(fact)
    return verb.i if verb else -1


def _first_after(facts: Sequence[Fact], start: int) -> Fact | None:
    """The clause right after the other one, if nothing of it lies before."""
    behind = [f for f in facts if (verb := _verb(f)) is not None and verb.i > start]
    main = min(behind, key=_last_word, default=None)
    return main if main is not None and _span(main)[0] >= start else None


def _infinitive(tokens: Sequence[Token]) -> bool:
    """Whether the first verb is an infinitive and no finite one follows."""
    verbs = [t for t in tokens if t.pos in ("VERB", "AUX")]
    if not verbs or verbs[0].feats.get("VerbForm") != "Inf" or verbs[0].i > tokens[0].i + 3:
        return False
    return all(t.feats.get("VerbForm") != "Fin" for t in verbs)


def _asked(
    tree: Tree, main: Fact | None, name: str, opening: str, first: int, stop: int
) -> Iterator[Fact]:
    if main is None or stop <= first:
        return
    tokens = _without_he(tree, main, tree.tokens[first:stop])
    if tokens is None or not _plain(tree, tokens, name):
        return
    verb = next((t for t in tokens if is_predicate(tree, t)), tokens[0])
    lead = tokens[0].text
    if tokens[0].feats.get("Opening"):
        lead = lead[0].lower() + lead[1:]
    base = tree.sentence.start
    text = tree.sentence.text[tokens[0].stop - base : tokens[-1].stop - base]
    part = Part(COMPLEMENT, tokens, verb, opening)
    said = f"{opening} {lead}{text}"
    role = Role(name, frozenset(("CLAUSE",)), len(main.parts), tokens, verb, text=said)
    yield replace(main, parts=(*main.parts, part), roles=(role,))


def _without_he(tree: Tree, main: Fact, tokens: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """«так как он был запасным игроком»: the main clause's own subject need not be said again."""
    lead = tokens[0]
    if lead.lemma not in _HE or lead.feats.get("Case") != "Nom":
        return tokens
    subject = next((p for p in main.parts if p.function == SUBJECT), None)
    if subject is None or not _alike(lead, subject.head) or len(tokens) < 2:
        return None
    rivals = [
        t
        for t in tree.tokens[: lead.i]
        if t.pos in ("NOUN", "PROPN")
        # Of a person only another person is taken for the one meant.
        and (subject.head.feats.get("Animacy") != "Anim" or t.feats.get("Animacy") == "Anim")
        and t.i != subject.head.i
        and _alike(lead, t)
        and t not in subject.tokens
    ]
    return None if rivals else tokens[1:]


def _alike(pronoun: Token, noun: Token) -> bool:
    number = pronoun.feats.get("Number")
    if number != noun.feats.get("Number"):
        return False
    return number == "Plur" or pronoun.feats.get("Gender") == noun.feats.get("Gender")


def _plain(tree: Tree, tokens: Sequence[Token], name: str) -> bool:
    """One short clause, with no other clause, no marks of speech and no loose end in it."""
    words = [t for t in tokens if t.pos != "PUNCT"]
    if not 2 <= len(words) <= _LONGEST:
        return False
    if any(t.text in "():;—–[]" and t.pos == "PUNCT" for t in tokens):
        return False
    if any(t.lemma in _INNER for t in words):
        return False
    finite = [
        t for t in tokens if is_predicate(tree, t) and t.rel not in ("aux", "aux:pass", "cop")
    ]
    if name == "purpose":
        return True
    if any(t.feats.get("Person") in ("1", "2") for t in tokens):
        return False
    return len(finite) <= 1 + any(t.lemma in ("и", "или") for t in words)
