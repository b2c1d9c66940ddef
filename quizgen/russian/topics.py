"""The one thing an article is about: «Байкал», which is also «оно», «озеро» and its «берег».

The title names it and the opening sentence says what it is («Байкал — озеро …»). A pronoun right
after a sentence that names it is the topic, where nothing else there agrees with the pronoun;
a shore in an article about a lake is that lake's, where no other water is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.model import Sentence, Token
from quizgen.russian.aliases import with_tokens
from quizgen.russian.antecedents import Thing
from quizgen.russian.choosing import fits, unknown
from quizgen.russian.clausetree import clause_of
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.pronouns import Pronoun
from quizgen.russian.referencewords import reference_words

_TITLE_WORDS = 3
_WET = frozenset(("озеро", "море", "река", "водохранилище"))
_WATERS = frozenset(("LAKE", "SEA", "RIVER"))


@dataclass(frozen=True, slots=True)
class Topic:
    """The thing of the title.

    Attributes:
        thing: its first mention. name: one word, nominative.
        kinds: class nouns it is called by, with their genders.
    """

    thing: Thing
    name: str
    kinds: tuple[tuple[str, str], ...]

    def named_in(self, thing: Thing) -> bool:
        """Whether the thing is the topic, by its name or written out with its class noun."""
        words = thing.head.text.split()
        own = readings(words[-1])
        return (thing.inside < 0 or thing.role == "subject") and any(
            like(self.name, r.lemma) == self.name for r in own if r.pos == "NOUN"
        )

    def meant(self, pronoun: Pronoun, said: Sequence[Thing], here: Sequence[Thing]) -> Thing | None:
        """The topic for a pronoun that nothing else agrees with.

        Args:
            said: all that the sentence before names. here: all before the pronoun in its own.
        """
        mine = [t for t in said if self.named_in(t)]
        if not mine or pronoun.number != "Sing":
            return None
        kind = next(((k, g) for k, g in self.kinds if g in pronoun.genders), None)
        own = self.thing.gender in pronoun.genders and not self.thing.name
        if not own and kind is None:
            return None
        rivals = [
            t for t in (*said, *here)
            if t not in mine and (fits(t, pronoun) or unknown(t, pronoun)) and not _of(t, mine)
        ]  # fmt: skip
        if rivals:
            return None
        return self.thing if own else self._called(*kind) if kind else None

    def _called(self, kind: str, gender: str) -> Thing:
        """«озеро Байкал», as a thing of its own."""
        feats = {"Case": "Nom", "Number": "Sing", "Gender": gender, "Animacy": "Inan"}
        base = self.thing.head
        noun = replace(base, i=0, text=kind, lemma=kind, pos="NOUN", feats=feats, head=-1,
                       rel="root")  # fmt: skip
        name = replace(base, i=1, text=self.name, head=0, rel="appos",
                       feats={**feats, "Gender": self.thing.gender})  # fmt: skip
        return replace(self.thing, head=noun, tokens=(noun, name), gender=gender, inside=-1)

    def placed(self, sentence: Sentence) -> Sentence:
        """The sentence with the shores, the bottom and the ice of the lake told to be its own."""
        wet = place_kind(self.name) in _WATERS or any(k in _WET for k, _ in self.kinds)
        if not wet or sentence.headline or sentence.speech:
            return sentence
        found = [t for t in sentence.tokens if self._own(sentence.tokens, t)]
        single = all(_told_after(sentence.tokens, t) for t in found)
        other = any(_water(t) and not self._is(t) and t not in found for t in sentence.tokens)
        if not found or (other and not single):
            return sentence
        genitive, locative = (_in_case(self.name, case) for case in ("Gen", "Loc"))
        if genitive is None or locative is None:
            return sentence
        changed: dict[int, Token] = {}
        for noun in found:
            feats = {k: v for k, v in noun.feats.items() if k != "Opening"}
            text = noun.text[:1].lower() + noun.text[1:] if noun.feats != feats else noun.text
            whose = f"на {locative}" if noun.lemma == "лёд" else genitive
            changed[noun.i] = replace(
                noun, text=f"{text} {whose}", feats=feats | {"Resolved": "Yes"}
            )
        return with_tokens(sentence, changed)

    def _own(self, tokens: Sequence[Token], noun: Token) -> bool:
        """A side of the topic («южный берег»), or the one of its parts («самый большой остров»)."""
        if noun.pos != "NOUN" or " " in noun.text or noun.feats.get("Resolved"):
            return False
        if not _bare(tokens, noun):
            return False
        if noun.lemma in reference_words("sides of waters"):
            return True
        if noun.lemma == "лёд":
            return noun.head >= 0 and tokens[noun.head].lemma == "толщина"
        if noun.lemma == "зеркало":
            return any(t.head == noun.i and t.lemma == "водный" for t in tokens)
        single = any(
            t.head == noun.i and t.lemma in reference_words("singling out") for t in tokens
        )
        return single and noun.lemma in reference_words("parts of waters")

    def _is(self, token: Token) -> bool:
        return (
            self.name in token.text
            or token.lemma == self.name.lower()
            or any(token.lemma == kind for kind, _ in self.kinds)
        )


def topic_of(thing: Thing, classes: Sequence[str], title: str) -> Topic | None:
    """The article's topic, where its title is that name, alone or after its class noun."""
    words = title.split()
    if not 1 <= len(words) <= _TITLE_WORDS or thing.person:
        return None
    told = thing.name
    if not told and (len(thing.tokens) != 1 or not thing.gender):
        return None
    if told and (len(told) != 1 or told[0].i != thing.tokens[-1].i):
        return None
    name = told[0].text if told else thing.said("Nom")
    if name is None or " " in name or name != words[-1]:
        return None
    if len(words) > 1 and readings(words[0])[0].lemma not in classes:
        return None
    kinds = [(c, readings(c)[0].feats.get("Gender", "")) for c in sorted(classes)]
    return Topic(thing, name, tuple((c, g) for c, g in kinds if g))


def _of(thing: Thing, mine: Sequence[Thing]) -> bool:
    """Whether it only tells what the topic is: «Байкал — озеро тектонического происхождения»."""
    tokens = thing.sentence.tokens
    root = next((t for t in tokens if t.rel == "root"), None)
    if root is None or root.pos not in ("NOUN", "PROPN"):
        return False
    subject = any(t.head.head == root.i and t.head.rel.startswith("nsubj") for t in mine)
    return subject and clause_of(tokens, thing.head) == root.i


def _told_after(tokens: Sequence[Token], noun: Token) -> bool:
    """«Самый крупный приток — …»: a dash tells which one."""
    after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
    return after is not None and after.text in ("—", "–")


def _water(token: Token) -> bool:
    """Another lake, sea or river named or spoken of."""
    if token.lemma in reference_words("waters"):
        return True
    return token.pos == "PROPN" and place_kind(like(token.text, token.lemma)) in _WATERS


def _bare(tokens: Sequence[Token], noun: Token) -> bool:
    """Nothing says yet whose it is; adjectives and prepositions may stand before it."""
    own = [t for t in tokens if t.head == noun.i]
    if _told_after(tokens, noun):
        own = [t for t in own if t.i < noun.i]
    if any(t.rel not in ("case", "amod", "punct", "cc", "conj") for t in own):
        return False
    after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
    return after is None or after.feats.get("Case") != "Gen"


def _in_case(name: str, case: str) -> str | None:
    for reading in readings(name):
        if reading.pos == "NOUN" and reading.feats.get("Case") == "Nom":
            word = inflect(reading, case=case)
            return like(name, word) if word else None
    return None
