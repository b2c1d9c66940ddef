"""More of a question's order: who was moved comes before where, a deed's object beside its verb."""

from __future__ import annotations

from quizgen.facts.clause import ADVERB, OBJECT, TIME, Fact, Part

_SPANS = frozenset(("год", "месяц", "неделя", "день", "час", "сутки", "полгода"))
_LONG = 5
_BRIEF = 2
"""Words of a subject after which a place is no longer the verb's, and of such a place."""
_FAR = 3
"""Places from the verb from which a stretch of time at the end is too far from it."""
Order = list[Part | None]
"""Parts in the order to write them; None stands for the predicate."""


def before_verb(order: Order, subject: Part) -> Order:
    """The order with the subject before the predicate and the adverbs that lead it."""
    rest = [p for p in order if p is not subject]
    verb = rest.index(None)
    while verb and (before := rest[verb - 1]) is not None and before.function == ADVERB:
        verb -= 1
    return [*rest[:verb], subject, *rest[verb:]]


def _who_first(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«Когда Пётр Орлов был переведён в Ангарск?», not «в Ангарск был переведён Пётр Орлов»."""
    predicate = fact.predicate
    if predicate is None or not predicate.passive or order.index(subject) < order.index(None):
        return order
    if subject.head.feats.get("Animacy") != "Anim" or subject.head.pos != "PROPN":
        return order
    verb = order.index(None)
    moved = [p for p in order[:verb] if p is not None and p.function not in (TIME, ADVERB)]
    if not moved:
        return order
    before = [p for p in order[:verb] if p not in moved]
    after = [p for p in order[verb + 1 :] if p is not subject]
    adverbs = [p for p in before if p is not None and p.function == ADVERB]
    times = [p for p in before if p not in adverbs]
    return [*times, subject, *adverbs, None, *moved, *after]


def _object_beside(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«начал свою деятельность на комбинате»: what the article put first stands by its verb."""
    verb = order.index(None)
    thing = next((p for p in order[verb + 1 :] if p is not None and p.function == OBJECT), None)
    predicate = fact.predicate
    if thing is None or predicate is None or thing.preposition:
        return order
    if thing.start > predicate.tokens[0].i:
        return order
    between = order[verb + 1 : order.index(thing)]
    if not between or not all(p is not None and p.preposition for p in between):
        return order
    rest = [p for p in order if p is not thing]
    return [*rest[: verb + 1], thing, *rest[verb + 1 :]]


def _by_whom_beside(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«книга под названием «…» была выпущена Печатным двором»: who did it stands by the verb."""
    predicate, at, verb = fact.predicate, order.index(subject), order.index(None)
    if predicate is None or not predicate.passive or at < verb or subject.tail:
        return order
    agent = next(
        (
            p
            for p in order[at + 1 :]
            if p is not None
            and not p.preposition
            and p.function not in (TIME, ADVERB)
            and p.head.feats.get("Case") == "Ins"
        ),
        None,
    )
    if agent is None:
        return order
    return before_verb(order, subject)


def _how_long_beside(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«учился несколько месяцев в школе …», not «в школе … несколько месяцев»."""
    verb, last = order.index(None), order[-1]
    if last is None or last is subject or last.preposition or len(order) - verb < _FAR:
        return order
    if last.head.lemma not in _SPANS or last.function == ADVERB:
        return order
    return [*order[: verb + 1], last, *order[verb + 1 : -1]]


def _place_before_long(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«В каком году в Риге был напечатан текст Устава …?»: the place would read as the text's."""
    predicate, last = fact.predicate, order[-1]
    if predicate is None or not predicate.passive or last is None or last is subject:
        return order
    at, verb = order.index(subject), order.index(None)
    if at != verb + 1 or at != len(order) - 2 or len(subject.tokens) < _LONG or subject.tail:
        return order
    if last.preposition not in ("в", "во", "на") or len(last.tokens) > _BRIEF or last.tail:
        return order
    return [*order[:verb], last, *order[verb:-1]]


def _object_after(fact: Fact, asked: int, order: Order, subject: Part) -> Order:
    """«Орлов провёл единственное сражение», not «Орлов единственное сражение провёл»."""
    verb = order.index(None)
    thing = order[verb - 1] if verb else None
    if thing is None or thing.function != OBJECT or thing.preposition or thing is subject:
        return order
    if len(thing.tokens) < _BRIEF or subject.head.pos != "PROPN" or thing.tail:
        return order
    return [*order[: verb - 1], None, thing, *order[verb + 1 :]]


MENDINGS = (
    _who_first, _object_beside, _by_whom_beside, _how_long_beside, _place_before_long,
    _object_after,
)  # fmt: skip
"""Steps after those of `order.settled`, in this order."""
