"""Who acts in a clause of news: somebody by the full name, a body, a country, a work of art.

What stands there as «министр» or «компания» is nobody: a question about it would need the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.deeddoers import whole_name
from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import agrees
from quizgen.facts.spans import Clauses, Piece
from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.heroes import Hero
from quizgen.russian.namecases import declined
from quizgen.russian.phrases import text_of
from quizgen.russian.wordlists import lists

_LONGEST = 7
"""Words of a subject told in a question."""


def told_of(name: str) -> frozenset[str]:
    """A list of `data/newswords.yaml`."""
    return lists("newswords.yaml")[name]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, or whom it was done to.

    Attributes:
        kind: person, body, country, work, event or figure. name: as a question tells it.
        gender: Masc, Fem or Neut; plural: several. token: the word that answers.
        made: the noun a work is of: «фильм».
    """

    kind: str
    name: str
    gender: str
    plural: bool
    token: Token
    made: str = ""

    @property
    def hero(self) -> Hero:
        """The same for the wording of lives."""
        return Hero(self.name, self.gender, self.name.split()[-1], tuple(self.name.split()[:-1]))


def acted(sentence: Sentence) -> Iterator[tuple[LifeClause, Actor]]:
    """The main clauses of a sentence of whom they name; the subject is left out of the phrases."""
    spans = Clauses(sentence)
    reader = _Reader(spans)
    for k, piece in enumerate(spans.pieces):
        if piece.verb < 0 or piece.kind != "finite":
            continue
        found = reader.read(k, piece)
        if found is not None:
            yield found


class _Reader:
    def __init__(self, spans: Clauses) -> None:
        self.spans, self.tokens = spans, spans.tokens
        self.persons = {m.first for m in spans.sentence.mentions if m.type == "PERSON"}

    def read(self, k: int, piece: Piece) -> tuple[LifeClause, Actor] | None:
        inside = self.tokens[piece.first : piece.last]
        if {t.text.lower() for t in inside} & told_of("not so"):
            return None
        verb, passive = self._verb(piece, inside)
        if any(t.feats.get("VerbForm") == "Inf" for t in inside):
            return None
        phrases = sorted(
            (p for at in self.spans.around(k) for p in self.spans.inside(self.spans.pieces[at])),
            key=lambda p: p.first,
        )
        subject = self._subject(verb, phrases)
        if subject is None:
            return None
        actor = self.actor(subject, "Nom")
        if actor is None:
            return None
        own = tuple(p for p in phrases if p is not subject)
        first = piece.first == 0
        clause = LifeClause(self.spans.sentence, verb, passive, own, first, self.spans.phrases)
        return clause, actor

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

    def actor(self, phrase: Phrase, case: str) -> Actor | None:
        """What the phrase names; None where it needs the article."""
        own = [i for i in self.persons if any(t.i == i for t in phrase.tokens)]
        if own and phrase.joined:
            return None
        last = phrase.tokens[-1]
        if len(own) == 1 and own[0] in (last.i, phrase.head.i):
            work = self._work(phrase)
            return work or self._person(self.tokens[own[0]], phrase, case)
        return self._work(phrase) or (None if own else self._thing(phrase, case))

    def _person(self, token: Token, phrase: Phrase, case: str) -> Actor | None:
        if token.feats.get("Number") == "Plur":
            return None
        name = whole_name(token, case)
        if len(name.split()) < 2 or any(len(word) < 2 for word in name.split()):
            return None
        gender = token.feats.get("Gender", "")
        if gender not in ("Masc", "Fem"):
            return None
        related = {t.lemma for t in phrase.tokens} & listed("kin")
        if related and phrase.head.lemma in related and phrase.head.i != token.i:
            pass  # «брат президента Иван Петров»: his own full name is enough
        return Actor("person", name, gender, False, token)

    def _work(self, phrase: Phrase) -> Actor | None:
        """«драма шведского режиссёра «Квадрат»»: what it is and its title."""
        head = phrase.head
        if head.lemma not in told_of("works") or phrase.joined:
            return None
        titles = [t for t in phrase.tokens if t.feats.get("Quoted") and t.i > head.i]
        if len(titles) != 1:
            return None
        gender = head.feats.get("Gender", "Masc")
        name = f"{head.lemma} {titles[0].text}"
        return Actor("work", name, gender, False, titles[0], head.lemma)

    def _thing(self, phrase: Phrase, case: str) -> Actor | None:
        tokens = phrase.tokens
        if len(tokens) > _LONGEST or any(t.lemma in told_of("pointing") for t in tokens):
            return None
        text = text_of(tokens)
        opening = phrase.head.i == tokens[0].i and self._proper(tokens[0])
        if tokens[0].feats.get("Opening") and not opening and not text[1:2].isupper():
            text = text[:1].lower() + text[1:]
        gender = phrase.head.feats.get("Gender", "Masc")
        head = phrase.head
        lemma = head.lemma.lower()
        if len(tokens) == 1 and place_kind(text) == "COUNTRY":
            return Actor("country", text, gender, head.feats.get("Number") == "Plur", head)
        if lemma in told_of("figures") and len(tokens) > 1 and not phrase.joined:
            return Actor("figure", text, gender, phrase.plural, head)
        if lemma in told_of("events") and self._named(tokens) and not phrase.joined:
            return Actor("event", text, gender, phrase.plural, head)
        body = self._is_body(phrase) and all(self._is_body(p) for p in phrase.joined)
        if body and (lemma not in told_of("bodies") or self._named(tokens)):
            return Actor("body", text, gender, phrase.plural, head)
        return None

    def _is_body(self, phrase: Phrase) -> bool:
        mentioned = {
            i
            for m in self.spans.sentence.mentions
            if m.type == "ORG"
            for i in range(m.first, m.last)
        }
        lemma = phrase.head.lemma.lower()
        if lemma in told_of("bodies"):
            return self._named(phrase.tokens)
        return phrase.head.i in mentioned

    def _named(self, tokens: Sequence[Token]) -> bool:
        return any(
            t.feats.get("Quoted")
            or (t.text[:1].isupper() and (not t.feats.get("Opening") or self._proper(t)))
            for t in tokens
        )

    def _proper(self, token: Token) -> bool:
        return token.pos == "PROPN" or any(
            m.first <= token.i < m.last for m in self.spans.sentence.mentions if m.type != "NUMBER"
        )


def accusative(actor: Actor) -> str:
    """Whom: the name in the accusative, or ""."""
    if actor.kind != "person":
        return ""
    return declined(actor.name, actor.gender, "Nom", "Acc") or ""
