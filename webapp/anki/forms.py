"""The forms of the pages about Anki."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, SelectMultipleField, StringField

from webapp.languages import lazy_gettext

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

    places = (
        (OWN, lazy_gettext("В отдельную колоду")),
        (UNDER, lazy_gettext("Внутрь общей колоды")),
    )
    sent = BooleanField()
    kinds = SelectMultipleField(lazy_gettext("Виды вопросов"), validate_choice=False)
    count = StringField(lazy_gettext("Сколько вопросов"), filters=[_line])
    tags = SelectMultipleField(lazy_gettext("Темы"), validate_choice=False)
    place = StringField(lazy_gettext("Куда положить карточки"))
    name = StringField(lazy_gettext("Название колоды в Anki"), filters=[_line])
    own_tags = StringField(lazy_gettext("Ваши метки"), filters=[_line])
    speech = BooleanField(lazy_gettext("Читать карточки вслух"))
    fresh = BooleanField(lazy_gettext("Без снятых вопросов"))


class SeveralForm(ExportForm):
    """The same for several decks, which are chosen too, by key."""

    places = (
        (OWN, lazy_gettext("Каждый набор в свою колоду")),
        (UNDER, lazy_gettext("Эти колоды — внутрь общей")),
        (TOGETHER, lazy_gettext("Всё в одну колоду")),
    )
    decks = SelectMultipleField(lazy_gettext("Какие наборы"), validate_choice=False)


class ImportForm(FlaskForm):
    """A file exported from Anki."""

    file = FileField(lazy_gettext("Файл колоды"))
