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

MARKS = 6
"""How many phrases the form for one template has room for."""

TYPE_NAMES = {
    "YEAR": "год", "DATE": "дата", "TIME": "время суток", "MONTH": "месяц", "SEASON": "время года",
    "DECADE": "десятилетие", "CENTURY": "век", "PERIOD": "промежуток", "DURATION": "длительность",
    "NUMBER": "число", "ORDINAL": "порядковое число", "MEASURE": "величина", "MONEY": "деньги",
    "PERCENT": "процент", "AGE": "возраст", "PERSON": "человек", "PEOPLE": "народ",
    "ORG": "организация", "UNIVERSITY": "вуз", "COMPANY": "компания", "PLACE": "место",
    "COUNTRY": "страна", "CITY": "город", "EVENT": "событие", "TITLE": "название",
    "QUOTE": "цитата", "TERM": "термин", "CLAUSE": "придаточное", "LIST": "перечень",
    "ENUMERATION": "перечень после двоеточия",
}  # fmt: skip

TYPE_CHOICES = [("", "любое"), *((name, TYPE_NAMES.get(name, name)) for name in TYPES[:-1])]

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

    sample = SelectField("Статья для пробы", validate_choice=False)
    article = _text_area("Свой текст для пробы")
    check = SubmitField("Проверить")


class PackForm(TryForm):
    """The text of a pack. `of` tells whose: a pack's id, "built-in", or nothing for a new one."""

    text = _text_area("Шаблоны")
    of = HiddenField()


class UploadForm(FlaskForm):
    """A pack as a file."""

    file = FileField("Файл .yaml")


class MarkForm(Form):
    """A phrase of the model sentence and the role it plays."""

    words = _string("Слова")
    role = _string("Роль")
    type = SelectField("Что это", validate_choice=False)


class WizardForm(TryForm):
    """One template, without YAML. `ask` is the number of the phrase that is the answer, from 0."""

    sentence = _text_area("Предложение-образец")
    marks = FieldList(FormField(MarkForm), min_entries=MARKS, max_entries=MARKS)
    ask = StringField()
    question = _string("Вопрос")
    answer = _string("Ответ")
    also = _string("Другие глаголы")
    refused = _text_area("Не подходит")
    name = _string("Имя шаблона")
    pack = SelectField("Куда положить", validate_choice=False)
    pack_name = _string("Название нового набора")
