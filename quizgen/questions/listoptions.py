"""Wrong options for a list: the list itself with one member exchanged for another of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.questions.drafts import Draft
from quizgen.questions.phrasepool import Pool
from quizgen.questions.telling import content
from quizgen.russian import gazetteer
from quizgen.russian.eras import existed
from quizgen.russian.morphology import Reading, inflect, like, readings
from quizgen.russian.nearvalues import rank
from quizgen.russian.personalities import known, near_persons
from quizgen.russian.phrases import decline_plain
from quizgen.russian.prepositions import GOVERNS
from quizgen.russian.terms import is_certain, noun_classes

_LEAST, _MOST = 2, 5
_VARIED = 3
"""Members of the longest list that may be exchanged whole."""
_OFFERED = 3
_WHOLE = frozenset(("состоять", "делиться", "подразделяться", "складываться", "образовать"))
"""Verbs after which a list names every part."""
_PARTED = re.compile(r"(, и | и |, )")


def members_of(answer: str) -> list[str]:
    """The members of a list as they stand, [] for what is no list of short things."""
    members = _PARTED.split(answer)[::2]
    if not _LEAST <= len(members) <= _MOST or not re.search(r" и [^,]+$", answer):
        return []
    return members if all(0 < len(member.split()) <= 3 for member in members) else []


def list_options(draft: Draft, pool: Pool) -> Iterator[str]:
    """Lists of the same length and form that share no member with the answer or one another.

    Where every list has a member of the right one, what stands in most of them gives it away.
    """
    part = (
        draft.fact.parts[draft.role.part] if 0 <= draft.role.part < len(draft.fact.parts) else None
    )
    lead = f"{part.preposition} " if part and part.preposition else ""
    lead = draft.answer[: len(lead)] if draft.answer.lower().startswith(lead) else ""
    members = members_of(draft.answer[len(lead) :])
    if not 0 < len(members) <= _VARIED or re.search(r"\d", draft.answer):
        return
    predicate = draft.fact.predicate
    if members[0][:1].islower() and (predicate is None or predicate.lemma not in _WHOLE):
        return  # «Что добывают?»: the list need not be all
    pieces = _PARTED.split(draft.answer[len(lead) :])
    opening = lead.strip().lower()
    places = {k: list(_peers(m, opening, draft, pool)) for k, m in enumerate(members)}
    if not all(places.values()):
        return  # a member of a kind nobody knows: «Что ещё?»
    taken = {member.lower() for member in members}
    for _ in range(_OFFERED):
        changed = list(pieces)
        for k, peers in places.items():
            other = next((peer for peer in peers if peer.lower() not in taken), None)
            if other is None:
                return
            taken.add(other.lower())
            changed[2 * k] = other
        yield lead + "".join(changed)


def _peers(member: str, preposition: str, draft: Draft, pool: Pool) -> Iterator[str]:
    """What may stand in the member's place, in its case."""
    told = set(content(draft.fact.sentence.text)) | set(content(draft.stem))
    if " " in member:
        if known(member):
            yield from near_persons(member, draft.id, [*pool.names, *members_of(draft.answer)])
        return
    allowed = GOVERNS.get(preposition)
    for reading in readings(member):
        case = reading.feats.get("Case")
        if allowed and case not in allowed:
            continue  # «в США»: the preposition leaves one case
        if reading.pos != "NOUN" or case is None:
            continue
        found = False
        for other in _like(member, reading, draft, pool):
            form = _formed(other, member, reading, case)
            if form and not set(content(other)) & told:
                found = True
                yield form
        if found:
            return


def _like(member: str, reading: Reading, draft: Draft, pool: Pool) -> Iterator[str]:
    name = like(member, inflect(reading, case="Nom", number="Sing") or member)
    if member[:1].isupper() and gazetteer.place_kind(name):
        avoid = pool.near_names(draft)
        year = pool.year_of(draft)
        if gazetteer.place_kind(name) == "COUNTRY":
            return  # who went to two lands may have gone to any other as well
        near = gazetteer.near_places(name, draft.id, avoid)
        timely = existed(name, year)
        yield from (place for place in near if not timely or existed(place, year))
        return
    for row in noun_classes(reading.lemma)[: is_certain(reading.lemma)]:
        yield from (word for word in rank(draft.id, row) if " " not in word)


def _formed(other: str, member: str, reading: Reading, case: str) -> str | None:
    if other[:1].isupper() and member[:1].isupper():
        return decline_plain(other, case)
    nouns = [r for r in readings(other) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    number = reading.feats.get("Number", "Sing")
    form = inflect(nouns[0], case=case, number=number) if nouns else None
    return like(member, form) if form else None
