"""What a form says of an export: the choice itself, and the same in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from quizgen.errors import FormatError, QuizgenError, phrase
from quizgen.formats.choices import ExportChoice, chosen, deck_names
from quizgen.model import KINDS, Deck, Question
from webapp.anki.forms import OWN, UNDER, ExportForm
from webapp.languages import gettext, in_russian, sentence
from webapp.wording import KIND_NAMES, counted, questions

MOST_TAGS = 100
"""Tags offered, the commonest ones; a foreign deck may bring thousands."""
LONGEST_NAME = 200
LONGEST_TAGS = 300
"""Characters."""

_COUNT = re.compile("[0-9]{1,6}")


def kinds_of(decks: Sequence[Deck]) -> tuple[tuple[str, str, int], ...]:
    """The kinds there are as (kind, name, how many questions), in their order."""
    counts = Counter(question.kind for deck in decks for question in deck.questions)
    return tuple((kind, KIND_NAMES[kind], counts[kind]) for kind in KINDS if counts[kind])


def tags_of(decks: Sequence[Deck]) -> tuple[tuple[str, str, int], ...]:
    """The questions' own tags as (tag, name, how many questions), the commonest first."""
    counts = Counter(
        name for deck in decks for question in deck.questions for name in question.tags
    )
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple((name, name.replace("::", " › ").replace("_", " "), n) for name, n in ordered)


def begin(form: ExportForm, decks: Sequence[Deck]) -> None:
    """A page just opened has every kind ticked, and one place to put the cards."""
    if not form.sent.data:
        form.kinds.data = [kind for kind, _, _ in kinds_of(decks)]
    if form.place.data not in [value for value, _ in form.places]:
        form.place.data = OWN


def choice_of(form: ExportForm, decks: Sequence[Deck]) -> ExportChoice:
    """What was chosen. Raises FormatError with what to mend."""
    there = [kind for kind, _, _ in kinds_of(decks)]
    kinds = [kind for kind in form.kinds.data or () if kind in KINDS]
    if len(kinds) != len(form.kinds.data or ()):
        raise FormatError(phrase("Такого вида вопросов нет. Отметьте виды из списка."))
    if not kinds and len(there) > 1:
        raise FormatError(phrase("Не отмечено ни одного вида вопросов. Отметьте хотя бы один."))
    tags = tuple(form.tags.data or ())
    if not {*tags} <= {name for name, _, _ in tags_of(decks)}:
        raise FormatError(phrase("Такой темы в наборе нет. Отметьте темы из списка."))
    count = form.count.data or ""
    if count and (not _COUNT.fullmatch(count) or not int(count)):
        raise FormatError(
            phrase("Число вопросов не понято. Напишите целое число от 1 или сотрите его.")
        )
    if len(form.name.data or "") > LONGEST_NAME:
        raise FormatError(
            phrase("Название длиннее %(most)s знаков. Сократите его.", most=LONGEST_NAME)
        )
    if len(form.own_tags.data or "") > LONGEST_TAGS:
        raise FormatError(
            phrase(
                "Метки вместе длиннее %(most)s знаков. Оставьте самые нужные.", most=LONGEST_TAGS
            )
        )
    return ExportChoice(
        # All of them is no choice: the same bytes as without one.
        kinds=() if set(there) <= set(kinds) else tuple(kinds),
        count=int(count) if count else None,
        tags=tags,
        own_tags=tuple(form.own_tags.data.split(",")) if form.own_tags.data else (),
        tree=form.place.data == UNDER,
        deck=form.name.data or "",
        speech=bool(form.speech.data),
        withdrawn=not form.fresh.data,
    )


def words_of(decks: Sequence[Deck], choice: ExportChoice) -> tuple[str, ...]:
    """What the package will hold, a sentence each. Raises FormatError when that is nothing."""
    kept = chosen(decks, choice)
    asked: list[Question] = [question for deck in kept for question in deck.questions]
    kinds = ", ".join(f"{count}\u00a0{name}" for _, name, count in kinds_of(kept))
    told = [f"{questions(len(asked))}: {kinds}."]
    names = list(dict.fromkeys(deck_names(kept, choice)))
    if len(names) == 1:
        told.append(
            Markup(gettext("Колода «%(name)s».")) % {"name": in_russian(shown_name(names[0]))}
        )
    gone = sum(len(deck.withdrawn) for deck in kept)
    if gone:
        which = counted(gone, "снятый вопрос", "снятых вопроса", "снятых вопросов")
        told.append(gettext("Ещё %(questions)s с пометкой.", questions=which))
    if choice.note_tags:
        tags = ", ".join(choice.note_tags)
        many = len(choice.note_tags) > 1
        told.append(
            gettext("Метки: %(tags)s.", tags=tags) if many else gettext("Метка: %(tag)s.", tag=tags)
        )
    if choice.speech:
        told.append(gettext("Карточки читаются вслух."))
    return tuple(told)


def shown_name(name: str) -> str:
    """A deck's full name as people read it: «Родитель › Колода»."""
    return name.replace("::", " › ")


def sentences(error: QuizgenError) -> str:
    """An error as one or two sentences, without the place: people here know of no files."""
    return Markup(" ").join(sentence(part) for part in (error.message, error.hint) if part)
