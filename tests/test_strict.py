"""What a strict editor sends back, and what the desk mends before a question is shown."""

from __future__ import annotations

import pytest
from language import deck_of, sentences_of, table

from quizgen.model import Article
from quizgen.pipeline import generate
from quizgen.questions.desk import Desk
from quizgen.russian.typesetting import typeset
from quizgen.russian.unsaid import person_of

ROWS = table("strict.yaml")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_the_strict_editor(row):
    """A wrong question word, a place of no town, half an answer is not asked; order is mended."""
    questions = deck_of(row["text"]).questions
    stems, answers = [q.stem for q in questions], [q.answer for q in questions]
    for piece in row.get("never", ()):
        assert not [stem for stem in stems if piece in stem]
    for piece in row.get("answers_never", ()):
        assert piece not in answers
    for stem in row.get("asks", ()):
        assert stem in stems
    for said in row.get("answers", ()):
        assert said in answers


def test_an_opener_is_common_where_the_article_writes_it_small():
    """«Цихлиды» at the head of a sentence is no name: the article has «цихлид» elsewhere."""
    text = "Цихлиды живут в Малави. Учёные нашли в Малави 500 видов цихлид."
    first = sentences_of(text)[0].tokens[0]
    assert first.feats.get("Opening") == "Yes"
    text = "Орлов живёт в Туле. Завод построил инженер Орлов."
    assert sentences_of(text)[0].tokens[0].feats.get("Opening") is None


LIFE = (
    "Иван Петрович Орлов родился 3 мая 1914 года в Туле. "
    "В 1935 году Иван Петрович окончил Тульский механический институт. "
    "В 1946 году Ивана Петровича назначили директором Тульского оружейного завода. "
    "12 мая 1947 года Орлов был арестован в Пскове. "
    "Отец, Пётр Ильич Орехов (3 марта 1880 — 5 мая 1950), работал токарем."
)


def _life(title: str = "Орлов Иван Петрович") -> list[str]:
    deck = generate(Article("proba", title, None, LIFE))
    return [line for q in deck.questions for line in (q.stem, q.answer, *q.items)]


def test_a_hero_is_told_with_his_surname():
    """«Ивана Петровича» of the article's hero gets the surname, in its case."""
    lines = _life()
    assert "В каком году Ивана Петровича Орлова назначили директором" in " ".join(lines)
    assert not [line for line in lines if line.endswith(("Иван Петрович", "Ивана Петровича"))]


@pytest.mark.parametrize("title", ["Озеро Виктория", "Мыс Надежды", "Остров Елена"])
def test_a_place_called_like_a_woman_is_no_hero(title):
    """A map's word before a first name in the title makes nobody: names keep their wording."""
    assert Desk(Article("proba", title, None, f"{title} лежит на юге.")).hero is None


def test_a_hero_answers_once_at_most():
    """«Кто …?» whose answer is the title's hero stands once in a deck, no more."""
    deck = generate(Article("proba", "Орлов Иван Петрович", None, LIFE))
    who = [q.stem for q in deck.questions if q.stem.startswith("Кто ") and "Орлов" in q.answer]
    assert len(who) <= 1


def test_other_lives_in_a_life_are_not_asked():
    """When the hero's father was born is not asked in a hero's article; his name may be."""
    assert not [line for line in _life() if "Орехов" in line and line != "Пётр Ильич Орехов"]


@pytest.mark.parametrize(
    ("stem", "answer", "poor"),
    [
        ("Иван Орлов родился _____ в г. Туле.", "3 мая 1914 года", True),
        ("_____ правительство Перу и шахтёры Лимы заключили мир.", "В июне", True),
        ("Детство Ивана прошло в деревне _____.", "Клушино", True),
        ("Длина рыси достигает 65 см. Самцы весят _____ кг.", "30", True),
        ("Картины Ильи Репина хранятся в музеях города _____.", "Тулы", False),
    ],
)
def test_poor_gaps(stem, answer, poor):
    """A gap in a cut, half-named or double sentence, or for a month of no year, is none."""
    desk = Desk(Article("proba", "Проба", None, "Проба."))
    assert desk.poor_gap(stem, answer) is poor


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Что появилось в начале XIX в.?", "Что появилось в начале XIX века?"),
        ("Когда в XV в. построен кремль?", "Когда в XV веке построен кремль?"),
        ("с X в.", "с X века"),
    ],
)
def test_centuries_in_full(text, printed):
    """«XIX в.» is written out as people say it."""
    assert typeset(text) == printed


def test_a_strange_first_name_is_no_surname():
    """«Юлиус Фучик» is not turned round, because the dictionary only guesses at the second word."""
    found = person_of("Юлиус Фучик")
    assert found is None or found.name == "Юлиус Фучик"
    known = person_of("Магритт Рене")
    assert known is not None
    assert known.name == "Рене Магритт"
