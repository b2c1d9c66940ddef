"""Clauses read off the words: their stretches, what leads the verb, and the words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import lowered
from quizgen.facts.topics import Topic
from quizgen.facts.tree import Tree
from quizgen.facts.truthsubjects import subject_text
from quizgen.facts.truthtable import truth_words
from quizgen.model import Token
from quizgen.russian.phrases import join

_PARTING = frozenset(("а", "но", "однако", "зато", "причём", "причем", "поэтому", "хотя"))
_MOSTLY = (["в", "основном"], ["главным", "образом"], ["прежде", "всего"], ["как", "правило"])
_PAST = frozenset(("привести",))
_UNSURE = frozenset(
    ("не", "ни", "бы", "было", "был", "была", "были", "будет", "будут", "может", "могут")
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its phrases; `first` and `last` are token positions."""

    tree: Tree
    first: int
    last: int
    phrases: tuple[Phrase, ...]

    def starting(self, i: int) -> Phrase | None:
        """The phrase that begins here with its preposition, or None."""
        return next((p for p in self.phrases if p.first == i), None)


def stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last positions of stretches between semicolons, colons and parting conjunctions."""
    begin = 0
    for k, token in enumerate(tokens):
        ends = token.text in (";", ":")
        following = tokens[k + 1].text.lower() if k + 1 < len(tokens) else ""
        apart = token.text == "," and following in _PARTING
        if apart and k + 2 < len(tokens) and tokens[k + 2].text.lower() == "также":
            continue
        if ends or apart:
            if k > begin:
                yield begin, k - 1
            begin = k + 2 if apart else k + 1
            if token.text == ":":
                return  # what follows tells more of what was said
    if begin < len(tokens):
        stop = len(tokens) - 1
        yield begin, stop - (tokens[stop].text == ".")


def subject_of(
    clause: Clause, verb: Token, topic: Topic | None
) -> tuple[Phrase | None, str, str, int] | None:
    """The subject, its words, what opens the clause, and where the rest begins; None if unsure."""
    tokens = clause.tree.tokens
    i = clause.first
    if tokens[i].text.lower() in truth_words("openers"):
        i += 1 + (i + 1 < len(tokens) and tokens[i + 1].text == ",")
    lead = ""
    opening = clause.starting(i)
    if opening is not None and opening.preposition and opening.last < verb.i:
        if tokens[opening.last + 1].text == ",":
            return None
        lead = lowered(join([t.text for t in tokens[i : opening.last + 1]]), tokens[i])
        lead = lead[:1].lower() + lead[1:] if lead[:1].isupper() and not i else lead
        if points(tokens[i : opening.last + 1]) or opening.kind != "noun":
            return None
        if lead in truth_words("idle openings"):
            lead = ""
        elif opening.head.lemma in truth_words("leaning openings"):
            return None
        i = opening.last + 1
    here = clause.starting(i)
    if i < verb.i and here is not None and not here.preposition and _leads(here, verb):
        stop = here.last + 1
        inner = clause.starting(stop)
        if inner is not None and inner.preposition and inner.kind == "noun" and inner.last < verb.i:
            stop = inner.last + 1
        _, reached = adverbs(tokens, stop)
        if reached != verb.i:
            return None
        said = subject_text(tokens[i:stop], here, topic)
        if opening is not None and opening is not here and not lead and stop - i == 1:
            return None  # «В действительности электроны …»: of which, the words before tell
        return (here, said, lead, verb.i + 1) if said else None
    _, reached = adverbs(tokens, i)
    if reached != verb.i:
        return None
    _, at = adverbs(tokens, verb.i + 1)
    behind = clause.starting(at)
    if behind is not None and not behind.preposition and "Nom" in behind.cases:
        sure = behind.cases == {"Nom"} and _leads(behind, verb)
        said = subject_text(tokens[at : behind.last + 1], behind, topic) if sure else ""
        return (behind, said, lead, behind.last + 1) if said else None
    if topic is None or (topic.several and verb.feats.get("Number") != "Plur"):
        return None
    plural = verb.feats.get("Number") == "Plur"
    if plural and not (topic.animate and topic.plural):
        return None
    return None, topic.plural if plural else topic.singular, lead, verb.i + 1


def _leads(phrase: Phrase, verb: Token) -> bool:
    """Whether the phrase can be this verb's subject by case and number."""
    if phrase.kind != "noun" or "Nom" not in phrase.cases:
        return False
    if phrase.number is not None:
        return False
    plural = verb.feats.get("Number") == "Plur"
    if phrase.joined:
        return plural
    own = [f for f in phrase.forms if f[0] == "Nom"]
    wanted = verb.feats.get("Gender", "") if not plural else ""
    return any(
        f[1] in ("", "Plur" if plural else "Sing") and (not wanted or f[2] in ("", wanted))
        for f in own
    )


def lasting(verb: Token) -> bool:
    """Whether the verb tells what always holds, or what led to what."""
    if verb.lemma in _PAST:
        return True
    if verb.feats.get("Variant") == "Short":
        return True
    return verb.feats.get("Tense") == "Pres" and verb.feats.get("Aspect") != "Perf"


def denied(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether the verb is denied, supposed, or told of another time."""
    around = {t.text.lower() for t in tokens[max(0, verb.i - 2) : verb.i]}
    return bool(_UNSURE & around)


def goes_on(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether the verb follows another of the same subject: «имеет … и состоит из …»."""
    k = verb.i - 1
    while k > 0 and tokens[k].text.lower() in truth_words("kept adverbs") | truth_words(
        "dropped adverbs"
    ):
        k -= 1
    return tokens[k].text.lower() == "и"


def adverb_before(tokens: Sequence[Token], verb: Token) -> str:
    """The adverb right before the verb that the question keeps, or ""."""
    word = tokens[verb.i - 1].text.lower() if verb.i else ""
    return word if word in truth_words("kept adverbs") else ""


def adverbs(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Adverbs that may be kept or dropped from here on: those kept, and where they end."""
    kept = ""
    while i < len(tokens):
        if [t.text.lower() for t in tokens[i : i + 2]] in _MOSTLY:
            i += 2
            continue
        word = tokens[i].text.lower()
        if word in truth_words("kept adverbs") and not kept:
            kept = word
        elif word not in truth_words("dropped adverbs"):
            break
        i += 1
    return kept, i


def points(tokens: Sequence[Token]) -> bool:
    """Whether a word points at what was said before."""
    return any(
        t.lemma in truth_words("pointing") or t.text.lower() in truth_words("pointing")
        for t in tokens
    )
