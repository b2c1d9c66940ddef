"""Wrong options for a school: the same kind of school of another town."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.questions.drafts import Draft
from quizgen.questions.standing import standing
from quizgen.questions.telling import content
from quizgen.russian.morphology import choose, inflect, readings
from quizgen.russian.nearvalues import rank
from quizgen.russian.phrases import join
from quizgen.russian.wordlists import lists

_LATE = 1918
"""From this year on schools bear other names than before."""


def is_school(draft: Draft) -> bool:
    """Whether the answer is a school, a university, a course, told as a phrase."""
    return "TERM" in draft.role.types and draft.role.head.lemma in lists("genus.yaml")["schools"]


def school_options(draft: Draft, year: int | None, told: frozenset[str]) -> Iterator[str]:
    """The school with another town's adjective in place of its own.

    Args:
        year: the year the fact belongs to. told: lemmas of the article: no town it speaks of.
    """
    form = standing(draft)
    table = lists("genus.yaml")
    if form is None or year is None:
        return
    university = draft.role.head.lemma == "университет"
    row = table["late schools"]
    if year < _LATE:
        row = table["old universities" if university else "old schools"]
    at = next(
        (
            k
            for k, t in enumerate(draft.role.focus)
            if t.pos == "ADJ" and t.head == draft.role.head.i and t.text[:1].isupper()
        ),
        -1,
    )
    if at < 0:
        return
    token = draft.role.focus[at]
    own = choose(form.words[at], "ADJ", token.feats)
    if own.lemma not in row | table["late schools"]:
        return
    for other in rank(draft.id, sorted(row - {own.lemma})):
        if content(other)[0] in told:
            continue
        new = next((r for r in readings(other) if r.pos == "ADJ"), None)
        word = inflect(
            new, case=form.case, gender=draft.role.head.feats.get("Gender", "Masc"),
            number="Sing", animacy="Inan",
        ) if new else None  # fmt: skip
        if word:
            words = [*form.words[:at], word.capitalize(), *form.words[at + 1 :]]
            yield form.dressed(join(words))
