"""Answers cut or hollow, offices of nobody, and the last letters and commas of a wording."""

from __future__ import annotations

from dataclasses import replace

import pytest
from language import deck_of, table

from quizgen.facts import extract
from quizgen.model import Article
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.fineprint import FINE_PRINT
from quizgen.questions.finetouch import object_first, of_one_thing, ordinals
from quizgen.russian import analyse
from quizgen.russian.ownletters import rightly
from quizgen.templates.loader import builtin_packs

ROWS = table("fineprint.yaml")


def draft_of(text: str, stem: str, answer: str) -> Draft:
    """A draft of the sentence with this wording."""
    article = Article("проба", "", None, text)
    written = compose(extract(analyse(article), article), builtin_packs(), article)
    drafts = [draft for draft in written if isinstance(draft, Draft)]
    return replace(
        next((d for d in drafts if d.answer == answer), drafts[0]), stem=stem, answer=answer
    )


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['stem']} {row['answer']}" for row in ROWS])
def test_what_is_cut_hollow_or_anybodys_is_not_asked(row) -> None:
    """Each fault is stopped by its own check, and its good neighbour by none of them."""
    draft = draft_of(row["text"], row["stem"], row["answer"])
    stopped = {check.__name__ for _, check in FINE_PRINT if check(draft)}
    assert stopped == ({row["check"]} if "check" in row else set())


@pytest.mark.parametrize(
    ("text", "sentence", "told"),
    [
        ("В чём великая Отечественная война?", "", "В чём Великая Отечественная война?"),
        ("Где стоит великая Китайская стена?", "", "Где стоит Великая Китайская стена?"),
        ("Кто был Губернатором Омской области?", "", "Кто был губернатором Омской области?"),
        ("Кто стал Главой района?", "", "Кто стал главой района?"),
        ("Сколько Мастеров спорта он учил?", "", "Сколько мастеров спорта он учил?"),
        (
            "Кто стал Председателем Правительства?", "",
            "Кто стал Председателем Правительства?",
        ),
        (
            "Где возник Хореографический ансамбль «Роза»?",
            "Хореографический ансамбль «Роза» возник в Омске.",
            "Где возник хореографический ансамбль «Роза»?",
        ),
        (
            "Когда открылся Московский театр «Эрмитаж»?",
            "Московский театр «Эрмитаж» открылся в 1987 году.",
            "Когда открылся Московский театр «Эрмитаж»?",
        ),
        ("Кто строил новый Казанский собор?", "", "Кто строил новый Казанский собор?"),
    ],
)  # fmt: skip
def test_capitals_of_names_and_posts(text: str, sentence: str, told: str) -> None:
    """A name keeps the capital it opens with; a post and a kind have none inside."""
    assert rightly(text, sentence) == told


def test_an_ordinal_is_no_bare_figure() -> None:
    """The prize's number is Roman; prizes that are counted keep their figure."""
    assert ordinals("лауреатом 3 премии конкурса") == "лауреатом III премии конкурса"
    assert ordinals("фильм получил 3 премии") == "фильм получил 3 премии"


def test_attributes_of_one_thing_have_no_commas() -> None:
    """A definition asked back is one phrase; what is listed keeps its commas."""
    asked = "Как называется элемент второй группы, третьего периода таблицы, с атомным номером 12?"
    assert of_one_thing(asked) == (
        "Как называется элемент второй группы третьего периода таблицы с атомным номером 12?"
    )
    figured = "Как называется элемент 16-й группы, третьего периода, с атомным номером 16?"
    assert "," not in of_one_thing(figured)
    for kept in (
        "Как называется напиток из мяты, мёда и воды?",
        "Как называется газ 18-й группы таблицы, пятого периода, с атомным номером 54?",
    ):
        assert of_one_thing(kept) == kept


def test_an_object_stands_before_its_place() -> None:
    """The verb's object is not parted from it by a place."""
    text = "В 1943 году Евгений Орлов защитил во ВГИКе диплом."
    stem = "В каком году Евгений Орлов защитил во ВГИКе диплом?"
    draft = draft_of(text, stem, "1943")
    assert object_first(draft, stem) == "В каком году Евгений Орлов защитил диплом во ВГИКе?"


def test_the_title_of_a_film_is_no_name_of_its_battle() -> None:
    """«фильм о битве «…» (1943)» dates the film alone."""
    text = "Иван Орлов снял фильм о Курской битве «Перелом» (1943)."
    assert not [q.stem for q in deck_of(text).questions if "произошла" in q.stem]
