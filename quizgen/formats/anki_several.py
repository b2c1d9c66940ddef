"""Answers told rather than typed on Anki cards: what the front offers and the back tells, as HTML.

Questions of several members, and open ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.formats.anki_text import clean, digest, escape, find_answer, find_told, mark
from quizgen.model import Question

SEVERAL = ("multiple", "matching", "ordering", "open")
"""Kinds whose notes are of the type «several»: read, answer in mind, turn over."""


def offered(question: Question) -> str:
    """The front's list: options, right sides below left ones, or events; mixed by the id.

    An open question has no list, only a word on how to answer.
    """
    if question.kind == "open":
        return '<p class="qg-hint">Ответьте своими словами.</p>'
    if question.kind == "matching":
        left = _list("ul", "qg-lines", question.items)
        return left + _list("ol", "qg-options", _mixed(question, question.matches))
    if question.kind == "ordering":
        return _list("ol", "qg-options", _mixed(question, question.items))
    hint = '<p class="qg-hint">Верных ответов несколько.</p>'
    options = _mixed(question, (*question.items, *question.distractors))
    return hint + _list("ol", "qg-options", options)


def told(question: Question) -> str:
    """The back's answer: in words, or the right members, the pairs, the events in their order."""
    if question.kind == "open":
        return f'<p class="qg-answer">{escape(question.answer)}</p>'
    if question.kind == "matching":
        rows = "".join(
            f"<tr><td>{escape(left)}</td><td>{escape(right)}</td></tr>"
            for left, right in zip(question.items, question.matches, strict=True)
        )
        return f'<table class="qg-pairs">{rows}</table>'
    return _list("ol" if question.kind == "ordering" else "ul", "qg-members", question.items)


def proof(question: Question) -> str:
    """Every proving sentence on a line of its own; the answer, or the members of a list, marked."""
    if question.kind == "open":
        text = clean(question.evidence.text)
        return mark(text, find_told(text, clean(question.answer)))
    shown = []
    for evidence in (question.evidence, *question.more):
        text = clean(evidence.text)
        found: list[tuple[int, int]] = []
        for item in question.items if question.kind in ("multiple", "true_false") else ():
            spans = find_answer(text, [clean(item)])[:1]
            if spans and all(spans[0][0] >= stop or spans[0][1] <= start for start, stop in found):
                found += spans
        shown.append(mark(text, sorted(found)))
    return "<br>".join(shown)


def _list(tag: str, name: str, texts: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<{tag} class="{name}">{items}</{tag}>'


def _mixed(question: Question, texts: Sequence[str]) -> list[str]:
    """In an order that hangs on the id and the number of texts, and is not the right one."""
    order = sorted(range(len(texts)), key=lambda i: digest(f"option:{question.id}:{i}"))
    if order == sorted(order):
        order.reverse()
    return [texts[i] for i in order]
