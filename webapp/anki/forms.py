"""The forms of the pages about Anki."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, SelectMultipleField, StringField

OWN = "own"
UNDER = "under"
TOGETHER = "together"
"""Where the cards go: a deck of their own, one inside another, or all into one."""


def _line(text: str | None) -> str:
    return " ".join((text or "").replace("\0", "").split())


class ExportForm(FlaskForm):
    """What goes into the package. It is read from the address, for it changes nothing: no token.

    `sent` tells a form with every box emptied from a page just opened.
    """

    class Meta:
        csrf = False

    places = ((OWN, "В отдельную колоду"), (UNDER, "Внутрь общей колоды"))
    sent = BooleanField()
    kinds = SelectMultipleField("Виды вопросов", validate_choice=False)
    count = StringField("Сколько вопросов", filters=[_line])
    tags = SelectMultipleField("Темы", validate_choice=False)
    place = StringField("Куда положить карточки")
    name = StringField("Название колоды в Anki", filters=[_line])
    own_tags = StringField("Ваши метки", filters=[_line])
    speech = BooleanField("Читать карточки вслух")
    fresh = BooleanField("Без снятых вопросов")


class SeveralForm(ExportForm):
    """The same for several decks, which are chosen too, by key."""

    places = (
        (OWN, "Каждый набор в свою колоду"),
        (UNDER, "Эти колоды — внутрь общей"),
        (TOGETHER, "Всё в одну колоду"),
    )
    decks = SelectMultipleField("Какие наборы", validate_choice=False)


class ImportForm(FlaskForm):
    """A file exported from Anki."""

    file = FileField("Файл колоды")
