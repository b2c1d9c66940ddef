"""Wrong options over many questions: what stands beside an answer, no hint by size or place."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

import pytest
from language import article_of, facts_of, seed_article, seed_sentences, table

from quizgen.facts import extract
from quizgen.facts.clause import Fact, Role
from quizgen.formats.anki_fields import option_order
from quizgen.model import Article, Evidence, Question
from quizgen.questions.distractors import distractors
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.phrasepool import gather
from quizgen.questions.review import reason_to_drop
from quizgen.russian.gazetteer import place_kind, same_place
from quizgen.templates.loader import builtin_packs
from webapp.attempts import Attempt

CASES = table("options.yaml")
_OPEN = frozenset(
    ("too little said", "vague noun", "vague answer", "deictic word", "unresolved pronoun",
     "no subject", "owner left out", "nameless event", "not worth asking")
)  # fmt: skip
"""Reasons that concern the stem alone: the options of such drafts are good material too."""


def options_of(article: Article, facts: tuple[Fact, ...]) -> list[tuple[Draft, tuple[str, ...]]]:
    """Drafts that ask well, or only too shortly, with their wrong options."""
    pool = gather(facts, article)
    found = []
    for draft in compose(facts, builtin_packs(), article):
        if isinstance(draft, Draft) and reason_to_drop(draft) in {None, *_OPEN}:
            found.append((draft, distractors(draft, pool)))
    return found


@cache
def choices() -> tuple[Question, ...]:
    """Every question with options over the short texts, the school articles and the seed."""
    texts = [row["text"] for row in table("questions.yaml") + table("school.yaml")]
    read = [(article_of(text), facts_of(text)) for text in texts]
    read.append((seed_article(), extract(seed_sentences(), seed_article())))
    found = []
    for k, (article, facts) in enumerate(read):
        for draft, wrong in options_of(article, facts):
            if len(wrong) >= 2:
                # The short texts share an id: the number of the text makes the question's its own.
                found.append(
                    Question(f"{k}-{draft.id}", "choice", draft.stem, draft.answer,
                             Evidence("", 0, 0), draft.template.key, "", distractors=wrong)
                )  # fmt: skip
    return tuple(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['template']}: {case['answer']}")
def test_what_stands_beside_an_answer(case):
    """Each answer of the table gets two or three options, all of the kind the table tells."""
    text = case["text"]
    asked = [
        wrong
        for draft, wrong in options_of(article_of(text), facts_of(text))
        if draft.template.id == case["template"] and draft.answer == case["answer"]
    ]
    assert asked
    for wrong in asked:
        if case.get("none"):
            assert len(wrong) < 2
            continue
        assert len(wrong) in (2, 3)
        for option in wrong:
            assert re.fullmatch(case.get("like", ".+"), option)
            assert not re.search(case.get("never", "^$"), option)


def test_a_role_of_no_known_type_gets_no_options():
    """A draft of a type or role nobody knows, or without words, gets no options, and no error."""
    text = "Пётр I основал Санкт-Петербург в 1703 году."
    facts = facts_of(text)
    pool = gather(facts, article_of(text))
    draft = next(d for d in compose(facts, builtin_packs(), article_of(text)) if d != str(d))
    head = draft.role.head
    for role in (
        Role("reason", frozenset(("CLAUSE",)), -1, draft.role.focus, head, "", "потому что"),
        Role("definition", frozenset(("TERM", "ANY")), -1, draft.role.focus, head, "", "город"),
        Role("unknown", frozenset(), -1, (), head),
    ):
        other = Draft(draft.id, draft.template, draft.fact, role, draft.stem, "нечто особое")
        assert distractors(other, pool) == ()


def chi_square(places: list[int]) -> float:
    """The chance of counts at least this uneven if each of the 3 or 4 places were as likely."""
    even = sum(places) / len(places)
    value = sum((count - even) ** 2 for count in places) / even
    if len(places) == 3:
        return math.exp(-value / 2)
    return math.erfc(math.sqrt(value / 2)) + math.sqrt(2 * value / math.pi) * math.exp(-value / 2)


def test_the_right_option_stands_anywhere():
    """Over 200 questions the right one's place is uniform, on cards and in the browser."""
    found = choices()
    assert len(found) >= 200
    attempt = Attempt.__new__(Attempt)
    object.__setattr__(attempt, "seed", b"0123456789abcdef0123456789abcdef")
    for order in (
        option_order,
        lambda question: tuple(option.text for option in attempt.options(question)),
    ):
        places = Counter(
            order(question).index(question.answer)
            for question in found
            if len(question.distractors) == 3
        )
        assert chi_square([places[k] for k in range(4)]) > 0.05


def test_length_and_size_tell_nothing():
    """The longest option, the least and the greatest number are right no oftener than by chance."""
    longest = chance = 0.0
    ranks: Counter[str] = Counter()
    for question in choices():
        options = (question.answer, *question.distractors)
        most = max(map(len, options))
        tied = [option for option in options if len(option) == most]
        longest += (question.answer in tied) / len(tied)
        chance += 1 / len(options)
        if question.template.endswith(("year", "how-many")) and len(options) == 4:
            digits = [re.sub(r"\D", "", option) for option in options]
            if all(digits):
                numbers = [int(text) for text in digits]
                ranks["all"] += 1
                ranks["least"] += numbers[0] == min(numbers)
                ranks["greatest"] += numbers[0] == max(numbers)
    assert longest <= chance + 0.05 * len(choices())
    assert ranks["all"] >= 50
    assert ranks["least"] <= 0.4 * ranks["all"]
    assert ranks["greatest"] <= 0.4 * ranks["all"]


def test_no_option_is_said_in_the_evidence_or_the_stem():
    """Nothing the question names is offered as wrong, numbers in other phrases excepted."""
    for question in choices():
        for option in question.distractors:
            if not re.search(r"\d", option):
                assert option.lower() not in question.stem.lower()


def test_one_town_is_offered_once():
    """Of the names one town has had only one may stand among the options."""
    seen = 0
    for question in choices():
        towns = [o.split()[-1] for o in question.distractors]
        known = [town for town in towns if place_kind(town) == "CITY"]
        seen += len(known) > 1
        for k, town in enumerate(known):
            assert not any(same_place(town, other) for other in known[:k]), question
    assert seen > 3
