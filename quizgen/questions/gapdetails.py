"""What of a clause that stands alone can be asked by a gap: names, titles, years, exact numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.tree import Tree
from quizgen.model import Sentence, Token
from quizgen.questions.claims import counted
from quizgen.questions.retelling import Retold
from quizgen.questions.wholes import side_of_nothing
from quizgen.russian.morphology import readings
from quizgen.russian.values import quantity_at
from quizgen.russian.wordlists import lists

YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
NAMED = frozenset(("PERSON", "PLACE", "ORG"))
BEST = ("title", "PERSON", "name", "PLACE", "ORG", "CENTURY", "YEAR", "NUMBER")
"""Types of details, the best to ask first; those in capitals are types of mentions."""
_CENTURY = re.compile(r"\b[IVX]+\b")
_TITLE = re.compile(r"(?<=[а-яёА-ЯЁ] «)[А-ЯЁA-Z][^«»]*(?=»(?! «))")
_NAME = re.compile(r"[А-ЯЁA-Z]")
_MANY = 5
"""From here on the noun's form does not give a number away."""
_DATED = frozenset(("YEAR", "DATE", "MONTH", "SEASON"))

Detail = tuple[str, str, tuple[Token, ...]]
"""What is asked (one of `BEST`), the words as they stand in the clause, and their tokens."""


def listed(name: str) -> frozenset[str]:
    """A list of `data/claimgaps.yaml`."""
    return lists("claimgaps.yaml")[name]


def details(sentence: Sentence, told: Retold, hero: str) -> Iterator[Detail]:
    """What of the clause could be asked by a gap; hero: whom the article is about."""
    text = told.text()
    over = told.root.feats.get("Tense") == "Past" or told.root.feats.get("Variant") == "Short"
    years = YEAR.findall(text)
    for found in _TITLE.finditer(text):
        inside = [t for _, t, word in told.pieces if found[0] in word or word in f"«{found[0]}»"]
        if inside:
            yield "title", found[0], (inside[0],)
    for mention in sentence.mentions:
        tokens = sentence.tokens[mention.first : mention.last]
        if not tokens or not all(told.has(token) for token in tokens):
            continue
        said = " ".join(word for _, token, word in told.pieces if token in tokens)
        if mention.type in _DATED and over and len(years) == 1 and years[0] in said:
            yield "YEAR", years[0], tokens
        elif mention.type == "CENTURY" and (century := _CENTURY.search(said)):
            yield "CENTURY", century[0], tokens
        elif _cut(sentence, tokens):
            continue  # «РСДРП(б)»
        elif mention.type in NAMED and _whole_name(sentence, told, tokens, mention.type, hero):
            yield mention.type, said, tokens
        elif mention.type == "NUMBER" and years and counted(sentence, tokens[0], "NUMBER"):
            quantity = quantity_at(sentence, tokens[0])
            exact = quantity is not None and not quantity[0].approx and not quantity[0].compound
            if exact and said.isdigit() and int(said) >= _MANY:
                yield "NUMBER", said, tokens
    tree = Tree(sentence)
    for token in sentence.tokens:
        named = token.rel == "amod" and told.has(token) and _name_alone(sentence, tree, token)
        if named and not token.feats.get("Opening"):
            yield "name", token.text, (token,)


def _cut(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether the name goes on in brackets that the clause leaves out."""
    return sentence.text[tokens[-1].stop - sentence.start :][:1] == "("


def _name_alone(sentence: Sentence, tree: Tree, token: Token) -> bool:
    """«Гюлистанский мирный договор»: an adjective that is all the name."""
    head = sentence.tokens[token.head]
    others = [t for t in tree.children(head) if t.i != token.i and _NAME.match(t.text)]
    return (
        bool(_NAME.match(token.text))
        and head.text.islower()
        and head.lemma in listed("told by an adjective")
        and not others
    )


def _whole_name(
    sentence: Sentence, told: Retold, tokens: Sequence[Token], kind: str, hero: str
) -> bool:
    """Whether the words are one whole name, no part of a list, and nobody's guess."""
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if token.head not in inside]
    tree = Tree(sentence)
    if any(side_of_nothing(tree.phrase(t)) for t in tree.tokens if tree.children(t, "case")):
        return False  # «на южном берегу»
    if len(heads) != 1 or heads[0].pos not in ("NOUN", "PROPN"):
        return False
    head, text = heads[0], " ".join(token.text for token in tokens)
    if not _NAME.match(text) or {t.pos for t in tokens} & {"VERB", "ADV", "PUNCT"}:
        return False
    if hero and any(hero.split()[-1][:-1] in token.text for token in tokens):
        return False
    if {t.lemma.lower() for t in tokens} & (listed("units of a country") | listed("home")):
        return False
    if len(tokens) == 1 and head.pos != "PROPN" and not head.text.isupper():
        return False
    if head.rel == "conj" or tree.children(head, "conj"):
        return False
    if kind == "PLACE" and head.rel.startswith("nsubj"):
        return False  # «_____ отставала»: any country might
    kept = [token for _, token, _ in told.pieces]
    first, last = kept.index(tokens[0]), kept.index(tokens[-1])
    before, after = kept[first - 1 : first], kept[last + 1 : last + 2]
    if before and before[0].rel == "amod" and before[0].head == head.i:
        return False  # «благотворительный _____»
    if any(reading.pos == "ADJ" for reading in readings(head.text)[:1]):
        return False  # «Великому княжеству _____»
    if before and first > 1 and _NAME.match(before[0].text) and before[0].pos != "ADP":
        return False
    return kind == "PLACE" or not after or not _NAME.match(after[0].text)
