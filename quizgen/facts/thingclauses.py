"""The clauses of an article that are certainly about one place or building, and what it is there.

«Корела была захвачена», «крепость вернулась», «он сгорел», «шведы взяли город»: told of the thing
the article or the paragraph is about, or of one that the clause itself names whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.phrase import Phrase
from quizgen.facts.sentencepieces import pieces_of
from quizgen.facts.spans import Clauses, Piece
from quizgen.facts.thingphrases import clause_phrases, whole_phrases
from quizgen.model import Sentence
from quizgen.russian.openings import is_doubtful
from quizgen.russian.phrases import text_of
from quizgen.russian.things import Thing, called_alike, part_of, thing_words, whole_name

_ASIDE = re.compile(r",? как (?!будто)[а-яё]+(?:ют|ят|ает|ит)(?:ся)?,")
_PRONOUNS = {"он": ("Masc",), "она": ("Fem",), "оно": ("Neut",), "они": ("Plur",)}
_STANDS = (None, "Nom", "Acc")
_NEAR = 4
"""Words after a definition's noun within which its participle opens."""


@dataclass(frozen=True, slots=True)
class ThingClause:
    """A clause and the thing it is about.

    Attributes:
        role: "subject" (it does, is, or something was done to it), "object" (somebody does it),
            "object" of «город сожгли» too, where `clause` names nobody who does.
    """

    clause: LifeClause
    thing: Thing
    role: str


def thing_clauses(
    sentences: Sequence[Sentence], scopes: dict[int, Thing | None]
) -> Iterator[ThingClause]:
    """Every such clause in the order of the text.

    Args:
        scopes: paragraph → what it is about, where it is about one thing.
    """
    before: Thing | None = None
    paragraph = -1
    for sentence in sentences:
        if sentence.headline:
            continue
        scope = scopes.get(sentence.paragraph)
        if sentence.paragraph != paragraph:
            paragraph, before = sentence.paragraph, scope
        hearsay = is_doubtful([t.text for t in sentence.tokens]) or _ASIDE.search(sentence.text)
        if sentence.speech is not None or hearsay:
            before = None
            continue
        reader = _Reader(pieces_of(sentence), scope, before)
        yield from reader.clauses()
        before = reader.before


