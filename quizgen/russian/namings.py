"""Nouns that mean something named before: «этот перевод», a bare «город», «учёный».

«Этот перевод» is the one translation just spoken of; a bare «город» is the one city the article
has named so far. The noun is written out as that name or phrase, in its own case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.model import Sentence, Token
from quizgen.russian.aliases import People, Person, with_tokens
from quizgen.russian.antecedents import Thing, genders_of, names_something, things_of
from quizgen.russian.defined import said_to_be, wider
from quizgen.russian.gazetteer import class_noun, organisation_class, place_kind
from quizgen.russian.morphology import possible_cases
from quizgen.russian.phrases import decline
from quizgen.russian.referencewords import reference_words
from quizgen.russian.wordlists import words

_PLACES = {
    "CITY": ("город",), "COUNTRY": ("страна", "государство"), "RIVER": ("река",),
    "LAKE": ("озеро",), "SEA": ("море",), "MOUNTAIN": ("гора",), "ISLAND": ("остров",),
    "STATE": ("штат",), "AIRPORT": ("аэропорт",),
}  # fmt: skip
_DECLINED = frozenset(("город", "страна", "государство"))
"""Nouns that give way to the name itself: «население города» is «население Лондона»."""
_NEXT = 2
"""Sentences back to which a wider word («предприятие») means what they named."""
_NEAR = 3
"""Sentences back to which a bare noun still means what they named."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something the article names, and the class nouns it can later be called by."""

    thing: Thing
    at: int
    paragraph: int
    classes: frozenset[str]

    @property
    def key(self) -> str:
        """«озеро Байкал» and «Байкал» are one."""
        name = self.thing.name
        return " ".join(t.lemma for t in name) if name else self.thing.key


