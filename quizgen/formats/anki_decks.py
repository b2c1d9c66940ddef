"""Several articles' decks → one Anki package, as the learner chose."""

from __future__ import annotations

from collections.abc import Sequence

import genanki

from quizgen.formats.anki import add_notes, describe, first_id, note_types, number, package
from quizgen.formats.anki_changes import first_stamp
from quizgen.formats.anki_text import escape
from quizgen.formats.choices import EVERYTHING, ExportChoice, chosen, deck_names, title
from quizgen.model import Deck


def decks_to_apkg(decks: Sequence[Deck], choice: ExportChoice = EVERYTHING) -> bytes:
    """One package of what `choice` keeps; the same decks and choice give the same bytes.

    Args:
        decks: in the order they are to be learnt, the questions of each best first.
        choice: which questions, tags and decks; it changes no GUID and no note type, so another
            export brings what is new, and Anki leaves every card where the learner has it.

    Raises FormatError when nothing is left, or a question would give no card.
    """
    kept = chosen(decks, choice)
    targets: dict[str, genanki.Deck] = {}
    taken: dict[int, str] = {}
    types = note_types([q for deck in kept for q in (*deck.questions, *deck.withdrawn)])
    position = 0
    names = deck_names(kept, choice)
    for deck, name in zip(kept, names, strict=True):
        if name not in targets:
            here = [one for one, where in zip(kept, names, strict=True) if where == name]
            # Anki finds a deck by its name; the number only has to be one deck's in the package.
            key = number(f"deck:{deck.id}")
            if name != title(deck) or key in taken:
                key = number(f"deck name:{name}")
            taken[key] = name
            targets[name] = genanki.Deck(key, name, _describe(here))
        add_notes(targets[name], deck.article, deck.questions, types, choice, position)
        position += len(deck.questions)
    for deck, name in zip(kept, names, strict=True):
        add_notes(targets[name], deck.article, deck.withdrawn, types, choice, position, gone=True)
        position += len(deck.withdrawn)
    newest = max(first_stamp(deck.article) for deck in kept)
    return package(list(targets.values()), newest, first_id(kept[0].article))


def _describe(decks: Sequence[Deck]) -> str:
    if len(decks) == 1:
        return describe(decks[0])
    titles = dict.fromkeys(f"«{escape(deck.article.title)}»" for deck in decks)
    return f"Вопросы по статьям {', '.join(titles)}."
