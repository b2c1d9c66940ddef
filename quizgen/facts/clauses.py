"""Facts of finite clauses, participial phrases and relative clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.clause import SUBJECT, TIME, Fact, Part, Predicate
from quizgen.facts.eventdates import month_of_news
from quizgen.facts.frames import frame, is_predicate
from quizgen.facts.restating import restated
from quizgen.facts.roles import roles_of
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.agreement import compatible
from quizgen.russian.counting import counter
from quizgen.russian.verbs import finite

_SKIPPED = frozenset(("aux", "aux:pass", "cop"))


def finite_clauses(tree: Tree) -> Iterator[Fact]:
    """Main and coordinated clauses: «Вузы заключили договоры»; a shared subject is carried over."""
    for verb in tree.tokens:
        if not is_predicate(tree, verb) or verb.rel in _SKIPPED or verb.rel in ("acl:relcl", "acl"):
            continue
        own = frame(tree, verb)
        notes = list(own.notes)
        if verb.rel in ("ccomp", "csubj", "advcl"):
            notes.append("subordinate clause")
        if verb.rel == "parataxis" and tree.tokens[verb.head].i < verb.i:
            notes.append("subordinate clause")
        parts = own.parts
        if verb.rel == "conj" and verb.head >= 0 and tree.tokens[verb.head].i < verb.i:
            # «проводится с 1877 года и считается старейшим»: the time is the first verb's.
            join = min((c.i for c in tree.children(verb, "cc")), default=-1)
            if any(part.start < min(join, verb.i) for part in parts if join >= 0):
                notes.append("broken phrase")
        timed = any(part.function == TIME for part in parts)
        if verb.rel == "conj" and not timed and _without_auxiliary(tree, verb):
            notes.append("parted predicate")
        if own.part(SUBJECT) is None and verb.rel == "conj":
            shared = _shared_subject(tree, verb)
            if shared:
                parts = (shared, *parts)
        yield _fact("clause", tree, own.predicate, parts, notes)


def _without_auxiliary(tree: Tree, verb: Token) -> bool:
    """«был арестован и заключён»: the second participle leans on the first one's «был»."""
    if verb.feats.get("Variant") != "Short" or verb.feats.get("Voice") != "Pass":
        return False
    first = tree.tokens[verb.head]
    was = [t for t in tree.children(first, "aux", "aux:pass", "cop") if t.i < first.i]
    return bool(was) and not tree.children(verb, "aux", "aux:pass", "cop")


def _shared_subject(tree: Tree, verb: Token) -> Part | None:
    first = tree.tokens[verb.head]
    while first.rel == "conj" and first.head >= 0:
        first = tree.tokens[first.head]
    if not is_predicate(tree, first):
        return None
    subject = frame(tree, first).part(SUBJECT)
    if subject is None:
        return None
    for name in ("Number", "Gender"):
        here, there = verb.feats.get(name), first.feats.get(name)
        if here and there and here != there:
            return None
    return subject


def participles(tree: Tree) -> Iterator[Fact]:
    """Participial phrases as clauses: «Форума, проходящего в Уральске» → Форум проходит…"""
    for token in tree.tokens:
        if (
            token.rel != "acl"
            or token.feats.get("VerbForm") != "Part"
            or token.feats.get("Variant") == "Short"
            or token.head < 0
        ):
            continue
        noun = tree.tokens[token.head]
        if noun.pos not in ("NOUN", "PROPN") or noun.i > token.i:
            continue
        own = frame(tree, token)
        phrase = tree.phrase(noun)
        notes = list(own.notes)
        if not _may_agree(token, noun, phrase) or _verb_between(tree, noun, token):
            notes.append("participle does not agree")
        number = noun.feats.get("Number", "Sing")
        if counter(phrase, noun) is not None or token.feats.get("Number") == "Plur":
            number = "Plur"
        form = finite(token, noun.feats.get("Gender", "Masc"), number)
        if form is None:
            continue
        predicate = _with_form(own.predicate, token, form)
        subject = Part(SUBJECT, phrase, noun, case="Nom", tail=restated(tree, noun, "Nom", token))
        parts = (subject, *(p for p in own.parts if p.function != SUBJECT))
        yield _fact("participle", tree, predicate, parts, notes)


def _may_agree(participle: Token, noun: Token, phrase: tuple[Token, ...]) -> bool:
    if counter(phrase, noun) is not None:
        return participle.feats.get("Number") == "Plur"
    return compatible(participle.feats, noun.feats) or noun.pos == "PROPN"


def _verb_between(tree: Tree, noun: Token, participle: Token) -> bool:
    """«мэр Орлов, которого поддержал министр Белов, возглавляющий …»: it is the nearer one's."""
    return any(is_predicate(tree, t) for t in tree.tokens[noun.i + 1 : participle.i])


def _with_form(predicate: Predicate, token: Token, form: str) -> Predicate:
    forms = tuple(
        form if t.i == token.i else old
        for t, old in zip(predicate.tokens, predicate.forms, strict=True)
    )
    passive = token.feats.get("Voice") == "Pass"
    return replace(predicate, forms=forms, passive=passive, agreeing=predicate.tokens.index(token))


