"""Cardinal numerals in every case: a number written in words, and the words that form numbers.

Cases are the Universal names Nom Gen Dat Acc Ins Loc. Words carry ё where it belongs; the index
for reading drops it, because most texts do.
"""

from __future__ import annotations

from collections.abc import Iterator


def listed(text: str) -> tuple[str, ...]:
    """The words of a list written as running text."""
    return tuple(text.split())


CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
_THREE_FORMS = """
5 пять пяти пятью|6 шесть шести шестью|7 семь семи семью|8 восемь восьми восемью
9 девять девяти девятью|10 десять десяти десятью|11 одиннадцать одиннадцати одиннадцатью
12 двенадцать двенадцати двенадцатью|13 тринадцать тринадцати тринадцатью
14 четырнадцать четырнадцати четырнадцатью|15 пятнадцать пятнадцати пятнадцатью
16 шестнадцать шестнадцати шестнадцатью|17 семнадцать семнадцати семнадцатью
18 восемнадцать восемнадцати восемнадцатью|19 девятнадцать девятнадцати девятнадцатью
20 двадцать двадцати двадцатью|30 тридцать тридцати тридцатью|40 сорок сорока сорока
50 пятьдесят пятидесяти пятьюдесятью|60 шестьдесят шестидесяти шестьюдесятью
70 семьдесят семидесяти семьюдесятью|80 восемьдесят восьмидесяти восемьюдесятью
90 девяносто девяноста девяноста|100 сто ста ста
"""
_SIX_FORMS = """
0 ноль нуля нулю ноль нулём нуле|2 два двух двум два двумя двух
3 три трёх трём три тремя трёх|4 четыре четырёх четырём четыре четырьмя четырёх
200 двести двухсот двумстам двести двумястами двухстах
300 триста трёхсот трёмстам триста тремястами трёхстах
400 четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах
500 пятьсот пятисот пятистам пятьсот пятьюстами пятистах
600 шестьсот шестисот шестистам шестьсот шестьюстами шестистах
700 семьсот семисот семистам семьсот семьюстами семистах
800 восемьсот восьмисот восьмистам восемьсот восемьюстами восьмистах
900 девятьсот девятисот девятистам девятьсот девятьюстами девятистах
"""
_ONE = {
    "Masc": ("один", "одного", "одному", "один", "одним", "одном"),
    "Fem": ("одна", "одной", "одной", "одну", "одной", "одной"),
    "Neut": ("одно", "одного", "одному", "одно", "одним", "одном"),
}
_THOUSAND = (
    "тысяча тысячи тысяче тысячу тысячей тысяче тысячи тысяч тысячам тысячи тысячами тысячах"
)
_VARIANTS = (
    (8, "восьмью", "Ins"),
    (80, "восьмьюдесятью", "Ins"),
    (50, "пятидесятью", "Ins"),
    (800, "восьмьюстами", "Ins"),
    (0, "нуль", "Nom"),
    (0, "нуль", "Acc"),
)


def _rows(table: str) -> Iterator[tuple[int, list[str]]]:
    for row in table.replace("\n", "|").strip("|").split("|"):
        value, *forms = row.split()
        yield int(value), forms


def _tables() -> dict[int, tuple[str, ...]]:
    forms = {value: tuple(row) for value, row in _rows(_SIX_FORMS)}
    for value, (nom, gen, ins) in _rows(_THREE_FORMS):
        forms[value] = (nom, gen, gen, nom, ins, gen)
    return forms


FORMS: dict[int, tuple[str, ...]] = _tables()
"""The six case forms of 0, 2…20, tens and hundreds; 1 and feminine 2 stand apart."""


def _masculine(stem: str) -> tuple[str, ...]:
    singular = ("", "а", "у", "", "ом", "е")
    plural = ("ы", "ов", "ам", "ы", "ами", "ах")
    return tuple(stem + ending for ending in (*singular, *plural))


SCALES: dict[int, tuple[str, ...]] = {
    10**3: tuple(_THOUSAND.split()),
    10**6: _masculine("миллион"),
    10**9: _masculine("миллиард"),
    10**12: _masculine("триллион"),
}
"""Twelve forms of each thousand-word: six singular, six plural."""
_HOW_MANY = listed("сколько скольких скольким сколько сколькими скольких")
LIMIT = 10**15


def noun_form_after(
    value: str, case: str, *, counted_in_scale: bool = False, animate: bool = False
) -> tuple[str, str]:
    """Which form the counted noun takes after a numeral that stands in `case`.

    Args:
        value: normalised value («2», «2.5», «10-15»), or «сколько».
        counted_in_scale: the numeral ends in a thousand-word («18 тысяч», «5 млн»), which
            always takes the genitive plural.
        animate: whether the noun is animate («двух студентов» in the accusative).

    Returns:
        (number, case) in Universal names.
    """
    if value == "сколько":
        return ("Plur", "Gen" if case in ("Nom", "Acc") else case)
    if counted_in_scale:
        return ("Plur", "Gen")
    last = value.rsplit("-", 1)[-1]
    if "." in last or "/" in last:
        return ("Sing", "Gen")
    number = int(last)
    ones = 0 if number % 100 in range(11, 20) else number % 10
    if ones == 1:
        return ("Sing", case)
    if case == "Acc" and animate and number in (2, 3, 4):
        return ("Plur", "Gen")
    if case in ("Nom", "Acc"):
        return ("Sing" if ones in (2, 3, 4) else "Plur", "Gen")
    return ("Plur", case)


