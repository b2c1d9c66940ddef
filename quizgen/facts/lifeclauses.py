"""The clauses of an article that are certainly about its hero, whether they name him or not.

«Родился в Астрахани», «он окончил академию», «художник переехал в Париж»: nothing of another
gender or number, and nobody else who acts since the hero was spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.lifefamily import kin_opening, mistaken, turn_of_kin
from quizgen.facts.phrase import Phrase
from quizgen.facts.sentencepieces import pieces_of
from quizgen.facts.spans import Clauses, Piece
from quizgen.facts.surface import in_nominative
from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import is_person_noun, place_kind
from quizgen.russian.heroes import Hero
from quizgen.russian.openings import is_doubtful
from quizgen.russian.wordlists import lists

_ASIDE = re.compile(r",? как (?!будто)[а-яё]+(?:ют|ят|ает|ит)(?:ся)?,")
"""«…, как полагают, …»: somebody thinks so."""
_PRONOUN = {"он": "Masc", "она": "Fem"}


def listed(name: str) -> frozenset[str]:
    """A list of `data/lives.yaml`."""
    return lists("lives.yaml")[name]


@dataclass(frozen=True, slots=True)
class LifeClause:
    """A clause about the hero.

    Attributes:
        sentence: as read for phrases. verb: the word that says what he did; `passive` where it was
            done to him. phrases: of the clause in text order, the subject left out.
        first: whether it opens its sentence; a later one may share its time with the first.
        around: every phrase of the sentence. scene: of a «где» clause, the town told before it.
    """

    sentence: Sentence
    verb: Token
    passive: bool
    phrases: tuple[Phrase, ...]
    first: bool
    around: tuple[Phrase, ...] = ()
    scene: str = ""


def life_clauses(
    sentences: Sequence[Sentence],
    hero: Hero,
    known: bool = True,
    cut: dict[int, Clauses] | None = None,
) -> Iterator[LifeClause]:
    """Every such clause in the order of the text.

    Args:
        known: whether a new paragraph is about the hero before it names anybody.
        cut: sentences cut already, by their place; those read now are put there.
    """
    cut = {} if cut is None else cut
    alone = known
    of_kin = False  # the talk turned to the family: a new paragraph may go on with it
    paragraph = -1
    for sentence in sentences:
        if sentence.headline:
            continue
        if sentence.paragraph != paragraph:
            alone, paragraph = known and not of_kin, sentence.paragraph
        hearsay = is_doubtful([t.text for t in sentence.tokens]) or _ASIDE.search(sentence.text)
        if sentence.speech is not None or hearsay:
            alone = False
            continue
        if sentence.i not in cut:
            cut[sentence.i] = pieces_of(sentence)
        reader = _Reader(cut[sentence.i], hero, alone)
        yield from reader.clauses()
        alone = reader.alone
        of_kin = not alone and (of_kin or reader.of_kin)


class _Reader:
    """One sentence read clause by clause; `alone` while nobody else has acted since the hero."""

    def __init__(self, spans: Clauses, hero: Hero, alone: bool) -> None:
        self.spans, self.hero, self.alone = spans, hero, alone
        self.of_kin = False
        self.tokens = spans.tokens
        self.persons = {m.first for m in spans.sentence.mentions if m.type == "PERSON"}

    def clauses(self) -> Iterator[LifeClause]:
        main = False  # whether a main clause of the sentence was the hero's
        seen = False
        relative = kin_opening(self.spans)
        for k, piece in enumerate(self.spans.pieces):
            where = piece.kind == "relative" and self._where(piece) and main
            if piece.verb < 0 or (piece.kind in ("relative", "subordinate") and not where):
                continue
            phrases = self._phrases(k)
            who = self._given(piece, phrases) or self._subject(piece, phrases)
            if who == "":
                verb = self.tokens[piece.verb]
                fits = _agrees(verb, self.hero.gender)
                shared = main if seen else self.alone and relative is None
                who = "hero" if fits and shared else "other"
            if where and who != "hero":
                continue  # of others, but only in passing
            if who == "other":
                # «Отец умер в 1910 году»: a turn in the family, after which the hero goes on.
                named = [p for p in self.spans.phrases if "Nom" in p.cases]
                self.of_kin = self.of_kin or self._of_kin(named)
                turn = turn_of_kin(self.spans, piece, phrases, relative, self.hero.gender)
                self.alone = self.alone and turn
                main, seen = False, True
                continue
            if who == "thing":
                main, seen = False, True
                continue
            found = self._clause(piece, phrases, first=not seen)
            if not where:
                yield from self._converbs(k)
            self.alone, main, seen = True, True, True
            if found is not None:
                yield found
        if not seen and relative is not None and mistaken(relative, self.hero.gender):
            self.alone, self.of_kin = False, True  # «Его брат Илья — геолог»

    def _where(self, piece: Piece) -> bool:
        """«…, где окончил гимназию»: whoever got there."""
        return self.tokens[piece.first].text.lower() == "где"

    def _converbs(self, k: int) -> Iterator[LifeClause]:
        """«Окончив в 1896 году семинарию, Кустодиев уехал»: what he did before, of the piece k."""
        for at, piece in enumerate(self.spans.pieces):
            if piece.kind != "converb" or self.spans.main(at) != k:
                continue
            inside = self.tokens[piece.first : piece.last]
            verb = next((t for t in inside if t.feats.get("VerbForm") == "Conv"), None)
            if verb is None or {t.text.lower() for t in inside} & listed("not so"):
                continue
            own = tuple(self.spans.told(piece))
            yield LifeClause(self.spans.sentence, verb, False, own, False, self.spans.phrases)

    def _phrases(self, k: int) -> list[Phrase]:
        """The phrases of a piece, and of what it goes on from or is parted from by an insert."""
        pieces = self.spans.pieces
        own = [at for at in self.spans.around(k) if at == k or pieces[at].kind == "bare"]
        at = k - 1
        while at >= 0 and pieces[at].kind == "bare" and pieces[at + 1].mark == ",":
            inside = self.spans.inside(pieces[at])
            if at not in own and inside and all(p.preposition or p.kind == "time" for p in inside):
                own.append(at)  # «Во время учёбы, 16 мая 1949 года, вступил …»
            at -= 1
        return sorted((p for at in own for p in self.spans.told(pieces[at])), key=lambda p: p.first)

    def _subject(self, piece: Piece, phrases: Sequence[Phrase]) -> str:
        """hero, other (somebody else), thing, or "" where the clause names no subject."""
        verb = self.tokens[piece.verb]
        found = ""
        for phrase in phrases:
            if phrase.preposition or phrase.kind not in ("noun", "which"):
                continue
            if phrase.head.feats.get("Resolved") and phrase.head.start == verb.start:
                if self.hero.is_named(phrase.head.text):
                    return "hero"
                if not self.alone:
                    return "other"  # the brother told of before
                continue  # a subject left unsaid, which need not be whoever acted before
            if phrase.first and self.tokens[phrase.first - 1].text.lower() == "как":
                continue  # «передана полиции как разведчица»
            head = phrase.head
            if head.text.lower() in _PRONOUN:
                fits = _PRONOUN[head.text.lower()] == self.hero.gender and self.alone
                return "hero" if fits else "other"
            if "Nom" not in phrase.cases:
                continue
            if head.i in self.persons or (
                head.pos == "PROPN" and head.feats.get("Animacy") == "Anim"
            ):
                if self.hero.is_named(head.text):
                    return "hero"
                if head.feats.get("Case") == "Nom" and _agrees(verb, head.feats.get("Gender", "")):
                    found = "other"
                continue
            if not _agrees(verb, head.feats.get("Gender", ""), phrase.plural):
                continue
            if head.feats.get("Animacy") == "Anim" or is_person_noun(head.lemma):
                named = next((p for p in phrase.every() if p.head.i in self.persons), None)
                if named is not None and self._another(phrase, named):
                    found = "other"  # «отец Рамзая», whom the hero's name is beside
                    continue
                if named is not None:
                    return "hero" if self.hero.is_named(named.head.text) else "other"
                if self._means_hero(phrase):
                    return "hero"
                found = found or "other"
            elif phrase.first < piece.verb or "Acc" not in phrase.cases:
                found = found or "thing"
        return found

    def _another(self, phrase: Phrase, named: Phrase) -> bool:
        """«отец Рамзая», «ученик Гюго»: a noun with the name of whose somebody is."""
        if named is phrase:
            return False
        owned = bool(named.preposition) or "Nom" not in named.cases
        return owned or phrase.head.lemma in listed("kin") | listed("others of somebody")

    def _of_kin(self, phrases: Sequence[Phrase]) -> bool:
        return any(p.head.lemma in listed("kin") for p in phrases if not p.preposition)

    def _given(self, piece: Piece, phrases: Sequence[Phrase]) -> str:
        """«Панфилову присвоено звание», «ему была присуждена премия»: what somebody was given."""
        inside = self.tokens[piece.first : piece.last]
        if not any(
            t.feats.get("Variant") == "Short" and t.lemma in listed("given") for t in inside
        ):
            return ""
        to = [p for p in phrases if not p.preposition and "Dat" in p.cases and self._somebody(p)]
        if not to:
            return "hero" if self.alone else "other"
        if len(to) == 1 and to[0].head.text.lower() in ("ему", "ей"):
            fits = (to[0].head.text.lower() == "ей") == (self.hero.gender == "Fem")
            return "hero" if fits and self.alone else "other"
        return "hero" if any(self._hero_in(p) for p in to) else "other"

    def _somebody(self, phrase: Phrase) -> bool:
        living = phrase.head.feats.get("Animacy") == "Anim" or phrase.head.i in self.persons
        return living or phrase.head.text.lower() in ("ему", "ей", "им")

    def _hero_in(self, phrase: Phrase) -> bool:
        return any(
            p.head.i in self.persons and self.hero.is_named(p.head.text) for p in phrase.every()
        )

    def _means_hero(self, phrase: Phrase) -> bool:
        """«художник», «будущий поэт»: the hero by his walk of life, and nobody else acted."""
        if phrase.plural or phrase.inner or not self.alone:
            return False
        if phrase.head.lemma not in listed("walks") | self.hero.called:
            return False
        return all(m.lemma in listed("epithets of the hero") for m in phrase.modifiers)

    def _clause(self, piece: Piece, phrases: Sequence[Phrase], first: bool) -> LifeClause | None:
        verb = self.tokens[piece.verb]
        inside = self.tokens[piece.first : piece.last]
        if {t.text.lower() for t in inside} & listed("not so"):
            return None
        passive = verb.feats.get("Variant") == "Short"
        if verb.lemma == "быть":
            short = next(
                (t for t in inside if t.i > verb.i and t.feats.get("Variant") == "Short"), None
            )
            if short is not None:
                verb, passive = short, True
        if any(t.feats.get("VerbForm") == "Inf" and t.i < verb.i for t in inside):
            return None
        own = tuple(p for p in phrases if not self._names_hero(p))
        scene = self._scene(piece) if piece.kind == "relative" else ""
        return LifeClause(self.spans.sentence, verb, passive, own, first, self.spans.phrases, scene)

    def _scene(self, piece: Piece) -> str:
        """The town right before «, где», in the nominative; "" where it is something else."""
        before = next((p for p in self.spans.phrases if p.last == piece.first - 2), None)
        if before is None or before.preposition not in ("в", "во") or len(before.tokens) > 1:
            return ""
        case = next((c for c in ("Acc", "Loc") if c in before.cases), "Nom")
        name = in_nominative(before.tokens, 0, case) or ""
        return name if place_kind(name) in ("CITY", "COUNTRY") else ""

    def _names_hero(self, phrase: Phrase) -> bool:
        """Whether the phrase is the clause's subject, which a question says in its own way."""
        if phrase.preposition or "Nom" not in phrase.cases or phrase.kind == "time":
            return False
        if phrase.head.text.lower() in _PRONOUN:
            return True
        if phrase.head.i in self.persons:
            return self.hero.is_named(phrase.head.text)
        own = phrase.head.lemma in listed("walks") | self.hero.called
        return own and phrase.head.feats.get("Case") == "Nom"


def _agrees(verb: Token, gender: str, plural: bool = False) -> bool:
    """Whether a verb's number, and in the past its gender, allow such a subject."""
    number = verb.feats.get("Number")
    if number == "Plur" or plural:
        return number == "Plur" and plural
    own = verb.feats.get("Gender")
    return not own or not gender or own == gender
