"""Things told with their author or their place, nouns that stayed in the sentence, fair options."""

from __future__ import annotations

from dataclasses import replace

import pytest
from language import article_of, every, facts_of, table

from quizgen.articles import article_from_text
from quizgen.model import Article
from quizgen.questions import unfinished
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.hereabouts import Hereabouts
from quizgen.questions.likelyoptions import likely
from quizgen.questions.plainwords import plainly
from quizgen.questions.torngaps import torn_gap
from quizgen.templates.loader import builtin_packs

ROWS = table("rest.yaml")


def _article(text: str) -> Article:
    title, _, body = text.rpartition("|")
    return article_from_text(f"{title}\n\n{body}", "проба") if title else article_of(body)


def _draft() -> Draft:
    text = "В 1942 году Пётр Ветров построил мост."
    written = compose(facts_of(text), builtin_packs(), article_of(text))
    return next(draft for draft in written if isinstance(draft, Draft))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_a_question_is_whole_without_its_article(row):
    """What is asked tells whose and where it is, or is not asked."""
    questions = every(_article(row["text"])).questions
    told = [f"{question.stem} — {question.answer}" for question in questions]
    for piece in row.get("never", ()):
        assert not [line for line in told if piece in line]
    for stem in row.get("asks", ()):
        assert stem in [question.stem for question in questions], told
    for answer in row.get("answers", ()):
        assert answer in [question.answer for question in questions], told


@pytest.mark.parametrize(
    ("stem", "right"),
    [
        ("У какой красивой реки стоит Муром?", "У какой реки стоит Муром?"),
        ("Из какой древней рукописи это имя?", "Из какой древней рукописи это имя?"),
        ("Кто прошёл 120-ти километровый путь?", "Кто прошёл 120-километровый путь?"),
        ("Кто стоит в 120-ти километрах от Тулы?", "Кто стоит в 120 километрах от Тулы?"),
        ("Кто воспитал 3-х сыновей в 80-х?", "Кто воспитал трёх сыновей в 80-х?"),
        ("Когда северо-восточная Русь ослабла?", "Когда Северо-Восточная Русь ослабла?"),
        ("Кто окончил 1-ю школу?", "Кто окончил 1-ю школу?"),
        ("Кто помогал Советской власти?", "Кто помогал советской власти?"),
        ("Кто основал газету «Советская власть»?", "Кто основал газету «Советская власть»?"),
    ],
)  # fmt: skip
def test_a_wording_has_the_words_and_letters_of_print(stem, right):
    """Praise goes, numerals have no grown endings, names have their capitals."""
    assert plainly(replace(_draft(), stem=stem)).stem == right


@pytest.mark.parametrize(
    ("stem", "answer", "given", "kept"),
    [
        ("Когда Пётр Ветров таранил вражеский самолёт?", "12 августа 1942 года",
         ("5 мая 1940 года", "15 апреля 1943 года"), ("15 апреля 1943 года",)),
        ("Когда Пётр Ветров построил мост?", "12 августа 1942 года",
         ("5 мая 1940 года",), ("5 мая 1940 года",)),
        ("Из скольких городов 49 разорил Батый?", "74", ("48", "63", "84"), ("63", "84")),
        ("Кто в 2007 году был президентом Ирана?", "Ахмадинежад", ("Алиев", "Ющенко"), ()),
        ("Чему помог Иван III?", "превращению России в великую державу",
         ("превращению Швеции в великую державу",), ()),
        ("В какой стране побывал Рубенс?", "Италия", ("Испания", "Австрия"), ()),
        ("В каком городе выставлялся Рубенс?", "Антверпен", ("Гент",), ()),
        ("В какой стране родился Рубенс?", "Германия", ("Испания",), ("Испания",)),
    ],
)  # fmt: skip
def test_wrong_options_might_be_right(stem, answer, given, kept):
    """No day of peace for a deed of war, no part above the whole, no land seen as well."""
    assert likely(replace(_draft(), stem=stem, answer=answer), given) == kept


@pytest.mark.parametrize(
    ("stem", "check"),
    [
        ("Сколько городов домонгольских Руси разорил Батый?", unfinished.plural_of_one_land),
        ("Кто в декабре 2015 года был президентом РФ?", unfinished.head_of_a_great_land),
        ("Что составляет часть музейного собрания?", unfinished.kept_nowhere),
        ("Кто подписал важный для страны указ?", None),
        ("Какие земли южных Балкан заняли турки?", None),
        ("Кто в 2015 году был президентом Академии наук?", None),
    ],
)
def test_stems_that_lost_their_noun_are_sent_back(stem, check):
    """Each fault has its check, and what only looks like it has none."""
    draft = replace(_draft(), stem=stem)
    checks = {one for _, one in unfinished.UNFINISHED if one(draft)}
    assert checks == ({check} if check else set())


def test_a_part_of_a_plant_is_told_with_the_plant():
    """«Что такое плод?» asks of the plant the article is about."""
    article = article_from_text("Аир обыкновенный\n\nАир обыкновенный — трава. Плод — ягода.", "х")
    told = Hereabouts(article).mended(replace(_draft(), stem="Что такое плод?"))
    assert isinstance(told, Draft)
    assert told.stem == "Что представляет собой плод аира обыкновенного?"


def test_a_gap_has_no_torn_quotation_marks():
    """A mark that closes nothing is a fault the reader sees first."""
    assert torn_gap('В 1920 году открыт музей "Изба в _____.', "Кижах")
    assert torn_gap("В 1920 году открыт музей «Изба в _____.", "Кижах")
