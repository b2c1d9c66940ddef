"""The form an answer stands in: its case, its words and its preposition."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.questions.drafts import Draft, without_yo
from quizgen.russian.phrases import case_of, join
from quizgen.russian.prepositions import after
from quizgen.templates.writing import phrase_words


@dataclass(frozen=True, slots=True)
class Standing:
    """How the asked phrase is written as the answer.

    Attributes:
        case: the case of its head. words: its words, one for each token asked.
        preposition: what stands before it in the answer, or "".
    """

    case: str
    words: tuple[str, ...]
    preposition: str

    def dressed(self, phrase: str) -> str:
        """Another phrase of this case as the answer is written."""
        return after(self.preposition, phrase)


def standing(draft: Draft) -> Standing | None:
    """The form in which the asked words make up the answer; None where they do not."""
    role = draft.role
    if role.part < 0 or role.text or not role.focus or role.part >= len(draft.fact.parts):
        return None
    part = draft.fact.parts[role.part]
    own = case_of(role.focus, role.head)
    for case in dict.fromkeys((part.case, None, "Nom")):
        words = phrase_words(role.focus, role.head, case)
        if words is None or not (case or own):
            continue
        for preposition in dict.fromkeys((part.preposition, "")):
            written = after(preposition, join(words))
            if without_yo(written).lower() == without_yo(draft.answer).lower():
                return Standing(case or own or "Nom", tuple(words), preposition)
    return None
