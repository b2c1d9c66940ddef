"""Templates by example: a model sentence read as a clause, and the clauses that say the same.

The example goes through the same analysis as an article. A clause matches when its verb is the
example's (or one of `also`), every marked phrase has its counterpart and every unmarked one is
there: who acts and what is acted on keep their places in active and passive, finite verb,
participle, converb and noun of action; other phrases keep preposition and case. What is denied,
planned, supposed or rumoured matches only where the example is so itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import Placed
from quizgen.facts.spans import Clauses
from quizgen.facts.tellings import Telling, tellings
from quizgen.russian.actions import imperfectives, perfectives
from quizgen.russian.morphology import readings
from quizgen.russian.senses import figurative
from quizgen.templates.fillers import THING, alike, satisfies
from quizgen.templates.likeness import fixed_words, named
from quizgen.templates.pack import Example, Template
from quizgen.templates.patterns import Pattern, Want, opening_of, pattern_of, read

EVENT = "event"
PLACES = frozenset(("PLACE", "CITY", "COUNTRY"))
_STRETCH = (("в Loc", "на Loc"), ("в Acc", "на Acc"))
"""Places that tell where alike: «в Самаре», «на Урале»."""


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that says what the example says, and which phrase stands for which."""

    telling: Telling
    pattern: Pattern
    filled: tuple[tuple[Want, Placed, Phrase], ...]


def found_in(template: Template, sentences: Sequence[Clauses]) -> Iterator[Found]:
    """Every clause of the sentences that says what the template's example says, in text order."""
    assert template.example is not None
    pattern = pattern_of(template.example)
    if pattern is None:
        return
    wanted = frozenset(
        word.replace("ё", "е") for word in (pattern.lemma, *template.also.get(pattern.event, ()))
    )
    lessons = _lessons(template, wanted)
    longer: frozenset[str] = frozenset()
    if not any("actor" in want.places for want in pattern.wants):
        # What was being built was built: «построен», «строился».
        longer = frozenset(one for verb in wanted for one in imperfectives(verb)) - wanted
    results: dict[str, str] = {}
    if pattern.tense == "Pres":
        results = {p: verb for verb in sorted(wanted) for p in perfectives(verb) - wanted}
    for clauses in sentences:
        if clauses.sentence.headline:
            continue
        done = tellings(clauses, frozenset(results)) if results else ()
        for each in (*tellings(clauses, wanted | longer), *done):
            telling: Telling | None = each
            assert telling is not None
            if telling.lemma in results:
                telling = _as_result(telling, results[telling.lemma])
                if telling is None:
                    continue
            if telling.lemma in longer and not (telling.passive and telling.tense == "Past"):
                continue
            filled = _filled(template, pattern, telling, lessons)
            if filled is not None:
                yield Found(telling, pattern, filled)


def _as_result(telling: Telling, verb: str) -> Telling | None:
    """«Крым отделён от Тамани проливом»: what is done so and stays so, as the verb of now."""
    if not telling.passive or telling.form not in ("short", "participle"):
        return None
    dated = any(p.phrase.kind == "time" for p in telling.placed)
    then = any(lemma == "быть" for lemma in telling.lemmas)
    return None if dated or then else replace(telling, lemma=verb, tense="Pres")


Lessons = Mapping[int, tuple[frozenset[str], frozenset[str]]]
"""By position of the want: words that may head it, and words that may not."""


def _lessons(template: Template, wanted: frozenset[str]) -> Lessons:
    assert template.example is not None
    return _learned(template.example, template.not_, tuple(e.text for e in template.expect), wanted)


@lru_cache(maxsize=256)
def _learned(
    example: Example, against: tuple[str, ...], expected: tuple[str, ...], wanted: frozenset[str]
) -> Lessons:
    """What `not` and `expect` teach: the words that stand in each place there."""
    pattern = pattern_of(example)
    assert pattern is not None
    found: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
    bad, good = _heads(pattern, against, wanted), _heads(pattern, expected, wanted)
    for k, want in enumerate(pattern.wants):
        own = good.get(k, frozenset()) | {want.lemma}
        found[k] = own, bad.get(k, frozenset()) - own
    return found


def _heads(
    pattern: Pattern, texts: Sequence[str], wanted: frozenset[str]
) -> dict[int, frozenset[str]]:
    heads: dict[int, set[str]] = {}
    for text in texts:
        for sentence in read(text):
            for telling in tellings(Clauses(sentence), wanted):
                for k, want in enumerate(pattern.wants):
                    if want.under or not want.role:
                        continue
                    for placed in telling.placed:
                        head = placed.phrase.head
                        common = head.pos == "NOUN" and placed.phrase.kind == "noun"
                        if common and placed.places & want.places:
                            heads.setdefault(k, set()).add(head.lemma)
                            break
    return {k: frozenset(words) for k, words in heads.items()}


def _filled(
    template: Template, pattern: Pattern, telling: Telling, lessons: Lessons
) -> tuple[tuple[Want, Placed, Phrase], ...] | None:
    now = telling.moods - ({"formerly"} if pattern.tense == "Past" else set())
    if now != pattern.moods - ({"formerly"} if pattern.tense == "Past" else set()):
        return None
    if not pattern.adverbs <= telling.lemmas:
        return None
    return _assign(template, pattern, telling, lessons, 0, ())


