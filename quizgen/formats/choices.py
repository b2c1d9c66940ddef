"""What a learner chooses before export: which questions, which tags, which decks they go into.

A choice never touches a note's identity: whoever exports again with another one gets what is new
and nothing twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.errors import FormatError
from quizgen.formats.anki_text import JOINER, clean, tag
from quizgen.model import KINDS, Deck, Question

PARENT = "Вопросы по статьям"
"""The deck above those of a tree whose learner gave no name."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What to export and how; as made, everything, each article in the deck of its title.

    Attributes:
        kinds: keep only these of `KINDS`; empty: all.
        count: keep at most so many of each deck, the best; None: all.
        tags: keep only questions with at least one of these tags; empty: all.
        own_tags: tags every note gets besides its own; `::` in one makes levels.
        tree: whether each article gets a subdeck, «Родитель::Название статьи».
        deck: the deck's name, in a tree the parent's; `::` in it makes levels. Empty: the deck's
            title, in a tree `PARENT`.
        speech: whether the cards are read aloud, by the voice of the learner's device.
        withdrawn: whether withdrawn questions go in too, so that who has them learns of it.

    Raises FormatError when a kind is unknown or the count is below 1.
    """

    kinds: tuple[str, ...] = ()
    count: int | None = None
    tags: tuple[str, ...] = ()
    own_tags: tuple[str, ...] = ()
    tree: bool = False
    deck: str = ""
    speech: bool = False
    withdrawn: bool = True

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise FormatError(f"нет вида «{kind}»", hint=f"бывают {', '.join(KINDS)}")
        if self.count is not None and self.count < 1:
            raise FormatError(f"число вопросов {self.count} не годится", hint="нужно от 1")

    @property
    def name(self) -> str:
        """The name asked for as Anki would keep it: its levels trimmed, blank ones left out."""
        levels = (" ".join(clean(level).split()) for level in self.deck.split("::"))
        return "::".join(level for level in levels if level)

    @property
    def note_tags(self) -> tuple[str, ...]:
        """The own tags as Anki can keep them: no spaces or quotes, none twice, in order."""
        found: dict[str, str] = {}
        for own in self.own_tags:
            levels = [level for level in own.split("::") if tag(level) != "_"]
            if levels:
                found.setdefault(tag(*levels).casefold(), tag(*levels))
        return tuple(found.values())


EVERYTHING = ExportChoice()


def chosen(decks: Sequence[Deck], choice: ExportChoice) -> tuple[Deck, ...]:
    """The decks with what the choice keeps, in order; a deck of which nothing is left falls out.

    A question that several decks of one article hold is kept in the first.

    Raises FormatError, saying what was chosen, when nothing at all is left.
    """
    kept: list[Deck] = []
    seen: set[tuple[str, str, str]] = set()
    for deck in decks:
        questions: list[Question] = []
        for question in deck.questions:
            identity = _identity(deck, question)
            if len(questions) != choice.count and identity not in seen and _keeps(choice, question):
                seen.add(identity)
                questions.append(question)
        if questions:
            kept.append(replace(deck, questions=tuple(questions)))
    live = {_identity(deck, question) for deck in decks for question in deck.questions}
    for at, deck in enumerate(kept):
        gone = {
            identity: question
            for question in (deck.withdrawn if choice.withdrawn else ())
            if (identity := _identity(deck, question)) not in live and _keeps(choice, question)
        }
        live |= gone.keys()
        kept[at] = replace(deck, withdrawn=tuple(gone.values()))
    if not kept:
        if not any(deck.questions for deck in decks):
            raise FormatError("в колоде нет ни одного вопроса", hint="для Anki нужен хотя бы один")
        message = f"не осталось ни одного вопроса: выбраны {_in_words(choice)}"
        raise FormatError(message, hint=_advice(decks))
    return tuple(kept)


def _identity(deck: Deck, question: Question) -> tuple[str, str, str]:
    """What a note's GUID is made of."""
    return deck.article.id, question.id, question.kind


def deck_names(decks: Sequence[Deck], choice: ExportChoice) -> tuple[str, ...]:
    """The full name of the deck each article's questions go to, parallel to `decks`.

    Articles of one title are told apart by their ids, so that neither order nor company decides.
    """
    if choice.name and not choice.tree:
        return (choice.name,) * len(decks)
    titles = [title(deck) for deck in decks]
    articles: dict[str, set[str]] = {}
    for name, deck in zip(titles, decks, strict=True):
        articles.setdefault(name.casefold(), set()).add(deck.article.id)
    own = [
        f"{name} ({_one_level(deck.article.id)})" if len(articles[name.casefold()]) > 1 else name
        for name, deck in zip(titles, decks, strict=True)
    ]
    return tuple(f"{choice.name or PARENT}::{name}" for name in own) if choice.tree else tuple(own)


def title(deck: Deck) -> str:
    """The name of a deck that nobody named: its title, else its id."""
    return _one_level(deck.title) or deck.id


def _one_level(text: str) -> str:
    # `::` in a name makes decks inside decks.
    return " ".join(clean(text).replace("::", f":{JOINER}:").split())


def _keeps(choice: ExportChoice, question: Question) -> bool:
    if choice.kinds and question.kind not in choice.kinds:
        return False
    wanted = {_plain(name) for name in choice.tags}
    return not wanted or not wanted.isdisjoint(map(_plain, question.tags))


def _plain(name: str) -> str:
    return tag(name).casefold()


def _in_words(choice: ExportChoice) -> str:
    parts = [("виды", choice.kinds), ("метки", choice.tags)]
    return "; ".join(f"{what} – {', '.join(names)}" for what, names in parts if names)


def _advice(decks: Sequence[Deck]) -> str:
    every = [question for deck in decks for question in deck.questions]
    kinds = [kind for kind in KINDS if any(question.kind == kind for question in every)]
    tags = sorted({name for question in every for name in question.tags})
    told = f", метки: {', '.join(tags[:20])}" if tags else ", меток нет"
    return f"есть виды: {', '.join(kinds)}{told}"