def how_many(case: str) -> str:
    """The word «сколько» in a case."""
    return _HOW_MANY[CASES.index(case)]


def scale_word(scale: int, value: str, case: str) -> str:
    """«тысяча», «миллион» … as it stands after `value` in `case`: 24 → «тысячи»."""
    number, noun_case = noun_form_after(value, case)
    return SCALES[scale][CASES.index(noun_case) + (6 if number == "Plur" else 0)]


def _one_group(value: int, case: str, gender: str, animate: bool) -> list[str]:
    """Words for 1…999."""
    i = CASES.index(case)
    words = [FORMS[value // 100 * 100][i]] if value >= 100 else []
    rest = value % 100
    if rest > 20 and rest % 10:
        words.append(FORMS[rest - rest % 10][i])
        rest %= 10
    genitive = animate and case == "Acc"
    if rest == 1:
        words.append(_ONE[gender][1 if genitive and gender == "Masc" else i])
    elif rest in (2, 3, 4) and genitive and value == rest:
        words.append(FORMS[rest][1])
    elif rest == 2 and gender == "Fem" and case in ("Nom", "Acc"):
        words.append("две")
    elif rest:
        words.append(FORMS[rest][i])
    return words


def spell(value: int, case: str = "Nom", gender: str = "Masc", animate: bool = False) -> str:
    """A whole number in words, every part declined: 1453 → «тысяча четыреста пятьдесят три».

    Args:
        case: Nom Gen Dat Acc Ins Loc. gender: Masc Fem Neut of the counted noun.
        animate: whether the counted noun is animate; matters in the accusative.

    Raises:
        ValueError: the value is negative or not below 10**15, or the case or gender is unknown.
    """
    if not 0 <= value < LIMIT or case not in CASES or gender not in _ONE:
        raise ValueError(f"cannot spell {value} in {case}, {gender}")
    if value == 0:
        return FORMS[0][CASES.index(case)]
    words: list[str] = []
    for scale in (10**12, 10**9, 10**6, 10**3):
        group = value // scale % 1000
        if not group:
            continue
        if group > 1 or words:
            words += _one_group(group, case, "Fem" if scale == 10**3 else "Masc", False)
        words.append(scale_word(scale, str(group), case))
    if value % 1000:
        # «тысячу двух студентов» is not said: animacy shows only in a lone 2, 3 or 4.
        words += _one_group(
            value % 1000, case, gender, animate and (value < 1000 or value % 10 == 1)
        )
    return " ".join(words)


def fold(word: str) -> str:
    """Lower case without ё, as the reading index wants it."""
    return word.lower().replace("ё", "е")


Reading = tuple[int, frozenset[str]]


def _index() -> dict[str, Reading]:
    found: dict[str, tuple[int, set[str]]] = {}

    def add(form: str, value: int, case: str) -> None:
        found.setdefault(fold(form), (value, set()))[1].add(case)

    for value, forms in FORMS.items():
        for case, form in zip(CASES, forms, strict=True):
            add(form, value, case)
    for forms in _ONE.values():
        for case, form in zip(CASES, forms, strict=True):
            add(form, 1, case)
    for case in ("Nom", "Acc"):
        add("две", 2, case)
    for value in (2, 3, 4):  # «увидел двух студентов»
        add(FORMS[value][1], value, "Acc")
    for value, form, case in _VARIANTS:
        add(form, value, case)
    return {form: (value, frozenset(cases)) for form, (value, cases) in found.items()}


WORDS: dict[str, Reading] = _index()
"""Folded word → its value (0…900) and the cases it can stand in."""


def _collectives() -> dict[str, Reading]:
    rows = "2 двое двоих двоим двоими|3 трое троих троим троими"
    found: dict[str, tuple[int, set[str]]] = {}
    stems = {4: "четвер", 5: "пятер", 6: "шестер", 7: "семер", 8: "восьмер", 9: "девятер"}
    for value, stem in stems.items():
        rows += f"|{value} {stem}о {stem}ых {stem}ым {stem}ыми"
    for value, (nom, gen, dat, ins) in _rows(rows):
        for form, cases in (
            (nom, {"Nom", "Acc"}),
            (gen, {"Gen", "Acc", "Loc"}),
            (dat, {"Dat"}),
            (ins, {"Ins"}),
        ):
            found.setdefault(form, (value, set()))[1].update(cases)
    return {form: (value, frozenset(cases)) for form, (value, cases) in found.items()}


COLLECTIVES: dict[str, Reading] = _collectives()
"""«двое» … «девятеро» in every case."""


def _scale_index() -> dict[str, tuple[int, frozenset[tuple[str, str]]]]:
    found: dict[str, tuple[int, set[tuple[str, str]]]] = {}
    for scale, forms in SCALES.items():
        for i, form in enumerate(forms):
            reading = ("Plur" if i >= 6 else "Sing", CASES[i % 6])
            found.setdefault(form, (scale, set()))[1].add(reading)
    found["тысячью"] = (10**3, {("Sing", "Ins")})
    return {form: (scale, frozenset(readings)) for form, (scale, readings) in found.items()}


SCALE_WORDS: dict[str, tuple[int, frozenset[tuple[str, str]]]] = _scale_index()
"""Folded thousand-word → its size and the (number, case) pairs it can be."""
SCALE_SHORT = {"тыс": 10**3, "млн": 10**6, "млрд": 10**9, "трлн": 10**12}
"""Abbreviations of thousand-words, without the full stop."""
