"""Small mends of a copied stem: «свой» of nobody, «молодых человек», a picture that is a film."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.questions.drafts import Draft
from quizgen.russian.wordlists import lists

_OWN = re.compile(r" сво(?:й|ю|я|ё|е|и|его|ему|им|ём|ем|ей|их|ими)(?= [а-яё«])", re.IGNORECASE)
_YOUNG = re.compile(r"\b((?:молод|пожил|взросл)ых) человек\b")
_PICTURE = re.compile(r"^(Кто (?:автор|режисс[её]р|создатель)) картины («([^»]+)»)")
_NEAR = 160
"""Letters around a title among which its kind is told."""


def touched(draft: Draft, text: str) -> Draft:
    """The draft with such words mended.

    Args:
        text: the article's.
    """
    stem = _YOUNG.sub(r"\1 людей", draft.stem)
    if draft.role.name == "subject" and stem.startswith("Кто "):
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
        if not head.feats.get("Resolved") or head.feats.get("Animacy") == "Anim":
            continue
        for word in head.text.split():
            capital = word[:1].isupper() and word[1:].islower()
            if capital and word in draft.stem and word not in text:
                return True
    return False
