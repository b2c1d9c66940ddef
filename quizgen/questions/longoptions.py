"""Wrong options for answers that are lists or clauses."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.questions.drafts import Draft
from quizgen.questions.phrasepool import Pool
from quizgen.russian import gazetteer
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import decline_plain
from quizgen.russian.wordlists import words

_ONLY_HERE = words("pronouns") | words("deictic")
_PLACES = ("COUNTRY", "CITY")


def other_lists(draft: Draft, pool: Pool) -> Iterator[str]:
    """The list with one member changed, and with two, so that the right one is not the commonest.

    Only countries and cities: of other things the article alone tells what does not belong.
    """
    members = draft.role.value.split("; ")
    kind = next((k for k in _PLACES if k in draft.role.types), None)
    case = draft.role.head.feats.get("Case")
    if kind is None or case is None:
        return
    at = int(draft.id[:2], 16) % len(members)
    own = readings(members[at])[0].lemma
    named = next((m.value for m in draft.fact.sentence.mentions if m.value.lower() == own), own)
    found: list[str] = []
    for name in gazetteer.near_places(named, draft.id, pool.near_names(draft), kind):
        word = decline_plain(name, case)
        if word and word not in members:
            found.append(word)
    if len(found) < 2:
        return
    # The farthest of the near ones: a neighbour might belong to the list in truth.
    one = draft.answer.replace(members[at], found[-1])
    yield one
    yield one.replace(members[at - 1], found[-2])


def other_clauses(draft: Draft, pool: Pool) -> Iterator[str]:
    """What the article gives as the reason or the purpose of something else, told plainly."""
    for fact, role in pool.clauses:
        if role.name != draft.role.name or fact.sentence.i == draft.fact.sentence.i:
            continue
        if not _ONLY_HERE & set(role.text.lower().replace(",", " ").split()):
            yield role.text
