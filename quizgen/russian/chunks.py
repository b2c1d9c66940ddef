"""Words as the parser should see them: names, numbers and dates become one unit each.

«более шести тысяч рабочих» or «Касым-Жомарта Токаева» take the parser apart; shown as «6000
рабочих» and «Касым-Жомарта» they do not. A chunk keeps the verbatim stretch of the article and
the single word that stands for it in front of the models.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.russian.dates import DateMention, find_dates
from quizgen.russian.layout import Word
from quizgen.russian.morphology import readings
from quizgen.russian.numbers import Quantity, find_quantities
from quizgen.russian.placeabbreviations import spelt_places

_WHEN = frozenset(("в", "во", "к", "с", "со", "до", "после", "около"))
_COUNTED_FROM = frozenset(("до", "назад", "спустя", "после", "тому", "от"))
_SPANNED = frozenset(("протяжение", "течение", "продолжение", "срок", "возраст"))
_QUOTED = 8
"""Longest name in quotation marks, in words; longer ones are somebody's words."""
_INITIAL = re.compile(r"^[А-ЯЁA-Z]\.?$")
_ROMAN = re.compile(r"^[IVXLC]+$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words [first, last) of a line as one unit.

    Attributes:
        shown: the word the models see instead.
        kind: word, person, number, date, duration, quoted or named («имени …»).
        pos: a part of speech that is certain from the kind, or None.
        type: the mention type the chunk carries, or None. value: its normalised reading.
        case: the case its form tells, where it does. said: what is said for it, where it is
            not its own text («в Уфе» of «в г. Уфе»).
    """

    first: int
    last: int
    shown: str
    kind: str = "word"
    pos: str | None = None
    type: str | None = None
    value: str = ""
    case: str | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name the recogniser found: words [first, last) and type PERSON, ORG or PLACE."""

    first: int
    last: int
    type: str


def chunk(
    words: Sequence[Word], first: int, last: int, without: frozenset[int], names: Sequence[Name]
) -> list[Chunk]:
    """The units of words [first, last), leaving out those in `without`."""
    texts = [word.text for word in words]
    dates = find_dates(texts)
    taken = {i for date in dates for i in range(date.first, date.last)}
    quantities = find_quantities(texts, taken)
    units: dict[int, Chunk] = {}
    for name in names:
        if name.type == "PERSON" and not _title(texts, name):
            _add(units, _person(texts, name))
    for date in dates:
        unit = _date(texts, date)
        if unit:
            _add(units, unit)
    for quantity in quantities:
        unit = _quantity(texts, quantity)
        if unit:
            _add(units, unit)
    for unit in [*_quoted(texts), *_named(texts)]:
        _add(units, unit)
    for place in spelt_places(texts):
        _add(units, Chunk(place.first, place.last, place.said, said=place.said))
    chunks: list[Chunk] = []
    i = first
    while i < last:
        if i in without:
            i += 1
            continue
        unit = units.get(i)
        if unit is None or unit.last > last:
            unit = Chunk(i, i + 1, texts[i])
        chunks.append(unit)
        i = unit.last
    return _glued(chunks, texts)


def _add(units: dict[int, Chunk], unit: Chunk) -> None:
    """Keep the unit unless one already holds any of its words."""
    for other in units.values():
        if other.first < unit.last and unit.first < other.last:
            return
    units[unit.first] = unit


def _title(texts: Sequence[str], name: Name) -> bool:
    """«линкор „Марат“», «роман „Анна Каренина“»: what a thing is called is nobody."""
    if name.first < 2 or name.last >= len(texts):
        return False
    if texts[name.first - 1] not in '«“„"' or texts[name.last] not in '»”“"':
        return False
    own = [r for r in readings(texts[name.first - 2]) if r.pos == "NOUN"]
    return bool(own) and all(r.feats.get("Animacy") == "Inan" for r in own)


def _person(texts: Sequence[str], name: Name) -> Chunk:
    parts = [t for t in texts[name.first : name.last] if t != "." and not _INITIAL.match(t)]
    last = name.last
    if last < len(texts) and _ROMAN.match(texts[last]):
        last += 1
    shown = parts[0] if parts else texts[name.first]
    value = " ".join(texts[name.first : name.last])
    return Chunk(name.first, last, shown, "person", "PROPN", "PERSON", value)


def _date(texts: Sequence[str], date: DateMention) -> Chunk | None:
    before = texts[date.first - 1].lower() if date.first else ""
    if date.kind in ("RELATIVE", "WEEKDAY"):
        return None
    if before in _WHEN:
        first = date.first - 1
        if before in ("с", "со") and texts[max(0, first - 1)].lower() == "начиная":
            first -= 1  # one preposition: «начиная с 1960 года»
        return Chunk(first, date.last, "тогда", "date", "ADV", date.kind, date.value)
    if date.kind in ("DATE", "PERIOD", "SEASON") or texts[date.first].lower() == "с":
        tag = readings(before)[0].pos if before else ""
        if tag == "NOUN" and readings(before)[0].feats.get("Animacy") == "Anim":
            tag = ""  # «родился поэт 23 ноября 1820 года»: nobody is of a day
        after = readings(texts[date.last])[0] if date.last < len(texts) else None
        verbal = after is not None and after.feats.get("VerbForm") in ("Fin", "Part")
        named = bool(date.first) and texts[date.first - 1][0].isupper()
        # «события 11 сентября» is a name; «… Владимира Путина 11 ноября прибыл» is a time.
        if tag == "ADP" or (tag == "NOUN" and not verbal and not named):
            return None
        return Chunk(date.first, date.last, "тогда", "date", "ADV", date.kind, date.value)
    if (
        date.last - date.first > 1
        and date.kind == "YEAR"
        and readings(before or ".")[0].pos != "ADP"
    ):
        return Chunk(date.first, date.last, "года", "date", "NOUN", date.kind, date.value, "Gen")
    return None


def _quantity(texts: Sequence[str], quantity: Quantity) -> Chunk | None:
    if quantity.kind == "ORDINAL":
        return None
    before = texts[quantity.first - 1].lower() if quantity.first else ""
    genitive = quantity.case == "Gen" and not quantity.approx
    after = texts[quantity.last].lower() if quantity.last < len(texts) else ""
    spanned = before and readings(before)[0].lemma in _SPANNED
    if quantity.kind == "DURATION" and not (
        genitive
        or spanned
        or after in _COUNTED_FROM
        or (before and readings(before)[0].pos == "ADP")
    ):
        return Chunk(
            quantity.first, quantity.last, "долго", "duration", "ADV", "DURATION", quantity.value
        )
    if quantity.kind == "PERCENT":
        return Chunk(
            quantity.first, quantity.last, "процентов", "number", "NOUN", "PERCENT", quantity.value
        )
    begin, end = quantity.first, quantity.number[1]
    if quantity.unit and quantity.unit[0] < quantity.number[0]:
        end = quantity.last  # «$3 млн»: the unit stands first
    shown = texts[begin] if end - begin == 1 else re.sub(r"[^0-9].*", "", quantity.value) or "10"
    return Chunk(begin, end, shown, "number", "NUM", quantity.kind, quantity.value, quantity.case)


def _quoted(texts: Sequence[str]) -> list[Chunk]:
    found, opened = [], None
    for i, text in enumerate(texts):
        if text in "«“" or (text in '"„' and opened is None):
            opened = i
        elif text in '»”"' and opened is not None:
            inner = texts[opened + 1 : i]
            if 0 < len(inner) <= _QUOTED and (inner[0][0].isupper() or inner[0][0].isdigit()):
                found.append(Chunk(opened, i + 1, inner[0], "quoted", "PROPN"))
            opened = None
    return found


def _named(texts: Sequence[str]) -> list[Chunk]:
    """«имени аль-Фараби», «имени Ф. Достоевского»."""
    found = []
    for i, text in enumerate(texts):
        if text.lower() not in ("имени", "им"):
            continue
        end = i + 1
        if end < len(texts) and texts[end] == "." and text.lower() == "им":
            end += 1
        start = end
        while end < len(texts) and end - start < 6 and (
            texts[end][0].isupper() or "-" in texts[end] or (texts[end] == "." and end > start)
        ):  # fmt: skip
            end += 1
        if end > start:
            found.append(Chunk(i, end, "имени", "named", "NOUN", None, "", "Gen"))
    return found


def _glued(chunks: list[Chunk], texts: Sequence[str]) -> list[Chunk]:
    """«борт № 1» is one thing, and the number is its name."""
    done: list[Chunk] = []
    for unit in chunks:
        previous = done[-1] if done else None
        if previous and previous.kind == "numbered" and unit.first == previous.last:
            if texts[previous.last - 1] == "№":
                done[-1] = Chunk(previous.first, unit.last, previous.shown, "numbered")
                continue
        if texts[unit.first] == "№" and previous and previous.kind == "word":
            done[-1] = Chunk(previous.first, unit.last, previous.shown, "numbered")
            continue
        done.append(unit)
    return done
