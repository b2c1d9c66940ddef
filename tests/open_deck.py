"""A small deck of open questions, with one of another kind between them, made by hand."""

from __future__ import annotations

import datetime

from quizgen.model import Article, Deck, Evidence, Question

TITLE = "Как спасали Венецию"
AIM = "Для защиты города от наводнений в 2003 году начали строить барьеры «МОСЭ»."
TEXT = f"""{TITLE}
Вода в Венеции поднималась всё выше. {AIM}
Почему выбрали подвижные барьеры, известно: чтобы суда могли входить в лагуну.
В совет вошли Паоло Коста (мэр), Джорджо Орсони (юрист) и Лука Дзайя.
Барьеры впервые подняли 3 октября 2020 года."""

WHY = "Почему выбрали подвижные барьеры, известно: чтобы суда могли входить в лагуну."
COUNCIL = "В совет вошли Паоло Коста (мэр), Джорджо Орсони (юрист) и Лука Дзайя."
FIRST = "Барьеры впервые подняли 3 октября 2020 года."


def proof(text: str) -> Evidence:
    """The sentence with its place in the article."""
    start = TEXT.index(text)
    return Evidence(text, start, start + len(text))


def question(number: int, kind: str, stem: str, answer: str, text: str, **more) -> Question:
    """A question of the deck, by its number."""
    return Question(f"mose-{number}", kind, stem, answer, proof(text), "why/проба", "x", **more)


REASON = question(
    1, "open", "Почему барьеры в Венеции сделали подвижными?",
    "чтобы суда могли входить в лагуну", WHY,
)  # fmt: skip
CHOICE = question(
    2, "choice", "Когда барьеры «МОСЭ» впервые подняли?", "3 октября 2020 года", FIRST,
    distractors=("5 ноября 2019 года", "1 мая 2018 года"),
)  # fmt: skip
PURPOSE = question(
    3, "open", "С какой целью в 2003 году начали строить барьеры «МОСЭ»?",
    "ради спасения Венеции от высокой воды", AIM,
)  # fmt: skip
LIST = question(
    4, "open", "Кто вошёл в совет?", "Паоло Коста, Джорджо Орсони и Лука Дзайя", COUNCIL,
)  # fmt: skip
ARTICLE = Article("mose", TITLE, datetime.date(2024, 4, 12), TEXT, (0, len(TITLE)))
DECK = Deck("sad", TITLE, ARTICLE, (REASON, CHOICE, PURPOSE, LIST))
