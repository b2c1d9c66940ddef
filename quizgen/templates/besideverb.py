"""What stands beside the verb of a question: «оказал большое влияние», «впервые пришёл»."""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Fact
from quizgen.russian.counting import counter
from quizgen.russian.wordlists import lists
from quizgen.templates.moving import Order, before_verb


def object_by_light_verb(fact: Fact, asked: int, order: Order) -> Order:
    """«Кто оказал | большое влияние | на судьбу Суворова?», «назначил | Иванова | главой».

    Where somebody unnamed counts or moves people the verb comes first: «Сколько полицейских
    дополнительно вывели на улицы Лондона …?».
    """
    predicate = fact.predicate
    if predicate is None or predicate.passive or None not in order:
        return order
    own = fact.parts[asked]
    subject = own.function == SUBJECT
    nobody = not any(p.function == SUBJECT for p in fact.parts if p is not own)
    if nobody and counter(own.tokens, own.head) is not None and _place_ahead(order):
        return _verb_first(order)
    if not subject or predicate.lemma not in lists("singling.yaml")["light"]:
        return order
    thing = next((p for p in order if p is not None and p.function == OBJECT), None)
    if thing is None or thing.preposition or thing.tail:
        return order
    rest = [p for p in order if p is not thing]
    verb = rest.index(None)
    ahead = rest[:verb]
    if any(p is not None and p.function not in (TIME, ADVERB) for p in ahead):
        return order
    return [*rest[: verb + 1], thing, *rest[verb + 1 :]]


def _place_ahead(order: Order) -> bool:
    """Whether two phrases or a place stand between what is counted and its verb."""
    ahead = [p for p in order[: order.index(None)] if p is not None]
    return any(p.preposition and p.function not in (TIME, ADVERB) for p in ahead)


def _verb_first(order: Order) -> Order:
    """Adverbs, the verb, where and what for, and last when."""
    adverbs = [p for p in order if p is not None and p.function == ADVERB]
    times = [p for p in order if p is not None and p.function == TIME]
    others = [p for p in order if p is not None and p not in adverbs and p not in times]
    return [*adverbs, None, *others, *times]


def first_time_by_verb(order: Order) -> Order:
    """«Когда Юрий Гагарин впервые пришёл …?», not «Когда впервые Юрий Гагарин пришёл …?»."""
    first = order[0] if order else None
    if first is None or first.function != ADVERB or first.head.lemma != "впервые":
        return order
    rest = order[1:]
    if None not in rest or rest.index(None) == 0:
        return order
    verb = rest.index(None)
    return [*rest[:verb], first, *rest[verb:]]


def doer_before(fact: Fact, asked: int, order: Order) -> Order:
    """«премьер-министр Родезии Ян Смит провозгласил независимость», not the other way round."""
    subject = next((p for p in order if p is not None and p.function == SUBJECT), None)
    if subject is None or None not in order or subject.tail:
        return order
    verb, at = order.index(None), order.index(subject)
    thing = order[verb + 1] if verb + 1 < len(order) else None
    if at < verb or thing is None or thing.function != OBJECT:
        return order
    if subject.head.feats.get("Animacy") != "Anim":
        return order
    # «В каком году Пушкин окончил лицей?»: after its object a name is an afterthought.
    if subject.head.pos != "PROPN" and len(subject.tokens) < _TITLED:
        return order
    return before_verb(order, subject)


_TITLED = 3
"""Words of a person told with a post, a name being one."""
