"""Templates by example: every clause that says the same matches, near misses do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from language import CASES, article_of, facts_of, sentences_of

from quizgen.facts import extract
from quizgen.facts.spans import Clauses
from quizgen.facts.tellings import tellings
from quizgen.pipeline import generate
from quizgen.templates.loader import builtin_packs, load_pack
from quizgen.templates.matching import match
from quizgen.templates.pack import Template
from quizgen.templates.patterns import pattern_of
from quizgen.templates.said import said_in
from quizgen.templates.selftest import check, made

PACK = CASES / "packs" / "example.yaml"


def the_template() -> Template:
    """The one template of the example pack."""
    (template,) = load_pack(PACK).templates
    return template


def pack_of(folder: Path, body: str) -> Path:
    """A pack file with one template, written for a test."""
    path = folder / "pack.yaml"
    path.write_text(f"pack: проба\nlanguage: ru\ntemplates:\n{body}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "В 2001 году открыт филиал МГУ имени Ломоносова.",
            "В каком году открыт филиал МГУ имени Ломоносова?",
            "2001",
        ),
        (
            "Филиал Казанского университета, открытый в 2015 году, работает в Ташкенте.",
            "В каком году открыт филиал Казанского университета?",
            "2015",
        ),
        (
            "В Ташкенте работает филиал Казанского университета, который открыт в 2015 году.",
            "В каком году открыт филиал Казанского университета?",
            "2015",
        ),
        (
            "Филиал МГУ был основан в 2006 году.",
            "В каком году был основан филиал МГУ?",
            "2006",
        ),
        ("Филиалы МГУ открыты в 2006 году.", "В каком году открыты филиалы МГУ?", "2006"),
        (
            "Томский университет в 1990 году открыл новый филиал в Северске.",
            "В каком году открыт новый филиал?",
            "1990",
        ),
    ],
)
def test_paraphrases_match(text, question, answer):
    """Active and passive, participle and «который», any order and number say the same."""
    assert (question, answer) in made(the_template(), text)


@pytest.mark.parametrize(
    "text",
    [
        "Выставка открыта для посетителей.",
        "Филиал МГУ открыт в Баку.",
        "Филиал МГУ закрыт в 2006 году.",
        "Филиал МГУ открыт 3 мая 2006 года.",
        "Филиал МГУ работает с 2006 года.",
        "В 2006 году приехал ректор МГУ.",
    ],
)
def test_near_misses_do_not_match(text):
    """Another verb, no time, or a time that is no year: the example does not say that."""
    assert made(the_template(), text) == []


def test_the_example_pack_passes_its_own_tests():
    """`expect` and `not` of the pack a teacher is shown hold."""
    assert check((load_pack(PACK),)) == ()


def test_pattern_of_an_example():
    """The example is read as a passive clause: patient, time, and the verb that may vary."""
    example = the_template().example
    assert example is not None
    pattern = pattern_of(example)
    assert pattern is not None
    assert pattern.event == "event"
    marked = {want.role: want for want in pattern.wants}
    assert list(marked) == ["branch", "when"]
    assert (marked["branch"].places, marked["when"].places) == ({"patient"}, {"time"})
    assert marked["when"].type == "YEAR"


def test_active_and_passive_have_the_same_places():
    """Who acts and what is acted on keep their places whatever the voice."""

    def places(text: str) -> dict[str, str]:
        (sentence,) = sentences_of(text)
        (told,) = tellings(Clauses(sentence), frozenset(("открыть",)))
        kept = {"actor", "patient", "в Loc"}
        return {place: own.phrase.head.lemma for own in told.placed for place in own.places & kept}

    active = places("Анна Котова открыла школу в Туле.")
    passive = places("Школа открыта Анной Котовой в Туле.")
    assert active["patient"] == passive["patient"] == "школа"
    assert set(active) == set(passive) == {"actor", "patient", "в Loc"}


def test_unmarked_words_must_be_there(tmp_path):
    """What the example does not mark must stand in the clause, in any form."""
    path = pack_of(
        tmp_path,
        '  - id: a\n    example: "В [Туле](where) [Анна Котова](who) выступила на фестивале."\n'
        "    ask: where\n"
        '    question: "Где выступала на фестивале {who}?"\n',
    )
    (template,) = load_pack(path).templates
    made_of = made(template, "В Омске Ольга Орлова выступила на большом фестивале.")
    assert made_of == [("Где выступала на фестивале Ольга Орлова?", "в Омске")]
    assert made(template, "В Омске Иван Орлов выступил на заводе.") == []
    assert made(template, "В Омске Иван Орлов выступил.") == []


def test_a_failed_self_test_says_what_came(tmp_path):
    """A wrong `expect`, a `not` that matches and an example that is no clause are told apart."""
    path = pack_of(
        tmp_path,
        '  - id: a\n    example: "[Музей](what) открыт в [2001 году](when: YEAR)."\n    ask: when\n'
        '    question: "В каком году открыт {what.им}?"\n    answer: "{when.value}"\n'
        '    not: ["Новый музей открыт в 1905 году."]\n'
        "    expect:\n"
        '      - {text: "Музей открыт в 1999 году.", question: "Когда?", answer: "1999"}\n'
        '  - id: b\n    example: "Всё о [музее](what)"\n    ask: what\n'
        '    question: "О чём всё?"\n',
    )
    faults = check((load_pack(path),), "ru")
    assert [fault.place.line for fault in faults] == [9, 11, 13]
    assert "«Новый музей открыт в 1905 году.»" in faults[0].message
    assert "«Когда? — 1999»" in faults[1].message
    assert faults[1].hint == "получилось: В каком году открыт музей? — 1999"
    assert "образец не разобран" in faults[2].message


def test_a_teachers_template_is_asked_beside_the_built_in_ones(tmp_path):
    """A pack given to `generate` asks its question by its own name."""
    path = pack_of(
        tmp_path,
        '  - id: a\n    example: "[Филиал МГУ](branch) [открыт](event) в [Баку](where: CITY)."\n'
        '    ask: where\n    question: "Где учат студентов в {branch.пр}?"\n    priority: 1.0\n',
    )
    text = "Филиал Тартуского университета открыт в Нарве в 1999 году."
    deck = generate(article_of(text), templates=[path])
    asked = {question.template: question.stem for question in deck.questions}
    assert asked["проба/a"] == "Где учат студентов в филиале Тартуского университета?"
    assert any("В каком году" in stem for name, stem in asked.items() if name != "проба/a")


def test_fact_templates_match_by_type_and_lemma():
    """A role of another type, or a verb that is not allowed, does not fit a `fact` template."""
    general = {t.id: t for pack in builtin_packs() for t in pack.templates}
    article = article_of("Лекция в Твери длилась два часа.")
    (fact,) = extract(sentences_of(article.text), article)
    assert len(list(match(general["lasted"], fact))) == 1
    assert list(match(general["year"], fact)) == []
    other = facts_of("Иван Орлов жил в Твери два часа.")[0]
    assert list(match(general["lasted"], other)) == []
    assert len(list(match(general["how-long"], other))) == 1
    assert said_in(the_template(), sentences_of("Иван Орлов жил в Твери два часа.")) == ()
