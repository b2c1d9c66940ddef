"""Lives: heroes told by other titles, one answer to each question, one name in every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from language import table

from quizgen.articles import article_from_text
from quizgen.facts import extract
from quizgen.facts.lifelines import lifelines
from quizgen.model import Article
from quizgen.pipeline import generate
from quizgen.questions.lifetold import by_one_name, other_name
from quizgen.russian import analyse
from quizgen.russian.heroes import hero_of
from quizgen.russian.rulernames import called, same_ruler


@pytest.mark.parametrize("row", table("lives-more.yaml"), ids=lambda row: str(row["title"]))
def test_more_lives(row):
    """A life is asked with what tells one answer from another, and of the hero only."""
    article = article_from_text(f"{row['title']}\n\n{row['text']}", "life")
    facts = lifelines(analyse(article), article)
    found = {f"{f.roles[1].text}?": f.roles[0].text for f in facts}
    assert {stem: found.get(stem) for stem in row["asks"]} == row["asks"]
    assert not [s for s in found if s.startswith(tuple(row.get("never", ("\0",))))]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Иван 4", "Сын Василия III. Родился в 1530 году. При Иване IV страна выросла.", "Иван IV"),
        ("Николай II", "Николай II родился 6 мая 1868 года.", "Николай II"),
        ("Рафаэль", "Рафаэль (1483—1520) — итальянский живописец.", "Рафаэль"),
        ("Скончался актёр Макс фон Зюдов", "Умер актёр Макс фон Зюдов.", "Макс фон Зюдов"),
        ("Глава «Мира» Иван Орлов умер", "Глава «Мира» Иван Орлов умер в мае.", "Иван Орлов"),
        ("Умер глава завода", "Глеб Носов, бывший директор, скончался 1 мая.", "Глеб Носов"),
        ("Венера", "Венера — вторая планета. В 1610—1639 годах её наблюдали.", None),
        ("В аварии погибли люди", "В Омске погиб водитель.", None),
        ("Людовик 14", "Франция росла.", None),
    ],
)
def test_heroes_by_other_titles(title, text, name):
    """Rulers, people of one name and the newly dead are heroes; a planet and victims are not."""
    found = hero_of(title, text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "his"),
    [
        ("Иваном IV", True),
        ("Иван Грозный", True),
        ("Ивана III", False),
        ("Иван Петрович", False),
        ("Василий", False),
    ],
)
def test_names_of_a_ruler(text, his):
    """A ruler is named by the first name; another number or a patronymic is somebody else."""
    assert same_ruler(text, "Иван IV") is his


def test_ranks_are_the_openings_own():
    """The hero is called by a rank only where the first sentence presents him so."""
    assert "адмирал" in called("Фёдор Ушаков — русский адмирал. Генерал ему писал.")
    assert called("Сын адмирала. Генерал ему писал.") == frozenset()


LIFE = """Юрий Иванович Громов — строитель. Родился 17 октября 1933 года в Омске в семье врача.

В 1951 году Юрий Иванович окончил Омский строительный техникум.
В 1957 году Громов переехал в Ангарск.
В 1963 году он был назначен начальником Ангарского управления строительства.
В 1971 году Громов возглавил институт «Сибпроект».
"""


def test_one_name_in_an_order_of_events():
    """Events of a life side by side all name the hero alike, subject before verb."""
    deck = generate(article_from_text(f"Громов Юрий Иванович\n\n{LIFE}", "life"))
    orders = [q for q in deck.questions if q.kind == "ordering"]
    assert orders
    assert all(item.startswith("Юрий Громов ") for q in orders for item in q.items)


def test_a_clause_is_not_asked_again_in_a_worse_way():
    """What a life's question asks the general templates leave alone."""
    deck = generate(article_from_text(f"Громов Юрий Иванович\n\n{LIFE}", "life"))
    asked = [q for q in deck.questions if "1957" in (q.answer, *q.stem.rstrip("?").split())]
    assert {q.template.split("/")[0] for q in asked} <= {"lifelines", "several"}


def test_statements_use_the_plain_name():
    """«Громов Ю. И.» of a statement is said as the deck says it."""
    article = article_from_text(f"Громов Юрий Иванович\n\n{LIFE}", "life")
    question = next(q for q in generate(article).questions if q.template.startswith("several/"))
    stems = ("Верно ли, что Громов Ю. И. уехал?", "Верно ли, что Юрий Иванович Громов уехал?")
    for stem in stems:
        changed = by_one_name(replace(question, stem=stem), article)
        assert changed.stem == "Верно ли, что Юрий Громов уехал?"
    assert other_name("Юрий Иванович уехал", article)
    assert not other_name("Юрий Громов уехал", article)


def test_a_name_written_into_a_clause_stands_within_it():
    """A life told without a subject, a semicolon before the verb: every word has its place."""
    article = Article(
        "orlov",
        "Орлов Семён Иванович",
        None,
        "Родился 3 мая 1883 года в Рязани. Во время 1-й мировой войны на германском, австрийском и "
        "кавказском фронтах; награждён 4 Георгиевскими крестами. Умер в 1950 году в Туле.",
    )
    for fact in extract(analyse(article), article):
        for part in fact.parts:
            assert all(0 <= token.i < len(fact.sentence.tokens) for token in part.tokens)
