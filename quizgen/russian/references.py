"""Pronouns written out as what they stand for, where only one thing fits.

«Лютер читал лекции. Он опубликовал комментарий» is «Лютер опубликовал комментарий». A pronoun
follows the subject before it more than anything else, a person more than a thing; where two
candidates are left the pronoun stays, and the question is dropped later. The written-out word
carries the feature `Resolved`, so that it is never itself asked for.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quizgen.model import Sentence, Token
from quizgen.russian.aliases import People, Person, name_people
from quizgen.russian.antecedents import Thing, genders_of, things_of
from quizgen.russian.choosing import chosen, defined, fits, hint_of, unknown
from quizgen.russian.clausetree import acts, clause_of, is_finite
from quizgen.russian.leads import lead_of, stage_of
from quizgen.russian.namings import Namer
from quizgen.russian.pronouns import Pronoun, opens_clause, pronoun_at
from quizgen.russian.relatives import one_goes_on
from quizgen.russian.respeaking import put
from quizgen.russian.topics import Topic, topic_of
from quizgen.russian.unsaid import lacks_subject, person_of, with_subject

_LINKING = frozenset(("являться", "стать", "становиться", "считаться", "называться", "остаться",
                      "оставаться", "оказаться", "быть", "назвать", "признать"))  # fmt: skip


_NEAR = 2
"""Sentences before, in which nobody and nothing else may fit for «он» to be the hero."""


def refer(
    sentences: Sequence[Sentence], title: str, published: datetime.date | None = None
) -> tuple[Sentence, ...]:
    """The sentences with certain pronouns and surnames written out; texts stay verbatim.

    Args:
        title: the article's; a biography's names whom it is about.
        published: the day of dated news, whose tournament is that year's.
    """
    writer = _Writer(sentences, person_of(title), title, published)
    done: list[Sentence] = []
    for sentence in sentences:
        done.append(writer.written(sentence, done))
    return name_people(done, writer.people)


class _Writer:
    """What is known of the whole article, for its pronouns."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        hero: Person | None,
        title: str,
        published: datetime.date | None,
    ) -> None:
        self.people = People(sentences, hero)
        self._genders = genders_of(sentences)
        self._hero = hero
        self._lead = None if hero else lead_of(sentences, self.people)
        self._topic = hero or self._lead or _topic(sentences, self.people)
        self._stage = stage_of(sentences, published)
        self._spoken: dict[str, Thing] = {}
        self._namer = Namer(sentences, self.people, self._topic, self._spoken, not self._lead)
        self._thing = _thing_of(self._namer, title)

    def written(self, sentence: Sentence, before: Sequence[Sentence]) -> Sentence:
        """The sentence with what its pronouns stand for."""
        if sentence.speech is not None:
            return sentence
        sentence = self._namer.written(sentence, before)
        if self._thing is not None:
            sentence = self._thing.placed(sentence)
        if self._stage is not None:
            sentence = self._stage.placed(sentence, before)
        unsaid = self._unsaid(sentence, before)
        if unsaid is not None:
            sentence = with_subject(sentence, *unsaid)
        i = 0
        while i < len(sentence.tokens):
            pronoun = pronoun_at(sentence, sentence.tokens[i])
            thing = self._antecedent(pronoun, sentence, before) if pronoun else None
            if thing is not None and thing.head.feats.get("Resolved"):
                thing = self._spoken.get(thing.head.text, thing)
            if pronoun is None or thing is None:
                i += 1
                continue
            sole = thing.person is None or self.people.sole(thing.person)
            changed = put(sentence, pronoun, thing, sole)
            if changed is not None:
                sentence = changed
                self._spoken[thing.said(pronoun.case) or ""] = thing
                i -= pronoun.owner  # its place is taken by the next word
            i += 1
        return sentence

    def _unsaid(
        self, sentence: Sentence, before: Sequence[Sentence]
    ) -> tuple[Token, Person] | None:
        """The verb whose subject is left unsaid, and who it is: the subject so far, or the hero."""
        if sentence.headline:
            return None
        previous = before[-1] if before else None
        near = previous is not None and previous.paragraph == sentence.paragraph
        if previous is not None and near and previous.speech is not None:
            return None
        things = self._things(previous) if previous is not None and near else []
        doing = [t for t in things if t.role == "subject" and t.animate]
        main = [t for t in doing if t.sentence.tokens[t.clause].rel in ("root", "conj")]
        subjects = {t.person for t in main or doing}
        person = next(iter(subjects)) if len(subjects) == 1 else None
        if not subjects:
            person = None if self._other_goes_on(sentence, before) else self._hero
        named = {
            self.people.who(sentence.tokens[m.first])
            for m in sentence.mentions
            if m.type == "PERSON"
        }
        if person is None or person in named or person.surname in sentence.text:
            return None
        verb = lacks_subject(sentence, person.gender)
        return (verb, person) if verb else None

    def _other_goes_on(self, sentence: Sentence, before: Sequence[Sentence]) -> bool:
        """«Дед был химиком. Он работал в фирме. Основал общество»: still the grandfather's deeds.

        Whoever acted last in the paragraph goes on through what names nobody; so does a relative
        of the paragraph before.
        """
        if self._hero is None or not before or before[-1].headline:
            return False
        last = before[-1].paragraph
        for previous in reversed(before):
            if previous.paragraph != last or previous.headline or previous.speech is not None:
                return False
            doing = [
                t
                for t in self._things(previous)
                if t.role == "subject" and t.animate and acts(previous.tokens, t.clause)
            ]
            if doing:
                near = last == sentence.paragraph
                others = not any(self._is(t, self._hero) for t in doing)
                return others and one_goes_on(doing, self._hero, near)
        return False

    def _things(self, sentence: Sentence) -> list[Thing]:
        return [
            self._known(t)
            for t in things_of(sentence, self.people, self._genders)
            if not _predicative(sentence.tokens, t.head)
        ]

    def _known(self, thing: Thing) -> Thing:
        """A noun written out as a person's name is that person."""
        written = thing.animate and thing.person is None and thing.head.feats.get("Resolved")
        return replace(thing, person=self.people.who(thing.head)) if written else thing

    def _antecedent(
        self, pronoun: Pronoun, sentence: Sentence, before: Sequence[Sentence]
    ) -> Thing | None:
        tokens = sentence.tokens
        own = clause_of(tokens, pronoun.token)
        here = [t for t in self._things(sentence) if t.head.i < pronoun.token.i]
        hint = hint_of(tokens, pronoun)
        if hint == "person" and not pronoun.subject and not pronoun.owner:
            here = [t for t in here if t.animate]  # «с победой её поздравил …»
        if not pronoun.subject and any(t.clause == own and fits(t, pronoun) for t in here):
            return None  # the nearest is in its own clause: «Трент и его люди»
        apart = opens_clause(tokens, pronoun)
        earlier = [t for t in here if t.clause != own or apart]
        if any(t.role == "subject" and fits(t, pronoun) for t in earlier):
            return chosen(earlier, pronoun, hint)
        finite = any(is_finite(t) and t.i < pronoun.token.i for t in tokens if t.i != own)
        if any(fits(t, pronoun) for t in earlier) and (finite or not pronoun.subject):
            return None
        there = self._before(sentence, before, pronoun)
        found = chosen(there, pronoun, hint) if there else None
        found = found or defined(there, pronoun)
        if found is None and self._thing is not None and _goes_on(sentence, before):
            said, rest = (things_of(s, self.people, self._genders) for s in (before[-1], sentence))
            own_too = not pronoun.subject
            rest = tuple(
                t for t in rest if t.head.i < pronoun.token.i and (own_too or t.clause != own)
            )
            found = self._thing.meant(pronoun, said, rest)
        if found is None and pronoun.subject and self._other_goes_on(sentence, before):
            return None
        return found or self._of_hero(pronoun, hint, here, before)

    def _of_hero(
        self, pronoun: Pronoun, hint: str, here: Sequence[Thing], before: Sequence[Sentence]
    ) -> Thing | None:
        """In a biography «он» is its hero, where nobody else of the gender is near."""
        hero = self._hero or self._lead
        if hero is None or pronoun.number != "Sing" or hero.gender not in pronoun.genders:
            return None
        for step, previous in enumerate(reversed(before)):
            things = self._things(previous)
            if step >= _NEAR and self._hero is None:
                return None  # news speak of others as well
            if step < _NEAR:
                if previous.speech is not None:
                    return None
                here = [*here, *things]
            mine = next((t for t in things if self._is(t, hero)), None)
            if mine is not None:
                mine = replace(mine, person=hero)
                people = pronoun.subject or hint == "person"
                others = [
                    t
                    for t in here
                    if not self._is(t, hero) and _might_be(t, pronoun) and (t.animate or not people)
                ]
                if pronoun.subject and mine.role == "subject":
                    others = [t for t in others if t.role == "subject"]  # subjects go on
                return None if others else mine
        return None

    def _is(self, thing: Thing, hero: Person) -> bool:
        return thing.person == hero or (
            thing.person is None and thing.animate and self.people.who(thing.head) == hero
        )

    def _before(
        self, sentence: Sentence, before: Sequence[Sentence], pronoun: Pronoun
    ) -> list[Thing]:
        """What the sentences before speak of: the nearest of the last two that speaks of any."""
        for step, previous in enumerate(reversed(before[-2:])):
            if previous.speech is not None:
                return []
            things = self._things(previous)
            if previous.paragraph != sentence.paragraph or previous.headline:
                # Only whom the whole article is about is carried over to a new paragraph.
                mine = [t for t in things if fits(t, pronoun) and t.animate]
                whole = bool(mine) and all(t.person == self._topic for t in mine)
                subject = any(t.role == "subject" for t in mine)
                return mine if whole and subject and self._topic and not step else []
            if any(fits(t, pronoun) or unknown(t, pronoun) for t in things):
                if step and not any(t.role == "subject" and fits(t, pronoun) for t in things):
                    return []
                return things
        return []


