"""The forms of the pages about packs."""

from __future__ import annotations

import re

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
)

from quizgen.templates.pack import TYPES
from webapp.languages import Words, gettext, lazy_gettext

MARKS = 6
"""How many phrases the form for one template has room for."""

TYPE_NAMES = Words({
    "YEAR": "год", "DATE": "дата", "TIME": "время суток", "MONTH": "месяц", "SEASON": "время года",
    "DECADE": "десятилетие", "CENTURY": "век", "PERIOD": "промежуток", "DURATION": "длительность",
    "NUMBER": "число", "ORDINAL": "порядковое число", "MEASURE": "величина", "MONEY": "деньги",
    "PERCENT": "процент", "AGE": "возраст", "PERSON": "человек", "PEOPLE": "народ",
    "ORG": "организация", "UNIVERSITY": "вуз", "COMPANY": "компания", "PLACE": "место",
    "COUNTRY": "страна", "CITY": "город", "EVENT": "событие", "TITLE": "название",
    "QUOTE": "цитата", "TERM": "термин", "CLAUSE": "придаточное", "LIST": "перечень",
    "ENUMERATION": "перечень после двоеточия",
})  # fmt: skip


def type_choices() -> list[tuple[str, str]]:
    """Types an answer may be of, with what they are called."""
    named = [(name, TYPE_NAMES.get(name, name)) for name in TYPES[:-1]]
    return [("", gettext("любое")), *named]


_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def _lines(text: str | None) -> str:
    """Lines as a page counts them; the null character no database keeps."""
    return _BREAKS.sub("\n", text or "").replace("\0", "")


def _line(text: str | None) -> str:
    return " ".join(_lines(text).split())


def _text_area(label: str) -> TextAreaField:
    return TextAreaField(label, filters=[_lines])


def _string(label: str) -> StringField:
    return StringField(label, filters=[_line])


class TryForm(FlaskForm):
    """An article to try templates on: that of a deck, or a text pasted."""

    sample = SelectField(lazy_gettext("Статья для пробы"), validate_choice=False)
    article = _text_area(lazy_gettext("Свой текст для пробы"))
    check = SubmitField(lazy_gettext("Проверить"))


class PackForm(TryForm):
    """The text of a pack. `of` tells whose: a pack's id, "built-in", or nothing for a new one."""

    text = _text_area(lazy_gettext("Шаблоны"))
    of = HiddenField()


class UploadForm(FlaskForm):
    """A pack as a file."""

    file = FileField(lazy_gettext("Файл .yaml"))


class MarkForm(Form):
    """A phrase of the model sentence and the role it plays."""

    words = _string(lazy_gettext("Слова"))
    role = _string(lazy_gettext("Роль"))
    type = SelectField(lazy_gettext("Что это"), validate_choice=False)


class WizardForm(TryForm):
    """One template, without YAML. `ask` is the number of the phrase that is the answer, from 0."""

    sentence = _text_area(lazy_gettext("Предложение-образец"))
    marks = FieldList(FormField(MarkForm), min_entries=MARKS, max_entries=MARKS)
    ask = StringField()
    question = _string(lazy_gettext("Вопрос"))
    answer = _string(lazy_gettext("Ответ"))
    also = _string(lazy_gettext("Другие глаголы"))
    refused = _text_area(lazy_gettext("Не подходит"))
    name = _string(lazy_gettext("Имя шаблона"))
    pack = SelectField(lazy_gettext("Куда положить"), validate_choice=False)
    pack_name = _string(lazy_gettext("Название нового набора"))