class _Reader:
    """One sentence; `before` is the thing last spoken of, while nothing else has come between."""

    def __init__(self, spans: Clauses, scope: Thing | None, before: Thing | None) -> None:
        self.spans, self.scope, self.before = spans, scope, before
        self.tokens = spans.tokens
        self.persons = {m.first for m in spans.sentence.mentions if m.type == "PERSON"}

    def clauses(self) -> Iterator[ThingClause]:
        yield from self._defining()
        shared: Phrase | None = None
        last: Thing | None = None
        for k, piece in enumerate(self.spans.pieces):
            if piece.verb < 0 or piece.kind != "finite":
                continue
            phrases = clause_phrases(self.spans, k)
            told = self._told(piece, phrases)
            if told is None:
                shared = None
                continue
            thing, role, own = told
            timed = [p for p in own if p.kind == "time"]
            if thing is last and not timed and shared is not None and self._goes_on(piece):
                own = [shared, *own]  # «с 1611 по 1710 год была … и именовалась …»
            elif len(timed) == 1 and timed[0].first < piece.verb:
                shared = timed[0]
            else:
                shared = None
            last = thing
            if not thing.part:
                self.before = thing
            found = self._clause(piece, own)
            if found is not None:
                yield ThingClause(found, thing, role)

    def _goes_on(self, piece: Piece) -> bool:
        """Whether a clause without its own time is of the time before: its verb opens it."""
        between = self.tokens[piece.first : piece.verb]
        return all(t.text.lower() in ("и", ",") for t in between)

    def _told(
        self, piece: Piece, phrases: Sequence[Phrase]
    ) -> tuple[Thing, str, list[Phrase]] | None:
        """The thing, its role, and the other phrases of the clause; None where it is of others."""
        verb = self.tokens[piece.verb]
        plural = verb.feats.get("Number") == "Plur"
        subject: Phrase | None = None
        pronouns = [p for p in phrases if p.head.text.lower() in _PRONOUNS]
        for phrase in (*pronouns, *phrases):
            if phrase.preposition or phrase.kind not in ("noun", "which", "quantity"):
                continue
            if "Nom" not in phrase.cases or phrase.kind == "time":
                continue
            if phrase.first < piece.verb or subject is None:
                if self._agrees(piece, phrase):
                    subject = phrase
                    break
        if subject is not None:
            thing = self._meant(subject)
            if thing is not None:
                return thing, "subject", [p for p in phrases if p is not subject]
            acted = self._acted_on(piece, phrases, subject)
            if acted is not None:
                return acted
            self.before = None  # a later «он» may mean this
            return None
        active = verb.feats.get("VerbForm") == "Fin" and verb.lemma != "быть"
        if plural and active and verb.feats.get("Tense") == "Past":
            acted = self._acted_on(piece, phrases, None)
            if acted is not None:
                return acted
        if self.before is None or any(self._may_do(p) for p in phrases):
            return None
        fits = verb.feats.get("Gender") in (None, *self._genders(self.before))
        if not fits or plural != (self.before.gender == "Plur"):
            return None
        return self.before, "subject", list(phrases)

    def _may_do(self, phrase: Phrase) -> bool:
        """«В Байкал впадает 300 рек»: so many may be what does it; or the thing is told of."""
        if phrase.kind == "time":
            return False
        counted = phrase.kind == "quantity" or phrase.number is not None
        return (counted and not phrase.preposition) or self._meant(phrase) is self.before

    def _agrees(self, piece: Piece, phrase: Phrase) -> bool:
        verb = self.tokens[piece.verb]
        several = phrase.plural or any(f[:2] == ("Nom", "Plur") for f in phrase.forms)
        if verb.feats.get("Number") == "Plur" or phrase.plural:
            return verb.feats.get("Number") == "Plur" and several
        gender = phrase.head.feats.get("Gender", "")
        thing = self._meant(phrase)
        if thing is not None and len(phrase.tokens) == 1:
            own = phrase.head.text[:1].isupper() and not phrase.head.feats.get("Opening")
            return own or verb.feats.get("Gender") in (None, gender, *self._genders(thing))
        return verb.feats.get("Gender") in (None, gender) or not gender

    def _genders(self, thing: Thing) -> tuple[str, ...]:
        return (thing.gender, *thing.genders)

    def _meant(self, phrase: Phrase) -> Thing | None:
        """The thing the phrase means: by its name, its kind, a pronoun, or one it names whole."""
        head, text = phrase.head, phrase.head.text
        low = text.lower()
        if low in _PRONOUNS:
            if self.before is None or len(phrase.tokens) > 1:
                return None
            fits = set(_PRONOUNS[low]) & set(self._genders(self.before))
            return self.before if fits else None
        inner = phrase.inner[0] if len(phrase.inner) == 1 else None
        if head.lemma == "здание" and inner is not None and not phrase.modifiers:
            return self._meant(inner)  # «здание кирхи»
        if inner is not None and head.lemma in thing_words("parts") and not phrase.modifiers:
            whole = self._meant(inner)
            return part_of(whole, head) if whole is not None and not phrase.joined else None
        if phrase.joined or phrase.number is not None or head.i in self.persons:
            return None
        if self.scope is not None:
            if self._names_scope(phrase):
                return self.scope
            if len(phrase.tokens) == 1 and head.lemma in self.scope.nouns and low == text.lower():
                alone = not phrase.inner and not phrase.modifiers
                return self.scope if alone and not self._other_of_kind(phrase) else None
            part = part_of(self.scope, head) if len(phrase.tokens) == 1 else None
            if part is not None:
                return part
        return whole_name(phrase.tokens, head, self.spans.sentence)

    def _names_scope(self, phrase: Phrase) -> bool:
        """«Корела», «средневековая Корела», «город Корела», and not «население Корелы»."""
        assert self.scope is not None
        words = [w for t in phrase.tokens for w in t.text.split()]
        kind, own = called_alike(phrase.head.lemma), phrase.head.text
        if (kind and own[:1].islower()) or (kind and phrase.head.feats.get("Opening")):
            rest = [w for w in words if w != own and w[:1].isupper()]
            if " " in own or self.scope.own.split()[-1].lower() == phrase.head.lemma:
                return self.scope.is_named([w for w in words if w[:1].isupper()] or words)
            return self.scope.is_named(rest) and " ".join(rest) in self.scope.own
        return self.scope.is_named([w for w in words if w[:1].isupper()])

    def _other_of_kind(self, phrase: Phrase) -> bool:
        """Another of the kind named before it: «рядом с городом Торжком город …»."""
        kind = called_alike(phrase.head.lemma)
        return any(
            p is not phrase and p.first < phrase.first and p.head.lemma in kind
            and self.scope is not None
            and len(p.tokens) > 1 and not self.scope.is_named([t.text for t in p.tokens[1:]])
            for p in self.spans.phrases
        )  # fmt: skip

    def _acted_on(
        self, piece: Piece, phrases: Sequence[Phrase], subject: Phrase | None
    ) -> tuple[Thing, str, list[Phrase]] | None:
        for phrase in phrases:
            written = " " in phrase.head.text  # by resolution, in the nominative, whatever its case
            if phrase is subject or phrase.preposition:
                continue
            if "Acc" not in phrase.cases and not written:
                continue
            if phrase.kind not in ("noun", "which"):
                continue
            low = phrase.head.text.lower()
            if low in ("его", "её", "ее", "их") and self.before is not None:
                fits = {"его": {"Masc", "Neut"}, "их": {"Plur"}}.get(low, {"Fem"})
                if not fits & set(self._genders(self.before)) or len(phrase.tokens) > 1:
                    continue
                return self.before, "object", [p for p in phrases if p is not phrase]
            thing = self._meant(phrase) if low not in _PRONOUNS else None
            if thing is not None:
                return thing, "object", [p for p in phrases if p is not phrase]
        return None

    def _clause(self, piece: Piece, own: Sequence[Phrase]) -> LifeClause | None:
        verb = self.tokens[piece.verb]
        inside = self.tokens[piece.first : piece.last]
        if {t.text.lower() for t in inside} & thing_words("not so"):
            return None
        passive = verb.feats.get("Variant") == "Short" and verb.feats.get("Voice") == "Pass"
        if verb.lemma == "быть":
            short = next(
                (t for t in inside if t.i > verb.i and t.feats.get("Variant") == "Short"), None
            )
            if short is not None:
                verb, passive = short, True
        if any(t.feats.get("VerbForm") == "Inf" for t in inside):
            return None
        every = tuple(q for p in own for q in whole_phrases(p))
        return LifeClause(self.spans.sentence, verb, passive, every, True, self.spans.phrases)

    def _defining(self) -> Iterator[ThingClause]:
        """«Корела — крепость, расположенная на острове …»: the participle tells of the thing."""
        text = text_of(self.tokens[: _NEAR * 3])
        if self.scope is None or not re.search(r" [—–-] ", text) or self.before is not self.scope:
            return
        if not self.scope.is_named(
            [w for w in self.scope.own.split() if w[:1].isupper() and w in text]
        ):
            return
        pieces = self.spans.pieces
        for k, piece in enumerate(pieces):
            if piece.verb >= 0 and piece.kind == "finite":
                return
            if piece.kind != "participle":
                continue
            opening = self.tokens[piece.first]
            if opening.feats.get("VerbForm") != "Part" or opening.feats.get("Case") not in _STANDS:
                return
            passive = opening.feats.get("Voice") == "Pass"
            told = (p for at in (k, *self._going_on(k)) for p in self.spans.told(pieces[at]))
            own = tuple(q for p in told for q in whole_phrases(p))
            clause = LifeClause(
                self.spans.sentence, opening, passive, own, True, self.spans.phrases
            )
            yield ThingClause(clause, self.scope, "definition")
            return

    def _going_on(self, k: int) -> Iterator[int]:
        """The pieces right after that only say where more exactly."""
        for at in range(k + 1, len(self.spans.pieces)):
            inside = self.spans.inside(self.spans.pieces[at])
            if self.spans.pieces[at].kind != "bare" or not inside or not inside[0].preposition:
                return
            yield at