def _goes_on(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether the sentence follows another of its paragraph in the author's own words."""
    if not before or before[-1].speech is not None or before[-1].headline:
        return False
    return before[-1].paragraph == sentence.paragraph


def _thing_of(namer: Namer, title: str) -> Topic | None:
    named = namer.topic
    return topic_of(named.thing, sorted(named.classes), title) if named else None


def _might_be(thing: Thing, pronoun: Pronoun) -> bool:
    return fits(thing, pronoun) or unknown(thing, pronoun)


def _topic(sentences: Sequence[Sentence], people: People) -> Person | None:
    """The person most of the article is about: named most, and by its second sentence."""
    counted: Counter[Person] = Counter()
    opening: set[Person] = set()
    for number, sentence in enumerate(sentences):
        for mention in sentence.mentions:
            if mention.type != "PERSON":
                continue
            token = sentence.tokens[mention.first]
            person = people.who(token) or people.unnamed(token)
            if person is not None:
                counted[person] += 1
                if number < 2:
                    opening.add(person)
    found = counted.most_common(2)
    if not found or found[0][0] not in opening or found[0][1] < 3:
        return None
    return found[0][0] if len(found) == 1 or found[0][1] > 2 * found[1][1] else None


def _predicative(tokens: Sequence[Token], noun: Token) -> bool:
    """«был врачом», «— столица»: the noun names its subject once more."""
    head = tokens[noun.head] if noun.head >= 0 else None
    if head is None or noun.rel in ("acl", "parataxis"):
        return any(t.head == noun.i and t.rel.startswith("nsubj") for t in tokens)
    if head.lemma == "представлять" and noun.rel == "obj":
        return any(t.head == head.i and t.text == "собой" for t in tokens)
    return noun.feats.get("Case") == "Ins" and head.lemma in _LINKING
