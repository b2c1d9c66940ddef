"""Sentences analysed: places in the text, trees, mentions, and references written out."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from language import article_of, seed_article, seed_sentences, sentences_of, table, words

from quizgen.model import Article
from quizgen.russian import analyse, models

LIVELY = """Музей в Туле
— Уважаемые гости, музей (он стоит у реки) открыт в 1873 году, — сказал Олег Рябов.
В нём «Самовары Тулы» занимают 1 453 кв. м, т. е. весь этаж… Билет — 500 руб.!

Длина улицы имени А. С. Пушкина – 2,5 км; «Уют», ООО, работает с 9:00 до 18:00?
По данным на 1 мая 2024 г., экспонатов 12 тыс. И ещё…"""


@pytest.mark.parametrize("text", [LIVELY, None], ids=["lively", "seed"])
def test_words_stand_where_they_say(text):
    """Sentences are verbatim; tokens too, unless a reference in them was written out."""
    article = seed_article() if text is None else article_of(text)
    rewritten = 0
    for sentence in seed_sentences() if text is None else sentences_of(text):
        assert article.text[sentence.start : sentence.stop] == sentence.text
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.stop <= sentence.stop
            rewritten += article.text[token.start : token.stop] != token.text
    # «наших стран», «двух государств», «наших колледжей» of the seed article, two words each,
    # and «11 ноября», which gets the year of publication.
    assert rewritten == (0 if text else 7)


@pytest.mark.parametrize("text", [LIVELY, None], ids=["lively", "seed"])
def test_every_sentence_is_one_tree(text):
    """Token positions count up, one token is the root, and every other hangs on it in the end."""
    for number, sentence in enumerate(seed_sentences() if text is None else sentences_of(text)):
        assert sentence.i == number
        assert [token.i for token in sentence.tokens] == list(range(len(sentence.tokens)))
        assert [token.head for token in sentence.tokens].count(-1) == 1
        for token in sentence.tokens:
            node, steps = token, 0
            while node.head >= 0:
                node, steps = sentence.tokens[node.head], steps + 1
                assert steps <= len(sentence.tokens)


@pytest.mark.parametrize("row", table("mentions.yaml"), ids=lambda row: row["text"][:30])
def test_mentions(row):
    """Names, quantities and dates are found whole, with their readings, and nothing else is."""
    (sentence,) = sentences_of(row["text"])
    found = [[m.type, words(sentence.tokens[m.first : m.last]), m.value] for m in sentence.mentions]
    assert found == row["mentions"]


def test_headline_and_paragraphs():
    """The headline is a sentence of its own, and sentences know their paragraphs."""
    text = "Музей открыт\nМузей открыт в Туле. Он стоит у реки.\n\nВход свободный."
    article = Article("a", "Музей открыт", datetime.date(2024, 5, 1), text, (0, 12))
    found = [(s.headline, s.paragraph) for s in analyse(article)]
    assert found == [(True, 0), (False, 1), (False, 1), (False, 2)]


def test_speech_is_kept_apart_from_the_words():
    """The attribution is in `speech`, not among the tokens; the sentence stays whole."""
    (sentence,) = sentences_of("— Завод выпустил тысячу станков, — сказал директор Иван Орлов.")
    assert words(sentence.tokens) == "Завод выпустил тысячу станков"
    assert sentence.text.endswith("сказал директор Иван Орлов.")
    assert sentence.speech is not None
    assert sentence.speech.speaker == "директор Иван Орлов"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Казахстан и Россия провели форум. Между вузами наших стран заключён договор.",
            "Между вузами  Казахстана и России заключён договор",
        ),
        (
            "Вузы Литвы и Латвии открыли форум. Главы двух государств встретились в Риге.",
            "Главы  Литвы и Латвии встретились в Риге",
        ),
        (
            "Более 60 колледжей Казахстана растут. С ними работают девять наших колледжей.",
            "С ними работают девять  колледжей Казахстана",
        ),
        # No pair of countries, or more than one: nothing is certain, so nothing changes.
        (
            "Форум прошёл в Минске. Между вузами наших стран заключён договор.",
            "Между вузами наших стран заключён договор",
        ),
        (
            "Литва и Латвия провели форум. Чехия и Дания тоже. Вузы наших стран растут.",
            "Вузы наших стран растут",
        ),
    ],
)
def test_certain_references_are_written_out(text, expected):
    """«наших стран» becomes the two countries of the article, and only where they are certain."""
    assert words(sentences_of(text)[-1].tokens) == expected
    assert sentences_of(text)[-1].text in text


def test_adjective_and_preposition_settle_the_case():
    """The preposition and the adjective tell the case of a noun whose form leaves it open."""
    (sentence,) = sentences_of("Гости приехали в новую школу Тулы.")
    school = next(token for token in sentence.tokens if token.lemma == "школа")
    assert school.feats["Case"] == "Acc"
    (sentence,) = sentences_of("Выставка открыта на городской площади.")
    square = next(token for token in sentence.tokens if token.lemma == "площадь")
    assert square.feats["Case"] == "Loc"


@pytest.mark.parametrize("text", ["…", "— !", "«»", "2001"])
def test_text_without_words_breaks_nothing(text):
    """Lines of marks alone give no tokens to ask about, and no error."""
    sentences = sentences_of(f"{text}\nМузей открыт в Туле.")
    assert words(sentences[-1].tokens) == "Музей открыт в Туле"


def test_batching_changes_nothing():
    """A sentence reads the same alone and beside others of any length."""
    alone = sentences_of("Музей космонавтики открыли в Калуге 3 октября 1967 года.")[0]
    beside = sentences_of(
        "Да.\nМузей космонавтики открыли в Калуге 3 октября 1967 года.\n" + LIVELY
    )
    assert [(t.text, t.head, t.rel, t.feats) for t in beside[1].tokens] == [
        (t.text, t.head, t.rel, t.feats) for t in alone.tokens
    ]


def test_models_keep_the_order_of_their_input():
    """Tags, arcs and names come back for the sentences in the order they were given."""
    items = [["Музей", "открыт", "в", "Туле", "."], ["Да", "."]]
    assert [len(tags) for tags in models.tag_words(items)] == [5, 2]
    arcs = models.score_arcs(items)
    assert [own.heads.shape for own in arcs] == [(5, 6), (2, 3)]
    assert all(np.isfinite(own.heads).all() for own in arcs)
    names = models.find_names(["Музей открыт в Туле весной.", "Да."])
    assert [[kind for _, _, kind in own] for own in names] == [["LOC"], []]
