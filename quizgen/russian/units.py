"""Units a number can stand with: what each measures, and where it ends in the text.

A unit is found by dictionary form, so every case is known, or by its sign or abbreviation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.russian.cardinals import listed
from quizgen.russian.morphology import Reading, readings

_DURATION = "секунда минута час день сутки неделя месяц год десятилетие век столетие тысячелетие"
_MONEY = """рубль доллар евро тенге юань йена иена фунт франк гривна песо рупия лира злотый копейка
цент лари шекель дирхам динар манат биткоин сом пенс шиллинг форинт вона"""
_MEASURE = """километр метр сантиметр миллиметр микрометр нанометр миля фут дюйм ярд верста сажень
аршин гектар акр литр миллилитр баррель галлон кубометр тонна килотонна мегатонна центнер
килограмм грамм миллиграмм пуд карат ватт киловатт мегаватт гигаватт вольт ампер герц килогерц
мегагерц гигагерц байт килобайт мегабайт гигабайт терабайт градус калория килокалория парсек
микрон децибел унция"""
KINDS: dict[str, str] = {
    **dict.fromkeys(_DURATION.split(), "DURATION"),
    **dict.fromkeys(_MONEY.split(), "MONEY"),
    **dict.fromkeys(_MEASURE.split(), "MEASURE"),
    "процент": "PERCENT",
    "раз": "TIMES",
}
"""Dictionary form of a unit → kind of quantity."""

_SHORT = {
    "мин": "DURATION", "сек": "DURATION", "ч": "DURATION", "руб": "MONEY", "долл": "MONEY",
    "коп": "MONEY", "км": "MEASURE", "м": "MEASURE", "см": "MEASURE", "мм": "MEASURE",
    "кг": "MEASURE", "мг": "MEASURE", "га": "MEASURE", "т": "MEASURE", "л": "MEASURE",
    "мл": "MEASURE", "вт": "MEASURE", "квт": "MEASURE", "мвт": "MEASURE", "гвт": "MEASURE",
    "гц": "MEASURE", "мгц": "MEASURE", "ггц": "MEASURE", "мб": "MEASURE", "гб": "MEASURE",
    "тб": "MEASURE", "дб": "MEASURE", "км²": "MEASURE", "м²": "MEASURE", "м³": "MEASURE",
    "км³": "MEASURE", "км2": "MEASURE", "м2": "MEASURE", "м3": "MEASURE", "км3": "MEASURE",
    "кб": "MEASURE", "гр": "MEASURE", "°c": "MEASURE", "°с": "MEASURE", "°": "MEASURE",
    "%": "PERCENT",
}  # fmt: skip
_DOTTED = frozenset(("гр", "мин", "сек", "ч", "руб", "долл", "коп"))
SIGNS_BEFORE = frozenset("$€£¥₽₸₴")
_SIGNS_AFTER = frozenset("€₽₸₴$")
_ADJECTIVES = frozenset(
    listed(
        """квадратный кубический морской световой календарный рабочий учебный полный процентный
    американский канадский австралийский российский советский белорусский швейцарский
    французский гонконгский сингапурский китайский японский индийский турецкий казахстанский
    британский английский украинский тройский погонный"""
    )
)
_TAILS = {
    "доллар": ("сша",),
    "фунт": ("стерлингов",),
    "градус": ("цельсия", "фаренгейта", "мороза", "тепла"),
    "ватт": (),
}
_PER = {
    "час", "секунду", "минуту",
}  # fmt: skip
_SPEED = frozenset(["километр", "метр", "миля"])
_NEXT_SMALLER = {
    "год": ("месяц", 12), "месяц": ("день", 30), "неделя": ("день", 7), "день": ("час", 24),
    "сутки": ("час", 24), "час": ("минута", 60), "минута": ("секунда", 60),
    "рубль": ("копейка", 100), "доллар": ("цент", 100), "километр": ("метр", 1000),
    "метр": ("сантиметр", 100), "сантиметр": ("миллиметр", 10), "фут": ("дюйм", 12),
    "килограмм": ("грамм", 1000), "тонна": ("килограмм", 1000), "ч": ("мин", 60),
    "мин": ("сек", 60), "руб": ("коп", 100), "м": ("см", 100), "км": ("м", 1000),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in words[first:last].

    Attributes:
        kind: PERCENT MONEY DURATION MEASURE TIMES. lemma: dictionary form or abbreviation.
        head: position of the word that is declined. forms: (number, case) pairs it can be,
            none where it does not decline.
    """

    first: int
    last: int
    kind: str
    lemma: str
    head: int
    forms: frozenset[tuple[str, str]]


