"""Present-tense clauses about bare things: «Что поднимается до 20 °С? — температура» of what?"""

from __future__ import annotations

from quizgen.facts.clause import SUBJECT
from quizgen.facts.truthtable import truth_words
from quizgen.questions.drafts import Draft
from quizgen.questions.enough import general
from quizgen.questions.holding import subject_of
from quizgen.russian.gazetteer import is_person_noun


def bare_of_a_kind(draft: Draft) -> bool:
    """A thing without name, term or genitive: which one, only the article says.

    «Что на давлении выбрасывается из сопла? — струя», «Как долго колебания происходят …?».
    """
    if draft.fact.rule != "clause" or not general(draft):
        return False
    subject = subject_of(draft)
    if subject is None or subject.function != SUBJECT or subject.tail:
        return False
    asked = draft.fact.parts[draft.role.part] is subject
    head = subject.head
    if len(subject.tokens) > 1 or " " in head.text or head.feats.get("Resolved"):
        return False
    if is_person_noun(head.lemma):
        return False
    if head.lemma in truth_words("belonging") | truth_words("wider names"):
        return True
    return asked and head.lemma not in truth_words("terms")


GENERIC = (("vague noun", bare_of_a_kind),)
"""Checks of review: what holds of a thing that nothing tells."""
