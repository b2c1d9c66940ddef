"""An article about one thing or person: what means it, and the facts that could not be asked."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from quizgen.model import Article
from quizgen.russian import analyse
from quizgen.russian.phrases import text_of
from tests.language import deck_of, sentences_of, table, words
from tests.language import every as generate


def article(title: str, text: str, date: datetime.date | None = None) -> Article:
    return Article("proba", title, date, f"{title}\n\n{text}", (0, len(title)))


@pytest.mark.parametrize("row", table("topics.yaml"), ids=lambda row: row["text"][-40:])
def test_the_topic_is_written_out(row: dict[str, Any]) -> None:
    """The lake's «оно» and «берег», the winner's «она»: where nothing else can be meant."""
    told = analyse(article(row["title"], row["text"], row.get("date")))[-1]
    assert text_of(told.tokens).rstrip(".") == row["said"]


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Глубочайшая точка Чёрного моря известна давно. Средняя глубина Чёрного моря — 1240 м.",
            "Какова средняя глубина Чёрного моря?",
            "1240 метров",
        ),
        (
            "В Каспийское море впадает более 130 рек и ручьёв.",
            "Сколько рек и ручьёв впадает в Каспийское море?",
            "более 130",
        ),
        (
            "Река Нева замерзает в ноябре, а вскрывается в апреле.",
            "Когда замерзает река Нева?",
            "в ноябре",
        ),
        (
            "В 1932 году в Крыму учредили Карадагский музей — первый музей полуострова.",
            "В каком году в Крыму учредили Карадагский музей?",
            "1932",
        ),
        (
            "Площадь Ладожского озера составляет 17 870 км², что немного больше площади Кувейта.",
            "Какова площадь Ладожского озера?",
            "17 870 квадратных километров",
        ),
        (
            "Уимблдонский турнир проводится с 1877 года и считается старейшим в мире. "
            "Победителей Уимблдонского турнира знают все.",
            "С какого года проводится Уимблдонский турнир?",
            "1877",
        ),
        (
            "Женщины впервые сыграли на Уимблдонском турнире в 1884 году.",
            "В каком году женщины впервые сыграли на Уимблдонском турнире?",
            "1884",
        ),
        (
            "Возраст Солнца учёные оценивают в 4,6 миллиарда лет.",
            "Во сколько лет учёные оценивают возраст Солнца?",
            "4,6 миллиарда лет",
        ),
        (
            "Самый большой остров Японии носит название Хонсю.",
            "Как называется самый большой остров Японии?",
            "Хонсю",
        ),
        (
            "Самый крупный приток Волги — Кама, которая берёт начало в Удмуртии.",
            "Как называется самый крупный приток Волги?",
            "Кама",
        ),
    ],
)
def test_a_good_fact_is_asked(text: str, question: str, answer: str) -> None:
    """An apposition, a second verb, a comparison or a joined noun no longer hides the fact."""
    assert (question, answer) in {(q.stem, q.answer) for q in deck_of(text).questions}


@pytest.mark.parametrize(
    "text",
    [
        "Протяжённость с севера на юг — 208 км.",
        "Его глубина — 40 м.",
        "Площадь водного зеркала — 14 км².",
        "Длина здания — 90 м.",
    ],
)
def test_a_measure_of_nothing_is_not_asked(text: str) -> None:
    """«Какова глубина?»: of what, another sentence said."""
    assert not [q for q in deck_of(text).questions if q.template.endswith("/measure")]


def test_two_clauses_of_one_subject_are_parsed_alone() -> None:
    """«она родилась … и с 2018 года выступает …»: each verb keeps its own place and time."""
    (told,) = sentences_of("Анна родилась в Твери и с 2018 года выступает за сборную Казахстана.")
    found = [words(clause.tokens) for clause in told.clauses]
    assert "Анна родилась в Твери" in found
    assert "Анна с 2018 года выступает за сборную Казахстана" in found


def test_an_adjective_of_a_name_keeps_its_capital() -> None:
    """«Уимблдонский» opens one sentence and stands with a capital inside another."""
    found = sentences_of("Победу на Нобелевском конкурсе ждали. Нобелевский конкурс вырос.")
    assert not found[1].tokens[0].feats.get("Opening")
    alone = sentences_of("Старый мост снесли. Новый мост построили.")
    assert alone[1].tokens[0].feats.get("Opening")


def test_what_only_the_sentence_before_tells_is_left_out() -> None:
    """A reason with «его», a score, «в эти годы»: the fact stands without them."""
    text = "Из-за болезни её отца в 1912 году Анна Ахматова уехала в Киев."
    stems = [q.stem for q in deck_of(text).questions]
    assert "В каком году Анна Ахматова уехала в Киев?" in stems
    text = "В эти годы Илья Репин преподавал живопись в Петербурге."
    stems = [q.stem for q in deck_of(text).questions]
    assert stems
    assert not [stem for stem in stems if "эти" in stem]


def test_a_life_without_a_name_keeps_its_hero_in_clauses() -> None:
    """«В 1892 году поступил в училище, где …» is still about the hero of the title."""
    text = (
        "Иван Крамской — русский художник. Родился в Острогожске. "
        "В 1857 году поступил в Академию художеств, где учился у Алексея Маркова. "
        "В 1870 году был призван на службу в Вологду."
    )
    stems = [q.stem for q in generate(article("Крамской, Иван Николаевич", text)).questions]
    assert "В каком году Иван Крамской поступил в Академию художеств?" in stems
    assert "В каком году Иван Крамской был призван на службу в Вологду?" in stems
