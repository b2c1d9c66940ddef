"""The forms. Each carries a token against forged requests."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import RadioField, SelectMultipleField, StringField, SubmitField, TextAreaField
from wtforms.validators import Length

from webapp.languages import lazy_gettext

LONGEST_ANSWER = 300
LONGEST_TELLING = 2000
"""Characters an answer in one's own words may have, each end of line being one of them."""


class EmptyForm(FlaskForm):
    """A single button."""


class PacksForm(FlaskForm):
    """What a deck is made with.

    Its template packs, by id, the choices set by the view; how doubtful its questions may be, one
    of `webapp.trust.LEVELS`.
    """

    packs = SelectMultipleField(lazy_gettext("Шаблоны"), coerce=int, validate_choice=False)
    trust = StringField(lazy_gettext("Отбор вопросов"), default="usual")


class ArticleForm(PacksForm):
    """An article, pasted or as a file."""

    text = TextAreaField(lazy_gettext("Текст статьи"))
    file = FileField(lazy_gettext("или файл"))


class StartForm(FlaskForm):
    """How many questions to take; the choices are set by the view."""

    count = RadioField(lazy_gettext("Сколько вопросов"), validate_choice=True)


class AnswerForm(FlaskForm):
    """An answer: an option's id or a typed text; `skip` asks for the answer instead."""

    option = StringField()
    text = StringField(lazy_gettext("Ваш ответ"), validators=[Length(max=LONGEST_ANSWER)])
    skip = SubmitField(lazy_gettext("Не знаю"))


def _plain_ends(text: str | None) -> str:
    """Browsers count an end of line as one character and send two."""
    return (text or "").replace("\r\n", "\n")


class TellForm(FlaskForm):
    """An answer in one's own words; it may stay empty."""

    text = TextAreaField(
        lazy_gettext("Ваш ответ"),
        filters=[_plain_ends],
        validators=[Length(max=LONGEST_TELLING)],
    )
