"""What the built-in pack asks of a sentence, word for word."""

from __future__ import annotations

import re

import pytest
from language import article_of, deck_of, facts_of, seed_deck, table
from language import every as generate

from quizgen.facts.clause import Fact, Role
from quizgen.model import GAP
from quizgen.templates.asking import ask
from quizgen.templates.loader import builtin_packs
from quizgen.templates.realise import answer_text, needs_speaker
from quizgen.templates.selftest import check
from quizgen.templates.writing import rest, tidy

ROWS = table("questions.yaml")


def told(asked: str) -> tuple[str, str, list[str], str]:
    """Template, question word, all words, and answer: the order of the rest may vary."""
    template, stem, answer = asked.split(" | ")
    words = stem.split()
    return template, words[0], sorted(word.strip("?,").lower() for word in words), answer


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_questions_of_a_sentence(row):
    """The sentence gives these questions, in these words, with these answers."""
    deck = generate(article_of(row["text"]), kinds=("choice", "typed"))
    made = [told(f"{q.template} | {q.stem} | {q.answer}") for q in deck.questions]
    for expected in row["asks"]:
        whole = expected if "/" in expected.split(" | ")[0] else f"general/{expected}"
        assert told(whole) in made


def test_the_table_tries_every_question_word():
    """The phrases cover the kinds of question the built-in pack promises."""
    tried = {asked.split(" | ")[0] for row in ROWS for asked in row["asks"]}
    assert tried >= {
        "year", "date", "month", "since", "how-many", "lasted", "how-long", "city", "country",
        "where", "named-place", "whither", "whence", "who", "with-whom", "whom", "by-whom",
        "on-whose-invitation", "named-organisation", "which-university-of", "what-object",
        "what-complement", "of-what", "whose-words", "post-then",
    }  # fmt: skip


def test_the_built_in_pack_passes_its_own_tests():
    """Every `expect` and `not` of the built-in templates holds."""
    packs = builtin_packs()
    assert check(packs) == ()
    assert sum(len(pack.templates) for pack in packs) >= 15
    assert sum(len(template.expect) for pack in packs for template in pack.templates) >= 4


@pytest.mark.parametrize("text", [row["text"] for row in ROWS[::4]])
def test_wording_of_whole_decks(text):
    """Every stem starts with a capital and is whole; every answer is filled and tidy."""
    for question in deck_of(text).questions:
        assert_tidy(question)


def test_wording_of_the_seed_deck():
    """The seed deck's stems are tidy too, and end as questions or as sentences with a gap."""
    assert len(seed_deck().questions) > 30
    for question in seed_deck().questions:
        assert_tidy(question)


def assert_tidy(question) -> None:
    """No stray comma, doubled space or lost bracket in what a learner reads."""
    for text in (question.stem, question.answer, *question.distractors):
        assert text == text.strip()
        assert not re.search(r"\s{2,}|\s[,.?!]|,,|,\?|\bNone\b|[{}~]", text)
        assert text.count("«") == text.count("»")
    assert question.stem[0].isupper() or question.stem[0] in "«_0123456789"
    if question.kind == "cloze":
        assert question.stem.count(GAP) == 1
    else:
        assert question.stem.endswith("?")
        assert question.stem.count("?") == 1


def role_of(text: str, name: str) -> tuple[Fact, Role]:
    """The first role of this name in a text, with its fact."""
    return next((fact, role) for fact in facts_of(text) for role in fact.named(name))


@pytest.mark.parametrize(
    ("text", "role", "asked", "expected"),
    [
        ("Дети из Омска встретились с Анной Котовой.", "with", "кто", ("с кем", None)),
        ("Анна Котова спела в Омске.", "subject", "кто", ("кто", ("Masc", "Sing"))),
        ("Анна Котова спела в Омске.", "where", "какой город", ("в каком городе", None)),
        ("Дети приехали в Омск.", "whither", "какой город", ("в какой город", None)),
        ("Дети выехали из Омска.", "whence", "какой город", ("из какого города", None)),
        ("Гости помогали 12 школам.", "count", "сколько", ("скольким школам", None)),
        ("Гости ездили по 12 школам.", "count", "сколько", ("по скольким школам", None)),
        ("Гости гордятся двумя музеями.", "count", "сколько", ("сколькими музеями", None)),
        ("Гости говорили о двух музеях.", "count", "сколько", ("о скольких музеях", None)),
        ("Гости встретились с двумя врачами.", "count", "сколько", ("со сколькими врачами", None)),
        ("Пять врачей уехали в Омск.", "count", "сколько", ("сколько врачей", ("Neut", "Sing"))),
    ],
)
def test_question_words_take_the_place_of_what_they_ask(text, role, asked, expected):
    """The question word has the preposition and the case of the words it replaces."""
    fact, found = role_of(text, role)
    assert ask(fact, found, asked) == expected


def test_answers_are_whole():
    """The answer keeps «более», its fraction and its preposition, and leaves out a title."""
    fact, count = role_of("Свыше четырёх тысяч компаний взяли шефство над школами.", "count")
    assert answer_text(fact, count) == "свыше четырёх тысяч"
    fact, long = role_of("Лекция в Твери длилась 2,5 часа.", "how_long")
    assert answer_text(fact, long) == "2,5 часа"
    fact, where = role_of("Анна Котова спела в Омске.", "where")
    assert answer_text(fact, where) == "в Омске"
    text = "Дети встретились с министром культуры Италии Анной Котовой."
    fact, met = role_of(text, "with")
    assert answer_text(fact, met) == "с Анной Котовой"


def test_the_rest_of_a_clause_agrees_with_the_question_word():
    """A verb takes the gender of «кто», and words that open a sentence lose their capital."""
    fact, who = role_of("Весной Анна Котова спела в Омске.", "subject")
    assert rest(fact, who.part, ("Masc", "Sing")) == "весной спел в Омске"


def test_somebodys_words_without_a_name_name_the_speaker():
    """What is said of nothing named is told as whose words it is, what names something is not."""
    named = "Президент Алар Карис прибыл в Тарту. Президент отметил, что вузы открыли 12 кафедр."
    fact = next(f for f in facts_of(named) if f.speaker)
    assert needs_speaker(fact, "Сколько кафедр открыли вузы?")
    assert not needs_speaker(fact, "Сколько кафедр открыли вузы Тарту?")


def test_tidy():
    """Capital first; a comma before the question mark or beside another goes."""
    assert tidy("где  прошла встреча , начатая в Туле,?") == "Где прошла встреча, начатая в Туле?"


def test_words_of_the_stem_stand_in_the_article():
    """No stem of the seed deck brings a name the article does not have."""
    article = seed_deck().article.text.lower().replace("ё", "е")
    for question in seed_deck().questions:
        for name in re.findall(r"(?<=\s)[«]?([А-ЯЁ][а-яё]{3,})", question.stem):
            assert name.lower().replace("ё", "е")[:4] in article
