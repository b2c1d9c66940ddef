"""Questions whose other half stayed in the sentence, and the letters and commas of a wording."""

from __future__ import annotations

from dataclasses import replace

import pytest
from language import deck_of, table

from quizgen.facts import extract
from quizgen.model import Article
from quizgen.questions import torn
from quizgen.questions.circumstances import Circumstances
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.letters import Letters
from quizgen.questions.torngaps import torn_gap
from quizgen.russian import analyse
from quizgen.russian.eras import younger
from quizgen.russian.heroes import hero_of
from quizgen.russian.layout import lay_out
from quizgen.russian.participles import with_comma
from quizgen.russian.typesetting import typeset
from quizgen.templates.loader import builtin_packs

ROWS = table("torn.yaml")


def drafts_of(text: str) -> list[Draft]:
    article = Article("проба", "", None, text)
    written = compose(extract(analyse(article), article), builtin_packs(), article)
    return [draft for draft in written if isinstance(draft, Draft)]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_nothing_is_asked_without_its_other_half(row):
    """What its sentence keeps to itself is told in the stem, or the question is not asked."""
    stems = [q.stem for q in deck_of(row["text"]).questions]
    for piece in row.get("never", ()):
        assert not [stem for stem in stems if piece in stem]
    for stem in row.get("asks", ()):
        assert stem in stems


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Вскоре Дмитрий Шемяка получил звание князя Галицкого.", torn.later_then),
        ("За мужество Иван Панфилов награждён орденом Красного Знамени.", torn.for_merit),
        ("Название Углича связано с географическим положением.", torn.linked_with_anything),
        ("Историк Борис Рыбаков изучал под руководством Василия Городцова.", torn.object_unsaid),
        ("3 марта 1942 года Николай Кузнецов был призван военкоматом.", torn.object_unsaid),
        ("Современная трактовка логики основывается на учении Аристотеля.", torn.rests_on),
        ("Алхимия превращается в химию.", torn.becomes_when),
        ("Хор Пензенского университета представил на суд жюри две песни.", torn.which_jury),
        ("При нём в России появился новый морской устав.", torn.under_him),
    ],
)
def test_drafts_sent_back(text, check):
    """Some draft of the sentence is stopped by this very check."""
    assert any(check(draft) for draft in drafts_of(text))


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("В 1433 году Дмитрий Шемяка получил звание князя Галицкого.", torn.later_then),
        ("За открытие радия Мария Кюри удостоена Нобелевской премии.", torn.for_merit),
        ("Историк Борис Рыбаков изучал славянские древности.", torn.object_unsaid),
        ("Николай Кузнецов был призван в армию в 1942 году.", torn.object_unsaid),
        ("Вода превращается в пар при кипении.", torn.becomes_when),
    ],
)
def test_drafts_that_tell_enough(text, check):
    """What names its time, its object or its condition is let be."""
    assert not any(check(draft) for draft in drafts_of(text))


@pytest.mark.parametrize(
    ("text", "sentence", "right"),
    [
        (
            "Куда Скиталец Иван направился к шведам?",
            "Скиталец Иван направился к шведам.",
            "Куда скиталец Иван направился к шведам?",
        ),
        (
            "К чему привёл Союз вятичей и кривичей?",
            "Союз вятичей и кривичей распался.",
            "К чему привёл союз вятичей и кривичей?",
        ),
        (
            "Когда возник Союз кинематографистов?",
            "Союз кинематографистов возник.",
            "Когда возник Союз кинематографистов?",
        ),
        ("Где находится республика Карелия?", "", "Где находится Республика Карелия?"),
        (
            "Когда распалась союзная республика Армения?",
            "",
            "Когда распалась союзная республика Армения?",
        ),
        ("через рязанскую землю", "", "через Рязанскую землю"),
        ("на русскую землю", "", "на русскую землю"),
        ("двумя георгиевскими крестами", "", "двумя Георгиевскими крестами"),
        (
            "медицинский институт имени И. П. Павлова",
            "",
            "Медицинский институт имени И. П. Павлова",
        ),
        (
            "в Омском государственном университете имени Достоевского",
            "",
            "в Омском государственном университете имени Достоевского",
        ),
        ("новый театр имени Вахтангова", "", "новый театр имени Вахтангова"),
        ("заместитель Главы города Твери", "", "заместитель главы города Твери"),
        ("канцелярия Президента России", "", "канцелярия Президента России"),
    ],
)
def test_letters(text, sentence, right):
    """A capital that only opened a sentence is small, one of an official name is kept or given."""
    assert Letters(f"{sentence} Иные слова.").mended(text, sentence) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("инфляция вызванная ростом спроса", "инфляция, вызванная ростом спроса"),
        ("методов применяемых в химии", "методов, применяемых в химии"),
        ("Как называется наука изучающая насекомых?", "Как называется наука, изучающая насекомых?"),
        ("ряд связанных с этим вопросов", "ряд связанных с этим вопросов"),
        ("жителей захваченных врагом сёл", "жителей захваченных врагом сёл"),
        ("раздел физики изучающий свет", "раздел физики изучающий свет"),
    ],
)
def test_comma_before_a_participle(text, right):
    """A participle with what belongs to it, at the end and after its noun, has its comma."""
    assert with_comma(text) == right


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("К середине 60-х гг. XIX в. в городе жило пять тысяч человек. Затем их стало больше.", 2),
        ("Завод принадлежал Украинской ССР.В 1932 году его закрыли.", 2),
        ("Он родился в 1960-х гг. Отец был врачом.", 2),
    ],
)
def test_sentences(text, number):
    """A century goes with its decade, and a lost space after a full stop parts no less."""
    assert len(lay_out(Article("проба", "", None, text))) == number


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (
            "Торберн Улоф Бергман",
            "Торберн Улоф Бергман — шведский химик. Торберн Улоф Бергман родился в 1735 году.",
            "Торберн Улоф Бергман",
        ),
        (
            "Ренуар Пьер Огюст",
            "Ренуар Пьер Огюст — французский художник. Ренуар родился в Лиможе. Семья Ренуара жила"
            " в Париже.",
            "Пьер Огюст Ренуар",
        ),
    ],
)
def test_surname_of_three_names(title, text, name):
    """Of three names the one that is told alone is the surname."""
    hero = hero_of(title, text)
    assert hero is not None
    assert hero.name == name


