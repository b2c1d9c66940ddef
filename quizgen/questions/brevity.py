"""What a stem can do without: circumstances that are not needed to single out the answer.

«В каком году после закрытия фирмы Лесков вернулся в Киев?» is clearer without the firm, and a
circumstance nobody could understand alone need not take its whole question with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from quizgen.facts.clause import ADVERB, COMPLEMENT, SUBJECT, TIME, Fact, Part
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import proper
from quizgen.questions.telling import WORD
from quizgen.russian.government import governs
from quizgen.russian.wordlists import lists
from quizgen.templates.matching import match
from quizgen.templates.realise import stem
from quizgen.templates.said import Said

LONG = 10
"""Words of a stem above which it is tried without its circumstances."""
_ENDLESS = 12
"""Words of a stem above which even a circumstance with a name in it goes."""
MENDABLE = frozenset(
    ("vague noun", "nameless event", "unknown abbreviation", "half of a comparison",
     "stem too long", "deictic word", "broken wording", "bare name", "loose clause",
     "fault of the source", "word told twice", "opinion")
)  # fmt: skip
"""Reasons to drop that may lie in a circumstance alone."""
_PLACES = frozenset(("where", "whither", "whence"))
_ROLES = frozenset(
    ("when", "since", "until", "period", "where", "whither", "whence", "count", "how_long", "name")
)


Read = Callable[[Draft], tuple[Draft | str, str | None]]
"""The desk and the review: a draft as it would be printed, and the reason not to ask it."""


def briefest(
    composed: Draft, draft: Draft | str, reason: str | None, read: Read
) -> tuple[Draft | str, str | None]:
    """The draft as read, or cut where only that makes it pass or where its stem is long."""
    if reason is None and not _long(draft):
        return draft, reason
    if reason is not None and reason not in MENDABLE:
        return draft, reason
    for cut in shorter(composed, reason):
        found, fault = read(cut)
        if fault is None:
            draft, reason = found, None
            if not _long(found):
                break
    return draft, reason


def _long(draft: Draft | str) -> bool:
    return isinstance(draft, Draft) and len(WORD.findall(draft.stem)) > LONG


def shorter(draft: Draft, reason: str | None) -> Iterator[Draft]:
    """The draft without one or more of its circumstances, the least cut first.

    Args:
        reason: why the whole draft is not asked, or None where it is only long.

    What the verb governs, who did it, what was done, years and names of places stay.
    """
    fact = draft.fact
    if isinstance(fact, Said) or fact.predicate is None or draft.role.name not in _ROLES:
        return
    words = len(WORD.findall(draft.stem))
    loose = [
        k for k, part in enumerate(fact.parts) if k != draft.role.part and _loose(part, fact, draft)
    ]
    tries: list[tuple[int, ...]] = [(k,) for k in reversed(loose)]
    tries += [tuple(loose[-n:]) for n in range(2, len(loose) + 1)]
    for gone in tries:
        left = [p for k, p in enumerate(fact.parts) if k not in gone and k != draft.role.part]
        whole = draft.role.name == "count" or any(
            p.function not in (SUBJECT, TIME, ADVERB) for p in left
        )
        if reason is None and any(_named(fact.parts[k]) for k in gone) and words <= _ENDLESS:
            continue  # what has a name helps to find the answer
        held = [p for p in left if p.function == SUBJECT and _named(p)]
        if draft.role.name in _PLACES:
            held = [p for p in held if proper(p.head)]
        if whole and held:
            cut = _without(draft, frozenset(gone))
            if cut is not None:
                yield cut


def _named(part: Part) -> bool:
    return any(proper(token) for token in part.tokens)


def _loose(part: Part, fact: Fact, draft: Draft) -> bool:
    """A circumstance of when, why, what for or with whose help, which the verb does not govern."""
    if part.function == TIME:
        told = " ".join(t.text for t in part.tokens)
        return not any(letter.isdigit() for letter in told) and "век" not in told
    if part.function != COMPLEMENT or not part.preposition or fact.predicate is None:
        return False
    case = part.case or part.head.feats.get("Case") or ""
    if any(governs(t.lemma, part.preposition, case) for t in fact.predicate.tokens):
        return False
    if draft.role.name == "count" and part.preposition in ("в течение", "во время"):
        return False  # «на сколько километров меняется в течение года»: a measure needs its span
    table = lists("brevity.yaml")
    if part.preposition in table["loose"]:
        return part.preposition != "при" or part.head.text[:1].islower()
    if part.preposition == "за" and (
        part.head.feats.get("Number") != "Plur" or any(t.pos == "NUM" for t in part.tokens)
    ):
        return False  # «за год» measures what is counted, «за годы войны» does not
    return part.head.lemma in table.get(part.preposition.replace("во", "в"), frozenset())


def _without(draft: Draft, gone: frozenset[int]) -> Draft | None:
    """The draft's own template filled from its fact without these parts."""
    fact = draft.fact
    moved = {old: new for new, old in enumerate(k for k in range(len(fact.parts)) if k not in gone)}
    roles = tuple(
        replace(role, part=moved.get(role.part, -1))
        for role in fact.roles
        if role.part not in gone
    )  # fmt: skip
    parts = tuple(part for k, part in enumerate(fact.parts) if k not in gone)
    cut = replace(fact, parts=parts, roles=roles)
    own = draft.template.exceptions
    for role, binding in match(draft.template, cut):
        if role.focus == draft.role.focus:
            written = stem(draft.template.question, cut, binding, role, own)
            if written:
                written = written.replace("ё", "е").replace("Ё", "Е") if draft.plain else written
                return replace(draft, fact=cut, role=role, stem=written)
    return None
