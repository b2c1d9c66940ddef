"""Which wordings strict raters accept: the measures, and what they make of real stems."""

from __future__ import annotations

import pytest

from quizgen import generate
from quizgen.articles import article_from_text
from quizgen.model import Article
from quizgen.questions import judge
from quizgen.questions.soundness import LEAST, MEASURES, Soundness, understood
from quizgen.russian import analyse
from quizgen.templates.loader import builtin_packs
from quizgen.templates.said import facts_for

TEXT = (
    "Репин в Петербурге\n\nИлья Репин родился в Чугуеве в 1844 году. В 1863 году Репин приехал в "
    "Петербург и поступил в Академию художеств. Картину «Бурлаки на Волге», начатую после поездки "
    "на Волгу летом 1870 года, Репин закончил в 1873 году. Выставка новых картин художников из "
    "разных городов страны прошла в столице."
)
SENTENCE = (
    "Картину «Бурлаки на Волге», начатую после поездки на Волгу летом 1870 года, Репин закончил "
    "в 1873 году."
)
LAST = "Выставка новых картин художников из разных городов страны прошла в столице."


@pytest.fixture
def sound() -> Soundness:
    return Soundness("Репин в Петербурге", TEXT)


@pytest.mark.parametrize(
    ("better", "worse", "evidence"),
    [
        # somebody is named
        ("В каком году Репин закончил картину?", "В каком году художник закончил картину?",
         SENTENCE),
        # the article speaks of him
        ("Когда Репин закончил картину?", "Когда Савицкий закончил картину?", SENTENCE),
        # genitives do not pile up
        ("Какая выставка прошла в столице?",
         "Выставка картин художников разных городов какой страны прошла в столице?", LAST),
        # the words follow the sentence
        ("Что Репин закончил в 1873 году?", "Что в 1873 году Репин закончил?",
         "Репин закончил картину в 1873 году."),
    ],
)  # fmt: skip
def test_better_wording_has_the_better_chance(sound, better, worse, evidence):
    """Of two wordings of one question the one raters like better has the better chance."""
    answer = "1873"
    assert sound.chance(better, answer, evidence) > sound.chance(worse, answer, evidence)
    assert sound.gain(better, answer, evidence) > sound.gain(worse, answer, evidence)


def test_measures_are_shares(sound):
    """Every measure lies between 0 and 1 and all are there, however odd the stem."""
    for stem in ("", "Кто?", "А " * 50, "Кого?! «», 1873", "Чьих " + "домов " * 30):
        found = sound.measures(stem, "", SENTENCE)
        assert set(found) == set(MEASURES)
        assert all(0 <= value <= 1 for value in found.values())
        assert 0 < sound.chance(stem, "", SENTENCE) < 1


def test_whose_words_they_are_makes_a_stem_no_longer(sound):
    """«По словам …» is attribution: it adds neither length nor genitives."""
    plain = sound.measures("Сколько лет Репин писал картину?", "три", SENTENCE)
    said = sound.measures(
        "Сколько лет, по словам Ильи Репина, Репин писал картину?", "три", SENTENCE
    )
    assert said["genitives"] == plain["genitives"]
    assert said["long"] == plain["long"]


def test_packs_and_kinds_have_their_chances(sound):
    """Patterns of lives are likelier accepted than copied clauses, statements than open ones."""
    asked = ("Когда Репин закончил картину?", "в 1873 году", SENTENCE)
    assert sound.chance(*asked, "lifelines/when") > sound.chance(*asked, "general/date")
    assert sound.chance(*asked, kind="true_false") > sound.chance(*asked, kind="open")
    assert sound.chance(*asked, "mine/first") == sound.chance(*asked)


STRICT = 0.9
"""A chance not every question of a well understood article has."""
ARTICLE = article_from_text(
    "Сергей Орлов\n\nСергей Орлов родился в 1911 году в Рязани. В 1934 году он окончил Московский "
    "университет. Комиссия по выбору направлений развития крупных предприятий отрасли приняла в "
    "1950 году сорок решений. В 1950 году завод «Красный выборжец» отремонтировал сорок станков.",
    "orlov",
)


def test_who_wants_sure_questions_gets_the_likeliest():
    """A higher bar leaves out what may be rejected, and says so."""
    every, sure = generate(ARTICLE), generate(ARTICLE, least=STRICT)
    by, share = Soundness.of(ARTICLE), read(ARTICLE)
    for deck, least in ((every, LEAST), (sure, STRICT)):
        assert deck.questions
        for q in deck.questions:
            assert by.chance(q.stem, q.answer, q.evidence.text, q.template, q.kind, share) >= least
    assert sure.dropped["doubtful question"] > every.dropped.get("doubtful question", 0)


def test_what_a_teacher_asks_for_is_not_judged(tmp_path):
    """A template of one's own asks even what the model thinks little of."""
    pack = tmp_path / "own.yaml"
    pack.write_text(PACK, encoding="utf-8")
    deck = generate(ARTICLE, templates=[pack], least=0.99)
    (own,) = [q for q in deck.questions if q.template == "own/machines"]
    by, share = Soundness.of(ARTICLE), read(ARTICLE)
    assert by.chance(own.stem, own.answer, own.evidence.text, own.template, own.kind, share) < 0.99


def read(article: Article) -> float:
    """How much of an article is understood."""
    packs = builtin_packs()
    return judge(facts_for(packs, analyse(article), article), packs, article).understood


def test_an_article_understood_makes_its_questions_likelier():
    """Of an article half of whose sentences give a question, any one question is likelier right."""
    by = Soundness.of(ARTICLE)
    asked = ("Кого Орлов назначил мастером?", "Петрова", "Орлов назначил мастером Петрова.")
    little, much = (understood(range(count), ARTICLE) for count in (0, 5))
    assert 0 < little < much <= 1
    assert by.chance(*asked, share=little) < by.chance(*asked, share=much)
    assert understood(range(99), ARTICLE) == 1


PACK = """\
pack: own
language: ru
templates:
  - id: machines
    fact: {count: NUMBER}
    ask: count
    question: "{сколько~count} {rest}?"
"""
