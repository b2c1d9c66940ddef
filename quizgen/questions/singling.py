"""Which of many: an event, a body or a move that nothing in the stem tells from others."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Part
from quizgen.model import Token
from quizgen.questions.burden import copied
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated, proper, subject_of, told
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.gazetteer import country_of, country_of_adjective, place_kind
from quizgen.russian.wordlists import lists

_WHEN = frozenset(("when", "since", "until", "period", "how_long", "years"))
_NAMED = 2
"""Parts with a name in them that tell a deed which is neither unique nor repeated."""
_ANCHOR = re.compile(r"«[^»]+»|\d|\b[IVX]+\b")
"""A title or a number: «дебютировал с синглом «Judge Not»»."""


def listed(name: str) -> frozenset[str]:
    """The list of this name in `data/singling.yaml`."""
    return lists("singling.yaml")[name]


def one_of_many(draft: Draft) -> bool:
    """«Кто встретился с семьёй …?», «Сколько полицейских вывели …?»: when, is not told.

    A person's own deeds are told by who it was; what is done once to a thing by the thing's name.
    """
    predicate = draft.fact.predicate
    if not copied(draft) or predicate is None or draft.role.name in _WHEN:
        return False
    if not in_the_past(draft) or dated(draft):
        return False
    subject = subject_of(draft)
    asked = draft.role.part >= 0 and draft.fact.parts[draft.role.part] is subject
    whose = draft.role.name in ("of", "count") and asked
    again = predicate.lemma in listed("again and again")
    placing = draft.role.name in ("where", "whither", "whence", "name")
    if subject is not None and not _person(subject):
        placing = placing and not any(t.feats.get("Animacy") == "Anim" for t in subject.tokens)
    if subject is not None and not (again and placing) and not whose and not asked:
        if any(proper(token) for token in subject.tokens) or subject.tail:
            return False
    if not asked and not draft.dated and _of_history(subject, draft):
        return False
    if draft.fact.rule == "deed":
        return again
    counted = any(t.pos == "NUM" for k, p in enumerate(draft.fact.parts) for t in told(draft, k, p))
    if not again and (counted or _ANCHOR.search(draft.stem)):
        return False
    done = any(t.feats.get("Aspect") == "Perf" for t in predicate.tokens)
    if again or not done:
        return True
    named = sum(any(proper(t) for t in told(draft, k, p)) for k, p in enumerate(draft.fact.parts))
    named += _whole_person(draft)
    return named < (1 if predicate.lemma in listed("done once") else _NAMED)


def _person(part: Part) -> bool:
    return part.head.feats.get("Animacy") == "Anim"


def _whole_person(draft: Draft) -> bool:
    """«оказал влияние на судьбу Александра Суворова»: a person the deed was done to."""
    inside = {t.i for k, part in enumerate(draft.fact.parts) for t in told(draft, k, part)}
    return any(
        mention.type == "PERSON" and mention.first in inside
        for mention in draft.fact.sentence.mentions
    )


def _of_history(subject: Part | None, draft: Draft) -> bool:
    """«К чему привело развитие электроники?»: what came of a thing that was only once."""
    if subject is None or draft.role.name not in ("complement", "result", "reason"):
        return False
    return any(t.head == subject.head.i and t.pos == "NOUN" for t in subject.tokens)


def event_of_many(draft: Draft) -> bool:
    """«в первом туре», «в момент землетрясения»: which one, only the article says."""
    if not copied(draft) or dated(draft) or draft.role.name in _WHEN:
        return False
    return any(
        token.lemma in listed("events of many") and not _told_apart(token, part)
        for index, part in enumerate(draft.fact.parts)
        if part.function not in (TIME, ADVERB)
        for token in told(draft, index, part)
    )


def _told_apart(noun: Token, part: Part) -> bool:
    """A name or number of its own: «взрыв на Чернобыльской АЭС»."""
    return any(
        t.i != noun.i and (proper(t) or any(letter.isdigit() for letter in t.text))
        for t in part.tokens
        if abs(t.i - noun.i) <= len(part.tokens) and (t.head == noun.i or t.i == noun.i + 1)
    )


def of_no_land(draft: Draft) -> bool:
    """«Генеральный совет флота», «министерство по делам детей»: of which land?"""
    if not copied(draft):
        return False
    heads = [
        (token, part)
        for index, part in enumerate(draft.fact.parts)
        if part.function not in (TIME, ADVERB)
        for token in told(draft, index, part)
        if token.lemma in listed("of a land")
    ]
    if not heads or _land_told(draft):
        return False
    return any(
        not any(proper(t) and t.pos == "PROPN" for t in part.tokens if t.i > token.i)
        for token, part in heads
    )


def _land_told(draft: Draft) -> bool:
    """Whether a land, a town or «российский» stands in the stem."""
    sentence = draft.fact.sentence
    for index, part in enumerate(draft.fact.parts):
        inside = {t.i for t in told(draft, index, part)}
        for mention in sentence.mentions:
            if mention.type == "PLACE" and mention.first in inside:
                return True
        for token in told(draft, index, part):
            if token.pos == "ADJ" and country_of_adjective(token.lemma):
                return True
            kind = place_kind(token.text) or place_kind(token.lemma.title())
            if proper(token) and (kind or country_of(token.text)):
                return True
            if token.pos == "ADJ" and token.text[:1].islower() and token.lemma.endswith("ский"):
                return True  # «курский», «британский»
    return False


def move_of_no_time(draft: Draft) -> bool:
    """«В какой город переехал Егоров?»: people move more than once."""
    predicate = draft.fact.predicate
    if not copied(draft) or predicate is None or predicate.lemma not in listed("moving"):
        return False
    if draft.role.name not in ("name", "whither", "whence", "where", "of") or dated(draft):
        return False
    others = [
        p for k, p in enumerate(draft.fact.parts)
        if k != draft.role.part and p.function not in (SUBJECT, ADVERB)
    ]  # fmt: skip
    return not others


def yearly(draft: Draft) -> bool:
    """«В каком городе начался День памяти?»: it comes every year, and everywhere."""
    subject = subject_of(draft)
    if not copied(draft) or subject is None or dated(draft) or draft.role.name in _WHEN:
        return False
    return subject.head.lemma in listed("yearly") and in_the_past(draft)


def land_of_its_town(draft: Draft) -> bool:
    """«В какой стране ворота Константинополя открыли …?»: whoever knows the town knows it."""
    if draft.template.key not in ("general/country", "general/which-country-of"):
        return False
    inside = {t.i for k, part in enumerate(draft.fact.parts) for t in told(draft, k, part)}
    return any(
        mention.type == "PLACE"
        and mention.first in inside
        and place_kind(_base(draft.fact.sentence.tokens[mention.first])) == "CITY"
        for mention in draft.fact.sentence.mentions
    )


def _base(token: Token) -> str:
    return token.lemma[:1].upper() + token.lemma[1:]


def people_of_no_name(draft: Draft) -> bool:
    """«От кого получил прозвище? — от профессоров»: people nothing tells from others."""
    if draft.template.key != "why/whom-complement":
        return False
    head = draft.role.head
    plural = head.feats.get("Number") == "Plur" and head.feats.get("Animacy") == "Anim"
    return plural and not any(proper(t) for t in draft.role.focus)


def known_to_all(draft: Draft) -> bool:
    """«Какую должность в 2013 году занимал Барак Обама?»: nobody needs the article for it."""
    if draft.role.name != "post":
        return False
    last = draft.stem.rstrip("?").split()[-1].lower()
    return last in listed("known to all")


def trifle(draft: Draft) -> bool:
    """«В каком году поэт посетил Приозерск?»: when it was nobody has to know."""
    predicate = draft.fact.predicate
    if not copied(draft) or predicate is None or draft.role.name not in ("when", "since"):
        return False
    subject = subject_of(draft)
    person = subject is not None and subject.head.feats.get("Animacy") == "Anim"
    return person and predicate.lemma in listed("trifles")


def nothing_held(draft: Draft) -> bool:
    """«Что появилось во время войны?», «Что начал … Совет?»: «что» of a past of many things.

    Asked of what was made or done by somebody named, of the deed of a person in a year or with a
    place, and of what holds at any time.
    """
    if draft.template.key not in ("general/what-subject", "general/what-object"):
        return False
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or draft.fact.rule == "deed":
        return False
    if len(predicate.tokens) > 1 and not predicate.passive:
        return True  # «Что сумел получить …?»
    if not in_the_past(draft):
        return False
    if draft.role.name == "subject":
        return not predicate.passive or not any(
            p.function not in (SUBJECT, TIME, ADVERB)
            and not p.preposition
            and p.head.feats.get("Case") == "Ins"
            and any(proper(t) for t in p.tokens)
            for p in draft.fact.parts
        )
    if subject is not None and not any(proper(t) for t in subject.tokens):
        return True
    placed = any(
        p.preposition in ("в", "во", "на") and proper(p.head) and p.function not in (TIME, OBJECT)
        for p in draft.fact.parts
    )
    if subject is None:
        return not (placed and dated(draft))
    if draft.answer.split()[0].lower().startswith("сво"):
        return True
    return not placed and (predicate.lemma in listed("no object asked") or not dated(draft))


SINGLING = (
    ("nameless event", one_of_many),
    ("nameless event", event_of_many),
    ("vague noun", of_no_land),
    ("too little said", move_of_no_time),
    ("answer guessed", known_to_all),
    ("not worth asking", trifle),
    ("nameless event", yearly),
    ("answer guessed", land_of_its_town),
    ("vague answer", people_of_no_name),
    ("too little said", nothing_held),
)
"""Checks of review: the stem tells which event, body or move is meant."""
