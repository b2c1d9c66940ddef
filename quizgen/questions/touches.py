"""Small mends of a copied stem: «свой» of nobody, «молодых человек», a picture that is a film."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import dictionary_marks, readings
from quizgen.russian.wordlists import lists

_OWN = re.compile(r" сво(?:й|ю|я|ё|е|и|его|ему|им|ём|ем|ей|их|ими)(?= [а-яё«])", re.IGNORECASE)
_YOUNG = re.compile(r"\b((?:молод|пожил|взросл)ых) человек\b")
_PICTURE = re.compile(r"^(Кто (?:автор|режисс[её]р|создатель)) картины («([^»]+)»)")
_BEGIN = 4
"""Letters that two forms of a name share."""
_NEAR = 160
"""Letters around a title among which its kind is told."""


def touched(draft: Draft, text: str) -> Draft:
    """The draft with such words mended.

    Args:
        text: the article's.
    """
    stem = _YOUNG.sub(r"\1 людей", draft.stem)
    if draft.fact.rule == "deed" and draft.role.name == "subject" and stem.startswith("Кто "):
        stem = _OWN.sub("", stem)  # «Кто сконструировал свой шрифт?»: whose, is asked
    found = _PICTURE.match(stem)
    if found and _on_screen(found[3], text):
        stem = f"{found[1]} фильма {found[2]}{stem[found.end() :]}"
    return draft if stem == draft.stem else replace(draft, stem=stem)


def _on_screen(title: str, text: str) -> bool:
    """Whether the article speaks of films around the title."""
    screen = tuple(sorted(lists("singling.yaml")["screen"]))
    return any(
        word in text[max(0, found.start() - _NEAR) : found.end() + _NEAR].lower()
        for found in re.finditer(re.escape(title), text)
        for word in screen
    )


def unread_form(draft: Draft, text: str) -> bool:
    """«Чем был окружён Пангей?»: the name a pronoun stands for, in a form no text has."""
    for part in draft.fact.parts:
        head = part.head
        if not head.feats.get("Resolved"):
            continue
        for word in re.findall(r"(?<=\s)[А-ЯЁ][а-яё]+", draft.stem):
            if word[:_BEGIN] != head.text[:_BEGIN] or readings(word)[0].known:
                continue
            if not re.search(rf"\b{word}\b", text):
                return True
    return False


def surname_alone(draft: Draft, text: str) -> bool:
    """«Кем Сидибе работал?» where the article has a Модибо Сидибе: which one, or who he is."""
    if draft.template.pack not in ("general", "why"):
        return False
    for index, part in enumerate(draft.fact.parts):
        head = part.head
        if index == draft.role.part or part.preposition or head.feats.get("Animacy") != "Anim":
            continue
        if head.pos != "PROPN" or len(part.tokens) > 1 or not head.text.isalpha():
            continue
        if not re.search(rf"(?:^\w+|(?<= )[а-яё]+) {head.text}(?! [А-ЯЁ])", draft.stem):
            continue
        before = re.findall(rf"(?<=[а-яё,] )([А-ЯЁ][а-яё]+) {head.text[:-1]}", text)
        if any(_first_name(name) for name in before):
            return True
    return False


def _first_name(word: str) -> bool:
    marks = dictionary_marks(word)
    return "Name" in marks or not readings(word)[0].known
