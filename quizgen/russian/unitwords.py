"""Units written out after their number: «27,1 тыс. км²» → «27,1 тысячи квадратных километров»."""

from __future__ import annotations

import re

_NOUNS = {
    "мм": ("миллиметр", "миллиметра", "миллиметров"),
    "см": ("сантиметр", "сантиметра", "сантиметров"),
    "м": ("метр", "метра", "метров"),
    "км": ("километр", "километра", "километров"),
    "кг": ("килограмм", "килограмма", "килограммов"),
    "т": ("тонна", "тонны", "тонн"),
    "га": ("гектар", "гектара", "гектаров"),
    "л": ("литр", "литра", "литров"),
    "чел.": ("человек", "человека", "человек"),
    "руб.": ("рубль", "рубля", "рублей"),
    "долл.": ("доллар", "доллара", "долларов"),
    "мин.": ("минута", "минуты", "минут"),
    "сек.": ("секунда", "секунды", "секунд"),
}
_POWERS = {"²": ("квадратный", "квадратного", "квадратных"),
           "³": ("кубический", "кубического", "кубических")}  # fmt: skip
_THOUSAND = ("тысяча", "тысячи", "тысяч")
_GENITIVE = frozenset(("более", "больше", "свыше", "около", "менее", "меньше", "до", "порядка"))
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,\d+)?"
_MEASURE = re.compile(
    r"(?P<lead>(?:от \d[\d ,]* )?(?:(?:более|больше|свыше|около|менее|меньше|до|порядка|"
    r"примерно|почти|приблизительно) )?)"
    rf"(?P<number>(?:{_NUMBER}[-–—])?(?P<last>{_NUMBER}))"
    r"(?:[ \u00a0](?P<scale>тыс\.|тысяч[аи]?|млн|млрд|трлн))?"
    r"(?:[ \u00a0]?(?P<power>кв\.|куб\.) ?(?P<of>мм|см|км|м)|"
    r"[ \u00a0]?(?P<unit>(?:мм|см|км|м)[²³]|мм|см|км|кг|га|чел\.|руб\.|долл\.|мин\.|сек\.|м|т|л))?"
    r"(?![\w/²³·°])(?P<rest>.*)"
)


def spelled_units(text: str) -> str:
    """The text with «тыс.» and the unit after its opening number as words; others as they are.

    Only a text that opens with the number is changed: inside one the case is not known.
    """
    found = _MEASURE.fullmatch(text)
    if found is None or not (found["unit"] or found["power"] or found["scale"] == "тыс."):
        return text
    genitive = bool(set(found["lead"].split()[-1:]) & _GENITIVE)
    words = [found["lead"] + found["number"]]
    kind = _kind(found["last"], genitive)
    if found["scale"]:
        words.append(
            _said(_THOUSAND, kind, genitive) if found["scale"] == "тыс." else found["scale"]
        )
        kind = "many"
    unit = found["of"] or (found["unit"] or "").rstrip("²³")
    if unit:
        power = {"кв.": "²", "куб.": "³"}.get(found["power"] or "", (found["unit"] or " ")[-1])
        words += _adjective(power, kind, genitive)
        words.append(_said(_NOUNS[unit], kind, genitive))
    return " ".join(words) + found["rest"]


def _kind(number: str, genitive: bool) -> str:
    """How the number counts: «one», «few», «many», or a «part» of one."""
    if "," in number:
        return "part"
    value = int(re.sub(r"\s", "", number))
    if value % 10 == 1 and value % 100 != 11:
        return "one"
    few = value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)
    return "few" if few and not genitive else "many"


def _said(noun: tuple[str, str, str], kind: str, genitive: bool) -> str:
    if kind == "one":
        return noun[1] if genitive else noun[0]
    return noun[1] if kind in ("few", "part") else noun[2]


def _adjective(power: str, kind: str, genitive: bool) -> list[str]:
    forms = _POWERS.get(power)
    if forms is None:
        return []
    if kind == "one":
        return [forms[1] if genitive else forms[0]]
    return [forms[1] if kind == "part" else forms[2]]
