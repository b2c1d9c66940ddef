"""Questions that lack a side of what is asked: to whom a war was declared, in which war."""

from __future__ import annotations

from quizgen.facts.clause import COMPLEMENT
from quizgen.questions.drafts import Draft
from quizgen.questions.unfinished import UNFINISHED
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words


def given_to_whom(draft: Draft) -> bool:
    """«Какую войну объявил союз? — войну Швеции»: the land is to whom, and no kind of war."""
    predicate = draft.fact.predicate
    if draft.role.name != "attribute" or predicate is None:
        return False
    if predicate.lemma not in words("done to somebody"):
        return False
    last = draft.role.focus[-1]
    named = last.text[:1].isupper()
    return named and any(r.feats.get("Case") == "Dat" for r in readings(last.text))


def clause_antecedent(draft: Draft) -> bool:
    """«Кому? — Рокоссовских»: the name stands as it did before «которым»."""
    if draft.fact.rule != "relative" or draft.role.name != "complement" or draft.role.part < 0:
        return False
    part = draft.fact.parts[draft.role.part]
    own = draft.role.head
    if part.function != COMPLEMENT or not part.case or not own.feats.get("Case"):
        return False
    return own.feats["Case"] != part.case and draft.answer.endswith(own.text)


def fought_in_no_war(draft: Draft) -> bool:
    """«До какого года Россия воевала со шведами?»: in which war, nobody tells."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.name not in ("until", "since", "period", "how_long"):
        return False
    return predicate.lemma in ("воевать", "сражаться", "биться") and "войн" not in draft.stem


UNSAID_SIDES = (
    ("form not certain", given_to_whom),
    ("form not certain", clause_antecedent),
    ("nameless event", fought_in_no_war),
    *UNFINISHED,
)
"""Checks of review: every side of the deed that is asked about is told in its own form."""
