"""Articles about a place or a building: what it is called, whose clause it is, what is asked."""

from __future__ import annotations

import pytest
from language import table

from quizgen.articles import article_from_text
from quizgen.facts.thinglines import thinglines
from quizgen.pipeline import generate
from quizgen.russian import analyse
from quizgen.russian.things import thing_of_title, thing_opening


def told(title: str, text: str) -> dict[str, str]:
    """Stems and answers the rule writes for an article, before review."""
    article = article_from_text(f"{title}\n\n{text}", "thing")
    return {f"{f.roles[1].text}?": f.roles[0].text for f in thinglines(analyse(article), article)}


@pytest.mark.parametrize("row", table("things.yaml"), ids=lambda row: str(row["title"]))
def test_things(row):
    """An article about a place asks what it tells of it, and nothing of what is told of others."""
    found = told(row["title"], row["text"])
    assert {stem: found.get(stem) for stem in row["asks"]} == row["asks"]
    assert not [s for s in found if s.startswith(tuple(row.get("never", ("\0",))))]


@pytest.mark.parametrize("row", table("things.yaml")[4:6], ids=lambda row: str(row["title"]))
def test_things_are_asked(row):
    """What the rule writes passes review: most of it gets into the deck."""
    deck = generate(article_from_text(f"{row['title']}\n\n{row['text']}", "thing"))
    stems = {question.stem for question in deck.questions}
    assert sum(stem in stems for stem in row["asks"]) >= 0.6 * len(row["asks"])


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        ("Орешек (крепость)", "Крепость стоит на острове.", "крепость Орешек"),
        ("Озеро Виктория", "Озеро лежит в Африке.", "озеро Виктория"),
        ("Кирха в Выборге", "Её построили в 1799 году.", "кирха в Выборге"),
        ("Казанский собор в Петербурге", "Он стоит на Невском.", "Казанский собор в Петербурге"),
        ("Торжок", "Торжок — город в Тверской области.", "город Торжок"),
        ("Великие Луки", "В 1166 году город Великие Луки сгорел.", "город Великие Луки"),
        ("Эстония", "Эстония — государство в Европе.", "Эстония"),
        ("Острова Тихого океана", "Гуам — остров.", None),
        ("Физика", "Физика — область естествознания.", None),
        ("Лещ", "Лещ — рыба семейства карповых.", None),
    ],
)
def test_names_of_things(title, body, name):
    """A place is named with its kind, the best known alone; what is no one place has no name."""
    found = thing_of_title(title, body)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Самоа — страна в Полинезии.", "государство Самоа"),
        ("Остров Гуам расположен в Тихом океане.", "остров Гуам"),
        ("Соломоновы Острова — страна в Меланезии.", "Соломоновы Острова"),
        ("Хазары — союз кочевых племён.", None),
        ("В 1900 году город сгорел.", None),
    ],
)
def test_paragraphs_about_a_place(text, name):
    """A paragraph that opens with a definition of a place is about it."""
    found = thing_opening(text)
    assert (found.name if found else None) == name


def test_people_have_no_thinglines():
    """An article about a person asks nothing of the towns it touches."""
    text = "Иван Шишкин родился в 1832 году. В 1780 году Елабуга получила статус города."
    assert told("Шишкин, Иван Иванович", text) == {}


def test_templates_that_copy_keep_silent():
    """A clause a line asks whole is asked by no general template."""
    text = "Крепость Орешек — русская крепость на Неве. В 1323 году крепость Орешек была основана."
    keys = {
        q.template for q in generate(article_from_text(f"Крепость Орешек\n\n{text}", "x")).questions
    }
    assert any(key.startswith("thinglines/") for key in keys)
    assert not any(key.startswith("general/") for key in keys)
