"""What encyclopaedias tell in set shapes: whole questions by full names, of no other thing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen import generate
from quizgen.articles import article_from_text
from quizgen.facts.encyclopaedia import encyclopaedia
from quizgen.facts.encyslots import one
from quizgen.facts.encytopics import subject_of_article
from quizgen.model import Article
from quizgen.russian import analyse
from quizgen.russian.things import thing_of_title

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "encyclopaedia.yaml").read_text(encoding="utf-8")
)


def _pairs(title: str, text: str) -> dict[str, str]:
    """Question → answer of every fact found."""
    article = Article("a", title, None, f"{title}\n\n{text}", (0, len(title)))
    facts = encyclopaedia(analyse(article), article)
    return {fact.roles[1].text: fact.roles[0].text for fact in facts}


@pytest.mark.parametrize("case", CASES["asked"], ids=lambda case: case["title"])
def test_a_shape_gives_its_whole_question(case: dict[str, Any]) -> None:
    """Each shape asks of the article's thing by its full name and answers with the whole slot."""
    found = _pairs(case["title"], case["text"])
    assert case["pairs"].items() <= found.items()


@pytest.mark.parametrize("case", CASES["passed over"], ids=lambda case: case["why"])
def test_what_is_told_of_another_is_passed_over(case: dict[str, Any]) -> None:
    """What holds of some, of another thing, or of nothing named gives no question."""
    assert not set(case["not"]) & set(_pairs(case["title"], case["text"]))


def test_questions_pass_the_review() -> None:
    """Days to the hatching are asked though one word answers; a family named after it is not."""
    case = CASES["asked"][0]
    deck = generate(article_from_text(f"{case['title']}\n\n{case['text']}", "a"))
    stems = {question.stem for question in deck.questions}
    assert "К какому семейству относится серая цапля?" not in stems  # «цаплевых»
    assert "Через сколько дней вылупляются птенцы серой цапли?" in stems


@pytest.mark.parametrize(
    ("title", "lead", "name", "genitive", "kind"),
    [
        (
            "Курская битва",
            "Курская битва длилась 50 дней.",
            "Курская битва",
            "Курской битвы",
            "event",
        ),
        ("Лебедь-кликун", "Птица семейства утиных.", "лебедь-кликун", "лебедя-кликуна", "creature"),
        ("Неон", "Неон — химический элемент.", "неон", "неона", "element"),
        ("Марс, его описание", "Марс — планета Солнечной системы.", "Марс", "Марса", "body"),
    ],
)
def test_the_thing_of_the_title(title: str, lead: str, name: str, genitive: str, kind: str) -> None:
    """The title's thing has its kind and its cases, a battle its capital."""
    text = f"{title}\n\n{lead} Так пишут в книгах."
    article = Article("a", title, None, text, (0, len(title)))
    found = subject_of_article(article, analyse(article))
    assert found is not None
    assert (found.name, found.genitive, found.kind) == (name, genitive, kind)


def test_a_verb_of_many_is_said_of_one() -> None:
    """«гнездятся», «распространены» become the singular the question needs."""
    assert one("гнездятся", "Masc") == "гнездится"
    assert one("распространены", "Fem") == "распространена"


def test_a_title_may_hold_a_name_in_quotation_marks() -> None:
    """«Национальный парк «…»» is a place as one without the marks is."""
    thing = thing_of_title("Национальный парк «Зюраткуль»", "Парк учреждён в 1993 году.")
    assert thing is not None
    assert thing.name == "Национальный парк «Зюраткуль»"


@pytest.mark.parametrize(
    "title", ["Библиотека имени А. С. Пушкина", "Мост (2)", "C++", "Вода [жидкость]"]
)
def test_any_title_is_read(title):
    """A sign of the title that means something to a pattern stands for itself."""
    text = f"{title} – это сооружение. {title} построен в 1905 году в Твери. Он стоит там и теперь."
    assert generate(article_from_text(f"{title}\n\n{text}", "a")).dropped is not None