@pytest.mark.parametrize(
    ("stem", "answer", "torn"),
    [
        ("_____ был дан старт регате.", "12 июня", True),
        ("_____ 1995 года был дан старт регате.", "12 июня", False),
        ("Одна из скал называется _____ Брата.", "Три", True),
        ("Одна из скал называется _____.", "Три Брата", False),
    ],
)
def test_gaps(stem, answer, torn):
    """No gap stands for a day of no year or for a piece of a name."""
    assert torn_gap(stem, answer) is torn


def test_states_younger_than_the_answer():
    """«Чехословакия» is no option beside a land of the eleventh century."""
    assert younger("Чехословакия", "Германия", 1073)
    assert not younger("Чехословакия", "Германия", 1925)


def test_month_and_year_of_a_period():
    """After a month the year stands in the genitive."""
    assert typeset("с октября 1941 по май 1943 год") == "с октября 1941 по май 1943 года"


@pytest.mark.parametrize(
    ("stem", "answer", "told", "said"),
    [
        (
            "Где родился Иван Орлов?",
            "в Тверской губернии",
            "В какой губернии родился Иван Орлов?",
            "в Тверской губернии",
        ),
        (
            "Где умер Иван Орлов?",
            "в особом городе Углич",
            "В каком городе умер Иван Орлов?",
            "в городе Углич",
        ),
        ("Где родился Иван Орлов?", "в Твери", "Где родился Иван Орлов?", "в Твери"),
        (
            "Как часто называют этот период историки?",
            "Смутой",
            "Как историки называют этот период?",
            "Смутой",
        ),
        (
            "Что повторил Иван Орлов?",
            "подвиг Александра Матросова",
            "Чей подвиг повторил Иван Орлов?",
            "Александра Матросова",
        ),
        (
            "Что повторил Иван Орлов?",
            "подвиг лётчика",
            "Что повторил Иван Орлов?",
            "подвиг лётчика",
        ),
        (
            "Когда началась карьера Анны Орловой Орловой?",
            "в 1928 году",
            "Когда началась карьера Анны Орловой?",
            "в 1928 году",
        ),
    ],
)
def test_stems_told_so_that_one_answer_fits(stem, answer, told, said):
    """A place is asked by its kind, a feat by whose it was, and «как» never asks how often."""
    text = "В 1935 году Иван Орлов окончил Тверское художественное училище."
    draft = replace(drafts_of(text)[0], stem=stem, answer=answer)
    mended = Circumstances(Article("проба", "", None, text)).mended(draft)
    assert (mended.stem, mended.answer) == (told, said)


def test_object_under_a_participle():
    """What stands after «на заданную …» is no object of the verb, the work is."""
    text = "В 1935 году Иван Орлов представил работу на заданную академией наук тему."
    draft = drafts_of(text)[0]
    asked = replace(draft, stem="Что представил Иван Орлов в 1935 году?")
    assert torn.under_a_participle(replace(asked, answer="тему"))
    assert not torn.under_a_participle(replace(asked, answer="работу"))
