"""Words a pack knows better than the dictionary: their forms as the pack writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.model import Token
from quizgen.templates.pack import Slot, Template

_NUMBERS = {"Sing": "ед", "Plur": "мн"}

Exceptions = Mapping[str, Mapping[str, str]]
"""Word → {case or case.number: form}."""


def with_exceptions(template: Template, exceptions: Exceptions) -> Template:
    """The template with its pack's exceptions in every slot."""
    if not exceptions:
        return template
    question = _slots(template.question, exceptions)
    answer = None if template.answer is None else _slots(template.answer, exceptions)
    return replace(template, question=question, answer=answer)


def _slots(pieces: Sequence[str | Slot], exceptions: Exceptions) -> tuple[str | Slot, ...]:
    return tuple(
        piece if isinstance(piece, str) else replace(piece, exceptions=exceptions)
        for piece in pieces
    )


def corrected(piece: Slot, token: Token, word: str | None) -> str | None:
    """A word in the slot's case with the pack's own forms in place of the dictionary's.

    A word of the article is known by any form the pack gives of it; «ё» is as good as «е».

    Args:
        token: the word as it stands, or several as one, «Блеза Паскаля». word: the dictionary's
            form, None where it has none.
    """
    own = token.text.split()
    told: list[str | None] = list(word.split()) if word else []
    if len(told) != len(own):
        told = [word] if len(own) == 1 else [None] * len(own)
    number = piece.number or _NUMBERS.get(token.feats.get("Number", ""), "ед")
    for k, each in enumerate(own):
        for key, forms in piece.exceptions.items():
            if _plain(each) in {_plain(key), *map(_plain, forms.values())}:
                case = piece.case or ""
                told[k] = forms.get(f"{case}.{number}") or forms.get(case) or told[k]
    return " ".join(w for w in told if w) if all(told) else word


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")
