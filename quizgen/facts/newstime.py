"""When it was: what news tell on their day, told so that it is understood later.

«Форум, проходящий в Уральске» of November 2025 «проходил в ноябре 2025 года»; a total holds «по
состоянию на ноябрь 2025 года»; of two visits the year tells which.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.anchoring import with_part
from quizgen.facts.clause import DATE_TYPES, OBJECT, SUBJECT, TIME, Fact, Part, Role
from quizgen.model import Token
from quizgen.russian.calendar import MONTHS_IN
from quizgen.russian.counting import counter
from quizgen.russian.gazetteer import is_event
from quizgen.russian.tenses import had_to, told_past
from quizgen.russian.wordlists import lists

_MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
           "октябрь", "ноябрь", "декабрь")  # fmt: skip
_MONTHS_BY = ("январю", "февралю", "марту", "апрелю", "маю", "июню", "июлю", "августу", "сентябрю",
              "октябрю", "ноябрю", "декабрю")  # fmt: skip
_FIRST_DAYS = 3
"""In the first days of a month the news may be of the month before."""
_OVER = 2025
"""Years before this one are over."""
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_AS_OF = re.compile(
    r"по (?:данным|состоянию) на ((?:\d{1,2} |начало |конец |середину )?[а-я]+)"
    r" (\d{4}|текущего|этого|нынешнего|сего) г(?:ода|\.)"
)
_LEAD = 3
"""Sentences of news that tell the news; what follows may be of any time."""
_BEFORE = frozenset(("ранее", "раньше", "прежде", "напомним", "накануне", "предыдущий", "прошлый"))


def timed(facts: Sequence[Fact], published: datetime.date | None) -> list[Fact]:
    """The facts of dated news with their time written in where the day of the news makes it sure.

    A fact may become two, where what is asked decides which time has to be told. In undated texts
    only what «должно» happen in a year long past is told as past.
    """
    told: list[Fact] = []
    if published is None:
        return [(_duty(fact) if _long_ago(fact) else None) or fact for fact in facts]
    month = f"в {MONTHS_IN[published.month - 1]} {published.year} года"
    for fact in facts:
        fact = _going_on(fact, month) or _duty(fact) or fact
        fact = _lead_event(fact, published, month) or fact
        fact = _tail(fact, told) or fact
        told.extend(_split(fact, published))
    return told


def with_time(fact: Fact, text: str, first: bool = False) -> Fact:
    """The fact with one more time before its verb, or at its beginning."""
    assert fact.predicate is not None
    at = fact.sentence.tokens[0 if first else max(0, fact.predicate.tokens[0].i - 1)]
    token = Token(at.i, text, at.start, at.start, text, "ADV", {}, at.i, "advmod")
    return with_part(fact, 0 if first else len(fact.parts), Part(TIME, (token,), token))


def _subject(fact: Fact) -> Part | None:
    return next((part for part in fact.parts if part.function == SUBJECT), None)


def _dated(fact: Fact) -> bool:
    return any(part.function == TIME for part in fact.parts) or any(
        mention.type in DATE_TYPES for mention in fact.sentence.mentions
    )


def _going_on(fact: Fact, month: str) -> Fact | None:
    """«форум проходит», «Иванов требует»: of the day of the news, so it is told in the past."""
    subject = _subject(fact)
    if fact.predicate is None or subject is None or fact.notes or _dated(fact):
        return None
    event = is_event(subject.head.lemma) and fact.predicate.lemma in _words("going on")
    if not event and fact.predicate.lemma not in _words("demands"):
        return None
    past = _past(fact, subject)
    return with_time(past, month) if past else None


def _past(fact: Fact, subject: Part) -> Fact | None:
    """The fact with its present verb in the past."""
    predicate = fact.predicate
    if predicate is None or len(predicate.tokens) > 1:
        return None
    head, number = subject.head, subject.head.feats.get("Number", "Sing")
    if counter(subject.tokens, head) is not None:
        number = "Plur"
    form = told_past(predicate.forms[0], head.feats.get("Gender", "Masc"), number)
    if form is None:
        return None
    verb = predicate.tokens[0]
    feats = {**verb.feats, "Tense": "Past", "VerbForm": "Fin"}
    return replace(
        fact, predicate=replace(predicate, tokens=(replace(verb, feats=feats),), forms=(form,))
    )


def _duty(fact: Fact) -> Fact | None:
    """«должен состояться» was so on the day of the news: «должен был состояться»."""
    predicate, subject = fact.predicate, _subject(fact)
    if predicate is None or subject is None or predicate.lemma != "должный":
        return None
    at = predicate.agreeing
    verb = predicate.tokens[at]
    if any(form in ("был", "была", "было", "были", "будет") for form in predicate.forms):
        return None
    number = verb.feats.get("Number", "Sing")
    forms = list(predicate.forms)
    forms[at] = had_to(forms[at], verb.feats.get("Gender", "Masc"), number)
    return replace(fact, predicate=replace(predicate, forms=tuple(forms)))


def _long_ago(fact: Fact) -> bool:
    """Whether all years of the clause are over on any day it may be read."""
    years = [
        int(year)
        for part in fact.parts
        if part.function == TIME
        for year in _YEAR.findall(" ".join(t.text for t in part.tokens))
    ]
    return bool(years) and max(years) < _OVER


def _as_of(fact: Fact, published: datetime.date) -> str | None:
    """«1 марта 2022 года» of «по данным на 1 марта текущего года»."""
    found = _AS_OF.findall(fact.sentence.text)
    if len(found) != 1:
        return None
    day, year = found[0]
    return f"{day} {year if year.isdigit() else published.year} года"


def _lead_event(fact: Fact, published: datetime.date, month: str) -> Fact | None:
    """«стала победительницей турнира» in the lead of the news: of that month."""
    predicate = fact.predicate
    if predicate is None or fact.notes or fact.rule != "clause" or _dated(fact):
        return None
    if any(_YEAR.search(t.text) for part in fact.parts for t in part.tokens):
        return None  # «в финале турнира 2022 года» is told with its year
    speech = fact.sentence.speech
    if published.day <= _FIRST_DAYS or not fact.parts or (speech is not None and speech.direct):
        return None
    if {t.lemma for t in fact.sentence.tokens} & _BEFORE:
        return None
    verb = predicate.tokens[predicate.agreeing]
    if verb.feats.get("Tense") != "Past" or verb.feats.get("Aspect") != "Perf":
        return None
    if fact.sentence.i <= _LEAD and verb.lemma in _words("news of the day") and _told_whose(fact):
        return with_time(fact, month)  # «Орлов назначен главой …»
    if speech is not None:
        return None
    met = _words("repeated") - _words("contests")
    held = [p for p in fact.parts if p.function == OBJECT and p.head.lemma in met]
    if any(counter(p.tokens, p.head) is None for p in held):
        return with_time(fact, month)  # «провёл встречу с …», not «провёл 41 матч» in all
    if fact.sentence.i > _LEAD:
        return None
    repeated = _words("contests") | _words("repeated")
    for part in fact.parts:
        if any(_numbered(t) for t in part.tokens):
            continue
        for token in part.tokens:
            own = [t for t in part.tokens if t.head == token.i and t.pos != "ADP"]
            if token.lemma in repeated and own:
                return with_time(fact, month)
    return None


def _told_whose(fact: Fact) -> bool:
    """Whether a name stands at the head of what did it or underwent it, or right under it."""
    return any(
        t.pos == "PROPN" and (t is part.head or t.head == part.head.i)
        for part in fact.parts
        if not part.preposition
        for t in part.tokens
    )


def _numbered(token: Token) -> bool:
    roman = token.text.strip("-") and not token.text.strip("IVXLC")
    return bool(roman) or token.text[:1].isdigit() or token.lemma in ("первый", "последний")


def _tail(fact: Fact, told: Sequence[Fact]) -> Fact | None:
    """«встреча, прошедшая в Кремле»: with the month its own clause got."""
    parts = list(fact.parts)
    for index, part in enumerate(parts):
        if not part.tail or not is_event(part.head.lemma) or _dated_in(fact, part):
            continue
        for other in told:
            subject = _subject(other)
            if other.sentence.i != fact.sentence.i or subject is None or other.rule != "clause":
                continue
            time = next((p for p in other.parts if _written(p)), None)
            if subject.head.i == part.head.i and time is not None:
                parts[index] = replace(part, tail=f"{part.tail} {time.head.text}")
                return replace(fact, parts=tuple(parts))
    return None


def _dated_in(fact: Fact, part: Part) -> bool:
    return any(p is not part and _written(p) for p in fact.parts) or part.tail[-4:] == "года"


def _written(part: Part) -> bool:
    """A time that the rules wrote in: it has no letters of the article."""
    return part.function == TIME and part.head.start == part.head.stop


def _split(fact: Fact, published: datetime.date) -> Iterator[Fact]:
    """The fact, and beside it the same with a time for the one role that needs it."""
    if fact.predicate is None or not fact.parts or fact.notes:
        yield fact
        return
    left: list[Role] = []
    for role in fact.roles:
        alone = _for_role(fact, role, published)
        if alone is None:
            left.append(role)
        else:
            yield replace(alone, roles=(alone.roles[fact.roles.index(role)],))
    if left or not fact.roles:
        yield replace(fact, roles=tuple(left))


def _for_role(fact: Fact, role: Role, published: datetime.date) -> Fact | None:
    predicate = fact.predicate
    if predicate is None or role.part < 0:
        return None
    if role.name == "how_long" and not any(_written(p) for p in fact.parts):
        subject = _subject(fact)
        past = _past(fact, subject) if subject else None
        by = f"к {_MONTHS_BY[published.month - 1]} {published.year} года"
        if past and any("год" in t.lemma for t in role.focus):
            # «к ноябрю 2025 года — год»: the date would say the answer's word.
            return replace(fact, notes=("present of the past",))
        return with_time(past, by) if past else None
    if role.name == "when" and "DATE" in role.types and str(published.year) in role.head.text:
        if any(t.lemma in _words("repeated") for p in fact.parts for t in p.tokens):
            return with_time(fact, f"в {published.year} году", first=True)
    if role.name == "count" and not any(part.function == TIME for part in fact.parts):
        day = _as_of(fact, published)
        verb = predicate.tokens[predicate.agreeing]
        done = predicate.passive and verb.feats.get("Variant") == "Short"
        if day is None and done and "будет" not in predicate.forms and not _dated(fact):
            if predicate.lemma in _words("adds up"):
                day = f"{_MONTHS[published.month - 1]} {published.year} года"
        return with_time(fact, f"по состоянию на {day}") if day else None
    return None


def _words(name: str) -> frozenset[str]:
    return lists("anchors.yaml")[name]
