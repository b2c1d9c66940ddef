"""The clauses of news that name who acts, or whom it was done to, and of whom an article tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.newsactors import Actor, Naming, full_name, name_goes_on, told_of
from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import agrees
from quizgen.facts.sentencepieces import pieces_of
from quizgen.facts.spans import Piece
from quizgen.model import Sentence, Token
from quizgen.russian.morphology import readings
from quizgen.russian.verbs import short_passive


def people(sentences: Sequence[Sentence]) -> dict[str, Actor]:
    """Everybody the article names in full, by name; those who share a surname are left out."""
    found: dict[str, Actor] = {}
    for sentence in sentences:
        for mention in sentence.mentions:
            token = sentence.tokens[mention.first]
            if mention.type != "PERSON" or token.feats.get("Number") == "Plur":
                continue
            name = full_name(token, token.feats.get("Case", "Nom"))
            gender = token.feats.get("Gender", "")
            if name_goes_on(sentence.tokens, token.i):
                continue
            if name and gender in ("Masc", "Fem"):
                found.setdefault(name, Actor("person", name, gender, False, token))
    shared = Counter(name.split()[-1][:5] for name in found)
    shared += Counter(name.split()[0] for name in found)
    return {
        name: actor
        for name, actor in found.items()
        if shared[name.split()[-1][:5]] == 1 and shared[name.split()[0]] == 1
    }


def acted(sentence: Sentence) -> Iterator[tuple[LifeClause, Actor]]:
    """The main clauses of a sentence of whom they name; the subject is left out of the phrases."""
    spans = pieces_of(sentence)
    reader = _Reader(spans)
    for k, piece in enumerate(spans.pieces):
        if piece.verb < 0 or piece.kind not in ("finite", "relative"):
            continue
        found = reader.relative(piece) if piece.kind == "relative" else reader.read(k, piece)
        if found is not None:
            yield found


class _Reader(Naming):
    def read(self, k: int, piece: Piece) -> tuple[LifeClause, Actor] | None:
        inside = self.tokens[piece.first : piece.last]
        if {t.text.lower() for t in inside} & told_of("not so"):
            return None
        verb, passive = self._verb(piece, inside)
        if any(t.feats.get("VerbForm") == "Inf" for t in inside):
            return None
        phrases = sorted(
            (p for at in self.spans.around(k) for p in self.spans.told(self.spans.pieces[at])),
            key=lambda p: p.first,
        )
        subject = self._subject(verb, phrases)
        undergone = self._undergone(verb, phrases)
        if undergone is not None:
            target, short = undergone
            own = tuple(p for p in phrases if p is not target[1])
            whole = self.spans.phrases
            clause = LifeClause(self.spans.sentence, short, True, own, False, whole)
            return clause, target[0]
        if subject is None:
            return None
        actor = self.actor(subject, "Nom", verb)
        if actor is None:
            return None
        # A bare object in another piece is the object of what stands between them.
        own = tuple(
            p for p in phrases
            if p is not subject and (p.preposition or p.kind == "time" or self._in(p, piece))
        )  # fmt: skip
        first = piece.first == 0
        clause = LifeClause(self.spans.sentence, verb, passive, own, first, self.spans.phrases)
        return clause, actor

    def relative(self, piece: Piece) -> tuple[LifeClause, Actor] | None:
        """«…, который возглавил республику в 2010 году» right after a name."""
        which = self.tokens[piece.first]
        inside = self.tokens[piece.first : piece.last]
        if which.lemma != "который" or {t.text.lower() for t in inside} & told_of("not so"):
            return None
        if not any(r.feats.get("Case") == "Nom" for r in readings(which.text)):
            return None
        if which.text.lower() not in ("который", "которая") or any(
            t.feats.get("VerbForm") == "Inf" for t in inside
        ):
            return None
        before = next((p for p in self.spans.phrases if p.last == piece.first - 2), None)
        verb, passive = self._verb(piece, inside)
        named = [t for t in (before.tokens if before else ()) if t.i in self.persons]
        if before is None or len(named) != 1 or named[0].i != before.last:
            return None
        token = named[0]
        case = token.feats.get("Case", "Nom")
        actor = self.person(token, replace(before, head=token), case, verb)
        if actor is None or (which.text.lower() == "который") != (actor.gender == "Masc"):
            return None
        own = tuple(p for p in self.spans.told(piece) if p.kind != "which")
        return (
            LifeClause(self.spans.sentence, verb, passive, own, False, self.spans.phrases), actor
        )  # fmt: skip

    def _undergone(
        self, verb: Token, phrases: Sequence[Phrase]
    ) -> tuple[tuple[Actor, Phrase], Token] | None:
        """«Директора завода Ивана Орлова обвинили в …»: told as «Иван Орлов был обвинён»."""
        if verb.feats.get("Number") != "Plur" or verb.feats.get("Tense") != "Past":
            return None
        bare = [p for p in phrases if p.kind == "noun" and not p.preposition]
        sure = [p for p in bare if "Nom" in p.cases and not self._named_in(p)]
        targets = [(a, p) for p in bare if (a := self._whom(p)) is not None]
        if len(targets) != 1 or any(agrees(verb, p) for p in sure):
            return None
        actor = targets[0][0]
        form = short_passive(verb.lemma, actor.gender, "Sing")
        if form is None:
            return None
        feats = {"VerbForm": "Part", "Variant": "Short", "Gender": actor.gender, "Aspect": "Perf"}
        feats |= {"Number": "Sing", "Voice": "Pass"}
        return targets[0], replace(verb, text=form, feats=feats)

    def _named_in(self, phrase: Phrase) -> bool:
        return any(t.i in self.persons for t in phrase.tokens)

    def _whom(self, phrase: Phrase) -> Actor | None:
        own = [t for t in phrase.tokens if t.i in self.persons]
        if len(own) != 1 or phrase.joined or own[0].i not in (phrase.head.i, phrase.last):
            return None
        token = own[0]
        living = phrase.head.feats.get("Animacy") == "Anim" or phrase.head.i == token.i
        if not living or token.feats.get("Case") not in ("Acc", "Gen"):
            return None
        return self.person(token, replace(phrase, head=token), token.feats["Case"], None)

    def _in(self, phrase: Phrase, piece: Piece) -> bool:
        return piece.first <= phrase.first and phrase.last < piece.last

    def _verb(self, piece: Piece, inside: Sequence[Token]) -> tuple[Token, bool]:
        verb = self.tokens[piece.verb]
        if verb.lemma == "быть":
            short = next(
                (t for t in inside if t.i > verb.i and t.feats.get("Variant") == "Short"), None
            )
            return (short, True) if short is not None else (verb, False)
        return verb, verb.feats.get("Variant") == "Short"

    def _subject(self, verb: Token, phrases: Sequence[Phrase]) -> Phrase | None:
        """The one phrase that can be the subject; of two, the one before the verb that is named."""
        bare = [p for p in phrases if p.kind in ("noun", "quantity") and not p.preposition]
        fit = [p for p in bare if "Nom" in p.cases and agrees(verb, p)]
        fit = [p for p in fit if not self._unsaid(p, verb)]
        sure = [p for p in fit if "Acc" not in p.cases]
        if len(sure) == 1:
            return sure[0]
        if len(fit) == 1:
            return fit[0]
        before = [p for p in fit if p.first < verb.i]
        return before[0] if len(before) == 1 else None

    def _unsaid(self, phrase: Phrase, verb: Token) -> bool:
        head = phrase.head
        return bool(head.feats.get("Resolved")) and head.start == verb.start