def _assign(
    template: Template, pattern: Pattern, telling: Telling, lessons: Lessons, k: int,
    done: tuple[tuple[Want, Placed, Phrase], ...],
) -> tuple[tuple[Want, Placed, Phrase], ...] | None:  # fmt: skip
    """The first way all wants are filled, nearer phrases first."""
    if k == len(pattern.wants):
        return done
    want = pattern.wants[k]
    used = {phrase.head.i for _, _, phrase in done}
    for placed, phrase in _candidates(telling, want, _loose(want)):
        if phrase.head.i in used or not _fits(template, want, telling, phrase, lessons[k]):
            continue
        rest = _assign(template, pattern, telling, lessons, k + 1, (*done, (want, placed, phrase)))
        if rest is not None:
            return rest
    return None


def _loose(want: Want) -> bool:
    """Whether «на Урале» may stand for «в Туле»: the question takes over the preposition."""
    return want.type in PLACES


def _candidates(telling: Telling, want: Want, loose: bool) -> Iterator[tuple[Placed, Phrase]]:
    places = set(want.places)
    for pair in _STRETCH:
        if loose and places & set(pair):
            places |= set(pair)
    order = sorted(telling.placed, key=lambda p: (p.far, p.phrase.first)) if (
        places & {"actor", "patient"}
    ) else telling.placed  # fmt: skip
    if "patient" in places:
        order = sorted(order, key=lambda p: (p.far, "actor" in p.places, -p.phrase.first))
    if want.counted and not any(" " in place for place in places):
        places |= {"patient", "Gen", "Acc", "Dat", "Ins"}  # «достигает», «равняется», «составляет»
        order = sorted(order, key=lambda p: p.phrase.kind != "quantity")
    for placed in order:
        of = want.under and placed.phrase.preposition == "у" and "actor" in places
        if of and any(p.phrase.head.lemma == want.under for p in telling.placed):
            yield placed, placed.phrase  # «у Онежского озера глубина достигает»
        if not placed.places & places:
            continue
        if not want.under:
            yield placed, placed.phrase
        elif placed.phrase.head.lemma == want.under:
            for inner in placed.phrase.every()[1:]:
                yield placed, inner


def _wants_of(template: Template) -> tuple[Want, ...]:
    pattern = pattern_of(template.example) if template.example else None
    return pattern.wants if pattern else ()


def _narrowed(phrase: Phrase, want: Want) -> bool:
    """Whether «филиал библиотеки» stands where the example has «филиал»."""
    return any(
        inner.kind == "noun" and inner.cases == {"Gen"} and inner.head.pos == "NOUN"
        and inner.head.text.islower() and inner.head.lemma not in want.lemmas
        for inner in phrase.inner
    )  # fmt: skip


def _asked_words(template: Template) -> frozenset[str]:
    """The dictionary forms of the question's own words."""
    words = [w for piece in template.question if isinstance(piece, str) for w in piece.split()]
    found = {r.lemma for w in words for r in readings(w.strip("?,.«»")) if w.strip("?,.«»")}
    return frozenset(lemma.replace("ё", "е") for lemma in found)


def _fits(
    template: Template, want: Want, telling: Telling, phrase: Phrase,
    lesson: tuple[frozenset[str], frozenset[str]],
) -> bool:  # fmt: skip
    if phrase.kind == "which" or (phrase.head.feats.get("Resolved") and want.role == template.ask):
        return False
    if opening_of(phrase) != want.since:
        return False
    if want.role and (fixed_words(phrase) or (want.proper and not named(phrase))):
        return False
    words = telling.clauses.tokens
    if phrase.first and words[phrase.first - 1].text.lower() in ("не", "ни"):
        return False  # «основал не музей»
    if not want.role:
        own = {t.lemma for t in phrase.tokens}
        if phrase.head.lemma != want.lemma or not want.lemmas <= own:
            return False
        below = {one.under for one in _wants_of(template)}
        return want.lemma in below or not _narrowed(phrase, want)
    sentence = telling.clauses.sentence
    good, bad = lesson
    allowed = template.also.get(want.role)
    lemma = phrase.head.lemma.replace("ё", "е")
    if allowed is not None and lemma not in {w.replace("ё", "е") for w in (*allowed, want.lemma)}:
        return False
    common = phrase.kind == "noun" and phrase.head.pos == "NOUN"
    if want.role == template.ask and want.lemma in _asked_words(template) and lemma != want.lemma:
        return False  # «к какому семейству …»: the answer is a family
    if common and bad and not alike(phrase.head.lemma, good, bad):
        return False
    if common and phrase.head.lemma in good:
        return True
    if common and "patient" not in want.places and want.type in (THING, "TERM"):
        if figurative(phrase.head.lemma, want.lemma):
            return False  # «работа кипит»
    return satisfies(sentence, phrase, want.type, want.role == template.ask, want.lemma)
