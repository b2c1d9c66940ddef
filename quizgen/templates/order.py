"""The order of a question's words where the article's own order would not do after them.

A question word pulls its verb to it, so a short predicate stands before its subject, a long one
after it; what belongs to a noun stays beside the noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Fact, Part, Predicate
from quizgen.russian.counting import counter
from quizgen.russian.verbs import verb_reading
from quizgen.templates.besideverb import doer_before, first_time_by_verb, object_by_light_verb
from quizgen.templates.moving import MENDINGS, Order, before_verb

_BETWEEN = 2
"""Words that may stand between a verb and the subject after it, one more before a long one."""
_CLOSING = 6
"""Words after the verb up to which a time still finds its verb from the end."""
_IN_THE_ROLE = frozenset(
    ("статус", "качество", "состав", "звание", "ранг", "чин", "должность", "число", "роль", "форма")
)
"""«восстановлена в статусе земли»: a complement of the verb, not a place."""
_EQUATING = frozenset(("являться", "стать", "становиться", "считаться", "оказаться"))
_OF_NOUNS = frozenset(
    ("в", "во", "на", "из", "с", "со", "к", "о", "об", "над", "для", "от", "против", "между", "за")
)


def with_adverbs(
    predicate: Predicate, forms: Sequence[str], parts: Sequence[Part]
) -> tuple[list[str], list[Part]]:
    """The predicate's words with the adverbs said inside it, and the other parts.

    «должен официально состояться», «был посмертно награждён»: the adverb keeps its place.
    """
    low, high = predicate.tokens[0].i, predicate.tokens[-1].i
    if len(forms) != len(predicate.tokens):
        return list(forms), list(parts)
    inside = [p for p in parts if p.function == ADVERB and low < p.start < high]
    placed = [(t.i, form) for t, form in zip(predicate.tokens, forms, strict=True)]
    placed += [(p.start, " ".join(t.text for t in p.tokens)) for p in inside]
    if [t.i for t in predicate.tokens] != sorted(t.i for t in predicate.tokens):
        return list(forms), list(parts)
    return [form for _, form in sorted(placed)], [p for p in parts if p not in inside]


def settled(fact: Fact, asked: int, order: Sequence[Part | None]) -> Order:
    """The order with its usual faults mended, one after another."""
    found: Order = _way_later(_person_first(list(order)))
    found = first_time_by_verb(object_by_light_verb(fact, asked, found))
    subject = next((p for p in found if p is not None and p.function == SUBJECT), None)
    if subject is None or None not in found:
        return found
    for step in (_glued, _not_torn, _first_again, _thing_before_place, *MENDINGS):
        found = step(fact, asked, found, subject)
    return _time_later(fact, asked, doer_before(fact, asked, found), subject)


def _person_first(order: Order) -> Order:
    """«Кто поздравил | Елену Иванову | с победой?»: a name for a pronoun stands by its verb."""
    if None not in order:
        return order
    verb = order.index(None)
    for at, part in enumerate(order):
        if part is None or at <= verb + 1 or part.preposition or part.function == SUBJECT:
            continue
        head = part.head
        told = head.feats.get("Resolved") and head.feats.get("Case") in ("Acc", "Dat")
        between = order[verb + 1 : at]
        if told and head.feats.get("Animacy") == "Anim" and all(p and p.preposition
                                                                for p in between):  # fmt: skip
            rest = [p for p in order if p is not part]
            return [*rest[: verb + 1], part, *rest[verb + 1 :]]
    return order


def _way_later(order: Order) -> Order:
    """«На сколько километров озеро протянулось с севера на юг?»: the way follows its verb."""
    if len(order) < 3 or None not in order:
        return order
    first, second = order[0], order[1]
    if first is None or second is None or first.preposition not in ("с", "со", "от"):
        return order
    if second.preposition not in ("на", "до") or order.index(None) < 2:
        return order
    rest = order[2:]
    verb = rest.index(None)
    return [*rest[: verb + 1], first, second, *rest[verb + 1 :]]


def _weight(parts: Sequence[Part | None]) -> int:
    """Words the parts take, their prepositions counted."""
    return sum(len(p.tokens) + len(p.preposition.split()) for p in parts if p is not None)


def _glued(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«нападение викингов на острова произошло»: what followed its noun before the verb stays."""
    after = next((p for p in order if p is not None and _belongs(fact, subject, p)), None)
    if after is None:
        return order
    rest = [p for p in order if p is not after and p is not subject]
    verb = rest.index(None)
    if any(p is not None and p.function != ADVERB for p in rest[verb + 1 :]):
        return [*rest[:verb], subject, after, *rest[verb:]]
    at = [p for p in order if p is not after].index(subject)
    return [*rest[:at], subject, after, *rest[at:]]


