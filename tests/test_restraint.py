"""What readers sent back of stems copied from their sentences, and what print mends."""

from __future__ import annotations

import pytest
from language import deck_of, table

from quizgen.questions.printing import typeset

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