def relatives(tree: Tree) -> Iterator[Fact]:
    """Relative clauses with «который» written out: «…, в которых обучается» → в филиалах."""
    for verb in tree.tokens:
        if verb.rel != "acl:relcl" or not is_predicate(tree, verb) or verb.head < 0:
            continue
        own = frame(tree, verb)
        which = [
            (k, part)
            for k, part in enumerate(own.parts)
            if len(part.tokens) == 1 and part.head.lemma == "который"
        ]
        if len(which) != 1:
            continue
        index, part = which[0]
        noun = _antecedent(tree, tree.tokens[verb.head], part.head)
        if noun is None:
            continue
        phrase = tree.phrase(noun)
        if any(t.text == "," for t in phrase):
            continue
        function, case = part.function, _case_of_which(part)
        tail = restated(tree, noun, case, verb)
        written = Part(function, phrase, noun, part.preposition, case, tail)
        parts = tuple(written if k == index else p for k, p in enumerate(own.parts))
        yield _fact("relative", tree, own.predicate, parts, list(own.notes))


def _case_of_which(part: Part) -> str:
    from quizgen.russian.prepositions import GOVERNS

    case = part.head.feats.get("Case", "Nom")
    governed = GOVERNS.get(part.preposition)
    if governed and case not in governed:
        case = governed[0]
    if part.function == SUBJECT:
        case = "Nom"
    return case


def _antecedent(tree: Tree, noun: Token, which: Token) -> Token | None:
    """The noun «который» stands for: it agrees, and a counted noun wins over its genitive."""
    chain = [noun]
    while chain[-1].rel == "nmod" and chain[-1].head >= 0:
        chain.append(tree.tokens[chain[-1].head])
    fitting = [token for token in chain if _agrees(tree, which, token)]
    counted = [t for t in fitting if counter(tree.phrase(t), t) is not None]
    if counted and (len(fitting) == 1 or not tree.children(counted[0], "case")):
        return counted[0]
    # Two nouns that both agree leave it open which of them is meant.
    return fitting[0] if len(fitting) == 1 else None


def _agrees(tree: Tree, which: Token, noun: Token) -> bool:
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    number = which.feats.get("Number")
    if counter(tree.phrase(noun), noun) is not None:
        return number == "Plur"
    if number and noun.feats.get("Number") and number != noun.feats["Number"]:
        return False
    gender = which.feats.get("Gender")
    return number == "Plur" or not gender or gender == noun.feats.get("Gender", gender)


def _fact(
    rule: str, tree: Tree, predicate: Predicate, parts: tuple[Part, ...], notes: list[str]
) -> Fact:
    roles = roles_of(tree, predicate, parts)
    return Fact(
        rule=rule,
        sentence=tree.sentence,
        predicate=predicate,
        parts=(*parts, *month_of_news(tree, predicate, parts)),
        roles=roles,
        notes=tuple(dict.fromkeys(notes)),
    )


def merged(whole: list[Fact], alone: list[Fact]) -> list[Fact]:
    """Facts of the whole sentence, with those of a clause parsed alone where they are cleaner."""
    result = list(whole)
    for fact in alone:
        start = _verb_start(fact)
        at = next((k for k, f in enumerate(result) if _verb_start(f) == start), None)
        if at is None:
            result.append(fact)
        elif result[at].notes and len(fact.notes) < len(result[at].notes):
            result[at] = _with_unsaid(fact, result[at])
        elif not fact.notes and not result[at].notes and _fuller(fact, result[at]):
            result[at] = fact
    return result


def _with_unsaid(fact: Fact, whole: Fact) -> Fact:
    """The clause's fact with the subject the sentence left unsaid and the article told."""
    if any(part.function == SUBJECT for part in fact.parts) or fact.predicate is None:
        return fact
    said = [p for p in whole.parts if p.function == SUBJECT and p.head.feats.get("Resolved")]
    verb = fact.predicate.tokens[0].i
    if len(said) != 1 or len(said[0].tokens) != 1 or said[0].head.start != _first_start(whole):
        return fact
    at = sum(part.start < verb for part in fact.parts)
    # In the clause parsed alone it stands at the verb, whatever its place in the whole sentence.
    (name,) = said[0].tokens
    name = replace(name, i=verb, head=verb)
    subject = replace(said[0], tokens=(name,), head=name)
    parts = (*fact.parts[:at], subject, *fact.parts[at:])
    roles = tuple(replace(r, part=r.part + (r.part >= at)) for r in fact.roles)
    return replace(fact, parts=parts, roles=roles)


def _first_start(fact: Fact) -> int:
    """Where the verb begins: an unsaid subject is written there; -1 for no verb."""
    return fact.predicate.tokens[0].start if fact.predicate else -1


def _fuller(one: Fact, other: Fact) -> bool:
    """Whether it tells all that the other does, and its subject or its time as well."""
    mine, theirs = (
        {(p.function, p.preposition, tuple(t.start for t in p.tokens)) for p in fact.parts}
        for fact in (one, other)
    )
    return mine > theirs and all(function in (SUBJECT, TIME) for function, _, _ in mine - theirs)


def _verb_start(fact: Fact) -> int:
    if fact.predicate is None or fact.rule != "clause":
        return -1
    return fact.predicate.tokens[fact.predicate.agreeing].start
