"""Small slips of a source that print does not keep: «о Ужгороде», «Франций», «+ 500 °С»."""

from __future__ import annotations

import re

from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_ABOUT = re.compile(r"\b([Оо]) (?=[«\"]?[аоуэиАОУЭИ][а-яё])")
_INTO = re.compile(r"\b([Вв]) (?=[«\"]?[ВвФф][бвгджзклмнпрстфхцчшщБВ][а-яё])")
_SIGN = re.compile(r"(?:(?<=^)|(?<=[а-яё] ))([+−]) (?=\d)")
_COMPOUND = re.compile(
    r"(\d) ?[-–] ?"
    r"(?=(?:летн|дневн|часов|минутн|метров|километров|этажн|тысячн|миллионн|процентн|градусн)"
    r"(?:ий|яя|ее|ие|его|ей|ему|им|их|ими|юю|ый|ая|ое|ые|ого|ой|ому|ым|ых|ыми|ую)\b)"
)
_SPAN = re.compile(r"(?<![\d-])(\d{1,4})-(\d{1,4})(?=-[а-яё]{3})")
_CAPITAL = re.compile(r"(?<=[а-яё,»\d] )[А-ЯЁ][а-яё]+(?![\w-]| [А-ЯЁ«])")


def careful(text: str) -> str:
    """The line with prepositions as they sound, elements in small letters and no stray spaces."""
    text = _ABOUT.sub(r"\1б ", text)
    text = _INTO.sub(r"\1о ", text)
    text = _SIGN.sub(r"\1", text)
    text = _COMPOUND.sub(r"\1-", text)
    text = _SPAN.sub(r"\1–\2", text)
    return _CAPITAL.sub(_element, text)


def _element(found: re.Match[str]) -> str:
    """«Франций» → «франций», outside quotation marks."""
    before = found.string[: found.start()]
    if before.count("«") != before.count("»"):
        return found[0]
    small = found[0].lower()
    return small if readings(small)[0].lemma in lists("restraint.yaml")["elements"] else found[0]
