"""The kinds that stand on what was asked already: lists, statements, pairs, chronicles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from quizgen.facts.clause import Fact
from quizgen.model import Article, Question
from quizgen.questions.claims import Clause, claims
from quizgen.questions.drafts import Draft
from quizgen.questions.importance import Importance
from quizgen.questions.matching import matching
from quizgen.questions.multiple import multiple
from quizgen.questions.ordering import ordering
from quizgen.questions.phrasepool import Pool
from quizgen.questions.review import reason_to_drop
from quizgen.questions.telling import content
from quizgen.questions.truefalse import true_false
from quizgen.questions.which import which_places

KINDS = ("multiple", "true_false", "matching", "ordering")

_MENDED = (None, "too little said")
"""What review may say of a list: its options tell the rest."""
_DISTANCE = 6
"""So many questions later what was just told may be asked again."""

Found = tuple[Question, tuple[int, ...]]
"""A question and the positions of the sentences it stands on."""


def several(
    facts: Sequence[Fact],
    kept: Sequence[Draft],
    short: Sequence[Draft],
    asked: Sequence[Draft],
    pool: Pool,
    article: Article,
    importance: Importance,
    kinds: Collection[str],
    mended: Callable[[Draft], Draft | str] = lambda draft: draft,
    doubted: Sequence[Draft] = (),
    held: Collection[tuple[str, str]] = (),
    told_alone: Sequence[Clause] = (),
) -> list[Found]:
    """The questions of these kinds the article gives, in the order of `KINDS`.

    Args:
        facts: everything the article says. kept: drafts that passed review.
        short: drafts whose stem alone tells too little, which a list of options may mend.
        asked: drafts that became questions.
        kinds: kinds allowed; where only these are, their share of the deck has no limit.
        mended: a draft with its names and wording put right, or the reason why it cannot be.
        doubted: drafts not asked because their wording is doubtful; what they tell may be stated.
        held: (template, evidence) of questions asked before, which come first.
        told_alone: clauses of the article that stand alone, of `claims.clauses`.
    """
    alone = not set(kinds) - set(KINDS)
    found: list[Found] = []
    if "multiple" in kinds:
        places = [d for d in which_places(facts, article) if reason_to_drop(d) in _MENDED]
        found += multiple([*places, *kept, *short], asked, pool, article, importance, alone)
    if "true_false" in kinds:
        claimed = [
            said
            for claim in claims(told_alone, article)
            if isinstance(said := mended(claim), Draft)
        ]
        told = (*claimed, *doubted)
        found += true_false(kept, asked, pool, article, importance, alone, told, held)
    ordered = ordering(kept, article, importance)
    if "matching" in kinds:
        items = ordered[0].items if ordered and "ordering" in kinds else ()
        paired = matching(kept, article, importance, items)
        found += [paired] if paired else []
    if ordered and "ordering" in kinds:
        found.append(ordered)
    return found


def placed(
    ordered: Sequence[Question], sentence_of: Mapping[str, int], found: Sequence[Found]
) -> list[Question]:
    """The deck with these questions in it by salience, but each after all it could give away.

    A statement or a pair tells what the questions of its sentences ask, so it comes after them.

    Args:
        ordered: the other questions, best first. sentence_of: question id → its sentence.
    """
    deck = list(ordered)
    places: dict[str, tuple[int, ...]] = {name: (i,) for name, i in sentence_of.items()}
    for question, sentences in found:
        rank = sum(other.salience >= question.salience for other in deck)
        told = set(content(" ".join((question.stem, *question.items, *question.matches))))
        related = [
            k + _DISTANCE
            for k, other in enumerate(deck)
            if set(places[other.id]) & set(sentences) or set(content(other.answer)) <= told
        ]
        deck.insert(max([rank, *related]), question)
        places[question.id] = sentences
    return deck
