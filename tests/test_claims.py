"""Whole sentences as statements: told alone, cut at their end, one detail swapped in form."""

from __future__ import annotations

import re

import pytest
from language import facts_of, table

from quizgen.articles import article_from_text
from quizgen.facts import extract
from quizgen.model import Article
from quizgen.pipeline import generate
from quizgen.questions.claims import claims, clauses, may_recur
from quizgen.questions.phrasepool import gather
from quizgen.questions.swaps import exact_form, wrong_claims
from quizgen.russian import analyse

ROWS = table("claims.yaml")


def read(row: dict[str, str]) -> Article:
    """The article of a row."""
    text = " ".join(row["text"].split())
    return article_from_text(f"{row['title']}\n\n{text}", "claims")


def told(article: Article):
    """Its claims, and its facts."""
    facts = extract(analyse(article), article)
    return list(claims(clauses(facts, article), article)), facts


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["title"]))
def test_what_sentences_claim(row):
    """A clause is told whole with its hero's name; what leans on its neighbours is not told."""
    found = [claim.stem for claim in told(read(row))[0]]
    for stem in row.get("tells", ()):
        assert any(stem in one for one in found), found
    for word in row.get("never", ()):
        assert not [one for one in found if word in one]


def test_a_wrong_detail_has_the_form_of_the_right_one():
    """Only the detail differs, and a year put in stands nowhere in the article."""
    checked = 0
    for row in ROWS:
        article = read(row)
        found, facts = told(article)
        pool = gather(facts, article)
        for claim in found:
            for wrong in wrong_claims(claim, pool, article):
                checked += 1
                assert wrong != claim.stem
                assert re.sub(r"\d+", "·", wrong) == re.sub(r"\d+", "·", claim.stem) or (
                    claim.role.name != "when"
                )
                if claim.role.name == "when":
                    for year in re.findall(r"\d{4}", wrong):
                        assert year not in article.text or year in claim.answer
    assert checked


@pytest.mark.parametrize(
    ("number", "form"),
    [("21", "one"), ("11", "many"), ("3", "few"), ("13", "many"), ("четыре", "few"),
     ("пять", "many"), ("двух", None), ("0,5", None)],
)  # fmt: skip
def test_the_form_a_number_takes(number, form):
    """A number is swapped only for one with which the noun stands in the same form."""
    assert exact_form(number) == form


def test_what_may_happen_again_has_no_false_year():
    """Another year of a visit is not refuted by an article that tells of one."""
    text = "В 1902 году Сергей Рахманинов посетил Вену. "
    text += "В 1850 году Станислав Кербедз построил Благовещенский мост."
    article = article_from_text(text, "again")
    again = {
        claim.stem: may_recur(claim) for claim in claims(clauses(facts_of(text), article), article)
    }
    assert set(again.values()) == {True, False}
    assert all(("посетил" in stem) == recurs for stem, recurs in again.items())


def test_true_and_false_are_told_rightly():
    """«Нет» comes with what is right, «Да» is the article's own; both by the id alone."""
    for row in ROWS:
        article = read(row)
        stems = {claim.stem for claim in told(article)[0]}
        for question in generate(article, kinds=("true_false",)).questions:
            own = question.stem.removeprefix("Верно ли, что ").removesuffix("?") in stems
            assert bool(question.items) == (question.answer == "Нет")
            assert not (own and question.answer == "Нет")
