"""Whose words a sentence is, and what of it is left for the parser."""

from __future__ import annotations

import pytest
from language import article_of, facts_of, seed_article, table

from quizgen.russian.layout import lay_out
from quizgen.russian.openings import is_doubtful, is_loose, opening_length
from quizgen.russian.speech import find_cores


@pytest.mark.parametrize("row", table("speech.yaml"), ids=lambda row: row["text"][:30])
def test_cores_and_speakers(row):
    """Each line gives its core, and the speaker where somebody speaks."""
    lines = lay_out(article_of(row["text"]))
    cores = find_cores(lines)
    assert len(cores) == len(row["lines"])
    for line, core, expected in zip(lines, cores, row["lines"], strict=True):
        left = [
            word.text
            for i, word in enumerate(line.words)
            if core.first <= i < core.last and i not in core.without
        ]
        assert " ".join(left) == expected["core"]
        if "who" not in expected:
            assert core.speech is None
            continue
        assert core.speech is not None
        assert (core.speech.speaker, core.speech.verb) == (expected["who"], expected["verb"])
        assert core.speech.direct is expected.get("direct", False)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Напомним , музей открыт", 2),
        ("Также музей открыт", 1),
        ("Музей открыт", 0),
        ("После концерта начался ужин", 0),
        ("Также", 0),
    ],
)
def test_openings_that_say_nothing(text, length):
    """Words that only tie a sentence to its neighbours are counted, a real beginning is not."""
    assert opening_length(text.split()) == length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вероятно , музей построен", True),
        ("Якобы музей построен", True),
        ("Музей , может быть , построен", True),
        ("Музей может быть построен", False),
        ("Музей построен", False),
    ],
)
def test_doubt_is_heard(text, expected):
    """Hearsay and guesses are told from plain statements."""
    assert is_doubtful(text.split()) is expected


def test_adverbs_that_fall_without_loss():
    """«также» and «уже» may be left out of a question, «быстро» may not."""
    assert is_loose("также")
    assert is_loose("Уже")
    assert not is_loose("быстро")


def test_lines_stand_where_they_say():
    """Every sentence and word of a laid-out article is verbatim at its offsets."""
    text = seed_article().text
    lines = lay_out(seed_article())
    assert [line.headline for line in lines].count(True) == 1
    for line in lines:
        assert text[line.start : line.stop] == line.text
        assert all(text[word.start : word.stop] == word.text for word in line.words)
        assert not line.words or line.words[-1].text not in (".", "!", "?", "…")


def test_a_bare_post_is_the_one_person_who_holds_it():
    """«Президент» speaks with the name the article gives him, and only when it gives one."""
    known = "Президент Алар Карис прибыл в Тарту. Президент отметил, что вузы открыли 12 кафедр."
    assert {fact.speaker for fact in facts_of(known) if fact.sentence.i == 1} == {"Алара Кариса"}
    unknown = "Президент отметил, что вузы Тарту открыли 12 кафедр."
    assert {fact.speaker for fact in facts_of(unknown)} == {""}
