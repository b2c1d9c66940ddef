"""Which one, when and where: stems that tell it, and stems that cannot and are not asked."""

from __future__ import annotations

import datetime

import pytest
from language import facts_of, seed_deck, table

from quizgen.facts import extract
from quizgen.model import Article
from quizgen.questions.drafts import compose
from quizgen.questions.review import reason_to_drop
from quizgen.questions.roundtrip import Source
from quizgen.russian import analyse
from quizgen.russian.tenses import had_to, told_past
from quizgen.russian.wordlists import lists
from quizgen.templates.loader import builtin_packs

ROWS = table("anchors.yaml")


def asked(text: str, day: datetime.date | None) -> list[str]:
    """The stems that pass review, in the order of the text."""
    article = Article("proba", "Проба", day, text)
    source = Source(article)
    drafts = compose(extract(analyse(article), article), builtin_packs(), article)
    return [
        draft.stem
        for draft in drafts
        if not isinstance(draft, str)
        and not reason_to_drop(draft)
        and not source.reason_to_drop(draft)
    ]


@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{row.get('day', '')} {row['text'][:40]}" for row in ROWS]
)
def test_what_is_asked_can_be_told_apart(row):
    """News get the time and place their day and their neighbours make certain, or are not asked."""
    stems = asked(row["text"], row.get("day"))
    for stem in row.get("asks", ()):
        assert stem in stems
    for stem in row.get("silent", ()):
        assert stem not in stems


def test_the_seed_says_where_and_when():
    """Branches have their country, the forum its month, the power station its place."""
    stems = [question.stem for question in seed_deck().questions]
    assert "В каком году открыт филиал МГУ имени Ломоносова в Казахстане?" in stems
    assert "В каком городе Казахстана приступил к работе филиал МГИМО?" in stems
    assert (
        "Над сколькими колледжами Казахстана взяли шефство свыше четырех тысяч компаний?" in stems
    )
    assert "Сколько рабочих будет задействовано на этапе строительства АЭС в Казахстане?" in stems
    assert not any("проходит XXI" in stem for stem in stems)


def test_undated_texts_keep_their_tense():
    """Without a day there is no month to write in: the facts stay as the text tells them."""
    for fact in facts_of("В Казани проходит саммит химиков Поволжья."):
        assert fact.predicate is None or "проходит" in fact.predicate.forms


@pytest.mark.parametrize(
    ("verb", "gender", "number", "past"),
    [
        ("проходит", "Masc", "Sing", "проходил"),
        ("требует", "Fem", "Sing", "требовала"),
        ("идут", "Masc", "Plur", "шли"),
        ("длится", "Neut", "Sing", "длилось"),
        ("открыл", "Masc", "Sing", None),
        ("стол", "Masc", "Sing", None),
    ],
)
def test_the_present_told_in_the_past(verb, gender, number, past):
    """A verb of the present agrees in the past; what is none has no such form."""
    assert told_past(verb, gender, number) == past


def test_what_was_to_be():
    """«должен» of old news takes the past of its copula."""
    assert had_to("должна", "Fem", "Sing") == "должна была"
    assert had_to("должны", "Masc", "Plur") == "должны были"


def test_the_lists_are_read():
    """Every list has words, in lower case."""
    for name, words in lists("anchors.yaml").items():
        assert words, name
        assert "" not in words, name
        assert all(word == word.lower() for word in words), name
