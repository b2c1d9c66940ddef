"""Who did it: a deed in whatever shape (passive, participle, object first) told as «X основал Y».

The phrases are read off the words, because the parser takes a doer in the instrumental, or an
object before its verb, for a subject. Only what its doer and its thing tell whole is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import DATE_TYPES, Fact
from quizgen.facts.deeddoers import Doer, doer_of, is_person
from quizgen.facts.deedfacts import RULE, Deed, Moment, renamed, what_time, who_did
from quizgen.facts.deedthings import deed_words, governed_by, thing_of
from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import Placed
from quizgen.facts.sentencepieces import pieces_of
from quizgen.facts.tellings import Telling, tellings
from quizgen.facts.tree import Tree
from quizgen.russian.actions import infinitive_of

_FORMS = frozenset(("finite", "short", "participle"))
_OPEN_ENDED = frozenset(("с", "со", "до", "по", "к", "после", "около", "между", "от"))


def deeds(tree: Tree) -> Iterator[Fact]:
    """«Кто основал Одессу?», «Когда была основана Одесса?», whatever the clause's shape."""
    more = frozenset(row.split()[0] for row in deed_words("with more"))
    own = [deed_words(name) for name in ("once", "again", "titled", "renaming")]
    wanted = more.union(*own)
    if tree.sentence.headline or not any(infinitive_of(t.text, wanted) for t in tree.tokens):
        return
    clauses = pieces_of(tree.sentence)
    tree = Tree(clauses.sentence, tree.published)
    for telling in tellings(clauses, wanted):
        if telling.form not in _FORMS or telling.moods or telling.tense not in ("Past", ""):
            continue
        if not telling.lemmas & deed_words("not whole"):
            yield from _facts(tree, telling)


def _facts(tree: Tree, telling: Telling) -> Iterator[Fact]:
    doer, patient = _pair(tree, telling)
    times = _times(tree, telling)
    if patient is None or len(times) > 1:
        return
    thing = thing_of(tree, telling, patient, doer)
    if thing is None:
        return
    deed = Deed(tree.sentence, telling, thing, tuple(times), governed_by(telling))
    again = telling.lemma in deed_words("again")
    if telling.lemma in deed_words("renaming"):
        found = [renamed(deed)]
    elif again or telling.lemma in deed_words("once") | deed_words("titled"):
        found = [who_did(deed, doer, again) if doer else None]
        lasting = not again or telling.lemma in deed_words("ended")
        found += [what_time(deed) if lasting else None]
    elif deed.more is not None:
        found = [who_did(deed, doer, again=False) if doer else None]
    else:
        found = []
    yield from (fact for fact in found if fact is not None)


def _pair(tree: Tree, telling: Telling) -> tuple[Doer | None, Phrase | None]:
    """Who acts, where one is told, and what is acted on, where one thing can be meant."""
    bare = [p for p in telling.placed if p.phrase.kind == "noun" and not p.phrase.preposition]
    bare = [p for p in bare if not _in_the_role(telling, p.phrase)]
    if any(p.phrase.kind == "which" and p.own for p in telling.placed):
        return None, None
    doers = [(p, d) for p in bare if "actor" in p.places and (d := doer_of(tree, telling, p))]
    if len(doers) > 1:
        return None, None
    acting = doers[0][0] if doers else None
    things = [p for p in bare if p is not acting and _undergoes(tree, telling, p, bool(doers))]
    if telling.passive and len(things) > 1:
        things = [p for p in things if not p.far]
    if len(things) != 1 or things[0].phrase.joined:
        return None, None
    doer = doers[0][1] if doers else None
    if doer is not None and _of_another(telling, doer, things[0].phrase):
        return None, None
    return doer, things[0].phrase


def _in_the_role(telling: Telling, phrase: Phrase) -> bool:
    """«образована как автономная республика»: as what it is told of is not what it is told of."""
    before = telling.clauses.tokens[phrase.first - 1] if phrase.first else None
    return before is not None and before.text.lower() == "как"


def _of_another(telling: Telling, doer: Doer, thing: Phrase) -> bool:
    """«созданная Петром Чайковским опера поставлена»: he is the other participle's doer."""
    low, high = telling.clauses.pieces[telling.clauses.piece_of(telling.verb.i)].first, thing.head.i
    return any(
        t.feats.get("VerbForm") == "Part" and "Case" in t.feats and t.i != telling.verb.i
        for t in telling.clauses.tokens[low : doer.phrase.first]
        if t.i < doer.phrase.first < high
    )


def _undergoes(tree: Tree, telling: Telling, placed: Placed, done: bool) -> bool:
    """Whether the phrase is what is acted on; where nobody acts, it may not look like a doer."""
    if "patient" not in placed.places:
        return False
    if telling.lemma in deed_words("renaming"):
        return True  # «Кякисалми», whom the recogniser of names takes for somebody
    if is_person(placed):
        return False
    plural = telling.verb.feats.get("Number") == "Plur" and telling.form == "finite"
    return done or telling.passive or ("actor" not in placed.places and plural)


def _times(tree: Tree, telling: Telling) -> list[Moment]:
    """When it was done: the dates of the clause itself."""
    found = []
    for placed in telling.placed:
        phrase = placed.phrase
        if phrase.kind != "time" or placed.far:
            continue
        own = [m for m in tree.mentions(phrase.tokens) if m.type in DATE_TYPES]
        if own and phrase.tokens[0].text.split()[0].lower() not in _OPEN_ENDED:
            found.append((phrase, own[0]))
    return found


def without_rivals(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, those that tell somebody's deed as well with what the deed asks marked as told."""
    told_as = {_start(f) for f in facts if f.rule == RULE and next(f.named("subject"), None)}
    timed = {_start(f) for f in facts if f.rule == RULE and next(f.named("when"), None)}
    found = []
    for fact in facts:
        if fact.rule != RULE and fact.predicate is not None and _start(fact) in told_as:
            asked = {"agent"} if fact.predicate.passive else {"subject"}
            asked |= {"when"} if fact.predicate.passive and _start(fact) in timed else set()
            fact = fact.telling([r for r in fact.roles if r.name in asked])
        found.append(fact)
    return found


def _start(fact: Fact) -> int:
    return max(t.start for t in fact.predicate.tokens) if fact.predicate else -1


def without_passives(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without «Кем было основано …?» where a deed asks «Кто основал …?»."""
    doers = {
        (fact.sentence.i, token.start)
        for fact in facts
        if fact.rule == RULE
        for role in fact.roles
        if role.name == "subject"
        for token in role.focus
    }

    def passive(fact: Fact) -> bool:
        if len(fact.roles) != 2 or not fact.roles[1].text.lower().startswith("кем "):
            return False
        return any((fact.sentence.i, t.start) in doers for t in fact.roles[0].focus)

    return [fact for fact in facts if fact.rule == RULE or not passive(fact)]
