"""Templates by example: a model sentence read as a clause, and the clauses that say the same.

The example goes through the same analysis as an article. A clause matches when its verb is the
example's (or one of `also`), every marked phrase has its counterpart and every unmarked one is
there: who acts and what is acted on keep their places in active and passive, finite verb,
participle, converb and noun of action; other phrases keep preposition and case. What is denied,
planned, supposed or rumoured matches only where the example is so itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from quizgen.facts.shallow import Phrase
from quizgen.facts.spans import Clauses
from quizgen.facts.tellings import Placed, Telling, tellings
from quizgen.model import Article, Sentence, Token
from quizgen.russian import analyse
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_loose
from quizgen.templates.fillers import alike, class_of, satisfies
from quizgen.templates.pack import Example, Mark, Template

EVENT = "event"
_STRETCH = (("в Loc", "на Loc"), ("в Acc", "на Acc"))
"""Places that tell where alike: «в Самаре», «на Урале»."""
_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X"))


@dataclass(frozen=True, slots=True)
class Want:
    """A phrase a pattern asks for.

    Attributes:
        role: its role, or "" for a phrase that was not marked.
        places: where it may stand. under: head of the phrase it stands inside, or "".
        type: as the mark says, or a class of `fillers`. lemma: of the example's own head.
        lemmas: other words that must stand in it. stripped: the mark leaves the preposition out.
        since: the preposition a time opens with, where it is not «в».
    """

    role: str
    places: frozenset[str]
    type: str
    lemma: str
    under: str = ""
    lemmas: frozenset[str] = frozenset()
    stripped: bool = False
    since: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an example asks of a clause.

    Attributes:
        lemma: the infinitive of its verb. event: the role the verb was marked with, or "".
        wants: its phrases. moods: of the example itself, which a clause must share.
        adverbs: adverbs that must be there. tense: of its verb. copula: whether the mark of the
            verb covers «был».
    """

    lemma: str
    event: str
    wants: tuple[Want, ...]
    moods: frozenset[str]
    adverbs: frozenset[str]
    tense: str
    copula: bool = False

    @property
    def marked(self) -> tuple[Want, ...]:
        """The phrases that were marked."""
        return tuple(want for want in self.wants if want.role)


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that says what the example says, and which phrase stands for which."""

    telling: Telling
    pattern: Pattern
    filled: tuple[tuple[Want, Placed, Phrase], ...]


@lru_cache(maxsize=256)
def pattern_of(example: Example) -> Pattern | None:
    """The example as a pattern; None where it is no clause, or a mark cuts a phrase."""
    for sentence in _read(example.text):
        clauses = Clauses(sentence)
        for token in clauses.tokens:
            for lemma in _infinitives(token):
                for telling in tellings(clauses, frozenset((lemma,))):
                    if telling.verb.i != token.i:
                        continue
                    pattern = _pattern(telling, example)
                    if pattern is not None:
                        return pattern
    return None


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[Sentence, ...]:
    return analyse(Article("example", text, None, text))


def _infinitives(token: Token) -> list[str]:
    """The infinitives a word may be a finite form or participle of, the likeliest first."""
    if " " in token.text or token.pos not in ("VERB", "AUX", "ADJ"):
        return []
    found = [r.lemma.replace("ё", "е") for r in readings(token.text) if r.pos == "VERB"]
    found = [lemma for lemma in found if lemma != "быть"]
    return list(dict.fromkeys([*(f for f in found if f == token.lemma.replace("ё", "е")), *found]))


def _covers(mark: Mark, token: Token) -> bool:
    return mark.start <= token.start and token.stop <= mark.stop


def _pattern(telling: Telling, example: Example) -> Pattern | None:
    sentence = telling.clauses.sentence
    event, copula = "", False
    wants: list[Want] = []
    marked: dict[int, list[Want]] = {}
    taken: set[int] = set()
    own = [p for p in telling.placed if p.own]
    for mark in example.marks:
        if _covers(mark, telling.verb):
            event = mark.role
            copula = any(_covers(mark, t) and t.lemma == "быть" for t in sentence.tokens)
            continue
        found = _marked(own, mark)
        if found is None:
            return None
        placed, phrase = found
        place = _place(telling, placed)
        inside = phrase is not placed.phrase
        token = phrase.tokens[0]
        kind = mark.type or class_of(sentence, phrase, "" if inside else place)
        want = Want(
            mark.role,
            frozenset((place,)) if place in ("actor", "patient") else placed.places - {"actor", "patient"},
            kind,
            phrase.head.lemma,
            under=placed.phrase.head.lemma if inside else "",
            stripped=phrase.kind == "time" and mark.start > token.start,
            since=_since(phrase),
        )  # fmt: skip
        wants.append(want)
        taken |= {t.i for p in own for t in p.phrase.tokens if _covers(mark, t)}
        taken |= {t.i for t in phrase.tokens}
        marked.setdefault(placed.phrase.head.i, []).append(want)
    for placed in own:
        if placed.phrase.head.i in taken:
            continue
        place = _place(telling, placed)
        places = frozenset((place,)) if place in ("actor", "patient") else placed.places
        rest = frozenset(
            t.lemma for t in placed.phrase.tokens
            if t.i not in taken and t.i != placed.phrase.head.i and t.pos in _CONTENT
        )  # fmt: skip
        wants.append(Want("", places, "", placed.phrase.head.lemma, "", rest, since=_since(placed.phrase)))
    adverbs = frozenset(
        t.lemma for t in sentence.tokens
        if t.pos == "ADV" and " " not in t.text and not is_loose(t.text)
        and not any(p.phrase.first <= t.i <= p.phrase.last for p in own)
        and not any(_covers(m, t) for m in example.marks)
    )  # fmt: skip
    if not wants:
        return None
    # What must be there is looked for first: it settles the rest.
    wants.sort(key=lambda w: bool(w.role))
    return Pattern(
        telling.lemma, event, tuple(wants), telling.moods, adverbs, telling.tense, copula
    )


def _marked(own: Sequence[Placed], mark: Mark) -> tuple[Placed, Phrase] | None:
    """The phrase whose head the mark holds, whole phrases before those inside them."""
    for placed in own:
        phrase = placed.phrase
        if _covers(mark, phrase.head):
            return placed, phrase
        if phrase.kind == "time" and any(
            t.start < mark.stop and mark.start < t.stop for t in phrase.tokens
        ):
            return placed, phrase
    for placed in own:
        for inner in placed.phrase.every()[1:]:
            if _covers(mark, inner.head):
                return placed, inner
    return None


def _since(phrase: Phrase) -> str:
    """«с», «до», «после» that open a time and change what it says."""
    if phrase.kind != "time":
        return ""
    first = phrase.tokens[0].text.lower().split()[0]
    return first if first in ("с", "со", "до", "по", "после", "к", "около", "через", "спустя") else ""


def _place(telling: Telling, placed: Placed) -> str:
    """The one place of a phrase of the example: of subject and object that look alike, by order."""
    both = {"actor", "patient"} & placed.places
    if len(both) == 2:
        head = placed.phrase.head
        if head.rel.startswith("nsubj"):
            return "actor"
        if head.rel == "obj":
            return "patient"
        return "actor" if head.i < telling.verb.i else "patient"
    if both:
        return next(iter(both))
    return sorted(placed.places)[0] if placed.places else ""


def found_in(template: Template, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Every clause of the sentences that says what the template's example says, in text order."""
    assert template.example is not None
    pattern = pattern_of(template.example)
    if pattern is None:
        return
    wanted = frozenset(
        word.replace("ё", "е") for word in (pattern.lemma, *template.also.get(pattern.event, ()))
    )
    for sentence in sentences:
        if sentence.headline:
            continue
        for telling in tellings(Clauses(sentence), wanted):
            filled = _filled(template, pattern, telling, _lessons(template, pattern, wanted))
            if filled is not None:
                yield Found(telling, pattern, filled)


