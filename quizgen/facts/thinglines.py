"""What is told of a place or a building, as questions its reader would ask: when, by whom, where.

The clauses about it are matched with a table (`data/thinglines.yaml`), as those of a life are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import DATE_TYPES, Fact, Role
from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import written
from quizgen.facts.lifelines import RULE
from quizgen.facts.lifeslots import fill, time_text, time_type
from quizgen.facts.phrase import Phrase
from quizgen.facts.slotwords import bound_to_verb, tells_little
from quizgen.facts.thinganswers import answer_of
from quizgen.facts.thingborders import borders
from quizgen.facts.thingclauses import ThingClause, thing_clauses
from quizgen.facts.thingkinds import is_thing_kind
from quizgen.facts.thingpatterns import ThingAsk, ThingPattern, thing_patterns
from quizgen.facts.thingwording import (
    ThingTold,
    done_to,
    past_of,
    present_of,
    stem_of,
    without_time,
)
from quizgen.model import Article, Sentence, Token
from quizgen.russian.heroes import hero_of
from quizgen.russian.things import Thing, thing_of_title, thing_opening

_TIMES = DATE_TYPES - {"TIME"}
_NEVER = ("до", "после", "к", "около", "между", "от", "по", "примерно")


def thinglines(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """What an article tells of the places it is about; nothing of an article about a person."""
    if article.date is not None:
        return
    body = (article.text[article.headline[1] :] if article.headline else article.text).lstrip()
    if hero_of(article.title, body) is not None:
        return
    scopes = _scopes(sentences, article, body)
    told: list[tuple[str, Fact]] = []
    for clause in thing_clauses(sentences, scopes):
        sides = [
            (stem, _fact(clause.clause, stem, answer, set(), focus, focus[-1]))
            for stem, answer, focus in borders(clause)
        ]
        told.extend(sides)
        for pattern in thing_patterns():
            if sides:
                break
            one = _read(clause, pattern)
            asked = list(_asked(one)) if one is not None else []
            told.extend(asked)
            if asked:
                break
    answers: dict[str, set[str]] = {}
    for stem, fact in told:
        answers.setdefault(stem, set()).add(fact.roles[0].text)
    # What has two answers in one article is asked of neither.
    yield from (fact for stem, fact in told if len(answers[stem]) == 1)


def _scopes(sentences: Sequence[Sentence], article: Article, body: str) -> dict[int, Thing | None]:
    """Paragraph → the thing it is about: of the title, or of its own first sentence."""
    whole = thing_of_title(article.title, body) if article.headline else None
    found: dict[int, Thing | None] = {}
    for sentence in sentences:
        if not sentence.headline and sentence.paragraph not in found:
            own = whole or thing_opening(sentence.text)
            if own is not None and not found and own.in_title(article.title):
                whole = own  # «О Тверской области»
            found[sentence.paragraph] = own
    return found


def _read(clause: ThingClause, pattern: ThingPattern) -> ThingTold | None:
    was, acted = _said(clause, pattern)
    if not was or pattern.said not in clause.clause.sentence.text.lower():
        return None
    again = clause.clause.sentence.tokens[max(0, clause.clause.verb.i - 2) : clause.clause.verb.i]
    if any(t.text.lower() in ("вновь", "снова") for t in again):
        was = f"вновь {was}"
    slots = {
        name: slot
        for name, ways in pattern.slots.items()
        if (slot := fill(clause.clause, name, ways, is_thing_kind)) is not None
        and (slot := without_time(slot)) is not None
    }
    bound = bound_to_verb(clause.clause, tuple(slots.values()), pattern.said)
    if bound is None:
        return None
    return ThingTold(clause, pattern, was, acted, slots, when_of(clause.clause), bound)


def _said(clause: ThingClause, pattern: ThingPattern) -> tuple[str, str]:
    """The verb as it is said of the thing, and as «кто» asks for it; empty where it tells else."""
    verb, gender = clause.clause.verb, clause.thing.gender
    feats = verb.feats
    if clause.role == "definition":
        if verb.lemma in pattern.passive and pattern.lasting:
            return done_to(verb.lemma, gender).split(" ", 1)[-1], ""
        met = pattern.lasting and verb.lemma in pattern.verbs and feats.get("Tense") == "Pres"
        return (present_of(verb.lemma, gender), "") if met else ("", "")
    if clause.role == "object":
        if (
            verb.lemma not in pattern.passive
            or feats.get("Tense") != "Past"
            or clause.clause.passive
        ):
            return "", ""
        return done_to(verb.lemma, gender), past_of(verb.lemma, "Masc")
    if clause.clause.passive:
        if verb.lemma not in pattern.passive:
            return "", ""
        was = done_to(verb.lemma, gender)
        stands = clause.thing.part or pattern.lasting or when_of(clause.clause) is None
        now = stands and not _was(clause)
        if pattern.lasting and not now and when_of(clause.clause) is None and not pattern.built:
            return "", ""
        # «Собор построен по проекту …» is asked as it is told.
        return (was.split(" ", 1)[-1] if now else was), ""
    if verb.lemma in pattern.verbs and feats.get("Tense") == "Past":
        if pattern.lasting and when_of(clause.clause) is None:
            return "", ""  # «состояла из ста домов»: when, the sentence does not say
        return past_of(verb.lemma, gender), ""
    if pattern.lasting and verb.lemma in pattern.verbs and feats.get("Tense") == "Pres":
        return present_of(verb.lemma, gender), ""
    if verb.lemma in pattern.now and feats.get("Tense") == "Pres":
        return past_of(pattern.now[verb.lemma], gender), ""
    return "", ""


def _was(clause: ThingClause) -> bool:
    """Whether «был» stands before the participle: it was so."""
    tokens = clause.clause.sentence.tokens
    return any(
        t.lemma == "быть" for t in tokens[max(0, clause.clause.verb.i - 4) : clause.clause.verb.i]
    )


def when_of(clause: LifeClause) -> tuple[str, str, str, Token] | None:
    """(type, value, words, token) of the one time of a clause; None where there is none or more."""
    times = [p for p in clause.phrases if p.kind == "time"]
    if len(times) != 1 or times[0].preposition:
        return None
    phrase: Phrase = times[0]
    kind, value = time_type(clause, phrase)
    text = time_text(phrase)
    if kind not in _TIMES or not re.search(
        r"\d{3}|до н|[IVX]+ век|[IVX]+ в\.", written(phrase.tokens)
    ):
        return None
    opens = text.split()[0].lower()
    whole = opens in ("в", "во", "на", "с") or kind not in ("YEAR", "CENTURY", "DECADE", "PERIOD")
    if opens in _NEVER or not whole:
        return None
    return kind, value, text, phrase.head


def _asked(told: ThingTold) -> Iterator[tuple[str, Fact]]:
    done: set[str] = set()
    for ask in told.pattern.asks:
        if ask.group in done or not _suits(told, ask):
            continue
        fact = _fact_of(told, ask)
        if fact is not None:
            done |= {ask.group} - {""}
            yield fact.roles[1].text, fact


def _suits(told: ThingTold, ask: ThingAsk) -> bool:
    if told.told.thing.passing and set(re.findall(r"{(\w+)", ask.stem)) <= {"q", "was", "thing"}:
        return False  # «В каком году был разграблен Рим?»: more than once
    role, passive = told.told.role, told.told.clause.passive
    if ask.of == "passive":
        return role == "subject" and passive
    if ask.of in ("object", "actor"):
        return role == "object"
    return True


def _fact_of(told: ThingTold, ask: ThingAsk) -> Fact | None:
    clause = told.told.clause
    stem = stem_of(told, ask)
    if ask.slot == "when":
        if told.when is None or not stem:
            return None
        kind, value, text, token = told.when
        answer = value if kind == "YEAR" and re.fullmatch(r"в \d{3,4} году", text) else text
        return _fact(clause, stem, answer, {kind}, (token,), token)
    slot = told.slots.get(ask.slot)
    if slot is None or not stem or tells_little(slot):
        return None
    answer, types, focus = answer_of(told, ask, slot)
    return _fact(clause, stem, answer, types, focus, slot.head) if answer else None


def _fact(
    clause: LifeClause, stem: str, answer: str, types: set[str], focus: Sequence[Token], head: Token
) -> Fact:
    verb = clause.verb
    asked = Role("deed", frozenset(types | {"ANY"}), -1, tuple(focus), head, answer, answer)
    thing = Role("thing", frozenset(("ANY",)), -1, (verb,), verb, text=stem.removesuffix("?"))
    return Fact(RULE, clause.sentence, None, roles=(asked, thing))
