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
_PAIR = 2


def other_lists(draft: Draft, pool: Pool) -> Iterator[str]:
    """Pairs of countries or cities that share no member with the answer or one another.

    Of other things the article alone tells what does not belong.
    """
    members = draft.role.value.split("; ")
    kind = next((k for k in _PLACES if k in draft.role.types), None)
    case = draft.role.head.feats.get("Case")
    if kind is None or case is None:
        return
    if len(members) != _PAIR:
        return
    own = readings(members[0])[0].lemma
    named = next((m.value for m in draft.fact.sentence.mentions if m.value.lower() == own), own)
    found: list[str] = []
    for name in gazetteer.near_places(named, draft.id, pool.near_names(draft), kind):
        word = decline_plain(name, case)
        if word and word not in members:
            found.append(word)
    for one, other in zip(found[::2], found[1::2], strict=False):
        yield draft.answer.replace(members[0], one).replace(members[1], other)


def other_clauses(draft: Draft, pool: Pool) -> Iterator[str]:
    """What the article gives as the reason or the purpose of something else, told plainly."""
    for fact, role in pool.clauses:
        if role.name != draft.role.name or fact.sentence.i == draft.fact.sentence.i:
            continue
        if not _ONLY_HERE & set(role.text.lower().replace(",", " ").split()):
            yield role.text
