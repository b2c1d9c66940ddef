"""Gaps in clauses that stand alone: what is left out, and where no gap is fair."""

from __future__ import annotations

import pytest
from language import ROOT, facts_of, table

from quizgen.articles import article_from_text, read_article
from quizgen.model import GAP, Article, Question
from quizgen.pipeline import generate
from quizgen.questions.claimgaps import TEMPLATE, claim_gaps
from quizgen.questions.claims import clauses
from quizgen.questions.desk import Desk
from quizgen.questions.importance import Importance
from quizgen.questions.soundness import DOUBTFUL

ROWS = table("claimgaps.yaml")


def article_of_row(row: dict[str, str]) -> Article:
    """The article of a row."""
    text = " ".join(row["text"].split())
    return article_from_text(f"{row['title']}\n\n{text}", "gaps")


def gaps_of(article: Article, asked: tuple[Question, ...] = (), many: bool = True, held=()):
    """All gaps of an article, as if nothing but `asked` had been asked."""
    text = article.text
    return [
        question
        for question, _ in claim_gaps(
            clauses(facts_of(text), article),
            article,
            asked,
            set(),
            Importance(article),
            lambda draft: draft,
            Desk(article).poor_gap,
            many,
            held,
        )
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["title"]))
def test_what_is_left_out(row):
    """A name, a title, a year or a number the rest leaves no doubt about; never what many did."""
    found = {question.stem: question for question in gaps_of(article_of_row(row))}
    for stem, answer in row.get("asks", {}).items():
        assert stem in found, sorted(found)
        assert found[stem].answer == answer
        assert answer in found[stem].evidence.text
    for word in row.get("never", ()):
        assert not [stem for stem in found if word in stem.replace(GAP, "")]


def test_a_name_may_be_typed_in_the_nominative():
    """«в _____»: «Стерлитамак» and «Стерлитамаке» are both right."""
    article = article_of_row(ROWS[0])
    gap = next(q for q in gaps_of(article) if q.answer == "Александровском лицее")
    assert "Александровский лицей" in gap.accepted


def test_gaps_are_asked_where_they_are_wanted():
    """Raters refuse too many: a deck has none unless doubtful questions or gaps are asked for."""
    article = read_article(ROOT / "seeds" / "battle-of-poltava.txt")

    def gaps(**wanted) -> set[str]:
        made = generate(article, **wanted).questions
        return {question.stem for question in made if question.template == TEMPLATE}

    assert not gaps()
    assert gaps(least=DOUBTFUL)
    assert gaps(kinds=("cloze",))


def test_a_gap_asked_before_stays():
    """A deck that has got other questions meanwhile keeps the gaps somebody learns."""
    article = article_of_row(ROWS[0])
    first = gaps_of(article)[0]
    kept = gaps_of(article, many=False, held={(first.template, first.evidence.text)})
    assert kept == [first]
