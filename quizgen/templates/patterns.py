"""A model sentence as a pattern: its verb, its phrases and their places, what must be there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import Placed
from quizgen.facts.spans import Clauses
from quizgen.facts.tellings import Telling, tellings
from quizgen.model import Article, Sentence, Token
from quizgen.russian import analyse
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_loose
from quizgen.templates.fillers import THING, class_of
from quizgen.templates.likeness import is_name
from quizgen.templates.pack import Example, Mark

_CORE = frozenset(("actor", "patient"))
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
        proper: the example has a name there, and nothing says what of.
    """

    role: str
    places: frozenset[str]
    type: str
    lemma: str
    under: str = ""
    lemmas: frozenset[str] = frozenset()
    stripped: bool = False
    since: str = ""
    proper: bool = False

    @property
    def counted(self) -> bool:
        """Whether it is a quantity that some verbs have in one case and some in another."""
        return self.type in ("NUMBER", "MEASURE", "MONEY", "PERCENT", "DURATION", "AGE")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an example asks of a clause.

    Attributes:
        lemma: the infinitive of its verb. event: the role the verb was marked with, or "".
        wants: its phrases. moods: of the example itself, which a clause must share.
        adverbs: adverbs that must be there. tense: of its verb. copula: whether the mark of the
            verb covers «был».
        form: of the verb, as a telling has it. people: whether it is «получают», said of nobody.
    """

    lemma: str
    event: str
    wants: tuple[Want, ...]
    moods: frozenset[str]
    adverbs: frozenset[str]
    tense: str
    copula: bool = False
    form: str = "finite"
    people: bool = False

    @property
    def marked(self) -> tuple[Want, ...]:
        """The phrases that were marked."""
        return tuple(want for want in self.wants if want.role)


@lru_cache(maxsize=256)
def pattern_of(example: Example) -> Pattern | None:
    """The example as a pattern; None where it is no clause, or a mark cuts a phrase."""
    for sentence in read(example.text):
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
def read(text: str) -> tuple[Sentence, ...]:
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
            frozenset((place,)) if place in _CORE else placed.places - _CORE,
            kind,
            phrase.head.lemma,
            under=placed.phrase.head.lemma if inside else "",
            stripped=phrase.kind == "time" and mark.start > token.start,
            since=opening_of(phrase),
            proper=kind == THING and is_name(phrase),
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
        wants.append(
            Want(
                "", places, "", placed.phrase.head.lemma, "", rest, since=opening_of(placed.phrase)
            )
        )
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
        telling.lemma, event, tuple(wants), telling.moods, adverbs, telling.tense, copula,
        telling.form, _people(telling, wants),
    )  # fmt: skip


def _people(telling: Telling, wants: Sequence[Want]) -> bool:
    """«Кислород получают»: several do, and nobody is named."""
    several = telling.verb.feats.get("Number") == "Plur" and telling.form == "finite"
    return several and not telling.passive and not any("actor" in w.places for w in wants)


def _marked(own: Sequence[Placed], mark: Mark) -> tuple[Placed, Phrase] | None:
    """The phrase whose head the mark holds, whole phrases before those inside them."""
    # «закон о банкротстве»: of the phrases of one mark the first has the rest with it.
    for placed in sorted(own, key=lambda p: p.phrase.first):
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


def opening_of(phrase: Phrase) -> str:
    """«с», «до», «после» that open a time and change what it says."""
    if phrase.kind != "time":
        return ""
    first = phrase.tokens[0].text.lower().split()[0]
    return (
        first if first in ("с", "со", "до", "по", "после", "к", "около", "через", "спустя") else ""
    )


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
