"""Our Anki note types: three frozen at version 1, and one for answers told, not typed.

Anki stops updating a learner's notes when the id, the fields or the number of card templates of
their note type change. So `IDS`, `NAMES` and `FIELDS` stay as they are for ever: a new need takes
a spare field. The look, which is the `.html` and `.css` files here, may change; then raise
`STYLED`, or Anki keeps the old look.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

IDS: Mapping[str, int] = {
    "choice": 1617988302356,
    "typed": 1694904338954,
    "cloze": 1634851815472,
    "several": 1702346817259,
}
NAMES: Mapping[str, str] = {
    "choice": "Quizgen: выбор",
    "typed": "Quizgen: ввод",
    "cloze": "Quizgen: пропуск",
    "several": "Quizgen: составной ответ",
}
FIELDS = (
    "Question",  # what is asked; for cloze, the sentence with {{c1::answer}}
    "Options",  # choice: the list as shown on both sides, nothing in it tells the right one
    "Key",  # choice: which option is right, from 1; only the back reads it
    "Answer",
    "Typed",  # typed: what the learner's typing is compared with
    "Accepted",  # other right answers
    "Evidence",  # the sentence that proves the answer, the answer in <mark>
    "Headline",
    "Date",
    "Source",  # the article's id
    "Id",  # the question's id
    "Spare1",  # choice: what is right where a statement is wrong
    "Spare2",  # that the question was withdrawn, and when
    "Spare3",  # what the front reads aloud; empty, and the card is silent
)
TYPES: Mapping[str, str] = {
    "true_false": "choice",
    "multiple": "several",
    "matching": "several",
    "ordering": "several",
    "open": "several",
}
"""The note type of the kinds that have none of their own name."""
CARD = "Карточка"
"""The name of the one card template each note type has."""
STYLED = 1795392000
"""When the look last changed, Unix seconds: Anki takes a new look only if this grew."""


def look(name: str) -> str:
    """The text of one of the `.html` and `.css` files beside this module."""
    return resources.files("quizgen.formats").joinpath(name).read_text(encoding="utf-8")
