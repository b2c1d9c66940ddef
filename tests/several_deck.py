"""A small deck with one question of each kind that has several members, made by hand."""

from __future__ import annotations

import datetime

from quizgen.model import Article, Deck, Evidence, Question

TITLE = "Как осваивали космос"
TEXT = f"""{TITLE}
Советский Союз запустил первый искусственный спутник Земли 4 октября 1957 года.
12 апреля 1961 года Юрий Гагарин совершил первый полёт в космос.
В экипаж «Аполлона-11» вошли Нил Армстронг, Эдвин Олдрин и Майкл Коллинз.
18 марта 1965 года Алексей Леонов вышел в открытый космос.
20 июля 1969 года Нил Армстронг ступил на Луну."""

SPUTNIK = "Советский Союз запустил первый искусственный спутник Земли 4 октября 1957 года."
GAGARIN = "12 апреля 1961 года Юрий Гагарин совершил первый полёт в космос."
CREW = "В экипаж «Аполлона-11» вошли Нил Армстронг, Эдвин Олдрин и Майкл Коллинз."
LEONOV = "18 марта 1965 года Алексей Леонов вышел в открытый космос."
MOON = "20 июля 1969 года Нил Армстронг ступил на Луну."


def proof(text: str) -> Evidence:
    """The sentence with its place in the article."""
    start = TEXT.index(text)
    return Evidence(text, start, start + len(text))


def question(number: int, kind: str, stem: str, answer: str, text: str, **more) -> Question:
    """A question of the deck, by its number."""
    return Question(
        f"kosmos-{number}", kind, stem, answer, proof(text), "several/проба", "x", **more
    )


TRUE = question(
    1, "true_false", "Верно ли, что в 1961 году Юрий Гагарин совершил первый полёт в космос?",
    "Да", GAGARIN, distractors=("Нет",),
)  # fmt: skip
FALSE = question(
    2, "true_false", "Верно ли, что 18 марта 1968 года Алексей Леонов вышел в открытый космос?",
    "Нет", LEONOV, distractors=("Да",), items=("18 марта 1965 года",),
)  # fmt: skip
MULTIPLE = question(
    3, "multiple", "Кто вошёл в экипаж «Аполлона-11»?",
    "Нил Армстронг, Эдвин Олдрин и Майкл Коллинз", CREW,
    items=("Нил Армстронг", "Эдвин Олдрин", "Майкл Коллинз"),
    distractors=("Юрий Гагарин", "Алексей Леонов"),
)  # fmt: skip
MATCHING = question(
    4, "matching", "Соотнесите события и годы.",
    "Запущен первый искусственный спутник Земли — 1957; Юрий Гагарин полетел в космос — 1961; "
    "Нил Армстронг ступил на Луну — 1969", SPUTNIK,
    items=("Запущен первый искусственный спутник Земли", "Юрий Гагарин полетел в космос",
           "Нил Армстронг ступил на Луну"),
    matches=("1957", "1961", "1969"), more=(proof(GAGARIN), proof(MOON)),
)  # fmt: skip
ORDERING = question(
    5, "ordering", "Расположите события в хронологическом порядке.",
    "Юрий Гагарин совершил первый полёт в космос → Алексей Леонов вышел в открытый космос → "
    "Нил Армстронг ступил на Луну", GAGARIN,
    items=("Юрий Гагарин совершил первый полёт в космос",
           "Алексей Леонов вышел в открытый космос", "Нил Армстронг ступил на Луну"),
    more=(proof(LEONOV), proof(MOON)),
)  # fmt: skip
ARTICLE = Article("kosmos", TITLE, datetime.date(2024, 4, 12), TEXT, (0, len(TITLE)))
DECK = Deck("sad", TITLE, ARTICLE, (TRUE, FALSE, MULTIPLE, MATCHING, ORDERING))
