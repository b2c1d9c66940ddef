"""Examples match what says the same and nothing else, over a table of templates and sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from language import CASES, article_of, sentences_of

from quizgen.pipeline import generate
from quizgen.templates.loader import load_pack
from quizgen.templates.pack import Template
from quizgen.templates.said import said_in
from quizgen.templates.selftest import check, made

TABLE: list[dict[str, Any]] = [
    row
    for name in ("paraphrases.yaml", "paraphrases-school.yaml")
    for row in yaml.safe_load((CASES / name).read_text("utf-8"))
]
MATCH = [(row["template"]["id"], case) for row in TABLE for case in row["match"]]
MISS = [(row["template"]["id"], text) for row in TABLE for text in row["miss"]]


def pack_of(folder: Path, template: dict[str, Any], **more: Any) -> Path:
    """A pack file with one template."""
    path = folder / f"{template['id']}.yaml"
    pack = {"pack": "проба", "language": "ru", "templates": [template], **more}
    path.write_text(yaml.safe_dump(pack, allow_unicode=True, sort_keys=False), "utf-8")
    return path


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Template]:
    """The templates of the table, by id."""
    folder = tmp_path_factory.mktemp("packs")
    loaded = [load_pack(pack_of(folder, row["template"])).templates[0] for row in TABLE]
    return {template.id: template for template in loaded}


@pytest.mark.parametrize(("template", "case"), MATCH, ids=[case["text"][:40] for _, case in MATCH])
def test_a_paraphrase_gives_its_question(templates, template, case):
    """Voice, participle, converb, «который», order, adverbs, joined phrases: the same question."""
    assert (case["question"], case["answer"]) in made(templates[template], case["text"])


@pytest.mark.parametrize(("template", "text"), MISS, ids=[text[:40] for _, text in MISS])
def test_a_near_miss_gives_none(templates, template, text):
    """Denied, planned, supposed, asked, of another sense or type: no question."""
    assert made(templates[template], text) == []


@cache
def _river(extra: str) -> dict[str, Any]:
    return {
        "id": "river", "example": f"{extra}[Ока](river: PLACE) впадает в [Волгу](mouth: PLACE).",
        "ask": "mouth", "question": "Куда впадает {river.им}?", "answer": "в {mouth.вн}",
    }  # fmt: skip


def test_a_teachers_question_is_not_dropped_for_telling_little(tmp_path):
    """«Куда впадает Лена?» is short and names one thing: the teacher wanted it."""
    path = pack_of(tmp_path, {**_river(""), "kinds": ["choice", "typed"]})
    deck = generate(article_of("Лена берёт начало у Байкала и впадает в море Лаптевых."), [path])
    assert [q.stem for q in deck.questions if q.template == "проба/river"] == ["Куда впадает Лена?"]


def test_a_plan_matches_where_the_example_is_a_plan(tmp_path):
    """What is denied or to come matches an example that says so itself, and only such a one."""
    template = {
        "id": "plan", "example": "[Завод](plant) [откроют](event) в [2030 году](when: YEAR).",
        "ask": "when", "question": "В каком году откроют {plant.вн}?", "answer": "{when.value}",
    }  # fmt: skip
    (own,) = load_pack(pack_of(tmp_path, template)).templates
    assert made(own, "Мост откроют в 2031 году.") == [("В каком году откроют мост?", "2031")]
    assert made(own, "Мост открыли в 2001 году.") == []


def test_a_not_sentence_teaches_its_kind(tmp_path):
    """A word `not` has in a place, and words nearer to it than to the example's, are refused."""
    template = {
        "id": "built", "example": "[Пётр Орлов](who) [построил](event) [дом](what) в Твери.",
        "ask": "what", "question": "Что {event~who} {who.им}?", "answer": "{what.вн}",
    }  # fmt: skip
    (own,) = load_pack(pack_of(tmp_path, template)).templates
    text = "Анна Белова построила теорию в Твери."
    assert made(own, text)
    taught = {**template, "not": ["Пётр Орлов построил гипотезу в Твери."]}
    (own,) = load_pack(pack_of(tmp_path, taught)).templates
    assert made(own, text) == []


def test_exceptions_go_before_the_dictionary(tmp_path):
    """A pack's own forms are written in every slot with a case."""
    exceptions = {"Обша": {"рд": "Обшы", "вн": "Обшу"}}
    question = "Куда течёт вода {river.рд}?"
    path = pack_of(tmp_path, {**_river(""), "question": question}, exceptions=exceptions)
    (own,) = load_pack(path).templates
    assert made(own, "Обша впадает в Межу.")[0][0] == "Куда течёт вода Обшы?"


def test_several_answers_are_asked_as_one(tmp_path):
    """Joined names are one answer, and the verb agrees with all of them."""
    (own,) = load_pack(pack_of(tmp_path, _river(""))).templates
    (found,) = said_in(own, sentences_of("Кубань и Дон впадают в Азовское море."))
    assert found.agreeing("river") == "впадают"


def test_the_rest_of_the_clause_is_written_in_order(tmp_path):
    """`{rest}` is the clause without what is asked."""
    template = {
        "id": "rest", "example": "[Анна Котова](who: PERSON) открыла школу в [Туле](where: PLACE).",
        "ask": "who", "question": "{кто~who} {rest}?",
    }  # fmt: skip
    (own,) = load_pack(pack_of(tmp_path, template)).templates
    assert made(own, "В 1901 году Ольга Орлова открыла в Омске школу.") == [
        ("Кто в 1901 году открыл в Омске школу?", "Ольга Орлова")
    ]
    assert check((load_pack(pack_of(tmp_path, template)),)) == ()
