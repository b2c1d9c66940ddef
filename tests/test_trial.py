"""Packs tried on an article: what matched, what nearly did and why not, what came of it."""

from __future__ import annotations

import pytest
from language import CASES, article_of, seed_article

from quizgen import trial
from quizgen.templates.loader import builtin_packs, load_pack, pack_from_text
from quizgen.templates.wording_trial import NEAR
from quizgen.trial import SentenceTrial, read, try_packs
from quizgen.wording import REASONS

PACK = CASES / "packs" / "example.yaml"
BY_FACT = (
    "pack: проба\ntemplates:\n  - {id: a, fact: {event: ANY, where: CITY}, also: {event: [жить]}, "
    'ask: where, question: "В каком городе {rest}?"}\n'
)
WITH_PHRASE = """
pack: проба
templates:
  - id: a
    example: "В [Туле](where: CITY) [Анна Котова](who) выступила на фестивале."
    also: {where: [тула, омск]}
    ask: where
    question: "Где выступала на фестивале {who}?"
"""


def tried(text: str, pack: str = "") -> tuple[SentenceTrial, ...]:
    packs = [pack_from_text(pack, "п") if pack else load_pack(PACK)]
    (found,) = try_packs(packs, article_of(text)).templates
    return found.sentences


@pytest.mark.parametrize(
    ("text", "why", "words"),
    [
        ("Филиал вуза не был открыт в 2002 году.", "negated", "«не»"),
        ("В Москве планируется открыть филиал в 2027 году.", "planned", "«планируется»"),
        ("Если филиал открыт в 2003 году, он работает.", "conditional", "условие"),
        ("Филиал МГУ открыт в Баку.", "role missing", "«when»"),
        ("Филиал МГУ открыт 3 мая 2006 года.", "role of another type", "YEAR"),
    ],
)
def test_a_near_miss_says_why(text, why, words):
    """The verb fits, something else does not: the reader is told what."""
    (found,) = tried(text)
    assert (found.matched, found.why, found.questions) == (False, why, ())
    assert words in found.why_text()
    assert found.why_text("en").isascii() or "“" in found.why_text("en")


@pytest.mark.parametrize(
    ("text", "pack", "why"),
    [
        ("В Омске Ольга Орлова выступила с песней.", WITH_PHRASE, "phrase missing"),
        ("В Пскове Ольга Орлова выступила на фестивале.", WITH_PHRASE, "role of another word"),
        ("Иван Орлов жил во Франции.", BY_FACT, "role of another type"),
        ("Иван Орлов жил три года.", BY_FACT, "role missing"),
    ],
)
def test_near_misses_of_other_templates(text, pack, why):
    """Unmarked words, lemmas of `also` and `fact` roles are told apart too."""
    (found,) = tried(text, pack)
    assert found.why == why


def test_another_verb_is_no_near_miss():
    """What has nothing to do with a template is counted, not listed."""
    packs = [load_pack(PACK)]
    article = article_of("Филиал МГУ открыт в 2001 году. Кошка спит. Музей закрыт в 2001 году.")
    (found,) = try_packs(packs, article).templates
    assert (len(found.sentences), found.others) == (1, 2)


def test_a_match_shows_its_roles_and_question():
    """Roles point into the article; the question is as `generate` would ask it."""
    (found,) = tried("Филиал МГУ открыт в 2001 году.")
    assert found.matched
    assert found.why_text() == ""
    assert [(role.role, role.text) for role in found.roles] == [
        ("branch", "Филиал МГУ"),
        ("event", "открыт"),
        ("when", "в 2001 году"),
    ]
    question = found.questions[0]
    assert (question.stem, question.answer) == ("В каком году открыт филиал МГУ?", "2001")
    assert (question.kind, len(question.distractors)) == ("choice", 3)


def test_words_that_stand_apart_are_pieces():
    """A verb parted by its time comes in pieces that do not cover it."""
    (found,) = tried("Филиал МГУ был в 2001 году открыт.")
    assert [(role.role, role.text) for role in found.roles] == [
        ("branch", "Филиал МГУ"),
        ("event", "был"),
        ("when", "в 2001 году"),
        ("event", "открыт"),
    ]


def test_a_template_taken_by_another_is_told():
    """Of two templates of a pack for the same words the second says that it is asked already."""
    text = load_pack_text().replace("id: branch-opened-year", "id: second", 1)
    both = load_pack_text() + text.split("templates:\n", 1)[1]
    packs = [pack_from_text(both, "п")]
    article = article_of("Филиал МГУ открыт в 2001 году.")
    first, second = try_packs(packs, article).templates
    assert first.sentences[0].questions[0].stem
    assert [q.dropped for q in second.sentences[0].questions] == ["asked already"]


def load_pack_text() -> str:
    return PACK.read_text("utf-8")


def test_the_seed_article_under_the_built_in_packs():
    """Every question has words for what became of it; offsets hold; roles lie in their sentence."""
    article = seed_article()
    made = kept = 0
    for found in try_packs(builtin_packs(), article).templates:
        for sentence in found.sentences:
            assert article.text[sentence.start : sentence.stop] == sentence.text
            assert sentence.matched == bool(sentence.questions)
            assert sentence.matched or sentence.why in NEAR
            for role in sentence.roles:
                assert article.text[role.start : role.stop] == role.text
                assert sentence.start <= role.start < role.stop <= sentence.stop
            for question in sentence.questions:
                made += 1
                kept += question.kind is not None
                assert (question.kind is None) == (question.dropped is not None)
                assert question.dropped is None or question.dropped in REASONS
    assert 0 < kept < made


def test_an_article_is_analysed_once(monkeypatch):
    """Given its reading, a trial never analyses the article again."""
    article = article_of("Филиал МГУ открыт в 2001 году.")
    packs = [load_pack(PACK)]
    reading = read(article)
    again = try_packs(packs, article, reading)
    monkeypatch.setattr(trial, "analyse", None)
    assert try_packs(packs, article, reading) == again


def test_an_example_that_cannot_be_read_is_told():
    """A template whose example is no clause matches nothing and says so."""
    pack = WITH_PHRASE.replace("[Анна Котова](who) выступила на фестивале", "и [песни](who)")
    (found,) = try_packs([pack_from_text(pack, "п")], article_of("Кошка спит.")).templates
    assert (found.readable, found.sentences, found.others) == (False, (), 1)