class Namer:
    """What an article has named so far, for its bare nouns."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        people: People,
        topic: Person | None,
        spoken: dict[str, Thing],
        alone: bool = True,
    ) -> None:
        self._spoken = spoken
        self._people = people
        self._person = topic
        self._alone = alone
        self._genders = genders_of(sentences)
        self._named = _as_defined([named for s in sentences for named in self._of(s)])
        first = next((s for s in sentences if not s.headline), None)
        self._topic = next(
            (n for n in self._named if first is not None and n.at <= first.i and _leads(n)), None
        )

    @property
    def topic(self) -> Named | None:
        """What the opening sentence is about, where it is a thing with a name."""
        return self._topic

    def written(self, sentence: Sentence, before: Sequence[Sentence]) -> Sentence:
        """The sentence with its bare nouns named."""
        if sentence.headline:
            return sentence
        changed: dict[int, Token] = {}
        for noun in sentence.tokens:
            if noun.pos != "NOUN" or noun.feats.get("Resolved") or " " in noun.text:
                continue
            pointer = _pointer(sentence.tokens, noun)
            if not _bare(sentence.tokens, noun, pointer):
                continue
            text = self._pointed(sentence, noun, before) if pointer else None
            text = text or self._called(sentence, noun, bool(pointer), before)
            if text is None:
                continue
            proper = text.split()[0][:1].isupper()
            changed[noun.i] = replace(
                noun,
                text=text,
                pos="PROPN" if proper else "NOUN",
                feats={k: v for k, v in noun.feats.items() if k != "Opening"} | {"Resolved": "Yes"},
            )
            if pointer is not None:
                changed[pointer.i] = replace(
                    pointer, text="", lemma="", pos="PART", rel="discourse", feats={}
                )
        return with_tokens(sentence, changed)

    def _of(self, sentence: Sentence) -> Iterator[Named]:
        for thing in things_of(sentence, self._people, self._genders):
            classes = _classes(sentence, thing)
            if classes:
                yield Named(thing, sentence.i, sentence.paragraph, classes)

    def _pointed(self, sentence: Sentence, noun: Token, before: Sequence[Sentence]) -> str | None:
        """«этот перевод»: the only translation of the last two sentences, told more fully there."""
        for previous in reversed(before[-2:]):
            if previous.paragraph != sentence.paragraph or previous.speech is not None:
                return None
            own = [
                t
                for t in things_of(previous, self._people, self._genders)
                if t.head.lemma == noun.lemma and not t.joined
            ]
            if not own:
                continue
            if len(own) > 1 or len(own[0].tokens) == 1 or own[0].person:
                return None
            if own[0].number != noun.feats.get("Number"):
                return None
            return self._say(own[0], own[0].said(noun.feats.get("Case", "")))
        return None

    def _called(
        self, sentence: Sentence, noun: Token, pointed: bool, before: Sequence[Sentence]
    ) -> str | None:
        """The one thing named so far that this noun is a class of."""
        case = noun.feats.get("Case", "")
        if noun.feats.get("Number") != "Sing" or case not in possible_cases(noun.text, "NOUN"):
            return None
        if noun.lemma in reference_words("callings"):
            return self._caller(sentence, noun, case, before)
        known = [
            n for n in self._named
            if noun.lemma in n.classes and (n.at < sentence.i or n.at == sentence.i)
        ]  # fmt: skip
        if noun.lemma in reference_words("wider words"):
            # The plant just spoken of, not one of the whole article.
            known = [n for n in known if n.at >= sentence.i - _NEXT]
            if any(n.paragraph != sentence.paragraph for n in known):
                return None
        if self._goes_on(noun, known, sentence):
            known = [n for n in known if n.at < sentence.i]
        if not known or any(n.at == sentence.i for n in known):
            return None
        keys = {n.key for n in known}
        near = [n for n in known if n.at >= sentence.i - _NEAR]
        chosen = near[-1] if near and near[-1].paragraph == sentence.paragraph else None
        if len(keys) > 1:
            mine = self._topic is not None and {n.key for n in near} <= {self._topic.key}
            chosen = self._topic if mine else None
        elif chosen is None and self._topic is not None and self._topic.key in keys:
            chosen = self._topic
        if chosen is None or (pointed and not near):
            return None
        return self._say(chosen.thing, _name(chosen.thing, noun, case))

    def _goes_on(self, noun: Token, known: Sequence[Named], sentence: Sentence) -> bool:
        """«Область образована из Н-ской области»: the subject that opens it is the topic still."""
        topic, opens = self._topic, noun.i == 0 and noun.rel.startswith("nsubj")
        near = [n for n in known if sentence.i - _NEAR <= n.at < sentence.i]
        return bool(topic and opens and near) and all(topic and n.key == topic.key for n in near)

    def _say(self, thing: Thing, text: str | None) -> str | None:
        """The text, kept with what it means, so that a later pronoun can say it again."""
        if text is not None:
            self._spoken[text] = thing
        return text

    def _caller(
        self, sentence: Sentence, noun: Token, case: str, before: Sequence[Sentence]
    ) -> str | None:
        """«учёный» in an article about one: nobody else is near by."""
        person = self._person
        if person is None or noun.feats.get("Gender") != person.gender:
            return None
        near = [sentence] if self._alone else [*before[-_NEXT:], sentence]
        others = [
            m
            for s in near
            for m in s.mentions
            if m.type == "PERSON"
            and self._people.who(s.tokens[m.first]) != person
            and self._gender(s.tokens[m.first]) in ("", person.gender)
        ]
        return None if others or person.surname in sentence.text else person.said(case)

    def _gender(self, name: Token) -> str:
        who = self._people.who(name) or self._people.unnamed(name)
        return who.gender if who else ""


def _as_defined(named: Sequence[Named]) -> list[Named]:
    """The named things, those the article defines of no class but that: «Балхаш — озеро»."""
    told = {n.key: tuple(said_to_be(n.thing.sentence, n.thing)) for n in reversed(named)
            if any(said_to_be(n.thing.sentence, n.thing))}  # fmt: skip
    return [
        replace(n, classes=frozenset(told[n.key])) if n.key in told and not n.thing.name else n
        for n in named
    ]


def _leads(named: Named) -> bool:
    return named.thing.role == "subject" or named.thing.head.rel == "root"


def _classes(sentence: Sentence, thing: Thing) -> frozenset[str]:
    """The class nouns of something with a name of its own; none for persons and common things."""
    head = thing.head
    if thing.inside >= 0 and head.rel in ("appos", "flat", "flat:name"):
        return frozenset()
    if not thing.name and any(
        t.head == head.i and t.rel.startswith("nsubj") for t in sentence.tokens
    ):
        return frozenset()  # «Байкал — озеро в Сибири»: no second lake
    if thing.person is not None or thing.joined or head.feats.get("Resolved"):
        return frozenset()
    found = set(said_to_be(sentence, thing))
    if head.pos == "NOUN" and (class_noun(head.lemma) or wider(head.lemma)):
        if any(names_something(t) and t.i != head.i for t in thing.tokens):
            found.update((head.lemma, *wider(head.lemma)))
        return frozenset(found)
    mention = next(
        (m for m in sentence.mentions if m.first <= head.i < m.last and m.type in ("ORG", "PLACE")),
        None,
    )
    if mention is None or len(thing.tokens) > mention.last - mention.first:
        return frozenset(found)
    name = thing.said("Nom")
    if name is None:
        return frozenset()
    if mention.type == "PLACE":
        found.update(_PLACES.get(place_kind(name) or "", ()))
    else:
        kind = organisation_class(name)
        if kind:
            found.add(kind)
    return frozenset(found)


def _pointer(tokens: Sequence[Token], noun: Token) -> Token | None:
    """«этот», «данный» before the noun."""
    before = tokens[noun.i - 1] if noun.i else None
    if before is not None and before.head == noun.i and before.lemma in ("этот", "данный"):
        return before
    return None


def _bare(tokens: Sequence[Token], noun: Token, pointer: Token | None) -> bool:
    """Nothing but a preposition hangs on the noun, and it names its subject no second time."""
    own = [t for t in tokens if t.head == noun.i and t is not pointer]
    if any(t.rel not in ("case", "punct", "cc") and t.pos != "PUNCT" for t in own):
        return False
    if noun.rel in ("conj", "appos", "root", "flat", "xcomp", "parataxis"):
        return False
    after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
    if after is not None and (after.text[:1] in '«"' or after.text[:1].isupper()):
        return False
    head = tokens[noun.head] if noun.head >= 0 else None
    predicative = noun.feats.get("Case") == "Ins" and not any(t.rel == "case" for t in own)
    return not (predicative and (head is None or head.pos in ("VERB", "AUX", "ADJ")))


def _name(thing: Thing, noun: Token, case: str) -> str | None:
    """The noun with the name, or the name alone where nothing has to agree with the noun."""
    if thing.head.pos == "NOUN":
        return thing.said(case)
    name = thing.said("Nom")
    if name is None or name in words("on islands"):
        return None
    if noun.lemma in _DECLINED:
        agrees = thing.head.feats.get("Gender") == noun.feats.get("Gender")
        if case != "Nom" or agrees:
            said = decline((thing.head,), thing.head, case) if len(thing.tokens) == 1 else None
            return said[0] if said else None
        if noun.lemma == "страна":
            return None  # «страна Зимбабве»: nobody says so
    small = noun.text[:1].lower() + noun.text[1:] if noun.feats.get("Opening") else noun.text
    return f"{small} {name}"