def _belongs(fact: Fact, subject: Part, part: Part) -> bool:
    """Whether the article has the phrase between a common noun and its verb."""
    head, predicate = subject.head, fact.predicate
    if subject.tail or head.pos == "PROPN" or head.feats.get("Animacy") == "Anim":
        return False
    return (
        predicate is not None
        and part.preposition in _OF_NOUNS
        and part.function not in (TIME, ADVERB)
        and part.start - 1 == subject.tokens[-1].i + 1
        and part.tokens[-1].i < predicate.tokens[0].i
    )


def _not_torn(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """A subject with a clause of its own closes the question: nothing follows the clause."""
    at, verb = order.index(subject), order.index(None)
    tail = order[at + 1 :]
    if not subject.tail or at < verb or not tail:
        return order
    return [*order[:at], *tail, subject]


def _first_again(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«познакомились с продавцом картин … Моне»: a subject too far from its verb goes before it."""
    at, verb = order.index(subject), order.index(None)
    if at < verb:
        return order
    between = [p for p in order[verb + 1 : at] if p is not None and p.function != ADVERB]
    behind = [p for p in order[at + 1 :] if p is not None]
    role = any(p.preposition in ("в", "во") and p.head.lemma in _IN_THE_ROLE for p in behind)
    told = _weight(between)
    lighter = told <= _BETWEEN or _BETWEEN + 1 == told < _weight([subject])
    if (lighter and not role) or subject.tail:
        return order
    return before_verb(order, subject)


def _thing_before_place(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«Сколько полётов в аэроклубе выполнил …»: the place would read as the flights'."""
    part = fact.parts[asked]
    if counter(part.tokens, part.head) is not None:
        # «Сколько полётов всего …»: the number asked is the whole one anyway.
        order = [p for p in order if p is None or p.tokens[0].lemma != "всего"]
    first = order[0]
    if part.function != OBJECT or first is None or len(order) < 3:
        return order
    if not first.preposition or first.function in (TIME, ADVERB, SUBJECT):
        return order
    return [*order[1:], first]


def _time_later(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«Сколько картин в 1912 году Модильяни выставил?»: the time is not the pictures', it closes.

    Where much follows the verb the time stands before the verb, after the subject.
    """
    time, verb = order[0], order.index(None)
    part = fact.parts[asked]
    if time is None or time.function != TIME or counter(part.tokens, part.head) is None:
        return order
    at = order.index(subject)
    behind = order[verb + 1 :]
    if at > verb or not behind or any(p is not None and p.tail for p in order):
        return order
    if _weight(behind) <= _CLOSING:
        return [*order[1:], time]
    return [*order[1 : at + 1], time, *order[at + 1 :]]


def kept_plural(fact: Fact, subject: Part) -> bool:
    """Whether the verb after «сколько» stays as it is.

    «Сколько стран являются членами союза?»: a plural noun in the predicate keeps it plural;
    «Сколько островов насчитывают на озере?»: an object may pass for the subject.
    """
    predicate = fact.predicate
    if predicate is None or predicate.lemma in _EQUATING:
        return True
    reading = verb_reading(predicate.tokens[-1])
    if not predicate.passive and reading is not None:
        takes = reading.feats.get("Transitive") == "Yes"
        if takes and not any(p.function == OBJECT for p in fact.parts):
            return True
    return any(
        part is not subject
        and not part.preposition
        and part.head.feats.get("Case") == "Ins"
        and part.head.feats.get("Number") == "Plur"
        and part.head.feats.get("Animacy") == "Anim"
        for part in fact.parts
    )
