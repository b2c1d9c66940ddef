"""A deck with every kind of question, put together of the small decks made by hand."""

from __future__ import annotations

from dataclasses import replace

import open_deck
import several_deck

from quizgen.model import Deck, Evidence


def every_kind(deck: Deck) -> Deck:
    """This deck with the questions of the others after its own, and their articles after its."""
    text, questions = deck.article.text, list(deck.questions)
    for other in (several_deck.DECK, open_deck.DECK):
        start = len(text) + 1
        text += "\n" + other.article.text
        for each in other.questions:
            moved = (each.evidence, *each.more)
            evidence, *more = (Evidence(e.text, e.start + start, e.stop + start) for e in moved)
            questions.append(replace(each, evidence=evidence, more=tuple(more)))
    return replace(deck, article=replace(deck.article, text=text), questions=tuple(questions))
