"""A life told without its hero's name: «Родился в Трире. В 1841 году окончил университет».

Where the article opens with a person and the dates of a life, a clause with no subject of its own
is about that person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.clause import OBJECT, SUBJECT, Fact, Part
from quizgen.facts.frames import frame
from quizgen.facts.lives import full_name, name_gender
from quizgen.facts.nominals import is_date
from quizgen.facts.roles import roles_of
from quizgen.facts.tree import Tree
from quizgen.model import Sentence, Token
from quizgen.russian.lifedates import read_life
from quizgen.russian.morphology import possible_cases, readings
from quizgen.russian.verbs import verb_reading
from quizgen.russian.wordlists import words

_OPENING = 3
"""Sentences among which the hero must be presented."""
_TURNS = words("lives")
_OTHERS = frozenset(
    ("отец", "мать", "брат", "сестра", "дед", "бабушка", "сын", "дочь", "жена", "муж", "друг",
     "дядя", "тётя", "предок", "прадед", "он", "она", "тот", "который")
)  # fmt: skip


_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_TITLE = re.compile(rf"({_NAME}),? ({_NAME})(?: ({_NAME}))?")


@dataclass(frozen=True, slots=True)
class Hero:
    """Whom the article is about: full name in the nominative, and gender."""

    name: str
    gender: str


def hero_of(sentences: Sequence[Sentence], title: str) -> Hero | None:
    """The person an article is about: of its title, or named first with the dates of a life.

    Args:
        title: «Юон, Константин Фёдорович» is such a title, a bare «Пётр Орлов» is not.
    """
    return _of_title(title) or _presented(sentences)


def _of_title(title: str) -> Hero | None:
    match = _TITLE.fullmatch(title.strip())
    if match is None:
        return None
    first = [r for r in readings(match[2]) if r.feats.get("Case") == "Nom" and "Name" in r.feats]
    genders = {r.feats.get("Gender", "") for r in first if r.known}
    patronymic = match[3] is None or "Patr" in readings(match[3])[0].feats
    if len(genders) != 1 or not patronymic or (match[3] is None and "," not in title):
        return None
    name = " ".join(word for word in (match[2], match[3], match[1]) if word)
    return Hero(name, genders.pop())


def _presented(sentences: Sequence[Sentence]) -> Hero | None:
    told = [sentence for sentence in sentences if not sentence.headline]
    for sentence in told[:_OPENING]:
        for mention in sentence.mentions:
            person = sentence.tokens[mention.first]
            if mention.type != "PERSON" or person.i > 2:
                continue
            life = read_life(sentence.text[person.stop - sentence.start :])
            name, gender = full_name(person), name_gender(person)
            if life and name and gender and person.feats.get("Case") in (None, "Nom"):
                return Hero(name, gender)
    return None


def biography(tree: Tree, hero: Hero | None, before: Sentence | None) -> Iterator[Fact]:
    """The clause of a sentence with no subject, given to the hero of the article.

    Args:
        before: the sentence before it; one that speaks of others leaves the subject uncertain.
    """
    sentence = tree.sentence
    if hero is None or sentence.headline or sentence.speech is not None:
        return
    if before is not None and before.paragraph == sentence.paragraph and _of_others(before, hero):
        return
    root = next((t for t in tree.tokens if t.head < 0), None)
    if root is None or not _acts(root, hero.gender) or not _nobody(tree, root):
        return
    tree = _with_dates_apart(tree, root)
    own = frame(tree, root)
    others = [_taken(part, root) for part in own.parts]
    if any(part.function == SUBJECT for part in others) or any(
        t.lemma == "замуж" for t in tree.tokens
    ):
        return
    if sum(part.function == OBJECT for part in others) > 1:
        return
    person = replace(
        root, text=hero.name, lemma=hero.name.lower(), pos="PROPN", rel="nsubj",
        feats={"Case": "Nom", "Gender": hero.gender, "Number": "Sing", "Animacy": "Anim"},
    )  # fmt: skip
    subject = Part(SUBJECT, (person,), person)
    # A birth and a death need nothing else told: «Когда родился Иван Шишкин?».
    alone = own.predicate.lemma in _TURNS
    single = [(p,) for p in others if not any(t.pos == "ADP" for t in p.tokens)]
    for told in single if alone else [tuple(others)]:
        parts = (subject, *told)
        yield Fact(
            rule="clause",
            sentence=sentence,
            predicate=own.predicate,
            parts=parts,
            roles=tuple(r for r in roles_of(tree, own.predicate, parts) if r.part),
            notes=own.notes,
        )


def _with_dates_apart(tree: Tree, verb: Token) -> Tree:
    """«Родился 5 мая 1818 года в семье врача»: a date before a preposition is the verb's own."""
    changed = tuple(
        replace(token, head=verb.i)
        if is_date(tree, token)
        and token.head > token.i
        and tree.tokens[token.head].pos in ("NOUN", "PROPN")
        and tree.tokens[token.i + 1].pos == "ADP"
        else token
        for token in tree.tokens
    )
    return Tree(replace(tree.sentence, tokens=changed), tree.published)


def _of_others(sentence: Sentence, hero: Hero) -> bool:
    """Whether the sentence tells of a relative or names another person."""
    if any(t.lemma in _OTHERS - {"он", "она"} for t in sentence.tokens):
        return True
    last = hero.name.split()[-1]
    return any(
        m.type == "PERSON" and last[:-1] not in m.value and m.value.split()[-1] not in hero.name
        for m in sentence.mentions
    )


def _taken(part: Part, verb: Token) -> Part:
    """«окончил университет»: what looks like a subject after the verb is what he finished."""
    if part.function == SUBJECT and _may_be_object(part.head, verb):
        return replace(part, function=OBJECT)
    return part


def _may_be_object(noun: Token, verb: Token) -> bool:
    reading = verb_reading(verb)
    if reading is None or not reading.feats.get("Transitive") or noun.i < verb.i:
        return False
    if verb.feats.get("VerbForm") == "Part" or noun.feats.get("Animacy") == "Anim":
        return False
    return "Acc" in possible_cases(noun.text, noun.pos)


def _acts(verb: Token, gender: str) -> bool:
    """A verb or short participle of the past, singular, in the hero's gender."""
    past = verb.feats.get("Tense") == "Past" or verb.feats.get("Variant") == "Short"
    single = verb.feats.get("Number") == "Sing" and verb.feats.get("Gender") == gender
    return verb.pos == "VERB" and past and single and verb.feats.get("VerbForm") in ("Fin", "Part")


def _nobody(tree: Tree, verb: Token) -> bool:
    """Whether no word of the sentence could be the subject, by form, before its clauses."""
    for token in tree.tokens:
        if token.lemma in _OTHERS:
            return False
        if _may_be_object(token, verb):
            continue
        if token.rel.startswith("nsubj") or token.rel == "csubj":
            return False
        if token.head == verb.i and token.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            if tree.children(token, "case"):
                continue
            own = [r for r in readings(token.text) if r.pos == "NOUN"]
            nominative = any(r.feats.get("Case") == "Nom" for r in own) or not own
            agrees = any(
                r.feats.get("Case") == "Nom"
                and r.feats.get("Number") == "Sing"
                and r.feats.get("Gender") == verb.feats.get("Gender")
                for r in own
            )
            if nominative and (agrees or not own) and token.i < verb.i:
                return False
            if agrees and token.feats.get("Animacy") == "Anim":
                return False
    return True
