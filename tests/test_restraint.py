"""What readers sent back of stems copied from their sentences, and what print mends."""

from __future__ import annotations

import pytest
from language import deck_of, table

from quizgen.facts import extract
from quizgen.model import Article
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.printing import typeset
from quizgen.questions.restraint import (
    for_nothing,
    nobody_named,
    not_in_the_nominative,
    past_another_verb,
    strange_nominative,
)
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs

ROWS = table("restraint.yaml")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_copied_stems_show_restraint(row):
    """What passes, leans on its text or could be any of many is not asked; what lasts is."""
    stems = [q.stem for q in deck_of(row["text"]).questions]
    for piece in row.get("never", ()):
        assert not [stem for stem in stems if piece in stem]
    for stem in row.get("asks", ()):
        assert stem in stems


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("В Чили ветеран Первой мировой собрал 3 млн песо для врачей.", nobody_named),
        (
            "Договор был заключён 28 июня 1769 года и 1 июля этого года"
            " утверждён депутатами сеймов на общем сейме в Люблине.",
            past_another_verb,
        ),
        ("Чисто белый цвет оперения кликун приобретает на третий год.", strange_nominative),
        ("В 1922 году Латвия начала создавать препятствия.", for_nothing),
        (
            "Это слово происходит от имени слуги восточно-римского императора Феодора Ромеса,"
            " направленного к королю готов Тотиле.",
            not_in_the_nominative,
        ),
    ],
)
def test_drafts_sent_back(text, check):
    """Some draft of the sentence is stopped by this very check."""
    article = Article("проба", "", None, text)
    drafts = compose(extract(analyse(article), article), builtin_packs(), article)
    assert any(check(draft) for draft in drafts if isinstance(draft, Draft))


@pytest.mark.parametrize("text", ["Договор был заключён и утверждён 1 июля 1769 года в Люблине."])
def test_what_two_verbs_share(text):
    """A date after both verbs is of both."""
    article = Article("проба", "", None, text)
    drafts = compose(extract(analyse(article), article), builtin_packs(), article)
    assert not any(past_another_verb(draft) for draft in drafts if isinstance(draft, Draft))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Кто написал книгу о Ужгороде?", "Кто написал книгу об Ужгороде?"),
        ("Кто написал книгу о Ереване?", "Кто написал книгу о Ереване?"),
        ("Что открыли в «Фридландских воротах»?", "Что открыли во «Фридландских воротах»?"),
        ("Что открыли в Финляндии?", "Что открыли в Финляндии?"),
        ("Кто жил в Вологде?", "Кто жил в Вологде?"),
        ("Кто открыл Франций?", "Кто открыл франций?"),
        ("Кто снял фильм «Белое Золото и Хром»?", "Кто снял фильм «Белое Золото и Хром»?"),
        ("примерно + 500 °С", "примерно +500 °С"),
        ("участки 250-300 - летней дубравы", "участки 250–300-летней дубравы"),
        ("за 15 - 20 лет", "за 15 - 20 лет"),
    ],
)
def test_slips_of_the_source_are_mended(written, printed):
    """Prepositions as they sound, elements in small letters, no stray spaces in numbers."""
    assert typeset(written) == printed


def test_a_gapped_sentence_ends_with_a_full_stop():
    """«… XIX в.» spelled out keeps the full stop that was the abbreviation's too."""
    text = "Крепость в Нисе была объявлена памятником архитектуры XIX в."
    stems = [q.stem for q in deck_of(text).questions if q.kind == "cloze"]
    assert all(stem.endswith((".", "!", "»", "…")) for stem in stems)
