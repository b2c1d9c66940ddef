"""What the headline of a news item is about: its hero, and the one tournament it tells of.

«Елена Рыбакина выиграла Уимблдон» makes her the hero of the item where its first sentence is about
her as well; its «финал» is that of the tournament this sentence names, where no other is near.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.model import Sentence, Token
from quizgen.russian.aliases import People, Person, with_tokens
from quizgen.russian.clausetree import phrase
from quizgen.russian.phrases import decline, join
from quizgen.russian.referencewords import reference_words


def lead_of(sentences: Sequence[Sentence], people: People) -> Person | None:
    """Whom both the headline and the first sentence after it have for their subject."""
    headline = next((s for s in sentences if s.headline), None)
    first = next((s for s in sentences if not s.headline and s.speech is None), None)
    if headline is None or first is None:
        return None
    found = [_subject(sentence, people) for sentence in (headline, first)]
    return found[0] if found[0] == found[1] else None


def _subject(sentence: Sentence, people: People) -> Person | None:
    """The only person a sentence names, if he or she is its subject and has a full name."""
    named = [m for m in sentence.mentions if m.type == "PERSON"]
    if len(named) != 1:
        return None
    token = sentence.tokens[named[0].first]
    holder = token
    while holder.rel in ("appos", "flat", "flat:name", "nmod") and holder.head >= 0:
        holder = sentence.tokens[holder.head]
    if not holder.rel.startswith("nsubj") or token.feats.get("Case", "Nom") != "Nom":
        return None
    person = people.who(token)
    return person if person is not None and " " in person.name else None


@dataclass(frozen=True, slots=True)
class Stage:
    """The tournament of a news item: its name in the genitive, bare and with its year."""

    genitive: str
    dated: str

    def placed(self, sentence: Sentence, before: Sequence[Sentence]) -> Sentence:
        """The sentence with its bare «финал» told to be of this tournament."""
        if sentence.headline or sentence.speech or _tournaments(sentence):
            return sentence
        if before and any(self.genitive != _said(before[-1], t) for t in _tournaments(before[-1])):
            return sentence
        changed: dict[int, Token] = {}
        for noun in sentence.tokens:
            if noun.lemma not in reference_words("stages") or noun.pos != "NOUN":
                continue
            own = [t for t in sentence.tokens if t.head == noun.i and t.rel != "acl:relcl"]
            governed = [t for t in own if t.rel == "case" and t.text.lower() in ("в", "до")]
            if any(t.pos not in ("ADP", "PUNCT") for t in own) or not governed:
                continue
            changed[noun.i] = replace(
                noun,
                text=f"{noun.text} {self.dated}",
                feats={**noun.feats, "Resolved": "Yes"},
            )
        return with_tokens(sentence, changed)


def stage_of(sentences: Sequence[Sentence], published: datetime.date | None) -> Stage | None:
    """The one tournament the first sentence of dated news names; None where it names none."""
    first = next((s for s in sentences if not s.headline), None)
    if first is None or published is None or not any(s.headline for s in sentences):
        return None
    found = _tournaments(first)
    genitive = _said(first, found[0]) if len(found) == 1 else None
    if genitive is None:
        return None
    told = any(letter.isdigit() for letter in genitive)
    return Stage(genitive, genitive if told else f"{genitive} {published.year} года")


def _tournaments(sentence: Sentence) -> list[Token]:
    """Tournaments with a name: an adjective with a capital, or a title in quotation marks."""
    return [
        t for t in sentence.tokens
        if t.lemma in reference_words("tournaments") and t.pos in ("NOUN", "PROPN")
        and any(_name(child) for child in phrase(sentence.tokens, t) if child.i != t.i)
    ]  # fmt: skip


def _name(token: Token) -> bool:
    named = token.text[:1].isupper() and not token.feats.get("Opening")
    return named or bool(token.feats.get("Quoted"))


def _said(sentence: Sentence, noun: Token) -> str | None:
    tokens = phrase(sentence.tokens, noun)
    words = decline(tokens, noun, "Gen")
    return join(words) if words else None
