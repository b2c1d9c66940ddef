"""The phrases of a chronicle's clause that fill what its row asks for, and when it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quizgen.facts.clause import DATE_TYPES
from quizgen.facts.histkinds import KINDS
from quizgen.facts.histpatterns import listed
from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import Slot, named, written
from quizgen.facts.lifepatterns import Way
from quizgen.facts.phrase import Phrase
from quizgen.facts.placing import Placed
from quizgen.facts.slotwords import takes
from quizgen.facts.tellings import Telling
from quizgen.model import Token

_PLAIN = {"во": "в", "со": "с", "ко": "к"}
_COMPOUND = {
    ("в", "время"): "во время", ("в", "ход"): "в ходе", ("в", "состав"): "в состав",
    ("из", "состав"): "из состава", ("по", "условие"): "по условиям", ("в", "польза"): "в пользу",
    ("в", "результат"): "в результате", ("в", "честь"): "в честь",
}  # fmt: skip
_GOES_WITH = {
    "event": ("на", "при", "у", "под", "за", "против"),
    "fight": ("на", "при", "у", "под", "за"),
    "place": ("в", "на", "до", "вдоль"),
}
"""Prepositions of what belongs to the phrase before it: «битва на реке Калке»."""
_LONGEST = 12
_BARE_YEARS = re.compile(r"^\d{3,4}(?:[—–-]\d{2,4})? ?(?:год|г\.)")
_DAY = re.compile(r"^\d{1,2} [а-я]+ \d{3,4} года$")
_FROM_TO = re.compile(r"^с \d{3,4} (?:г\.|года )?по \d{3,4} г")
_OPEN_ENDED = frozenset(("до", "после", "к", "около", "между", "с", "со", "от", "по", "за"))

When = tuple[str, str, str, Token]
"""Type, value, words and the token of a time."""


def compound(phrase: Phrase) -> Phrase:
    """«по условиям | Столбовского договора», «во время | Ливонской войны»: said of the second."""
    opening = _COMPOUND.get((_PLAIN.get(phrase.preposition, phrase.preposition), phrase.head.lemma))
    if opening is None or len(phrase.inner) != 1 or phrase.modifiers or phrase.joined:
        return phrase
    inner = phrase.inner[0]
    if inner.first != phrase.head.i + 1:
        return phrase
    return replace(inner, preposition=opening, first=phrase.first)


def when_of(telling: Telling) -> When | None:
    """The one time of the clause; None where there is none, or more."""
    own = [p.phrase for p in telling.placed if p.far < 9]
    times = [p for p in own if p.kind == "time" and not _of_event(telling, p)]
    parts = [p for p in own if part_of_age(p)]
    if len(times) + len(parts) != 1:
        return None
    if parts:
        after = telling.clauses.tokens[parts[0].last + 1 : parts[0].last + 2]
        if after and after[0].text.lower() in ("до", "н"):
            return None  # «в конце II тысячелетия | до н. э.»
        text = _ended(written(parts[0].tokens))
        return "CENTURY", "", f"{parts[0].preposition} {text}", parts[0].head
    phrase = times[0]
    text = _ended(written(phrase.tokens))
    text = f"{phrase.preposition} {text}".strip() if phrase.preposition else text
    text = text[:1].lower() + text[1:] if phrase.tokens[0].feats.get("Opening") else text
    mentions = [
        m
        for m in telling.clauses.sentence.mentions
        if m.type in DATE_TYPES and phrase.first <= m.first <= phrase.last
    ]
    if not mentions and _DAY.match(text):
        return "DATE", "", text, phrase.head
    if _FROM_TO.match(text):
        return "PERIOD", "", text, phrase.head
    if len(mentions) != 1 or text.split()[0].lower() in _OPEN_ENDED:
        return None
    if mentions[0].type == "PERIOD" and not re.match(r"в \d{3,4}", text):
        return None
    if not re.search(r"\d{3,4}|[IVX]+ |до н", text):
        return None  # «в мае», «в тот же день»
    return mentions[0].type, mentions[0].value, text, phrase.head


def _ended(text: str) -> str:
    """«до н. э.» that lost its full stop to the end of the sentence."""
    return f"{text}." if text.endswith("н. э") else text


def part_of_age(phrase: Phrase) -> bool:
    """«в конце V века», «в начале второго тысячелетия до н. э.»."""
    parts = ("начало", "конец", "середина", "половина", "четверть")
    ages = ("век", "тысячелетие", "столетие")
    return (
        phrase.preposition in ("в", "во") and phrase.head.lemma in parts and bool(phrase.inner)
        and re.search(r"[IVX\d]+ век|тысячелет", written(phrase.tokens)) is not None
        and any(age[:3] in t.text for t in phrase.tokens for age in ages)
    )  # fmt: skip


def _of_event(telling: Telling, phrase: Phrase) -> bool:
    """«походы 1813–1814 годов»: a time that stands right after an event is its name."""
    if phrase.preposition or not _BARE_YEARS.match(written(phrase.tokens)):
        return False
    before = next((p for p in telling.clauses.phrases if p.last == phrase.first - 1), None)
    return before is not None and before.head.lemma in listed("events") | listed("laws")


def subject_of(clause: LifeClause, telling: Telling, kinds: Sequence[str]) -> Slot | None:
    """Who or what the clause is about, of one of the kinds; None where it is not certain."""
    place = "patient" if telling.passive else "actor"
    own = [
        p
        for p in telling.placed
        if place in p.places and p.phrase.kind == "noun" and not p.phrase.preposition
        and ("Nom" in p.phrase.cases or not p.own)
    ]  # fmt: skip
    if len(own) > 1:
        sure = [p for p in own if "Acc" not in p.phrase.cases and not p.far] or [
            p for p in own if not p.far
        ]
        own = sure if len(sure) == 1 else sorted(sure, key=lambda p: p.phrase.first)[:1]
        if own and len(sure) != 1 and own[0].phrase.first > telling.verb.i:
            return None
    if len(own) != 1 or (own[0].phrase.number is not None):
        return None
    found = own[0]
    case = "Nom" if found.own and "Nom" in found.phrase.cases else _case(found.phrase)
    slot = _slot(clause, "subj", found.phrase, case, "event")
    if slot is None or not any(KINDS[kind](clause, slot) for kind in kinds if kind != "ruler"):
        return None
    return slot


def _case(phrase: Phrase) -> str:
    return next((c for c in ("Nom", "Acc", "Gen", "Dat", "Ins", "Loc") if c in phrase.cases), "Nom")


def fill(
    clause: LifeClause, telling: Telling, name: str, ways: Sequence[Way], subject: Phrase
) -> Slot | None:
    """The one phrase of the clause that fills the slot; None where none does, or several do."""
    found = []
    for way in ways:
        for placed in telling.placed:
            if placed.phrase.first == subject.first or placed.far > 3:
                continue
            slot = _fits(clause, telling, name, way, placed)
            if slot is not None and slot not in found:
                found.append(slot)
    return found[0] if len(found) == 1 else None


def _fits(clause: LifeClause, telling: Telling, name: str, way: Way, placed: Placed) -> Slot | None:
    phrase = compound(placed.phrase)
    if way.kind == "age" and phrase.kind == "time":
        text = written(phrase.tokens)
        till = Slot(name, "", phrase.tokens, phrase.head, "Gen", phrase)
        return till if text.startswith("до ") and KINDS["age"](clause, till) else None
    if way.kind == "span":
        return _span(clause, name, way, phrase)
    if phrase.kind not in ("noun", "quantity"):
        return None
    if _PLAIN.get(phrase.preposition, phrase.preposition) not in way.prepositions:
        return None
    case = next((c for c in sorted(way.cases) if c in phrase.cases), None)
    if case is None:
        return None
    if not phrase.preposition and case == "Acc" and "patient" not in placed.places:
        return None
    if not phrase.preposition and case == "Ins" and telling.passive != ("actor" in placed.places):
        return None
    slot = _slot(clause, name, phrase, case, way.kind)
    if slot is None or any(t.i == telling.verb.i for t in slot.tokens):
        return None
    return slot if KINDS[way.kind](clause, slot) else None


def _span(clause: LifeClause, name: str, way: Way, phrase: Phrase) -> Slot | None:
    if phrase.kind not in ("time", "quantity") or phrase.preposition:
        return None
    slot = Slot(name, "", phrase.tokens, phrase.head, "Acc", phrase)
    return slot if KINDS["span"](clause, slot) else None


def _slot(clause: LifeClause, name: str, phrase: Phrase, case: str, kind: str) -> Slot | None:
    tokens = phrase.tokens
    only = any(m.lemma in ("первый", "единственный") for m in phrase.modifiers)
    lemma = phrase.head.lemma.lower()
    for after in clause.phrases:
        if after.first != tokens[-1].i + 1 or part_of_age(after):
            continue
        if lemma in listed("laws") and after.preposition in ("о", "об", "обо"):
            tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
            continue
        if name != "subj" and takes(tokens, after):
            tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
            continue
        leads = name == "subj" and after.last < clause.verb.i and lemma in listed("events")
        if leads and after.preposition in ("в", "на") and named(after.tokens):
            tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
            continue
        if only and after.first == tokens[-1].i + 1 and after.preposition in ("в", "на"):
            if named(after.tokens) and name == "subj":
                tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
        if after.first == tokens[-1].i + 1 and after.preposition in _GOES_WITH.get(kind, ()):
            if named(after.tokens) and after.kind == "noun":
                known = phrase.head.lemma in listed("events") | listed("grounds")
                if kind != "event" or known:
                    tokens = (*tokens, *clause.sentence.tokens[after.first : after.last + 1])
    tokens = _with_its_name(clause, phrase, tokens)
    if len(tokens) > _LONGEST or any(b.i != a.i + 1 for a, b in pairwise(tokens)):
        return None
    return Slot(name, phrase.preposition, tokens, phrase.head, case, phrase)


def from_the_town(clause: LifeClause, slot: Slot) -> str:
    """«в городах | вдоль Шёлкового пути»: where, with the place told right before."""
    before = next((p for p in clause.phrases if p.last == slot.phrase.first - 1), None)
    if before is None or before.kind != "noun" or before.preposition not in ("в", "во", "на"):
        return slot.text
    return f"{before.preposition} {written(before.tokens)} {slot.text}"


def _with_its_name(
    clause: LifeClause, phrase: Phrase, tokens: tuple[Token, ...]
) -> tuple[Token, ...]:
    """«династией | Цин», «Речи | Посполитой», «походы | 1813–1814 годов»."""
    after = clause.sentence.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    if not after:
        return tokens
    kinds = listed("states") | listed("settled") | listed("bodies")
    capital = after[0].text[:1].isupper() and after[0].text.isalpha()
    named_so = capital and (tokens[-1].lemma in kinds or after[0].text.startswith("Посполит"))
    dated = phrase.head.lemma in listed("events") and _BARE_YEARS.match(after[0].text)
    if named_so or dated:
        tokens = (*tokens, after[0])
    return tokens


def closed(clause: LifeClause, telling: Telling, slot: Slot) -> bool:
    """Whether the phrase ends where the clause pauses, so that it is told whole."""
    tokens = clause.sentence.tokens
    at = slot.tokens[-1].i + 1
    if at >= len(tokens):
        return True
    after = tokens[at]
    if after.text in (".", ";", "!", "?", "…"):
        return len(slot.tokens[-1].text) > 2 or not slot.tokens[-1].text[:1].isupper()
    if after.text == ",":
        return not _listed_on(clause, slot, at + 1)
    if after.text.lower() in ("и", "или"):
        # «… и впадает»: a verb goes on; «… и Польшей» would be of the phrase.
        return not _listed_on(clause, slot, at + 1) and not any(
            p.first == at + 1 and p.preposition == slot.preposition for p in clause.phrases
        )
    if at == telling.verb.i or after.pos in ("VERB", "AUX"):
        return True
    own = next((p for p in clause.phrases if p.first == at), None)
    passing = own is not None and (own.kind == "time" or part_of_age(own))
    return passing or (own is not None and at < telling.verb.i)


def _listed_on(clause: LifeClause, slot: Slot, at: int) -> bool:
    after = next((p for p in clause.phrases if p.first == at), None)
    if after is None or after.kind == "time":
        return False
    return after.preposition == slot.preposition and bool(after.cases & {slot.case})