Lessons = Mapping[int, tuple[frozenset[str], frozenset[str]]]
"""By position of the want: words that may head it, and words that may not."""


def _lessons(template: Template, pattern: Pattern, wanted: frozenset[str]) -> Lessons:
    return _learned(template.example, template.not_, tuple(e.text for e in template.expect), wanted)  # type: ignore[arg-type]


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
        for sentence in _read(text):
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
    if not pattern.adverbs <= {w for w in telling.lemmas}:
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
    for placed, phrase in _candidates(telling, want, _loose(template, want)):
        if phrase.head.i in used or not _fits(template, want, telling, phrase, lessons[k]):
            continue
        rest = _assign(
            template, pattern, telling, lessons, k + 1, (*done, (want, placed, phrase))
        )
        if rest is not None:
            return rest
    return None


def _loose(template: Template, want: Want) -> bool:
    """Whether «на Урале» may stand for «в Туле»: the question itself writes no «в» before it."""
    if want.type not in ("PLACE", "CITY", "COUNTRY"):
        return False
    pieces = (*template.question, *(template.answer or ()))
    return not any(
        isinstance(before, str) and not isinstance(slot, str) and slot.role == want.role
        and before.lower().rstrip().split()[-1:] in (["в"], ["во"], ["на"])
        for before, slot in pairwise(pieces)
    )  # fmt: skip


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
    for placed in order:
        if not placed.places & places:
            continue
        if not want.under:
            yield placed, placed.phrase
        elif placed.phrase.head.lemma == want.under:
            for inner in placed.phrase.every()[1:]:
                yield placed, inner


def _fits(
    template: Template, want: Want, telling: Telling, phrase: Phrase,
    lesson: tuple[frozenset[str], frozenset[str]],
) -> bool:  # fmt: skip
    if phrase.kind == "which" or phrase.head.feats.get("Resolved") and want.role == template.ask:
        return False
    if _since(phrase) != want.since:
        return False
    if not want.role:
        own = {t.lemma for t in phrase.tokens}
        return phrase.head.lemma == want.lemma and want.lemmas <= own
    sentence = telling.clauses.sentence
    good, bad = lesson
    allowed = template.also.get(want.role)
    lemma = phrase.head.lemma.replace("ё", "е")
    if allowed is not None and lemma not in {w.replace("ё", "е") for w in (*allowed, want.lemma)}:
        return False
    common = phrase.kind == "noun" and phrase.head.pos == "NOUN"
    if common and bad and not alike(phrase.head.lemma, good, bad):
        return False
    if common and phrase.head.lemma in good:
        return True
    return satisfies(sentence, phrase, want.type, want.role == template.ask, want.lemma)
