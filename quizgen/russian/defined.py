"""Class nouns that the article itself, or a wider word, gives to a thing with a name."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.model import Sentence
from quizgen.russian.antecedents import Thing
from quizgen.russian.gazetteer import class_noun
from quizgen.russian.morphology import possible_cases
from quizgen.russian.referencewords import reference_words

_ALSO = frozenset(("столица", "порт", "центр", "курорт", "родина"))
"""What a town is besides a town."""


def said_to_be(sentence: Sentence, thing: Thing) -> Iterator[str]:
    """The class noun an opening definition gives a name: «Дорсет — графство в Англии»."""
    root = next((t for t in sentence.tokens if t.rel == "root"), None)
    if root is None or root.pos != "NOUN" or root.feats.get("Number") != "Sing":
        return
    if thing.head.head != root.i or thing.role != "subject" or len(thing.tokens) != 1:
        return
    dash = any(t.text in ("—", "–") and t.i == thing.head.i + 1 for t in sentence.tokens)
    named = thing.head.pos == "PROPN" and not thing.head.feats.get("Opening")
    if root.lemma in _ALSO:
        return
    if dash and named and class_noun(root.lemma) and "Nom" in possible_cases(root.text, "NOUN"):
        yield root.lemma


def wider(lemma: str) -> frozenset[str]:
    """Wider words for a class noun: «предприятие» for «комбинат»."""
    return frozenset(
        word for word in reference_words("wider words") if lemma in reference_words(f"wider {word}")
    )