def forms_of(word: str, lemma: str) -> frozenset[tuple[str, str]]:
    """The (number, case) pairs of a noun form."""
    return frozenset(
        (r.feats.get("Number", "Plur"), r.feats["Case"])
        for r in readings(word)
        if r.lemma == lemma and "Case" in r.feats
    )


def _noun(word: str) -> Reading | None:
    if word == "евро":
        return next((r for r in readings(word) if r.pos == "NOUN"), None)
    return next((r for r in readings(word) if r.pos == "NOUN" and r.lemma in KINDS), None)


def read_unit(words: Sequence[str], j: int) -> Unit | None:
    """The unit that starts at j in folded words, or None."""
    if j >= len(words):
        return None
    short = _short(words, j)
    if short:
        return short
    head = j
    while head < len(words) - 1 and head - j < 2 and _is_unit_adjective(words[head]):
        head += 1
    word = words[head]
    if word == "тенге":
        return Unit(j, head + 1, "MONEY", "тенге", head, frozenset())
    reading = _noun(word)
    if not reading:
        return None
    lemma = reading.lemma
    kind = KINDS[lemma]
    adjectives = " ".join(words[j:head])
    if lemma == "фунт" and not (adjectives or _at(words, head + 1) == "стерлингов"):
        kind = "MEASURE"
    if adjectives.startswith("процентн"):
        return None
    if lemma == "год" and adjectives.startswith("светов"):
        kind = "MEASURE"
    end = head + 1
    if _at(words, end) in _TAILS.get(lemma, ()):
        end += 1
    elif (lemma == "градус" and _at(words, end) == "по" and _at(words, end + 1) in (
        "цельсию", "фаренгейту",
    )) or (lemma in _SPEED and _at(words, end) == "в" and _at(words, end + 1) in _PER):  # fmt: skip
        end += 2
    fixed = reading.feats.get("Fixd") == "Yes" or lemma == "евро"
    return Unit(j, end, kind, lemma, head, frozenset() if fixed else forms_of(word, lemma))


def _short(words: Sequence[str], j: int) -> Unit | None:
    word = words[j]
    if word in ("кв", "куб"):
        k = j + 1 + (_at(words, j + 1) == ".")
        if _at(words, k) in ("км", "м", "см", "мм"):
            return Unit(j, k + 1, "MEASURE", f"{word}. {words[k]}", k, frozenset())
        return None
    if word in _SIGNS_AFTER:
        return Unit(j, j + 1, "MONEY", word, j, frozenset())
    if word == "процентных" and _at(words, j + 1) in ("пункта", "пунктов", "пунктам", "пунктами"):
        forms = forms_of(words[j + 1], "пункт")
        return Unit(j, j + 2, "PERCENT", "пункт", j + 1, forms)
    if word not in _SHORT:
        return None
    if word == "т" and _at(words, j + 1) == ".":
        return None  # «т. е.», «т. д.»
    end = j + 1
    if _at(words, end) == "/" and _at(words, end + 1) in ("ч", "с", "час", "сек"):
        end += 2
    if word in ("км", "м", "см", "мм") and _at(words, end) in ("2", "3", "²", "³"):
        end += 1
    if word in _DOTTED and _at(words, end) == "." and end < len(words) - 1:
        end += 1
    return Unit(j, end, _SHORT[word], word, j, frozenset())


def _is_unit_adjective(word: str) -> bool:
    return any(r.pos == "ADJ" and r.lemma in _ADJECTIVES for r in readings(word))


def _at(words: Sequence[str], j: int) -> str:
    return words[j] if 0 <= j < len(words) else ""


def smaller(lemma: str, other: str) -> int | None:
    """How many of unit `other` one `lemma` holds, where the two are said together, else None."""
    name, size = _NEXT_SMALLER.get(lemma, ("", 0))
    return size if name == other else None


def has_smaller(lemma: str) -> bool:
    """Whether a smaller unit is often said after it («4 фута 8 дюймов»)."""
    return lemma in _NEXT_SMALLER
