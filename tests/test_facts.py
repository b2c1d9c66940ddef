"""What the article says: predicates, their parts and roles, and reasons not to ask."""

from __future__ import annotations

import json

import pytest
from language import SEED, article_of, facts_of, seed_article, sentences_of, table, words

from quizgen.articles import read_article
from quizgen.facts import RULES, Fact, extract
from quizgen.facts.clause import SUBJECT
from quizgen.facts.tree import Tree
from quizgen.pipeline import read_facts


def said(fact: Fact) -> str:
    """The rule and the predicate, as `quizgen facts` prints them."""
    return str(fact).split(" · ")[0]


def roles(fact: Fact) -> dict[str, str]:
    """The first role of each name, as text."""
    found: dict[str, str] = {}
    for role in fact.roles:
        found.setdefault(role.name, role.text or words(role.focus))
    return found


@pytest.mark.parametrize("row", table("facts.yaml"), ids=lambda row: f"{row['says']}")
def test_facts(row):
    """A sentence gives the fact with its roles, their types and its notes."""
    same = [fact for fact in facts_of(row["text"]) if said(fact) == row["says"]]
    fitting = [fact for fact in same if row["roles"].items() <= roles(fact).items()]
    assert fitting, [str(fact) for fact in facts_of(row["text"])]
    fact = fitting[0]
    assert list(fact.notes) == row.get("notes", [])
    for name, kind in row.get("types", {}).items():
        assert kind in next(fact.named(name)).types


@pytest.mark.parametrize(
    "text",
    [
        "Главы двух государств встретились в Риге.",
        "Борт № 1 сопровождали истребители.",
        "Дом 12 на улице Мира построен в Туле.",
    ],
)
def test_numbers_of_set_phrases_are_not_counted(text):
    """«глав двух государств», «борт № 1», «дом 12»: no number is there to ask."""
    assert [role for fact in facts_of(text) for role in fact.named("count")] == []


def test_a_bare_span_of_time_is_not_the_subject():
    """«филиал год успешно функционирует»: «год» is how long, never who."""
    text = "Филиал Омского университета год успешно функционирует на базе Казанского университета."
    (fact,) = facts_of(text)
    assert roles(fact)["how_long"] == "год"
    subject = next(part for part in fact.parts if part.function == SUBJECT)
    assert words(subject.tokens) == "Филиал Омского университета"


def test_former_posts_are_not_given_to_their_holders():
    """A former minister gives no fact about who holds the post."""
    now = facts_of("Министр культуры России Иван Орлов приехал в Тулу.")
    assert [fact.rule for fact in now].count("title") == 1
    once = facts_of("Бывший министр культуры России Иван Орлов приехал в Тулу.")
    assert [fact.rule for fact in once].count("title") == 0


def test_a_dated_article_tells_who_holds_a_post():
    """A post in dated news is asked of the month of the news."""
    (title,) = [f for f in read_facts(seed_article()) if f.rule == "title" and "Матв" in str(f)]
    assert said(title) == "title: занимал"
    assert [role.text for role in title.named("time")] == ["в ноябре 2025 года"]


def test_a_subject_shared_by_two_verbs():
    """«Анна Котова родилась … и живёт …»: the second clause has the subject of the first."""
    facts = facts_of("Анна Котова родилась в Туле и живёт в Омске.")
    second = next(fact for fact in facts if said(fact) == "clause: живёт")
    assert any(words(p.tokens) == "Анна Котова" for p in second.parts)


def test_evidence_is_the_whole_sentence_verbatim():
    """Every fact carries the sentence that proves it, at its place in the article."""
    article = read_article(SEED)
    facts = read_facts(article)
    assert len(facts) > 40
    for fact in facts:
        evidence = fact.evidence
        assert article.text[evidence.start : evidence.stop] == evidence.text
        inside = [t for role in fact.roles for t in role.focus]
        assert all(evidence.start <= t.start < t.stop <= evidence.stop for t in inside)


def test_facts_come_in_the_order_of_the_text():
    """Sentence by sentence, and within one in the order of the rules."""
    order = {rule: k for k, rule in enumerate(RULES)}
    assert len(order) == len(RULES)
    positions = [fact.sentence.i for fact in read_facts(seed_article())]
    assert positions == sorted(positions)


def test_facts_as_plain_data():
    """A fact's record holds nothing JSON cannot say, and the roles by name."""
    (fact,) = facts_of("Лекция в Твери длилась 2,5 часа.")
    record = json.loads(json.dumps(fact.as_record(), ensure_ascii=False))
    assert record["predicate"] == "длилась"
    assert {
        "name": "how_long",
        "types": ["ANY", "DURATION"],
        "text": "2,5 часа",
        "value": "2.5",
    } in (record["roles"])
    assert record["evidence"] == {"text": fact.sentence.text, "start": 0, "stop": 32}


def test_no_sentences_no_facts():
    """Nothing is read out of nothing."""
    assert extract((), article_of("")) == ()
    assert facts_of("Тишина.") == ()


def test_phrases_stand_together():
    """A noun phrase leaves out its clauses and its own preposition, and keeps what is inside."""
    text = "Гости осмотрели новую школу Тулы, построенную в 2020 году, и старый музей."
    (sentence,) = sentences_of(text)
    school = next(token for token in sentence.tokens if token.text == "школу")
    phrase = words(Tree(sentence).phrase(school, frozenset(("acl", "conj"))))
    assert phrase == "новую школу Тулы"
