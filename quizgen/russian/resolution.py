"""Words that mean something only in the article, replaced where what they mean is certain.

«наших стран» in a speech at a meeting of two countries is those two countries; «наших
колледжей» beside «колледжей Казахстана» is the same colleges. Everything else stays as it is and
is dropped later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import class_noun_kind, place_kind
from quizgen.russian.morphology import inflect, like, readings

_STATES = frozenset(("страна", "государство"))
_PAIRED = frozenset(("наш", "два", "оба"))


def resolve(sentences: Sequence[Sentence], title: str) -> tuple[Sentence, ...]:
    """The sentences with certain references written out in their tokens; texts stay verbatim.

    Args:
        title: the article's; «Озеро Байкал» makes a bare «озеро» in it that lake.
    """
    pair = _pair(sentences)
    owners = _owners(sentences)
    topic = _topic(title)
    return tuple(_named(_resolved(s, pair, owners), topic) for s in sentences)


def _topic(title: str) -> tuple[str, str] | None:
    """(class noun, name) of a title that is just those: «Озеро Байкал», «Город Омск»."""
    words = title.split()
    if not 2 <= len(words) <= 3 or not all(word[0].isupper() for word in words):
        return None
    lemma = readings(words[0])[0].lemma
    return (lemma, " ".join(words[1:])) if class_noun_kind(lemma) == "PLACE" else None


def _named(sentence: Sentence, topic: tuple[str, str] | None) -> Sentence:
    """Bare mentions of the topic's class noun with its name: «глубина озера Байкал»."""
    if topic is None or sentence.headline:
        return sentence
    lemma, name = topic
    if name in sentence.text:
        return sentence
    children = {
        token.head for token in sentence.tokens if token.pos not in ("ADP", "PUNCT", "CCONJ")
    }
    changed = tuple(
        replace(token, text=f"{token.text} {name}", pos="PROPN")
        if token.lemma == lemma and token.feats.get("Number") == "Sing" and token.i not in children
        else token
        for token in sentence.tokens
    )
    return replace(sentence, tokens=changed)


def _countries(sentence: Sentence) -> Iterator[tuple[Token, str]]:
    for mention in sentence.mentions:
        token = sentence.tokens[mention.first]
        if mention.type == "PLACE" and mention.last == mention.first + 1:
            name = _nominative(token)
            if name and place_kind(name) == "COUNTRY":
                yield token, name


def _nominative(token: Token) -> str | None:
    for reading in readings(token.text):
        if reading.pos == "NOUN" and reading.feats.get("Case") == token.feats.get("Case"):
            word = inflect(reading, case="Nom")
            return like(token.text, word) if word else None
    return None


def _pair(sentences: Sequence[Sentence]) -> tuple[str, str] | None:
    """The two countries the article is about: joined by «и» in it, and no other two are."""
    found: list[tuple[str, str]] = []
    for sentence in sentences:
        for first, first_name in _countries(sentence):
            for second, second_name in _countries(sentence):
                if second.i == first.i + 2 and sentence.tokens[first.i + 1].text == "и":
                    found.append((first_name, second_name))
    if not found or len({frozenset(names) for names in found}) != 1:
        return None
    opening = any(sentence.i < 2 and len(list(_countries(sentence))) >= 2 for sentence in sentences)
    return found[0] if opening else None


def _owners(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Plural nouns the article gives to exactly one country: «колледжей Казахстана»."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for token, name in _countries(sentence):
            noun = sentence.tokens[token.head] if token.head >= 0 else None
            if noun is not None and noun.pos == "NOUN" and token.feats.get("Case") == "Gen":
                found.setdefault(noun.lemma, set()).add(name)
    return {lemma: next(iter(names)) for lemma, names in found.items() if len(names) == 1}


def _genitive(name: str) -> str | None:
    for reading in readings(name):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom":
            word = inflect(reading, case="Gen")
            return like(name, word) if word else None
    return None


def _resolved(sentence: Sentence, pair: tuple[str, str] | None, owners: dict[str, str]) -> Sentence:
    changed = list(sentence.tokens)
    for token in sentence.tokens:
        noun = sentence.tokens[token.head] if token.head >= 0 else None
        if noun is None or noun.i != token.i + 1 or _lemma(token) not in _PAIRED:
            continue
        if noun.lemma in _STATES and noun.feats.get("Case") == "Gen" and pair:
            names = [_genitive(name) for name in pair]
            if all(names):
                changed[token.i] = replace(token, text="", pos="DET")
                changed[noun.i] = replace(
                    noun, text=f"{names[0]} и {names[1]}", pos="PROPN", lemma=" и ".join(pair)
                )
        elif token.lemma == "наш" and noun.lemma in owners and noun.feats.get("Number") == "Plur":
            owner = _genitive(owners[noun.lemma])
            if owner and noun.feats.get("Case") == "Gen":
                changed[token.i] = replace(token, text="", lemma="", pos="DET")
                changed[noun.i] = replace(noun, text=f"{noun.text} {owner}")
    if changed == list(sentence.tokens):
        return sentence
    gone = {t.i for t in changed if not t.text}
    mentions = tuple(m for m in sentence.mentions if not any(m.first <= i < m.last for i in gone))
    return replace(sentence, tokens=_without(changed), mentions=mentions)


def _lemma(token: Token) -> str:
    return readings(token.text)[0].lemma if token.pos == "NUM" else token.lemma


def _without(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Emptied tokens keep their place in the tree but hang as particles with no text."""
    return tuple(
        replace(t, lemma="", pos="PART", rel="discourse") if not t.text else t for t in tokens
    )
